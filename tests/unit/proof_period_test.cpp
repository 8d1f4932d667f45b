// Periods: results stay inside the calendar, and ranges follow.
#include <gtest/gtest.h>

#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using test::Proving;

const std::string frames =
    "细则 \"测试\"\n对象 人 主键 号 最多 10 行\n数据 人 { 日 : 日期 2023-12-20..2024-03-05  生 : 日期  期 : 月份 2024-01..2024-06\n"
    "  数 : 整数 -2..3  半 : 小数(1) 0..1  入 : 日期 1990-01-31..2000-12-31 }\n";

std::string codes(const std::string& clauses) { return Proving(frames + clauses).codes(); }
std::string facts(const std::string& definition) {
  return Proving(frames + "定义 丁 于 人 = " + definition + "\n").facts("人.丁");
}

TEST(ProofPeriods, Shifts) {
  EXPECT_EQ(facts("期 + 1"), "2024-02..2024-07");
  EXPECT_EQ(facts("期 - 数"), "2023-10..2024-08");
  EXPECT_EQ(codes("定义 丁 于 人 = 期 + 半\n"), "614");
  EXPECT_EQ(codes("定义 丁 于 人 = 生 + 1\n"), "615");
  EXPECT_EQ(codes("定义 丁 于 人 = 加月(生, 1)\n"), "615");
}

TEST(ProofPeriods, Containing) {
  EXPECT_EQ(facts("月(日)"), "2023-12..2024-03");
  EXPECT_EQ(facts("月(日; 起日 21)"), "2023-12..2024-03");
  EXPECT_EQ(facts("季(期)"), "2024Q1..2024Q2");
  EXPECT_EQ(facts("首日(期)"), "2024-01-01..2024-06-01");
  EXPECT_EQ(facts("末日(期)"), "2024-01-31..2024-06-30");
  EXPECT_EQ(codes("定义 丁 于 人 = 月(生; 起日 21)\n"), "615");
}

TEST(ProofPeriods, PartsAndDistances) {
  EXPECT_EQ(facts("月号(期)"), "1..6 step 1");
  EXPECT_EQ(facts("月号(月(日))"), "1..12 step 1");
  EXPECT_EQ(facts("年号(日)"), "2023..2024 step 1");
  EXPECT_EQ(facts("周年(入, 2024-01-31)"), "23..34 step 1");
  EXPECT_EQ(facts("加月(入, 1)"), "1990-02-28..2001-01-31");
}

TEST(ProofPeriods, GuardsNarrowPeriods) {
  EXPECT_EQ(facts("如果 期 >= 2024-04 则 月号(期) 否则 4"), "4..6 step 1");
  EXPECT_EQ(codes("定义 丁 于 人 = 如果 生 >= 2000-01-01 且 生 <= 2020-01-01 则 生 + 1 否则 2000-01-01\n"), "");
}

}  // namespace
