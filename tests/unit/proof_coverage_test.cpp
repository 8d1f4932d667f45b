// Every case is covered, and no case is swallowed by those before it.
#include <gtest/gtest.h>

#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using test::Proving;

const std::string frames =
    "细则 \"测试\"\n类型 色 = 枚举 { 红, 黄, 绿 }\n类型 级 = 有序 { 低, 中, 高 }\n对象 人 主键 号 最多 10 行\n"
    "数据 人 { 件 : 整数 0..100  分 : 小数(1) 0..100  色 : 色  级 : 级  真 : 是否  伪 : 是否 }\n";

std::string codes(const std::string& clauses) { return Proving(frames + clauses).codes(); }
std::string facts(const std::string& definition, const std::string& before = "") {
  return Proving(frames + before + "定义 丁 于 人 = " + definition + "\n").facts("人.丁");
}
std::string gap(const std::string& definition) {
  const Proving p(frames + "定义 丁 于 人 = " + definition + "\n");
  return p.codes() == "701" || p.codes() == "702" ? p.diagnostics[0].arguments.at(0).zh : p.sentences();
}

TEST(ProofCoverage, TiersWithoutARestCoverTheRange) {
  EXPECT_EQ(facts("分档(件) { >= 60: 1; < 60: 0 }"), "0..1 step 1");
  EXPECT_EQ(facts("分档(件) { 0..10: 1; 11..50: 2; 51..100: 3 }"), "1..3 step 1");
  EXPECT_EQ(gap("分档(件) { 0..10: 1; 12..50: 2; 51..100: 3 }"), "件 = 11");
  EXPECT_EQ(gap("分档(件) { >= 60: 1; < 50: 0 }"), "件 = 50..59");
  EXPECT_EQ(gap("分档(分) { 0..10: 1; 11..100: 2 }"), "分 = 10.1..10.9");
}

TEST(ProofCoverage, ConditionsOverSeveralColumns) {
  EXPECT_EQ(facts("分档 { 件 > 5 且 真: 1; 件 <= 5: 2; 非 真: 3 }"), "1..3 step 1");
  EXPECT_EQ(gap("分档 { 件 > 5 且 真: 1; 件 <= 5: 2 }"), "件 = 6..100，真 = 否");
}

TEST(ProofCoverage, ATierThatCannotBeReachedTakesNothingFromTheOthers) {
  const std::string before = "约束 约 于 人 : 件 < 分\n定义 数 于 人 = 分 保留 0 当 件 > 1 或 分 != 件 缺失 则 0\n";
  EXPECT_EQ(facts("分档(最大(数, 件)) { >= 2: -1; >= 1: 5; >= 0: 7 }", before), "-1..7 step 1");
}

TEST(ProofCoverage, SwallowedTiersAreErrors) {
  const Proving p(frames + "定义 丁 于 人 = 分档(件) { >= 60: 1; >= 80: 2; 其余: 0 }\n");
  EXPECT_EQ(p.codes(), "703");
  EXPECT_EQ(p.source.slice(p.diagnostics.at(0).span), "80");
  ASSERT_EQ(p.diagnostics[0].related.size(), 1U);
  EXPECT_EQ(p.source.slice(p.diagnostics[0].related[0].span), "60");
  EXPECT_EQ(codes("定义 丁 于 人 = 分档(件) { >= 80: 2; >= 60: 1; 其余: 0 }\n"), "");
  EXPECT_EQ(codes("定义 丁 于 人 = 分档(件) { >= 0: 2; >= 60: 1; 其余: 0 }\n"), "703 706");
}

TEST(ProofCoverage, ConditionsThatNeverHoldAreWarnings) {
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 件 > 100 则 1 否则 0\n"), "705");
  EXPECT_EQ(facts("如果 件 > 100 则 1 否则 0"), "0..0 step 1");  // a warning: it is proved all the same
  EXPECT_EQ(codes("定义 丁 于 人 = 分档(件) { <= 100: 1; 其余: 0 }\n"), "706");
}

