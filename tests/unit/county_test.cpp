// scripts/county.py: counties that are made up are inside the rulebook's domains, and awkward in every way it speaks of.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "xize/xize.hpp"

namespace {

namespace fs = std::filesystem;

std::string words(const xize::Failure& failure) {
  std::string text;
  for (const auto& diagnostic : xize::explain(failure)) text += to_text(diagnostic, xize::Language::english) + "\n";
  return text;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class County : public testing::Test {
 protected:
  County() : folder_(fs::path(testing::TempDir()) / (std::string("xize_county_") + testing::UnitTest::GetInstance()->current_test_info()->name())) { fs::remove_all(folder_); }
  ~County() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  /// Writes a county's tables; false where that fails.
  bool make(const std::string& name, const std::string& options) const {
    const std::string script = (fs::path(XIZE_SOURCE_DIR) / "scripts" / "county.py").string();
    const std::string command = std::string("\"") + XIZE_PYTHON + "\" \"" + script + "\" " + options + " --out \"" + (folder_ / name).string() + "\"";
    return std::system(command.c_str()) == 0;
  }

  fs::path folder_;
};

/// What stands in a column of a frame, in all its rows.
std::multiset<std::string> values(const xize::Evaluation& evaluation, const std::string& frame, const std::string& column) {
  std::multiset<std::string> all;
  for (std::size_t row = 0; row < evaluation.rows(frame); ++row) all.insert(*evaluation.text(frame, column, row));
  return all;
}

TEST_F(County, IsScoredWithoutFindings) {
  ASSERT_TRUE(make("one", "--seed 7 --officers 240 --units 15"));
  const fs::path text = fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks" / "09-xunyang-county" / "xunyang-county.xize";
  const auto rulebook = xize::Rulebook::compile_file(text.string());
  ASSERT_TRUE(rulebook.ok()) << words(rulebook.failure());
  const auto data = xize::Data::read(*rulebook, (folder_ / "one").string());
  ASSERT_TRUE(data.ok()) << words(data.failure());
  const auto evaluation = xize::evaluate(*rulebook, *data);
  ASSERT_TRUE(evaluation.ok()) << words(evaluation.failure());

  EXPECT_EQ(evaluation->rows("民警"), 240U);
  EXPECT_EQ(evaluation->rows("单位月度"), 90U);
  const auto grades = values(*evaluation, "民警", "等次");
  for (const char* grade : {"优秀", "称职", "基本称职", "不称职", "不定等次"}) EXPECT_GT(grades.count(grade), 0U) << grade;
  for (const char* column : {"群众满意", "自评分"}) EXPECT_GT(values(*evaluation, "单位月度", column).count(""), 0U) << column;
  EXPECT_GT(values(*evaluation, "单位月度", "黄牌").count("是"), 0U);
  EXPECT_GT(values(*evaluation, "民警月度", "一票否决").count("是"), 0U);
  EXPECT_GT(values(*evaluation, "单位", "发展增幅").count(""), 0U);
  // Somebody shares all that the post's order looks at with somebody else.
  std::map<std::string, int> places;
  for (std::size_t row = 0; row < evaluation->rows("民警"); ++row) {
    const std::string place = *evaluation->text("民警", "岗位名次", row);
    if (!place.empty()) ++places[*evaluation->text("民警", "岗位", row) + place];
  }
  EXPECT_TRUE(std::any_of(places.begin(), places.end(), [](const auto& at) { return at.second > 1; }));
}

TEST_F(County, IsTheSameForTheSameSeed) {
  ASSERT_TRUE(make("one", "--seed 3 --officers 60 --units 10"));
  ASSERT_TRUE(make("again", "--seed 3 --officers 60 --units 10"));
  ASSERT_TRUE(make("other", "--seed 4 --officers 60 --units 10"));
  int tables = 0;
  for (const auto& entry : fs::directory_iterator(folder_ / "one")) {
    ++tables;
    EXPECT_EQ(read(entry.path()), read(folder_ / "again" / entry.path().filename())) << entry.path().filename();
  }
  EXPECT_EQ(tables, 8);
  EXPECT_NE(read(folder_ / "one" / "民警月度.csv"), read(folder_ / "other" / "民警月度.csv"));
}

}  // namespace
