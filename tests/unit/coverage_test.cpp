// xize test --coverage: what the cases of a rulebook reach, point by point.
#include <nlohmann/json.hpp>

#include "unit/command_fixture.hpp"
#include "xize/xize.hpp"

namespace {

using xize::ClauseCoverage;
using xize::CoveragePoint;
using xize::test::Command;
using xize::test::Outcome;
using xize::test::has;
using Kind = CoveragePoint::Kind;

constexpr const char* clauses = R"(细则 "覆盖"
对象 民警 主键 警号
数据 民警 { 警号: 文本, 数: 整数 0..100 件, 目标: 整数 0..10 件, 评: 整数 0..100 可缺, 岗位: 枚举 { 社区, 办案 } }
定义 档 于 民警 = 分档(数) { >= 90: 3, >= 60: 2, 其余: 1 }  依据 "第一条"
定义 系数 于 民警 = 按 岗位 { 社区 1.0, 办案 1.2 }
定义 封 于 民警 = 数 限 10..50
定义 顶 于 民警 = 数 上限 80
定义 底 于 民警 = 数 下限 20
定义 率 于 民警 = 数 / 目标 为零则 7
定义 补 于 民警 = 评 缺失 则 60
定义 若 于 民警 = 如果 岗位 = 社区 则 数 否则 目标
约束 合理 于 民警 : 数 >= 0
)";

std::vector<ClauseCoverage> of(const std::string& cases) {
  const auto rulebook = xize::Rulebook::compile(clauses + cases, "r.xize");
  if (!rulebook) {
    for (const auto& diagnostic : xize::explain(rulebook.failure())) ADD_FAILURE() << to_text(diagnostic, xize::Language::english);
    return {};
  }
  const auto found = xize::coverage(*rulebook);
  EXPECT_TRUE(found.ok());
  return found.ok() ? *found : std::vector<ClauseCoverage>();
}

// "+a -b": the points of a clause behind the clause itself, with whether they are reached.
std::string points(const std::vector<ClauseCoverage>& all, const std::string& name) {
  std::string out;
  for (const ClauseCoverage& clause : all) {
    if (clause.name != name) continue;
    for (const CoveragePoint& point : clause.points) {
      if (point.kind != Kind::clause) out += (point.reached ? " +" : " -") + point.text;
    }
    return (clause.points[0].reached ? "+" : "-") + out;
  }
  return "no such clause";
}

std::string given(const std::string& cells, const std::string& wanted) {
  return "用例 \"" + cells + "\" 给定 民警 { 警号 \"1\", " + cells + " } 期望 民警 { 警号 \"1\", " + wanted + " }\n";
}

TEST(Coverage, IsNothingWithoutCases) {
  const auto all = of("");
  ASSERT_EQ(all.size(), 9U);
  EXPECT_EQ(all[0].name, "档");
  EXPECT_EQ(all[0].article, "第一条");
  EXPECT_EQ(all[0].kind, "definition");
  EXPECT_EQ(points(all, "档"), "- ->= 90: 3 ->= 60: 2 -1");
  EXPECT_EQ(points(all, "系数"), "- -社区 1.0 -办案 1.2");
  EXPECT_EQ(points(all, "封"), "- -10 -50");
  EXPECT_EQ(points(all, "合理"), "-");
  EXPECT_EQ(all[0].points[1].place.line, 4U);
  EXPECT_EQ(all[0].points[1].kind, Kind::branch);
}

TEST(Coverage, SaysWhichWaysWereTaken) {
  const auto all = of(given("数 60, 岗位 办案, 目标 0", "档 2, 系数 1.2, 封 50, 顶 60, 底 60, 率 7, 补 60, 若 0"));
  EXPECT_EQ(points(all, "档"), "+ ->= 90: 3 +>= 60: 2 -1");
  EXPECT_EQ(points(all, "系数"), "+ -社区 1.0 +办案 1.2");
  EXPECT_EQ(points(all, "封"), "+ -10 +50");
  EXPECT_EQ(points(all, "顶"), "+ -80");
  EXPECT_EQ(points(all, "底"), "+ -20");
  EXPECT_EQ(points(all, "率"), "+ +7");
  EXPECT_EQ(points(all, "补"), "+ +60");
  EXPECT_EQ(points(all, "若"), "+ -岗位 = 社区 则 数 +目标");
  EXPECT_EQ(points(all, "合理"), "+");
}

