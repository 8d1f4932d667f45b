// The public interface: compile, bind, evaluate, read; every way to misuse it; no exception past the boundary.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "api/boundary.hpp"
#include "xize/xize.hpp"

namespace xize {
namespace {

namespace fs = std::filesystem;

constexpr const char* text = R"(
细则 "考评办法"  版本 "1"  生效 2024-01-01 至 2024-12-31
对象 单位 主键 单位代码  依据 "第一条"
数据 单位 { 单位代码: 文本, 山区: 是否 }
对象 民警 主键 警号  最多 1000 行
关系 所在单位 : 民警 -> 单位 以 单位代码
数据 民警 {
  警号: 文本, 单位代码: 文本, 破案数: 整数 0..500 件, 满意度: 小数(1) 0..100 可缺, 出勤率: 百分数(1) 0%..100%,
  岗位: 枚举 { 社区, 办案 }, 入职: 日期
}
参数 加分 : 整数 0..10 = 2
定义 破案分 于 民警 = 最小(40, 破案数 * 2.75)  保留 2  依据 "第三条"
定义 三分之一 于 民警 = 破案数 / 3
定义 总分 于 民警 = 破案分 + 本次.加分 + (满意度 缺失 则 0)  标题 "总得分"  依据 "第四条"
定义 满勤 于 民警 = 出勤率 >= 90%
定义 山区民警 于 民警 = 所在单位.山区
结果 民警结果 于 民警 { 警号, 总分, 满勤 }
用例 "加分" 给定 民警 { 警号 "1", 破案数 4 } 期望 民警 { 警号 "1", 总分 13 }
用例 "不符" 给定 民警 { 警号 "1", 破案数 4, 满意度 50 } 期望 民警 { 警号 "1", 总分 70, 破案分 12 }
)";

Rulebook compiled(std::string_view source = text) {
  Result<Rulebook> rulebook = Rulebook::compile(source, "办法.xize");
  if (!rulebook) {
    std::string said;
    for (const Diagnostic& diagnostic : explain(rulebook.failure())) said += to_text(diagnostic, Language::english);
    throw std::runtime_error(said);
  }
  return std::move(*rulebook);
}

std::string code_of(const Failure& failure) { return failure.diagnostics.empty() ? "" : failure.diagnostics[0].code; }

struct Columns {
  std::vector<std::string_view> unit_keys = {"甲所", "乙所"};
  std::vector<std::uint8_t> mountain = {0, 1};
  std::vector<std::string_view> badges = {"01", "02"}, units = {"乙所", "甲所"};
  std::vector<std::int64_t> solved = {4, 100}, satisfaction = {905, 0}, attendance = {900, 899};
  std::vector<State> states = {State::present, State::absent};
  std::vector<std::uint32_t> posts = {0, 1};
  std::vector<std::int32_t> joined = {19723, 0};

