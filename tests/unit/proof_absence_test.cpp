// Absence: every use says what follows.
#include <gtest/gtest.h>

#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using test::Proving;

const std::string frames =
    "细则 \"测试\"\n类型 色 = 枚举 { 红, 黄 }\n对象 组 主键 组号 最多 5 行\n数据 组 { 数 : 整数 0..9  可 : 整数 0..9 可缺 }\n"
    "对象 人 主键 号 最多 10 行\n数据 人 { 组号 : 文本  件 : 整数 0..5  分 : 整数 0..9 可缺  色 : 色  真 : 是否  伪 : 是否 可缺 }\n"
    "关系 组 : 人 -> 组 以 组号 反向 成员\n关系 别组 : 人 -> 组 以 组号 可缺 反向 旁人\n";

std::string codes(const std::string& clauses) { return Proving(frames + clauses).codes(); }
std::string facts(const std::string& clauses, const std::string& column) {
  return Proving(frames + clauses).facts(column);
}

TEST(ProofAbsence, UseOfAnAbsentInputNeedsAWord) {
  EXPECT_EQ(codes("定义 甲 于 人 = 分 + 1\n"), "501");
  EXPECT_EQ(facts("定义 甲 于 人 = 分 + 1 缺失 则 0\n", "人.甲"), "0..10 step 1");
  EXPECT_EQ(facts("定义 甲 于 人 = 分 + 1 缺失 则 缺失\n", "人.甲"), "1..10 step 1 ?");
  EXPECT_EQ(facts("定义 甲 于 人 = 如果 分 有 则 分 + 1 否则 0\n", "人.甲"), "0..10 step 1");
}

TEST(ProofAbsence, OneMistakeIsSaidOnce) {
  EXPECT_EQ(codes("定义 甲 于 人 = 分\n定义 乙 于 人 = 甲 + 1\n定义 丙 于 人 = 乙 + 甲\n"), "501");
}

TEST(ProofAbsence, TheDiagnosticPointsAtTheUse) {
  const Proving p(frames + "定义 甲 于 人 = 件 + 分\n");
  ASSERT_EQ(p.codes(), "501");
  EXPECT_EQ(p.source.slice(p.diagnostics[0].span), "分");
  EXPECT_EQ(p.diagnostics[0].arguments[0].zh, "分");
}

TEST(ProofAbsence, AWhenTailIsAWordButCoversNoOtherAbsence) {
  EXPECT_EQ(facts("定义 甲 于 人 = 件 当 真\n", "人.甲"), "0..5 step 1 ?");
  EXPECT_EQ(codes("定义 甲 于 人 = 分 当 真\n"), "501");
  EXPECT_EQ(codes("定义 甲 于 人 = 件 当 真\n定义 乙 于 人 = 甲\n"), "501");
}

TEST(ProofAbsence, PresenceOfAGuardedColumnBringsItsCondition) {
  EXPECT_EQ(facts("定义 甲 于 人 = 6 / 件 当 件 > 0\n定义 乙 于 人 = 如果 甲 有 则 6 / 件 否则 0\n", "人.乙"), "0..6 step 0.1");
}

TEST(ProofAbsence, Links) {
  EXPECT_EQ(codes("定义 甲 于 人 = 组.数\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 别组.数\n"), "502");
  EXPECT_EQ(codes("定义 甲 于 人 = 如果 别组 有 则 别组.数 否则 0\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 如果 别组.可 有 则 别组.数 否则 0\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 如果 别组 有 则 别组.可 否则 0\n"), "501");
}

TEST(ProofAbsence, AKeyThatMayBeAbsentMakesTheLinkSo) {
  const std::string link = "数据 人.别号 : 文本 可缺\n关系 他组 : 人 -> 组 以 别号\n";
  EXPECT_EQ(codes(link + "定义 甲 于 人 = 他组.数\n"), "502");
  EXPECT_EQ(codes(link + "定义 甲 于 人 = 他组.数 缺失 则 0\n"), "");
}