TEST(Coverage, AddsUpOverCases) {
  const auto all = of(given("数 95", "档 3, 顶 80, 封 50, 底 95") + given("数 5", "档 1, 顶 5, 封 10, 底 20") +
                      given("数 20, 目标 4, 评 1, 岗位 社区", "顶 20, 底 20, 封 20, 率 5, 补 1, 若 20"));
  EXPECT_EQ(points(all, "档"), "+ +>= 90: 3 ->= 60: 2 +1");
  EXPECT_EQ(points(all, "封"), "+ +10 +50");
  EXPECT_EQ(points(all, "顶"), "+ +80");
  EXPECT_EQ(points(all, "底"), "+ +20");
  EXPECT_EQ(points(all, "率"), "+ -7");
  EXPECT_EQ(points(all, "补"), "+ -60");
  EXPECT_EQ(points(all, "系数"), "- -社区 1.0 -办案 1.2") << "no case asks for it";
  EXPECT_EQ(points(all, "若"), "+ +岗位 = 社区 则 数 -目标");
}

// A bound that a value just meets moved nothing; a value that nothing came of reached nothing.
TEST(Coverage, CountsOnlyWhatMadeAValue) {
  const auto all = of(given("数 80", "顶 80") + given("数 10", "封 10") + given("目标 0", "率 7") + given("评 3", "若 3"));
  EXPECT_EQ(points(all, "顶"), "+ -80");
  EXPECT_EQ(points(all, "封"), "+ -10 -50");
  EXPECT_EQ(points(all, "率"), "- -7") << "the case does not give 数";
  EXPECT_EQ(points(all, "若"), "- -岗位 = 社区 则 数 -目标");
}

TEST_F(Command, TellsWhatNoCaseReaches) {
  write("tiers.xize", clauses + given("数 60", "档 2"));
  const Outcome text = run("test tiers.xize --coverage");
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_TRUE(has(text.out, "tiers.xize:4: 档  [第一条]  2/4\n  4:21  分支  >= 90: 3\n  4:45  分支  1\n")) << text.out;
  EXPECT_TRUE(has(text.out, "tiers.xize:5: 系数  0/3\n  没有用例算到\n")) << text.out;
  EXPECT_TRUE(has(text.out, "\n覆盖 3/22\n")) << text.out;
  EXPECT_TRUE(has(run("test tiers.xize --coverage --lang en").out, "\ncovered 3/22\n"));
  const Outcome json = run("test tiers.xize ok.xize --coverage --format json");
  EXPECT_EQ(json.code, 0);
  const auto parsed = nlohmann::json::parse(json.out);
  EXPECT_EQ(parsed["rulebooks"][0]["points"], 22);
  EXPECT_EQ(parsed["rulebooks"][1]["file"], "ok.xize");
  EXPECT_EQ(parsed["rulebooks"][0]["clauses"][0]["points"][1]["text"], ">= 90: 3");
  EXPECT_EQ(parsed["rulebooks"][0]["clauses"][0]["points"][1]["reached"], false);
  EXPECT_EQ(parsed["points"], parsed["rulebooks"][0]["points"].get<int>() + parsed["rulebooks"][1]["points"].get<int>());
  write("differs.xize", clauses + given("数 60", "档 3"));
  const Outcome differs = run("test differs.xize --coverage");
  EXPECT_EQ(differs.code, 1) << "coverage excuses nothing";
  EXPECT_TRUE(has(differs.out, "覆盖 3/22"));
  EXPECT_EQ(run("test tiers.xize --format json").code, 2);
}

}  // namespace