  Data bind(const Rulebook& rulebook) const {
    Data data(rulebook);
    EXPECT_TRUE(data.bind_texts("单位", "单位代码", unit_keys).ok());
    EXPECT_TRUE(data.bind_booleans("单位", "山区", mountain).ok());
    EXPECT_TRUE(data.bind_texts("民警", "警号", badges).ok());
    EXPECT_TRUE(data.bind_texts("民警", "单位代码", units).ok());
    EXPECT_TRUE(data.bind_numbers("民警", "破案数", solved, 0).ok());
    EXPECT_TRUE(data.bind_numbers("民警", "满意度", satisfaction, 1, states).ok());
    EXPECT_TRUE(data.bind_numbers("民警", "出勤率", attendance, 1).ok());
    EXPECT_TRUE(data.bind_members("民警", "岗位", posts).ok());
    EXPECT_TRUE(data.bind_periods("民警", "入职", joined).ok());
    return data;
  }
};

TEST(Api, DescribesTheRulebook) {
  const Rulebook rulebook = compiled();
  EXPECT_EQ(rulebook.info().title, "考评办法");
  EXPECT_EQ(rulebook.info().effective_to, "2024-12-31");
  ASSERT_EQ(rulebook.frames().size(), 3U);
  EXPECT_TRUE(rulebook.frames()[0].run);
  const FrameInfo* officers = rulebook.find_frame("民警");
  ASSERT_NE(officers, nullptr);
  EXPECT_EQ(officers->key, std::vector<std::string>{"警号"});
  EXPECT_EQ(officers->at_most, "1000");
  ASSERT_EQ(officers->links.size(), 1U);
  EXPECT_EQ(officers->links[0].to, "单位");
  EXPECT_EQ(rulebook.find_frame("单位")->article, "第一条");

  const ColumnInfo* solved = rulebook.find_column("民警", "破案数");
  ASSERT_NE(solved, nullptr);
  EXPECT_EQ(solved->role, Role::input);
  EXPECT_EQ(solved->low + ".." + solved->high + " " + solved->unit, "0..500 件");
  const ColumnInfo* satisfaction = rulebook.find_column("民警", "满意度");
  EXPECT_TRUE(satisfaction->optional);
  EXPECT_EQ(satisfaction->places, 1);
  EXPECT_EQ(rulebook.find_column("民警", "出勤率")->style, Style::percent);
  EXPECT_EQ(rulebook.find_column("民警", "出勤率")->high, "100");
  EXPECT_EQ(rulebook.find_column("民警", "岗位")->members, (std::vector<std::string>{"社区", "办案"}));
  EXPECT_EQ(rulebook.find_column("本次", "加分")->role, Role::parameter);
  const ColumnInfo* total = rulebook.find_column("民警", "总分");
  EXPECT_EQ(total->role, Role::derived);
  EXPECT_EQ(total->title + total->article, "总得分第四条");
  EXPECT_EQ(total->low + ".." + total->high, "0..150");
  EXPECT_EQ(total->places, 2);
  EXPECT_EQ(total->place.file, "办法.xize");
  EXPECT_EQ(rulebook.find_column("民警", "三分之一")->places, std::nullopt);
  EXPECT_EQ(rulebook.find_column("民警", "没有"), nullptr);
  ASSERT_EQ(rulebook.results().size(), 1U);
  EXPECT_EQ(rulebook.results()[0].headers, (std::vector<std::string>{"警号", "总分", "满勤"}));
}

TEST(Api, EvaluatesSpans) {
  const Rulebook rulebook = compiled();
  const Columns columns;
  Data data = columns.bind(rulebook);
  ASSERT_TRUE(data.set_parameter("加分", "3").ok());
  const Result<Evaluation> evaluation = evaluate(rulebook, data);
  ASSERT_TRUE(evaluation.ok()) << to_text(explain(evaluation.failure())[0], Language::english);
  const Result<ColumnView> total = evaluation->column("民警", "总分");
  ASSERT_TRUE(total.ok());
  EXPECT_EQ(total->places, 2);
  EXPECT_EQ(std::vector<std::int64_t>(total->numbers.begin(), total->numbers.end()), (std::vector<std::int64_t>{1100 + 300 + 9050, 4300}));
  EXPECT_EQ(*evaluation->text("民警", "总分", 0), "104.50");
  EXPECT_EQ(*evaluation->text("民警", "三分之一", 0), "4/3");
  EXPECT_TRUE(evaluation->column("民警", "三分之一")->numbers.empty());
  EXPECT_EQ(evaluation->column("民警", "满勤")->booleans[0], 1);
  EXPECT_EQ(evaluation->column("民警", "满勤")->booleans[1], 0);
  EXPECT_EQ(evaluation->column("民警", "山区民警")->booleans[0], 1);
  EXPECT_EQ(evaluation->column("民警", "满意度")->states[1], State::absent);
  EXPECT_EQ(*evaluation->text("民警", "满意度", 1), "");
  EXPECT_EQ(evaluation->column("民警", "出勤率")->numbers[1], 899);
  EXPECT_EQ(evaluation->column("民警", "警号")->texts[1], "02");
  EXPECT_EQ(evaluation->column("民警", "岗位")->members[1], 1U);
  EXPECT_EQ(evaluation->column("民警", "入职")->periods[0], 19723);
  EXPECT_EQ(*evaluation->text("民警", "入职", 0), "2024-01-01");
  EXPECT_EQ(evaluation->rows("民警"), 2U);
  EXPECT_EQ(evaluation->rows("没有"), 0U);
  const Result<std::string> tables = evaluation->tables({});
  ASSERT_TRUE(tables.ok());
  EXPECT_NE(tables->find("警号    总分  满勤\n----  ------  ----\n01    104.50  是\n02     43.00  否\n"), std::string::npos) << *tables;
  const Result<std::string> trace = evaluation->trace("民警", "01", Language::chinese);
  ASSERT_TRUE(trace.ok());
  EXPECT_NE(trace->find("总分 = 104.50  总得分  [第四条]\n      破案分 = 11.00\n"), std::string::npos) << *trace;
}

TEST(Api, EvaluatesWhatIsWanted) {
  const Rulebook rulebook = compiled();
  Data data(rulebook);
  const std::vector<std::string_view> badges = {"01"};
  const std::vector<std::int64_t> solved = {4};
  ASSERT_TRUE(data.bind_texts("民警", "警号", badges).ok());
  ASSERT_TRUE(data.bind_numbers("民警", "破案数", solved, 0).ok());
  const EvaluateOptions options{{{"民警", "破案分"}}};
  // The link is found for every row of a given frame, but its key is not bound and nothing wanted needs it.
  const Result<Evaluation> evaluation = evaluate(rulebook, data, options);
  ASSERT_TRUE(evaluation.ok()) << to_text(explain(evaluation.failure())[0], Language::english);
  EXPECT_EQ(*evaluation->text("民警", "破案分", 0), "11.00");
  EXPECT_EQ(code_of(evaluation->column("民警", "总分").failure()), "XZ2038");
  EXPECT_EQ(code_of(evaluation->text("民警", "总分", 0).failure()), "XZ2038");
  EXPECT_EQ(code_of(evaluation->tables({}).failure()), "XZ2040");
  EXPECT_EQ(code_of(evaluation->write("unused", Format::csv).failure()), "XZ2040");
  EXPECT_EQ(code_of(evaluate(rulebook, data, {{{"民警", "满勤"}}}).failure()), "XZ2035");
  EXPECT_EQ(code_of(evaluate(rulebook, data, {{{"民警", "没有"}}}).failure()), "XZ2031");
}

TEST(Api, RefusesWrongCalls) {
  const Rulebook rulebook = compiled();
  Data data(rulebook);
  const std::vector<std::int64_t> numbers = {1, 2};
  const std::vector<State> states = {State::present};
  EXPECT_EQ(code_of(data.bind_numbers("没有", "破案数", numbers, 0).failure()), "XZ2030");
  EXPECT_EQ(code_of(data.bind_numbers("民警", "没有", numbers, 0).failure()), "XZ2031");
  EXPECT_EQ(code_of(data.bind_numbers("民警", "总分", numbers, 0).failure()), "XZ2032");
  EXPECT_EQ(code_of(data.bind_numbers("民警", "警号", numbers, 0).failure()), "XZ2033");
  EXPECT_EQ(code_of(data.bind_numbers("民警", "破案数", numbers, 0, states).failure()), "XZ2034");
  EXPECT_EQ(code_of(data.bind_numbers("民警", "破案数", numbers, 19).failure()), "XZ2041");
  ASSERT_TRUE(data.bind_numbers("民警", "破案数", numbers, 0).ok());
  const std::vector<std::uint32_t> one = {0};
  EXPECT_EQ(code_of(data.bind_members("民警", "岗位", one).failure()), "XZ2034");
  EXPECT_FALSE(data.set_parameter("没有", "1").ok());
  EXPECT_FALSE(data.set_parameter("加分", "11").ok());
  EXPECT_EQ(code_of(evaluate(compiled(), data).failure()), "XZ2042");
  EXPECT_EQ(code_of(Rulebook::compile_file("/没有/这个文件").failure()), "XZ2020");
}

TEST(Api, ChecksBoundCells) {
  const Rulebook rulebook = compiled();
  const auto finding = [&](const auto& break_it) {
    Columns columns;
    break_it(columns);
    const Data data = columns.bind(rulebook);
    const Result<Evaluation> evaluation = evaluate(rulebook, data);
    return evaluation.ok() ? "" : code_of(evaluation.failure());
  };
  EXPECT_EQ(finding([](Columns&) {}), "");
  EXPECT_EQ(finding([](Columns& c) { c.solved[1] = 501; }), "XZ1007");
  EXPECT_EQ(finding([](Columns& c) { c.attendance[0] = 1001; }), "XZ1007");
  EXPECT_EQ(finding([](Columns& c) { c.posts[0] = 2; }), "XZ1010");
  EXPECT_EQ(finding([](Columns& c) { c.joined[0] = 1 << 30; }), "XZ1007");
  EXPECT_EQ(finding([](Columns& c) { c.badges[1] = "01"; }), "XZ1301");
  EXPECT_EQ(finding([](Columns& c) { c.units[1] = "丙所"; }), "XZ1302");

  Columns columns;
  Data data = columns.bind(rulebook);
  const std::vector<std::int64_t> fine = {41, 40};
  const std::vector<State> absent = {State::present, State::absent};
  ASSERT_TRUE(data.bind_numbers("民警", "破案数", fine, 1).ok());
  EXPECT_EQ(code_of(evaluate(rulebook, data).failure()), "XZ1006");
  ASSERT_TRUE(data.bind_numbers("民警", "破案数", columns.solved, 0, absent).ok());
  const Result<Evaluation> evaluation = evaluate(rulebook, data);
  EXPECT_EQ(code_of(evaluation.failure()), "XZ1001");
  ASSERT_TRUE(evaluation.failure().diagnostics[0].cell.has_value());
  EXPECT_EQ(evaluation.failure().diagnostics[0].cell->row, 1U);
  EXPECT_EQ(evaluation.failure().diagnostics[0].cell->column, "破案数");
}

TEST(Api, RunsCases) {
  const Result<std::vector<CaseOutcome>> outcomes = compiled().run_cases();
  ASSERT_TRUE(outcomes.ok());
  ASSERT_EQ(outcomes->size(), 2U);
  EXPECT_TRUE((*outcomes)[0].passed);
  const CaseOutcome& failed = (*outcomes)[1];
  EXPECT_FALSE(failed.passed);
  ASSERT_EQ(failed.differences.size(), 2U);
  EXPECT_EQ(failed.differences[0].column, "破案分");  // what the other rests on stands first
  EXPECT_EQ(failed.differences[0].expected, "12.00");
  EXPECT_EQ(failed.differences[0].actual, "11.00");
  EXPECT_EQ(failed.differences[1].actual, "63.00");
  EXPECT_NE(failed.trace.zh.find("破案分 = 11.00  [第三条]"), std::string::npos) << failed.trace.zh;
}

TEST(Api, ReadsAndWritesFolders) {
  const fs::path folder = fs::path(testing::TempDir()) / "xize_api_test";
  fs::remove_all(folder);
  fs::create_directories(folder / "data");
  std::ofstream(folder / "data" / "单位.csv") << "单位代码,山区\n甲所,否\n";
  std::ofstream(folder / "data" / "民警.csv") << "警号,单位代码,破案数,满意度,出勤率,岗位,入职\n01,甲所,4,,95.5,社区,2020-03-01\n";
  const Rulebook rulebook = compiled();
  const Result<Data> data = Data::read(rulebook, (folder / "data").string());
  ASSERT_TRUE(data.ok()) << to_text(explain(data.failure())[0], Language::english);
  const Result<Evaluation> evaluation = evaluate(rulebook, *data);
  ASSERT_TRUE(evaluation.ok()) << to_text(explain(evaluation.failure())[0], Language::english);
  ASSERT_TRUE(evaluation->write((folder / "out").string(), Format::csv).ok());
  std::ifstream file(folder / "out" / "民警结果.csv");
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, "警号,总分,满勤\n01,13.00,是\n");
  EXPECT_EQ(*evaluation->frames_with("01"), std::vector<std::string>{"民警"});
  EXPECT_EQ(code_of(evaluation->frames_with("99").failure()), "XZ2039");
  EXPECT_EQ(code_of(evaluation->trace("民警", "99", Language::english).failure()), "XZ2039");

