// Leaving rows out through the public interface and the command: what is told, what is written, what does not change.
#include <gtest/gtest.h>

#include <fstream>

#include "unit/command_fixture.hpp"
#include "xize/xize.hpp"

namespace xize::test {
namespace {

constexpr const char* text = R"(
对象 民警 主键 警号 最多 20 行
数据 民警 { 警号: 文本, 组: 枚举 { 甲, 乙 }, 破案数: 整数 0..50, 评: 整数 0..10 可缺 }
定义 得分 于 民警 = 破案数 * 2 + (评 缺失 则 0)
排名 名次 于 民警 组内 组 按 得分 降序
结果 表 于 民警 { 警号, 得分, 名次 }
)";

struct Officers {
  std::vector<std::string_view> badges = {"01", "02", "03"};
  std::vector<std::uint32_t> squads = {0, 0, 1};
  std::vector<std::int64_t> solved = {5, 99, 7}, marks = {1, 2, 3};
  std::vector<State> states = {State::present, State::present, State::present};

  Data bind(const Rulebook& rulebook) const {
    Data data(rulebook);
    EXPECT_TRUE(data.bind_texts("民警", "警号", badges).ok());
    EXPECT_TRUE(data.bind_members("民警", "组", squads).ok());
    EXPECT_TRUE(data.bind_numbers("民警", "破案数", solved, 0).ok());
    EXPECT_TRUE(data.bind_numbers("民警", "评", marks, 0, states).ok());
    return data;
  }
};

EvaluateOptions quarantining() {
  EvaluateOptions options;
  options.quarantine = true;
  return options;
}

TEST(Quarantine, WithholdsWhatRestsOnABoundRow) {
  const Result<Rulebook> rulebook = Rulebook::compile(text);
  ASSERT_TRUE(rulebook.ok());
  const Officers officers;
  const Data data = officers.bind(*rulebook);
  EXPECT_FALSE(evaluate(*rulebook, data).ok());  // 99 is outside 0..50
  const Result<Evaluation> evaluation = evaluate(*rulebook, data, quarantining());
  ASSERT_TRUE(evaluation.ok());
  const Result<ColumnView> places = evaluation->column("民警", "名次");
  ASSERT_TRUE(places.ok());
  EXPECT_EQ(std::vector<State>(places->states.begin(), places->states.end()),
            (std::vector<State>{State::withheld, State::withheld, State::present}));
  EXPECT_EQ(places->numbers[2], 1);
  // What is known of a row that is left out is not given out either, but its key.
  EXPECT_EQ(evaluation->column("民警", "得分")->states[1], State::withheld);
  EXPECT_EQ(*evaluation->text("民警", "得分", 1), "");
  EXPECT_EQ(*evaluation->text("民警", "得分", 0), "11");
  EXPECT_EQ(*evaluation->text("民警", "警号", 1), "02");
  const Result<Quarantine> quarantine = evaluation->quarantine();
  ASSERT_TRUE(quarantine.ok());
  ASSERT_EQ(quarantine->rows.size(), 1U);
  EXPECT_EQ(quarantine->rows[0].frame + " " + quarantine->rows[0].key, "民警 02");
  EXPECT_EQ(quarantine->rows[0].row, 1U);
  ASSERT_EQ(quarantine->findings.size(), 1U);
  EXPECT_EQ(quarantine->findings[0].code, "XZ1007");
  EXPECT_EQ(quarantine->withheld, 1U);
  EXPECT_EQ(officers.solved[1], 99);  // the caller's
}

TEST(Quarantine, ChangesNothingWhereNothingIsWrong) {
  const Result<Rulebook> rulebook = Rulebook::compile(text);
  ASSERT_TRUE(rulebook.ok());
  Officers officers;
  officers.solved[1] = 9;
  const Data data = officers.bind(*rulebook);
  const Result<Evaluation> plain = evaluate(*rulebook, data);
  const Result<Evaluation> careful = evaluate(*rulebook, data, quarantining());
  ASSERT_TRUE(plain.ok() && careful.ok());
  EXPECT_EQ(*plain->tables({}), *careful->tables({}));
  const Result<Quarantine> quarantine = careful->quarantine();
  ASSERT_TRUE(quarantine.ok());
  EXPECT_TRUE(quarantine->rows.empty() && quarantine->findings.empty() && quarantine->withheld == 0);
}

TEST(Quarantine, TakesNoWithheldCellForAValue) {
  const Result<Rulebook> rulebook = Rulebook::compile(text);
  ASSERT_TRUE(rulebook.ok());
  Officers officers;
  officers.solved[1] = 9;
  officers.states[2] = State::withheld;  // also in a column whose values may be absent
  const Data data = officers.bind(*rulebook);
  const Result<Evaluation> refused = evaluate(*rulebook, data);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().diagnostics[0].code, "XZ1001");
  const Result<Evaluation> evaluation = evaluate(*rulebook, data, quarantining());
  ASSERT_TRUE(evaluation.ok());
  EXPECT_EQ(evaluation->column("民警", "名次")->states[2], State::withheld);
}

