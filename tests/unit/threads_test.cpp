// Threads: rulebooks are compiled side by side, and one rulebook with one data set serves many evaluations at once. CI runs
// this file under the thread sanitizer as well.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "xize/xize.hpp"

namespace xize::test {
namespace {

const std::string folder = std::string(XIZE_SOURCE_DIR) + "/examples/rulebooks/08-station-grading";

std::vector<std::int64_t> year_scores(const Rulebook& rulebook, const Data& data) {
  const Result<Evaluation> evaluation = evaluate(rulebook, data);
  if (!evaluation) return {};
  const Result<ColumnView> scores = evaluation->column("民警", "年度分");
  if (!scores) return {};
  return {scores->numbers.begin(), scores->numbers.end()};
}

TEST(Threads, ShareARulebookAndItsData) {
  const Result<Rulebook> rulebook = Rulebook::compile_file(folder + "/station-grading.xize");
  ASSERT_TRUE(rulebook.ok());
  const Result<Data> data = Data::read(*rulebook, folder + "/data");
  ASSERT_TRUE(data.ok());
  const std::vector<std::int64_t> expected = year_scores(*rulebook, *data);
  ASSERT_FALSE(expected.empty());
  std::vector<std::vector<std::int64_t>> found(4);
  std::vector<std::thread> threads;
  for (auto& own : found) threads.emplace_back([&] { own = year_scores(*rulebook, *data); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : found) EXPECT_EQ(own, expected);
}

TEST(Threads, CompileCheckAndExplainSideBySide) {
  std::vector<std::string> said(6);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < said.size(); ++i) {
    threads.emplace_back([&said, i] {
      const Result<Checked> checked = check("对象 人 主键 号\n定义 甲 于 人 = 乙 +\n指标 丙 于 人 计分 满分\n", "x.xize", {});
      if (checked) said[i] = std::to_string(checked->diagnostics.size());
      const Result<Rulebook> rulebook = Rulebook::compile_file(folder + "/station-grading.xize");
      said[i] += rulebook && rulebook->run_cases() ? " good" : " bad";
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& own : said) EXPECT_EQ(own, said[0]);
  EXPECT_NE(said[0].find("good"), std::string::npos);
}

}  // namespace
}  // namespace xize::test