  std::ofstream(folder / "data" / "单位.csv") << "单位代码,山区\n甲所,也许\n乙所,是\n乙所,\n";
  const Result<Data> bad = Data::read(rulebook, (folder / "data").string());
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.failure().total, 2U);
  EXPECT_EQ(bad.failure().diagnostics[0].place.line, 2U);
  fs::remove_all(folder);
}

TEST(Api, CompilesOnceAndEvaluatesFromManyThreads) {
  const Rulebook rulebook = compiled();
  const Columns columns;
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&rulebook, &columns, &good, i] {
      const Rulebook mine = rulebook;
      Data data = columns.bind(mine);
      if (!data.set_parameter("加分", std::to_string(i)).ok()) return;
      const Result<Evaluation> evaluation = evaluate(mine, data);
      if (!evaluation.ok()) return;
      const Result<ColumnView> total = evaluation->column("民警", "总分");
      const bool cases = mine.run_cases().ok();
      if (cases && total.ok() && total->numbers[1] == 4000 + 100 * i) ++good;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good.load(), 8);
}

TEST(Api, ListsDiagnosticsOfATextThatDoesNotCompile) {
  const Result<Rulebook> rulebook = Rulebook::compile("对象 民警 主键 警号\n数据 民警.警号 : 文本\n定义 甲 于 民警 = 没有\n定义 乙 于 民警 = 也没有\n", "x");
  ASSERT_FALSE(rulebook.ok());
  ASSERT_EQ(rulebook.failure().diagnostics.size(), 2U);
  EXPECT_EQ(rulebook.failure().diagnostics[1].place.line, 4U);
}

TEST(Boundary, ExceptionsBecomeFailures) {
  const auto thrown = [](auto&& body) { return detail::guarded([&]() -> Status { body(); return Done{}; }); };
  EXPECT_TRUE(thrown([] {}).ok());
  const Status memory = thrown([] { throw std::bad_alloc(); });
  EXPECT_EQ(memory.failure().kind, Failure::Kind::out_of_memory);
  EXPECT_EQ(explain(memory.failure())[0].code, "XZ2050");
  const Status other = thrown([] { throw std::runtime_error("x"); });
  EXPECT_EQ(other.failure().kind, Failure::Kind::internal);
  EXPECT_EQ(explain(other.failure())[0].code, "XZ2051");
  EXPECT_EQ(thrown([] { throw 1; }).failure().kind, Failure::Kind::internal);
}

TEST(Version, IsThatOfTheHeaders) {
  const std::string expected = std::to_string(XIZE_VERSION_MAJOR) + "." + std::to_string(XIZE_VERSION_MINOR) + "." + std::to_string(XIZE_VERSION_PATCH);
  EXPECT_EQ(version(), expected);
}

}  // namespace
}  // namespace xize