TEST(Quarantine, ReadsFilesOnlyWhenAsked) {
  const Result<Rulebook> rulebook = Rulebook::compile(text);
  ASSERT_TRUE(rulebook.ok());
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "xize_quarantine_read";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "民警.csv") << "警号,组,破案数,评\n01,甲,5,\n02,甲\n03,乙,7,3\n";
  EXPECT_FALSE(Data::read(*rulebook, folder.string()).ok());
  const Result<Data> data = Data::read(*rulebook, folder.string(), {true});
  ASSERT_TRUE(data.ok());
  const Result<Evaluation> refused = evaluate(*rulebook, *data);  // it was read, but scoring it was not asked for
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().diagnostics[0].code, "XZ1105");
  const Result<Evaluation> evaluation = evaluate(*rulebook, *data, quarantining());
  ASSERT_TRUE(evaluation.ok());
  EXPECT_EQ(*evaluation->text("民警", "得分", 2), "17");
  EXPECT_EQ(evaluation->rows("民警"), 3U);
  std::filesystem::remove_all(folder);
}

using CommandQuarantine = Command;

TEST_F(CommandQuarantine, WritesWhatIsLeftAndBothLists) {
  write("ok.xize", text);
  write("data/民警.csv", "警号,组,破案数,评\n01,甲,5,\n02,甲,五,1\n03,乙,7,3\n");
  const Outcome refused = run("run ok.xize --data data --out out");
  EXPECT_EQ(refused.code, 1);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
  const Outcome done = run("run ok.xize --data data --out out --print --quarantine --trace 01");
  EXPECT_EQ(done.code, 3) << done.err;
  EXPECT_TRUE(has(done.err, "错误[XZ1002]")) << done.err;
  EXPECT_TRUE(has(done.err, "结果不完整：隔离了 1 行数据，1 处结果留空")) << done.err;
  EXPECT_TRUE(has(done.out, "隔离-数据  1 行")) << done.out;
  EXPECT_TRUE(has(done.out, "名次 = （留空：与隔离的数据有关）")) << done.out;
  EXPECT_EQ(read(folder_ / "out" / "表.csv"), "警号,得分,名次\n01,10,\n03,17,1\n");
  EXPECT_EQ(read(folder_ / "out" / "隔离-结果.csv"), "结果表,主键,留空的列\n表,01,名次\n");
  EXPECT_TRUE(has(read(folder_ / "out" / "隔离-数据.csv"), "\n隔离,民警,02,2,民警.csv,3,破案数,五,XZ1002,"));
  EXPECT_TRUE(has(read(folder_ / "out" / "manifest.json"), "\"left_out\": 1"));
  // What no row is to blame for stays refused, and the earlier results stay.
  write("data/民警.csv", "警号,组,破案数\n01,甲,5\n");
  EXPECT_EQ(run("run ok.xize --data data --out out --quarantine").code, 1);
  EXPECT_TRUE(fs::exists(folder_ / "out" / "隔离-数据.csv"));
  // Mended data give whole results; the lists are gone with the old set.
  write("data/民警.csv", "警号,组,破案数,评\n01,甲,5,\n02,甲,5,1\n03,乙,7,3\n");
  EXPECT_EQ(run("run ok.xize --data data --out out --quarantine").code, 0);
  EXPECT_FALSE(fs::exists(folder_ / "out" / "隔离-数据.csv"));
  const std::string manifest = read(folder_ / "out" / "manifest.json");
  EXPECT_EQ(run("run ok.xize --data data --out out").code, 0);
  EXPECT_EQ(read(folder_ / "out" / "manifest.json"), manifest);
}

}  // namespace
}  // namespace xize::test
