// Inputs that were made to break a parser: each is read or refused with a word, at once.
#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "support/proof_builder.hpp"
#include "support/syntax.hpp"

namespace xize::test {
namespace {

std::string times(std::size_t count, const std::string& piece) {
  std::string out;
  out.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}
const std::string head = "定义 a 于 b = ";

class Hostile : public ::testing::Test {
 protected:
  // Of processor time, for dozens of inputs. Sanitizers and debug builds are slow; what is not linear is slower by far.
  ~Hostile() override { EXPECT_LT(std::clock() - begin_, 60 * CLOCKS_PER_SEC); }
  std::clock_t begin_ = std::clock();
};

TEST_F(Hostile, LongChains) {
  const Parsed sum(head + "1" + times(200'000, " + 1"));
  EXPECT_EQ(sum.codes(), "");
  EXPECT_EQ(sum.tree.root.children.at(0).children.back().children.size(), 400'001U);
  EXPECT_EQ(Parsed(head + "a" + times(20'000, ".b")).codes(), "");
  EXPECT_EQ(Parsed(head + "合计(1" + times(20'000, ", 1") + ")").codes(), "");
  EXPECT_EQ(Parsed(head + "名次(按 1" + times(20'000, ", 1") + ")").codes(), "");
  EXPECT_EQ(Parsed(head + "a" + times(20'000, " 或 a 且 a")).codes(), "");
  EXPECT_EQ(Parsed(head + "按 a { x 1" + times(20'000, ", y 1") + " }").codes(), "");
}

TEST_F(Hostile, DeepNesting) {
  const std::pair<std::string, std::string> pieces[] = {
      {"(", ")"}, {"非 ", ""}, {"- ", ""}, {"如果 a 则 b 否则 ", ""}, {"如果 ", " 则 1 否则 2"}, {"合计(", ")"}, {"a[", "]"}, {"a.(", ")"},
      {"合计(按 ", ")"}, {"合计(组内 合计(", "))"}, {"合计({", "})"}, {"分档 { ", ": 1 }"}, {"按 a { x ", " }"}, {"折线(", ") { 1: 1 }"},
      {"按 按 ", " { x 1 }"}, {"合计(限 ", ")"}, {"(按 (", "))"}};
  EXPECT_EQ(Parsed(head + times(100'000, "(") + "1" + times(100'000, ")")).codes(), "208");
  EXPECT_EQ(Parsed(head + times(100'000, "非 ") + "是").codes(), "208");
  const std::size_t many = 5'000;
  for (const auto& [open, close] : pieces) {
    EXPECT_EQ(Parsed(head + times(many, open) + "1" + times(many, close) + "\n定义 c 于 d = 1\n").codes(), "208") << open;
    EXPECT_EQ(Parsed(head + times(many, open)).codes(), "208") << open;
    const std::string below = Parsed(head + times(60, open) + "a" + times(60, close)).codes();
    EXPECT_TRUE(below.empty() || open.find("按") != std::string::npos) << open << below;
    EXPECT_EQ(Parsed(head + times(60, open) + "?" + times(60, close)).diagnostics.size(), 1U) << open;
    EXPECT_EQ(Parsed(head + times(60, open) + "] a").diagnostics.size(), 1U) << open;
  }
  EXPECT_EQ(Parsed(head + times(199, "(") + "1" + times(199, ")")).codes(), "");
  EXPECT_EQ(Parsed(head + times(200, "(") + "1" + times(200, ")")).codes(), "208");
}

// Each names the one before twice: what is asked of them all is asked once of each.
TEST_F(Hostile, DefinitionsThatDouble) {
  std::string text = "对象 人 主键 警号\n数据 人 { 甲0: 整数 0..1, 日0: 日期 2000-01-01..2000-12-31 }\n";
  for (int i = 1; i <= 60; ++i) {
    const std::string now = std::to_string(i), before = std::to_string(i - 1);
    text += "定义 甲" + now + " 于 人 = 甲" + before + " / 2 + 甲" + before + " / 2\n";
    text += "定义 乙" + now + " 于 人 = 最小(甲" + now + ", 甲" + before + ") + 最大(甲" + now + ", 甲" + before + ")\n";
  }
  EXPECT_EQ(Proving(text).codes(), "");
}

TEST_F(Hostile, FilesOfNothingAndOfTooMuch) {
  EXPECT_EQ(Parsed("").codes(), "");
  EXPECT_EQ(Parsed("\n\n  　").codes(), "");
  EXPECT_EQ(Parsed("# 只有注释").codes(), "");
  EXPECT_EQ(Parsed(times(syntax::max_source_bytes + 1, " ")).codes(), "103");
  EXPECT_EQ(Parsed(times(syntax::max_tokens + 1, "a ")).codes(), "104");
  EXPECT_EQ(Parsed(times(syntax::max_tokens / 3, "a b\n")).codes(), "205");
  EXPECT_EQ(Parsed(times(300'000, "定义 a\n")).diagnostics.size(), syntax::max_diagnostics + 1);
  EXPECT_EQ(Parsed(times(1'000'000, "?")).codes(), "107");
  EXPECT_EQ(Parsed(times(300'000, "? ")).diagnostics.size(), syntax::max_diagnostics);
}

TEST_F(Hostile, BytesThatAreNoText) {
  EXPECT_EQ(Parsed(std::string("定义 a 于 b = 1\0", 19)).codes(), "107");
  EXPECT_EQ(Parsed("定义 a 于 b = \xFF\xFE 1").codes(), "107");
  EXPECT_EQ(Parsed("\xEF\xBB\xBF定义 a 于 b = 1").codes(), "");
}

TEST_F(Hostile, UnfinishedEverything) {
  const std::string whole =
      "细则 \"办法\" 版本 \"1\" 生效 2024-01-01 至 2024-12-31\n对象 组 取自 民警 按 (岗位, 地域) 最多 40 行\n"
      "关系 上月 : 月度 -> 月度 以 (单位, 月份 - 1) 可缺\n数据 民警 { 岗位 : 枚举 { 社区, 办案 } 分 : 小数(1) 0..100 分 可缺 }\n"
      "系数 k 于 民警 : 按 岗位 { 社区 1.00, 其余 0.95 } 依据 \"六\"\n"
      "定义 分数 于 民警 = 分档(破案) { >= 9 且 有功: 10, 1..8: 5, 其余: 0 } + 名次(按 a 降序; 组内 b) 上限 40 缺失 则 0\n"
      "递推 级 于 季度 按 季 初值 1 = 如果 分 > 9 则 前值 + 1 否则 前值\n结果 表 于 民警 { 警号, 分数 小数(2) }\n"
      "用例 \"一\" 给定 民警 { 分 9 } 期望 民警 { 分数 1 }\n";
  ASSERT_EQ(Parsed(whole).sentences(), "");
  for (std::size_t end = 0; end < whole.size(); ++end) {
    EXPECT_LE(Parsed(whole.substr(0, end)).diagnostics.size(), 2U) << whole.substr(0, end);  // half a character is one more
  }
  std::mt19937 random(11);
  for (int round = 0; round < 1500; ++round) {  // bytes changed, lost, doubled
    std::string text = whole;
    for (int i = 0; i < 3; ++i) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0: text[at] = static_cast<char>(random() % 256); break;
        case 1: text.erase(at, random() % 40); break;
        default: text.insert(at, text.substr(random() % text.size(), random() % 40)); break;
      }
    }
    const Parsed parsed(text);
    for (const auto& one : parsed.diagnostics) {
      ASSERT_NE(message::find_entry(one.code), nullptr);
      ASSERT_LE(one.span.begin, one.span.end);
      ASSERT_LE(one.span.end, text.size());
    }
    ASSERT_EQ(parsed.sentences().find('{' + std::string("0")), std::string::npos);
  }
}

// Each looks into what stands before it, which does the same.
const std::string people =
    "细则 \"深\"\n对象 人 主键 人号 最多 900 行\n数据 人 { 甲 : 小数(1) 0..10  乙 : 小数(1) 0..10 可缺 }\n定义 c0 于 人 = 乙 缺失 则 缺失\n";

TEST_F(Hostile, DefinitionsThatNest) {
  std::string text = people;
  for (int k = 1; k <= 12; ++k) {
    const std::string before = "c" + std::to_string(k - 1);
    text += "定义 c" + std::to_string(k) + " 于 人 = (如果 (" + before + " 缺失 则 0) > " + std::to_string(k % 7) + " 则 最小(" + before +
            " + 1, 9) 否则 如果 (" + before + " 有) 且 甲 > " + std::to_string(k % 5) + " 则 " + before + " 否则 乙) 缺失 则 缺失\n";
  }
  EXPECT_TRUE(Proving(text).proved);
}

TEST_F(Hostile, ColumnsThatReadTheTwoBefore) {
  std::string text = people + "定义 c1 于 人 = (如果 甲 > 3 则 乙 否则 c0) 缺失 则 缺失\n";
  for (int k = 2; k < 24; ++k) {
    const std::string one = "c" + std::to_string(k - 1), two = "c" + std::to_string(k - 2);
    text += "定义 c" + std::to_string(k) + " 于 人 = (如果 (" + one + " 有) 且 (" + two + " 缺失 则 0) > " + std::to_string(k % 9) +
            " 则 最小(" + one + " + " + two + ", 9) 否则 如果 " + two + " 有 则 " + two + " 否则 " + one + ") 缺失 则 缺失\n";
  }
  EXPECT_TRUE(Proving(text).proved);
}

}  // namespace
}  // namespace xize::test