TEST(ProofCoverage, Tables) {
  EXPECT_EQ(facts("按 色 { 红 1, 黄 2, 绿 3 }"), "1..3 step 1");
  EXPECT_EQ(gap("按 色 { 红 1, 黄 2 }"), "绿");
  EXPECT_EQ(gap("按 色, 级 { (红, 其余) 1, (黄, 低) 2, (绿, 低 或 中 或 高) 3, (黄, 高) 4 }"), "黄、中");
  EXPECT_EQ(codes("定义 丁 于 人 = 按 色 { 红 或 黄 1, 黄 2, 绿 3 }\n"), "704");
  EXPECT_EQ(codes("定义 丁 于 人 = 按 色 { 红 1, 其余 2, 绿 3 }\n"), "704");
}

TEST(ProofCoverage, TablesOnlyNeedWhatCanOccur) {
  EXPECT_EQ(facts("如果 色 != 绿 则 按 色 { 红 1, 黄 2 } 否则 9"), "1..9 step 1");
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 色 != 绿 则 按 色 { 红 1, 黄 2, 绿 3 } 否则 9\n"), "707");
}

TEST(ProofCoverage, DerivedMembersImplyWhatTheirBranchesSay) {
  const std::string grade = "定义 等次 于 人 : 级 = 分档(件) { >= 90: 高; >= 60: 中; 其余: 低 }\n";
  EXPECT_EQ(facts("如果 等次 = 高 则 件 否则 95", grade), "90..100 step 1");
  EXPECT_EQ(facts("如果 等次 = 中 则 件 否则 60", grade), "60..89 step 1");
  EXPECT_EQ(facts("如果 等次 属 { 低, 中 } 则 件 否则 0", grade), "0..89 step 1");
  EXPECT_EQ(facts("如果 等次 > 低 则 件 否则 60", grade), "60..100 step 1");
  EXPECT_EQ(facts("按 等次 { 高: 1, 中: 60 / 件, 低: 0 }", grade), "0..1 pair 60/89");
  const std::string both = grade + "定义 好 于 人 = 等次 = 高 且 色 = 红\n";
  EXPECT_EQ(facts("如果 好 则 按 色 { 红 1 } 否则 0", both), "0..1 step 1");
}

TEST(ProofCoverage, OrderedMembers) {
  EXPECT_EQ(facts("级序(级)"), "1..3 step 1");
  EXPECT_EQ(facts("如果 级 > 低 则 级序(级) 否则 2"), "2..3 step 1");
  EXPECT_EQ(facts("升级(级)"), "{中, 高}");
  EXPECT_EQ(facts("如果 级 != 低 则 降级(级) 否则 低"), "{低, 中}");
}

TEST(ProofCoverage, TablesHaveALimit) {
  std::string members, keys, inputs, patterns;
  for (int i = 0; i < 20; ++i) members += (i ? ", 值" : "值") + std::to_string(i);
  for (int i = 0; i < 5; ++i) {
    inputs += "数据 人.键" + std::to_string(i) + " : 多\n";
    keys += (i ? ", 键" : "键") + std::to_string(i);
    patterns += i ? ", 其余" : "(其余";
  }
  const std::string text = "类型 多 = 枚举 { " + members + " }\n" + inputs + "定义 丁 于 人 = 按 " + keys + " { " + patterns +
                           ") 1 }\n";
  EXPECT_EQ(codes(text), "805");
}

TEST(ProofCoverage, TheGapIsToldWithItsArticle) {
  const Proving p(frames + "定义 丁 于 人 依据 \"第三条\" = 分档(件) { >= 60: 1; < 50: 0 }\n");
  ASSERT_EQ(p.codes(), "701");
  EXPECT_EQ(p.diagnostics[0].article, "第三条");
}

}  // namespace
