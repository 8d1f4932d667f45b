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
    core::ColumnId column = core::none;
    if (unit.kind == proof::Unit::Kind::column) column = unit.id;
    if (unit.kind == proof::Unit::Kind::fold) column = proved.model.folds[unit.id].states[0];
    if (column != core::none) text += proved.model.columns[column].name + " ";
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

/// The front finds cycles of definitions itself, as it needs their types; here they are closed by hand.
struct Closed : Proving {
  using Proving::Proving;
  /// Lets the definition of one column read another.
  void close(const std::string& frame, const std::string& column, const std::string& frame2,
             const std::string& column2) {
    core::Model& m = *model;
    const core::FrameId f = *m.find_frame(frame);
    const core::ColumnId target = *m.find_column(*m.find_frame(frame2), column2);
    core::Expr read;
    read.op = core::Op::column;
    read.scope = m.columns[target].frame;
    read.id = target;
    m.exprs.push_back(read);
    core::ExprId id = static_cast<core::ExprId>(m.exprs.size() - 1);
    if (frame != frame2) {
      core::Expr link, look;
      link.op = core::Op::link;
      link.type = {core::Kind::row, m.columns[target].frame};
      link.scope = f;
      for (core::LinkId l = 0; l < m.links.size(); ++l) {
        if (m.links[l].from == f && m.links[l].to == m.columns[target].frame) link.id = l;
      }
      m.exprs.push_back(link);
      look.op = core::Op::look;
      look.scope = f;
      look.args = {id + 1, id};
      m.exprs.push_back(look);
      id += 2;
    }
    m.columns[*m.find_column(f, column)].definition = id;
    diagnostics.clear();
    proved = proof::prove(m, diagnostics);
  }
};

TEST(ProofOrder, CycleIsShownWithItsPath) {
  Closed p(frames + "定义 甲 于 人 = 合计(各月.乙)\n定义 乙 于 月 = 量 + 丙\n定义 丙 于 月 = 量\n定义 丁 于 月 = 丙 + 1\n");
  ASSERT_TRUE(p.proved) << p.sentences();
  p.close("月", "丙", "人", "甲");
  EXPECT_EQ(p.codes(), "802");  // once, and nothing about those behind it
  EXPECT_EQ(p.diagnostics.at(0).arguments.at(0).zh, "甲 → 乙 → 丙 → 甲");
  EXPECT_EQ(p.diagnostics.at(0).related.size(), 2U);
}

TEST(ProofOrder, OwnResultInAnotherRowAsksForAFold) {
  Closed p(frames + "定义 甲 于 月 = 上期.乙 缺失 则 0\n定义 乙 于 月 = 量\n");
  ASSERT_TRUE(p.proved) << p.sentences();
  p.close("月", "乙", "月", "甲");
  EXPECT_EQ(p.codes(), "801");
  const Proving fold(frames + "递推 甲 于 月 组内 号 按 期 初值 0 = 前值 + 量\n");
  EXPECT_EQ(fold.facts("月.甲"), "0..15 step 1");
}

TEST(ProofOrder, TwoCyclesAreTwoDiagnostics) {
  Closed p(frames + "定义 甲 于 人 = 乙\n定义 乙 于 人 = 件\n定义 丙 于 月 = 丁\n定义 丁 于 月 = 量\n");
  p.close("人", "乙", "人", "甲");
  p.close("月", "丁", "月", "丙");
  EXPECT_EQ(p.codes(), "802 802");
}

TEST(ProofOrder, DerivedFramesTakePart) {
  const std::string text = frames + "对象 类组 取自 人 按 件\n";
  EXPECT_EQ(Proving(text + "定义 甲 于 人 = 计数(全部 类组)\n").codes(), "");
  EXPECT_EQ(Proving(frames + "定义 甲 于 人 : 是否 = 计数(全部 类组) > 0\n对象 类组 取自 人 按 甲\n").codes(), "802");
}

TEST(ProofOrder, FrameAndTheLinkThatComesWithItAreNamedOnce) {
  const Proving p(frames + "对象 类组 取自 人 按 甲\n定义 甲 于 人 : 是否 = 件 + (类组.乙 缺失 则 0) > 0\n定义 乙 于 类组 = 计数(人)\n");
  ASSERT_EQ(p.codes(), "802");
  EXPECT_EQ(p.diagnostics.at(0).arguments.at(0).zh, "类组 → 甲 → 类组");
}

}  // namespace
