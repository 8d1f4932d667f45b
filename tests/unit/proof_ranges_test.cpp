// Ranges, steps and division on one row.
#include <gtest/gtest.h>

#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using exact::Rational;
using test::Proving;

const std::string frames =
    "细则 \"测试\"\n对象 组 主键 组号 最多 5 行\n数据 组 { 甲 : 整数 0..9  乙 : 整数 0..9 }\n约束 先后 于 组 : 甲 < 乙\n"
    "对象 人 主键 号 最多 10 行\n数据 人 { 组号 : 文本  件 : 整数 0..500  标 : 整数 1..6  差 : 小数(1) -2..2  率 : 百分数(1) 0%..100%\n"
    "  多 : 整数 1..1000  真 : 是否  目 : 整数 0..10 }\n关系 组 : 人 -> 组 以 组号 反向 成员\n";

std::string codes(const std::string& clauses) { return Proving(frames + clauses).codes(); }
/// Facts of 人.丁, defined as given.
std::string facts(const std::string& definition, const std::string& before = "") {
  return Proving(frames + before + "定义 丁 于 人 = " + definition + "\n").facts("人.丁");
}

TEST(ProofRanges, Arithmetic) {
  EXPECT_EQ(facts("件 + 差"), "-2..502 step 0.1");
  EXPECT_EQ(facts("件 - 标"), "-6..499 step 1");
  EXPECT_EQ(facts("差 * 差"), "0..4 step 0.01");
  EXPECT_EQ(facts("差 * 标"), "-12..12 step 0.1");
  EXPECT_EQ(facts("-件 * 0.5"), "-250..0 step 0.5");
  EXPECT_EQ(facts("率 * 30"), "0..30 step 0.03");
  EXPECT_EQ(facts("绝对值(差)"), "0..2 step 0.1");
  EXPECT_EQ(facts("最小(件, 标)"), "0..6 step 1");
  EXPECT_EQ(facts("件 上限 40 下限 10"), "10..40 step 1");
  EXPECT_EQ(facts("件 / 4 保留 0"), "0..125 step 1");
  EXPECT_EQ(facts("件 * 1 保留 到 100"), "0..500 step 100");
}

TEST(ProofRanges, QuotientsKeepASmallDenominatorOrArePairs) {
  EXPECT_EQ(facts("件 / 标"), "0..500 step 1/60");
  EXPECT_EQ(facts("件 / 多"), "0..500 pair 500/1000");
  EXPECT_EQ(facts("件 / 多 + 标 / 多"), "0.001..506 pair 506000/1000000");
  EXPECT_EQ(facts("件 / 3"), "0..500/3 step 1/3");
}

TEST(ProofRanges, DivisionByZero) {
  EXPECT_EQ(codes("定义 丁 于 人 = 标 / 件\n"), "601");
  const Proving p(frames + "定义 丁 于 人 = 标 / 件\n");
  EXPECT_EQ(p.diagnostics.at(0).arguments.at(0).zh, "0..500");
  EXPECT_EQ(p.source.slice(p.diagnostics[0].span), "件");
  EXPECT_EQ(facts("标 / 件 为零则 0 保留 2"), "0..6 step 0.01");
  EXPECT_EQ(facts("标 / (件 须在 1..500) 保留 2"), "0..6 step 0.01");
  EXPECT_EQ(facts("如果 件 > 0 则 标 / 件 否则 0 保留 2"), "0..6 step 0.01");
  EXPECT_EQ(facts("如果 件 = 0 则 0 否则 标 / 件 保留 2"), "0..6 step 0.01");
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 件 > 0 或 真 则 标 / 件 否则 0\n"), "601");
  EXPECT_EQ(codes("定义 丁 于 人 = 标 / 差\n"), "601");
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 差 != 0 则 标 / 差 否则 0\n"), "");
}

TEST(ProofRanges, OneBadDivisorIsSaidOnce) {
  EXPECT_EQ(codes("定义 丁 于 人 = 标 / 件\n定义 戊 于 人 = 1 / 丁\n定义 己 于 组 = 合计(成员.丁)\n"), "601");
}

TEST(ProofRanges, PromisesAreCounted) {
  const Proving p(frames + "定义 丁 于 人 = 标 / 件 为零则 0\n定义 戊 于 人 = 件 须在 0..10\n");
  ASSERT_TRUE(p.proved) << p.sentences();
  EXPECT_EQ(p.proved->promises.if_zero, 1U);
  EXPECT_EQ(p.proved->promises.must, 1U);
  EXPECT_EQ(p.proved->promises.constraints, 1U);
  EXPECT_EQ(p.facts("人.戊"), "0..10 step 1");
  EXPECT_EQ(codes("定义 戊 于 人 = 件 须在 600..700\n"), "620");
}