TEST(ProofAbsence, AComputedLinkThatMayBeAbsentSaysSo) {
  EXPECT_EQ(codes("关系 他组 : 人 -> 组 = 别组\n"), "507");
  EXPECT_EQ(codes("关系 他组 : 人 -> 组 = 别组 可缺\n"), "");
}

TEST(ProofAbsence, AggregatesOverNothing) {
  EXPECT_EQ(codes("定义 甲 于 组 = 最大(成员.件)\n"), "503");
  EXPECT_EQ(codes("定义 甲 于 组 = 合计(成员.件) + 计数(成员)\n"), "");
  EXPECT_EQ(codes("定义 甲 于 组 = 最大(成员.件) 缺失 则 0\n"), "");
  EXPECT_EQ(codes("定义 甲 于 组 = 如果 计数(成员) > 0 则 平均(成员.件) 否则 0\n"), "");
  EXPECT_EQ(codes("定义 甲 于 组 = 如果 计数(成员.分) > 0 则 最大(成员.分) 否则 0\n"), "");
  EXPECT_EQ(codes("定义 甲 于 组 = 如果 计数(成员) > 0 则 最大(成员.分) 否则 0\n"), "503");  // none may have a value
}

TEST(ProofAbsence, ARowIsInItsOwnGroup) {
  EXPECT_EQ(codes("定义 甲 于 人 = 最大(组.成员.件)\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 最大(全部 人[同 色].件)\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 最大(全部 人[同 色, 除本行].件)\n"), "503");
  EXPECT_EQ(codes("定义 甲 于 人 = 最大(全部 人[同 色, 真].件)\n"), "503");
  EXPECT_EQ(codes("定义 甲 于 人 = 最大(组.成员.分)\n"), "503");
}

TEST(ProofAbsence, Ranks) {
  EXPECT_EQ(facts("定义 甲 于 人 = 名次(按 件 降序; 组内 色)\n", "人.甲"), "1..10 step 1");
  EXPECT_EQ(codes("定义 甲 于 人 = 名次(按 分 降序)\n"), "504");
  EXPECT_EQ(codes("定义 甲 于 人 = 名次(按 分 降序 缺失 最后)\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 名次(按 件 降序; 限 真)\n"), "504");
}

TEST(ProofAbsence, ConditionsThatPickRows) {
  EXPECT_EQ(codes("定义 甲 于 组 = 计数(成员[伪])\n"), "506");
  EXPECT_EQ(codes("定义 甲 于 组 = 计数(成员[伪 缺失 则 否])\n"), "");
  EXPECT_EQ(codes("约束 甲 于 人 : 分 > 0\n"), "506");
}

TEST(ProofAbsence, Folds) {
  EXPECT_EQ(codes("递推 甲 于 人 按 件 初值 0 = 分\n"), "501");
  EXPECT_EQ(facts("递推 甲 于 人 按 件 初值 0 = 分 缺失 则 前值\n", "人.甲"), "0..9 step 1");
  EXPECT_EQ(facts("递推 甲 于 人 按 件 限 真 初值 0 = 前值 + 1\n", "人.甲"), "1..10 step 1 ?");
  EXPECT_EQ(codes("递推 甲 于 人 按 件 初值 0 = 前行.件\n"), "505");
  EXPECT_EQ(codes("递推 甲 于 人 按 件 初值 0 = 前行.件 缺失 则 0\n"), "");
}

TEST(ProofAbsence, AndPassesOverWhatItDoesNotReach) {
  EXPECT_EQ(codes("定义 甲 于 人 = 分 有 且 分 > 3\n"), "");
  EXPECT_EQ(codes("定义 甲 于 人 = 分 > 3 且 分 有\n"), "501");
  EXPECT_EQ(codes("定义 甲 于 人 = 分 缺失 或 分 > 3\n"), "");
}

}  // namespace
