// Operators that see other rows: bounds of sums and counts, steps, ranks, apportionment, folds.
#include <gtest/gtest.h>

#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using test::Proving;

const std::string frames =
    "细则 \"测试\"\n类型 色 = 枚举 { 红, 黄, 绿 }\n对象 组 主键 组号\n数据 组 { 总 : 金额 0..1000  负 : 整数 -5..5 }\n"
    "对象 人 主键 号 最多 10 行\n数据 人 { 组号 : 文本  件 : 整数 0..5  权 : 整数 0..3  标 : 整数 1..40  色 : 色  真 : 是否 }\n"
    "对象 月 主键 (号, 期)\n数据 月 { 期 : 月份 2024-01..2024-06  量 : 整数 -1..5  单号 : 文本 }\n"
    "对象 票 主键 票号\n数据 票 { 号 : 文本  分 : 小数(1) 0..10 }\n"
    "关系 组 : 人 -> 组 以 组号 反向 成员\n关系 本人 : 月 -> 人 以 号 反向 各月\n关系 受评 : 票 -> 人 以 号 反向 各票\n"
    "关系 办单 : 月 -> 组 以 单号 反向 办月 最多 4 行\n"
    "对象 色组 取自 人 按 色\n";

std::string codes(const std::string& clauses) { return Proving(frames + clauses).codes(); }
std::string facts(const std::string& frame, const std::string& definition) {
  return Proving(frames + "定义 丁 于 " + frame + " = " + definition + "\n").facts(frame + ".丁");
}

TEST(ProofRows, BoundsOfSumsAndCounts) {
  EXPECT_EQ(facts("组", "合计(成员.件)"), "0..50 step 1");    // 最多 10 行 of the frame
  EXPECT_EQ(facts("人", "合计(各月.量)"), "-6..30 step 1");    // the months left of the key
  EXPECT_EQ(facts("组", "计数(办月)"), "0..4 step 1");         // 最多 4 行 of the link
  EXPECT_EQ(facts("人", "计数(各月[期 >= 2024-05])"), "0..2 step 1");
  EXPECT_EQ(facts("组", "计数(成员.各月)"), "0..60 step 1");
  EXPECT_EQ(facts("人", "计数(全部 人[除本行])"), "0..9 step 1");
  EXPECT_EQ(facts("月", "计数(全部 月[同 号, 期 < 本行.期])"), "0..6 step 1");
  EXPECT_EQ(facts("人", "计数(全部 色组)"), "0..3 step 1");
}

TEST(ProofRows, NothingBoundsARow) {
  EXPECT_EQ(codes("定义 丁 于 人 = 合计(各票.分)\n"), "602");
  EXPECT_EQ(codes("定义 丁 于 人 = 计数(各票)\n"), "602");
  EXPECT_EQ(codes("定义 丁 于 人 = 平均(各票.分) 保留 2 缺失 则 0\n"), "602");
  EXPECT_EQ(codes("定义 丁 于 人 = 最大(各票.分) 缺失 则 0\n"), "");
}

TEST(ProofRows, Means) {
  EXPECT_EQ(facts("人", "平均(各月.量) 缺失 则 0"), "-1..5 step 1/60");
  EXPECT_EQ(facts("组", "平均(成员.件) 缺失 则 0"), "0..5 step 1/2520");
  EXPECT_EQ(facts("人", "中位(各月.量) 缺失 则 0"), "-1..5 step 0.5");
  EXPECT_EQ(facts("人", "去极平均(各月.量; 各去 1; 至少 3) 缺失 则 0"), "-1..5 step 1/12");
  EXPECT_EQ(facts("组", "加权平均(成员.件 权重 权) 保留 2 缺失 则 0"), "0..5 step 0.01");
  EXPECT_EQ(codes("定义 丁 于 人 = 加权平均(各月.量 权重 量) 保留 2 缺失 则 0\n"), "607");
}

TEST(ProofRows, TheOwnGroupIsThereUnlessItsRowsArePicked) {
  EXPECT_EQ(codes("定义 高 于 色组 = 计数(人)\n定义 丁 于 人 = 色组.高\n"), "");
  EXPECT_EQ(codes("对象 真组 取自 人 按 色 限 真\n定义 高 于 真组 = 计数(人)\n定义 丁 于 人 = 真组.高\n"), "502");
}

TEST(ProofRows, UnlikeFractionsDoNotAddUp) {
  const std::string share = "定义 比 于 人 = 件 / (标 + 100)\n";
  EXPECT_EQ(codes(share + "定义 丁 于 组 = 合计(成员.比)\n"), "603");
  EXPECT_EQ(codes(share + "定义 丁 于 组 = 平均(成员.比) 缺失 则 0\n"), "603");
  EXPECT_EQ(codes(share + "定义 丁 于 组 = 最大(成员.比) 缺失 则 0\n"), "");
  EXPECT_EQ(codes(share + "定义 丁 于 人 = 名次(按 比 降序)\n"), "");
  EXPECT_EQ(codes("定义 比 于 人 = 件 / (标 + 100) 保留 4\n定义 丁 于 组 = 合计(成员.比)\n"), "");
  EXPECT_EQ(codes("定义 比 于 人 = 件 / (权 + 1)\n定义 丁 于 组 = 合计(成员.比)\n"), "");  // twelfths
}

