// The order of what is computed, and cycles.
#include <gtest/gtest.h>

#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using test::Proving;

const std::string frames =
    "细则 \"测试\"\n对象 人 主键 号 最多 10 行\n数据 人 { 件 : 整数 0..5 }\n"
    "对象 月 主键 (号, 期)\n数据 月 { 期 : 月份 2024-01..2024-03  量 : 整数 0..5 }\n"
    "关系 本人 : 月 -> 人 以 号 反向 各月\n关系 上期 : 月 -> 月 以 (号, 期 - 1) 可缺\n";

/// The derived columns and folds, in the order of the proof.
std::string order_of(const proof::Proved& proved) {
  std::string text;
  for (const proof::Unit& unit : proved.order) {
    if (unit.kind == proof::Unit::Kind::column) text += proved.model.columns[unit.id].name + " ";
    if (unit.kind == proof::Unit::Kind::fold) text += proved.model.columns[proved.model.folds[unit.id].states[0]].name + " ";
  }
  return text;
}

TEST(ProofOrder, WhatIsNeededComesFirstElseAsDeclared) {
  const Proving p(frames + "定义 丙 于 人 = 甲 + 乙\n定义 乙 于 人 = 合计(各月.丁)\n定义 甲 于 人 = 件\n定义 丁 于 月 = 量 + 1\n");
  ASSERT_TRUE(p.proved) << p.sentences();
  EXPECT_EQ(order_of(*p.proved), "甲 丁 乙 丙 ");
}

TEST(ProofOrder, NeedsPointBackwards) {
  const Proving p(frames + "定义 乙 于 人 = 合计(各月.丁)\n定义 丁 于 月 = 量 + 本人.件\n");
  ASSERT_TRUE(p.proved) << p.sentences();
  ASSERT_EQ(p.proved->needs.size(), p.proved->order.size());
  for (std::size_t i = 0; i < p.proved->needs.size(); ++i) {
    for (const std::uint32_t need : p.proved->needs[i]) EXPECT_LT(need, i);
  }
}

TEST(ProofOrder, CycleIsShownWithItsPath) {
  const Proving p(frames + "定义 甲 于 人 = 合计(各月.乙)\n定义 乙 于 月 = 量 + 丙\n定义 丙 于 月 = 本人.甲\n定义 丁 于 月 = 丙 + 1\n");
  EXPECT_EQ(p.codes(), "802");  // once, and nothing about those behind it
  EXPECT_EQ(p.diagnostics.at(0).arguments.at(0).zh, "甲 → 乙 → 丙 → 甲");
  EXPECT_EQ(p.diagnostics.at(0).related.size(), 2U);
}

TEST(ProofOrder, OwnResultInAnotherRowAsksForAFold) {
  EXPECT_EQ(Proving(frames + "定义 甲 于 月 = 量 + (上期.甲 缺失 则 0)\n").codes(), "801");
  const Proving fold(frames + "递推 甲 于 月 组内 号 按 期 初值 0 = 前值 + 量\n");
  EXPECT_EQ(fold.facts("月.甲"), "0..15 step 1");
}

TEST(ProofOrder, TwoCyclesAreTwoDiagnostics) {
  EXPECT_EQ(Proving(frames + "定义 甲 于 人 = 乙\n定义 乙 于 人 = 甲\n定义 丙 于 月 = 丁\n定义 丁 于 月 = 丙\n").codes(), "802 802");
}

}  // namespace
