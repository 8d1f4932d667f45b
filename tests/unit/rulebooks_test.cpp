// The real rulebooks of examples/rulebooks give exactly their published tables, and pass their own cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "xize/check.hpp"
#include "xize/xize.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every rulebook, as FOLDER/FILE: a folder may hold one in Chinese and its twin in English, and both give its tables.
std::vector<std::string> rulebooks() {
  std::vector<std::string> names;
  for (const auto& folder : fs::directory_iterator(fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks")) {
    if (!folder.is_directory()) continue;
    std::size_t texts = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".xize") continue;
      names.push_back((folder.path().filename() / entry.path().filename()).string());
      ++texts;
    }
    if (texts == 0) names.push_back((folder.path().filename() / "no.xize").string());  // fails: there is none
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string words(const xize::Failure& failure) {
  std::string text;
  for (const auto& diagnostic : xize::explain(failure)) text += to_text(diagnostic, xize::Language::english) + "\n";
  return text;
}

class Rulebooks : public testing::TestWithParam<std::string> {};

TEST_P(Rulebooks, GivesItsPublishedTables) {
  const fs::path text = fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks" / GetParam(), folder = text.parent_path();
  const auto rulebook = xize::Rulebook::compile_file(text.string());
  ASSERT_TRUE(rulebook.ok()) << words(rulebook.failure());
  EXPECT_TRUE(rulebook->warnings().empty()) << to_text(rulebook->warnings()[0], xize::Language::english);
  const auto data = xize::Data::read(*rulebook, (folder / "data").string());
  ASSERT_TRUE(data.ok()) << words(data.failure());
  const auto evaluation = xize::evaluate(*rulebook, *data);
  ASSERT_TRUE(evaluation.ok()) << words(evaluation.failure());
  const fs::path out = fs::path(testing::TempDir()) / ("xize_rulebook_" + text.filename().string());
  fs::remove_all(out);
  const auto written = evaluation->write(out.string(), xize::Format::csv);
  ASSERT_TRUE(written.ok()) << words(written.failure());
  int tables = 0;
  for (const auto& expected : fs::directory_iterator(folder / "expected")) {
    ++tables;
    EXPECT_EQ(read(out / expected.path().filename()), read(expected.path())) << expected.path().filename();
  }
  EXPECT_GT(tables, 0);
  fs::remove_all(out);
  const auto cases = rulebook->run_cases();
  ASSERT_TRUE(cases.ok()) << words(cases.failure());
  for (const auto& one : *cases) EXPECT_TRUE(one.passed) << one.name;
}

TEST_P(Rulebooks, PassesTheLinter) {
  const auto checked = xize::check_file((fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks" / GetParam()).string());
  ASSERT_TRUE(checked.ok()) << words(checked.failure());
  for (const auto& found : checked->diagnostics) ADD_FAILURE() << to_text(found, xize::Language::english);
}

INSTANTIATE_TEST_SUITE_P(Examples, Rulebooks, testing::ValuesIn(rulebooks()), [](const auto& info) {
  std::string name = info.param;
  std::replace_if(name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