TEST(ProofRows, Ranks) {
  EXPECT_EQ(facts("人", "名次(按 件 降序; 组内 色)"), "1..10 step 1");
  EXPECT_EQ(facts("月", "名次(按 量 降序; 组内 号)"), "1..6 step 1");
  EXPECT_EQ(facts("月", "并列数(按 量 降序; 组内 号)"), "1..6 step 1");
  EXPECT_EQ(facts("月", "名次(按 量 降序; 组内 办单)"), "1..4 step 1");
}

TEST(ProofRows, ARankSeesAllRowsWhateverIsKnownOfOne) {
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 件 > 0 则 名次(按 1 / 件 降序) 否则 0\n"), "601");
}

TEST(ProofRows, SharedSteps) {
  const std::string rank = "定义 名 于 月 = 名次(按 量 降序; 组内 号)\n定义 并 于 月 = 并列数(按 量 降序; 组内 号)\n";
  EXPECT_EQ(Proving(frames + rank + "定义 丁 于 月 = 名次分配(名, 并, {10, 6, 2})\n").facts("月.丁"), "0..10 step 1/30");
  EXPECT_EQ(codes(rank + "定义 丁 于 月 = 名次分配(名 - 1, 并, {10, 6, 2})\n"), "612");
}

TEST(ProofRows, Apportionment) {
  EXPECT_EQ(facts("人", "分摊(组.总; 权重 权; 组内 组; 保留 2) 缺失 则 0"), "0..1000 step 0.01");
  EXPECT_EQ(codes("定义 丁 于 人 = 分摊(组.负; 权重 权; 组内 组) 缺失 则 0\n"), "608");
  EXPECT_EQ(codes("定义 丁 于 人 = 分摊(组.总; 权重 权; 组内 组; 保留 1) 缺失 则 0\n"), "609");
  EXPECT_EQ(codes("定义 丁 于 人 = 分摊(件; 权重 权; 组内 组) 缺失 则 0\n"), "610");
  EXPECT_EQ(codes("定义 丁 于 月 = 分摊(10; 权重 量; 组内 号) 缺失 则 0\n"), "607");
  EXPECT_EQ(codes("定义 丁 于 人 = 分摊(合计(全部 人[同 色].件); 权重 权; 组内 色) 缺失 则 0\n"), "");
  EXPECT_EQ(codes("定义 丁 于 人 = 分摊(合计(全部 人[同 色, 除本行].件); 权重 权; 组内 色) 缺失 则 0\n"), "610");
}

TEST(ProofRows, FoldsStopAtTheGroupsEndOrSettle) {
  EXPECT_EQ(Proving(frames + "递推 丁 于 月 组内 号 按 期 初值 0 = 前值 + 量\n").facts("月.丁"), "-6..30 step 1");
  EXPECT_EQ(Proving(frames + "递推 丁 于 月 组内 号 按 期 行前 初值 0 = 前值 + 量\n").facts("月.丁"), "-6..30 step 1");
  EXPECT_EQ(Proving(frames + "递推 丁 于 票 组内 号 按 票号 初值 0 = 最小(前值 + 1, 7)\n").facts("票.丁"), "1..7 step 1");
  EXPECT_EQ(codes("递推 丁 于 票 组内 号 按 票号 初值 0 = 前值 + 1\n"), "618");
  EXPECT_EQ(codes("递推 丁 于 票 组内 号 按 票号 初值 0 = 如果 前值 < 5 则 前值 + 1 否则 0\n"), "");
}

TEST(ProofRows, ManyRowsAreNoMoreWorkForARunningTotal) {
  const std::string many = "对象 日 主键 日号 最多 1000000 行\n数据 日 { 量 : 整数 -1..5  真 : 是否 }\n递推 丁 于 日 按 日号 初值 0 = ";
  EXPECT_EQ(Proving(frames + many + "前值 + 量\n").facts("日.丁"), "-1000000..5000000 step 1");
  EXPECT_EQ(Proving(frames + many + "如果 真 则 前值 + 2 否则 如果 量 > 2 则 0 否则 前值 - 0.5\n").facts("日.丁"),
            "-500000..2000000 step 0.5");
  EXPECT_EQ(Proving(frames + many + "前值 + 前值 + 量\n").codes(), "618");
  EXPECT_EQ(Proving(frames + many + "最小(前值 + 1, 5000)\n").facts("日.丁"), "1..5000 step 1");
}

TEST(ProofRows, StatesOfOneFoldGoTogether) {
  const Proving p(frames +
                  "递推 于 月 组内 号 按 期 {\n  连 初值 0 = 如果 量 > 2 则 前值 + 1 否则 0;\n  最长 初值 0 = 最大(前值, 前值.连)\n}\n");
  EXPECT_EQ(p.facts("月.连"), "0..6 step 1");
  EXPECT_EQ(p.facts("月.最长"), "0..5 step 1");
}

}  // namespace