TEST(ProofRanges, DifferencesThatAGuardImplies) {
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 目 < 件 则 1 / (件 - 目) 否则 0\n"), "");
  EXPECT_EQ(facts("如果 目 < 件 则 件 - 目 否则 1"), "1..500 step 1");
  EXPECT_EQ(codes("定义 超 于 人 = 件 - 目\n定义 丁 于 人 = 如果 目 < 件 则 1 / 超 否则 0\n"), "");
  EXPECT_EQ(codes("定义 超过 于 人 = 目 < 件\n定义 丁 于 人 = 如果 超过 则 1 / (件 - 目) 否则 0\n"), "");
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 目 <= 件 则 1 / (件 - 目) 否则 0\n"), "601");
  EXPECT_EQ(facts("如果 目 > 2 且 件 > 目 则 件 否则 10"), "4..500 step 1");
}

TEST(ProofRanges, ConstraintsHoldForEveryRow) {
  EXPECT_EQ(codes("定义 丁 于 组 = 1 / (乙 - 甲)\n"), "");
  EXPECT_EQ(codes("定义 丁 于 人 = 1 / 组.乙\n"), "");  // 乙 > 甲 >= 0
  EXPECT_EQ(codes("定义 丁 于 人 = 1 / (组.乙 - 组.甲)\n"), "");
  EXPECT_EQ(codes("定义 丁 于 组 = 1 / 甲\n"), "601");
  EXPECT_EQ(codes("约束 永不 于 组 : 甲 > 20\n"), "708");
}

TEST(ProofRanges, AConstraintIsNoWitnessInItsOwnCase) {
  EXPECT_EQ(codes("约束 倒 于 人 : 1 / 件 > 0 且 件 > 0\n"), "601");
}

TEST(ProofRanges, PartsOverWholes) {
  EXPECT_EQ(facts("如果 目 > 0 且 件 <= 目 则 件 / 目 否则 0"), "0..1 step 1/2520");
  EXPECT_EQ(facts("目 / 合计(组.成员.目) 为零则 0 保留 4"), "0..1 step 0.0001");
  EXPECT_EQ(facts("目 / 最大(组.成员.目) 为零则 0"), "0..1 step 1/2520");
  EXPECT_EQ(facts("标 / 最小(组.成员.标)"), "1..6 step 1/60");
  EXPECT_EQ(facts("(件 - 标) / 标"), "-1..499 step 1/60");
  EXPECT_EQ(facts("(标 - 多) / (标 + 多) 保留 2"), "-1..1 step 0.01");
  EXPECT_EQ(facts("目 / 组.高 为零则 0", "定义 高 于 组 = 最大(成员.目) 缺失 则 0\n"), "0..10 step 1/2520");
}

TEST(ProofRanges, Interpolation) {
  EXPECT_EQ(facts("折线(件) { 0: 0, 100: 20, 500: 30 }"), "0..30 step 0.025");
  EXPECT_EQ(codes("定义 丁 于 人 = 折线(件) { 100: 0, 50: 20 }\n"), "611");
  EXPECT_EQ(codes("定义 丁 于 组 = 折线(5) { 甲: 0, 乙: 20 }\n"), "");  // the constraint orders them
  EXPECT_EQ(codes("定义 丁 于 组 = 折线(5) { 乙: 0, 甲: 20 }\n"), "611");
}

TEST(ProofRanges, Clamp) {
  EXPECT_EQ(facts("限定(件, 标, 10)"), "1..10 step 1");
  EXPECT_EQ(codes("定义 丁 于 组 = 限定(3, 甲, 乙)\n"), "");
  EXPECT_EQ(codes("定义 丁 于 组 = 限定(3, 乙, 甲)\n"), "621");
}

TEST(ProofRanges, Modulo) { EXPECT_EQ(facts("余数(件, 3)"), "0..2 step 1"); }

TEST(ProofRanges, InputsAndParameters) {
  EXPECT_EQ(codes("数据 人.大 : 小数(4) 0..9999999999999999\n"), "606");
  EXPECT_EQ(codes("参数 线 : 整数 1..5 = 3\n定义 丁 于 人 = 件 / 线\n"), "");
}

TEST(ProofRanges, ResultsHavePlaces) {
  EXPECT_EQ(codes("定义 丁 于 人 = 件 / 标\n结果 表 于 人 { 丁 }\n"), "604");
  EXPECT_EQ(codes("定义 丁 于 人 = 件 / 标 保留 3\n结果 表 于 人 { 丁 }\n"), "");
  EXPECT_EQ(codes("定义 丁 于 人 = 件 / 标 保留 3\n结果 表 于 人 { 丁 小数(2) }\n"), "605");
}

TEST(ProofRanges, NumbersStayBelowALimit) {
  std::string text;
  for (int i = 0; i < 14; ++i) {
    const std::string before = i == 0 ? "多" : "幂" + std::to_string(i - 1);
    text += "定义 幂" + std::to_string(i) + " 于 人 = " + before + " * " + before + "\n";
  }
  EXPECT_EQ(codes(text), "804");
  EXPECT_EQ(codes("定义 商 于 人 = 件 / 多\n" + [] {
              std::string more;
              for (int i = 0; i < 14; ++i) {
                const std::string before = i == 0 ? "商" : "积" + std::to_string(i - 1);
                more += "定义 积" + std::to_string(i) + " 于 人 = " + before + " * " + before + "\n";
              }
              return more;
            }()),
            "803");
}

}  // namespace
