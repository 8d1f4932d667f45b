// docs/language.md and its English twin: every example on them does what the page says.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "support/language_page.hpp"
#include "syntax/keywords.hpp"
#include "xize/xize.hpp"

namespace xize::test {
namespace {

namespace fs = std::filesystem;

struct Page {
  const char* file;
  const char* language;
  const char* rulebook;
  const char* data;
};

constexpr Page pages[] = {{"language.md", "zh", "办法.xize", "数据"}, {"language.en.md", "en", "rules.xize", "data"}};

LanguagePage read(const Page& page) { return read_language_page(fs::path(XIZE_SOURCE_DIR) / "docs" / page.file); }

std::string sentences(const Failure& failure) {
  std::string out;
  for (const Diagnostic& diagnostic : explain(failure)) out += to_text(diagnostic, Language::english);
  return out;
}

class LanguageDoc : public testing::TestWithParam<Page> {
 protected:
  void SetUp() override {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = "xize_doc_" + std::to_string(::getpid()) + "_" + test->name();
    std::replace(name.begin(), name.end(), '/', '_');
    folder_ = fs::temp_directory_path() / name;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  void lay_out(const PageExample& example) const {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / GetParam().data);
    std::ofstream(folder_ / GetParam().rulebook, std::ios::binary) << example.rulebook;
    for (const CaseFile& file : example.data) std::ofstream(folder_ / GetParam().data / file.name, std::ios::binary) << file.bytes;
  }

  void expect_results(const PageExample& example) const {
    const Result<Rulebook> rulebook = Rulebook::compile(example.rulebook, GetParam().rulebook);
    ASSERT_TRUE(rulebook.ok()) << sentences(rulebook.failure());
    const Result<Data> data = Data::read(*rulebook, (folder_ / GetParam().data).string());
    ASSERT_TRUE(data.ok()) << sentences(data.failure());
    const Result<Evaluation> evaluation = evaluate(*rulebook, *data);
    ASSERT_TRUE(evaluation.ok()) << sentences(evaluation.failure());
    const bool json = fs::path(example.expected[0].name).extension() == ".json";
    const fs::path results = folder_ / "came_out";
    const Status written = evaluation->write(results.string(), json ? Format::json : Format::csv);
    ASSERT_TRUE(written.ok()) << sentences(written.failure());
    for (const CaseFile& file : example.expected) EXPECT_EQ(file.bytes, read_bytes(results / file.name)) << file.name;
  }

  void expect_printed(const PageCommand& command) const {
    const std::string call = "cd '" + folder_.string() + "' && '" XIZE_COMMAND_PATH "' " + command.arguments + " --lang " +
                             GetParam().language + " >stdout 2>stderr </dev/null";
    const int status = std::system(call.c_str());
    ASSERT_NE(status, -1);
    EXPECT_EQ(command.printed, read_bytes(folder_ / "stdout") + read_bytes(folder_ / "stderr")) << "$ xize " << command.arguments;
  }

  fs::path folder_;
};

TEST_P(LanguageDoc, ExamplesDoWhatThePageSays) {
  const LanguagePage page = read(GetParam());
  for (const std::string& mistake : page.mistakes) ADD_FAILURE() << GetParam().file << " " << mistake;
  EXPECT_FALSE(page.examples.empty());
  for (const PageExample& example : page.examples) {
    SCOPED_TRACE(std::string(GetParam().file) + ":" + std::to_string(example.line));
    EXPECT_FALSE(example.expected.empty() && example.commands.empty()) << "this example shows no result";
    EXPECT_TRUE(example.data.empty() || !example.expected.empty() || !example.commands.empty()) << "its data are never read";
    lay_out(example);
    if (!example.expected.empty()) expect_results(example);
    for (const PageCommand& command : example.commands) expect_printed(command);
  }
}

TEST_P(LanguageDoc, TableHasEveryFunctionOnce) {
  std::vector<std::string> wanted;
  for (std::uint16_t at = 1; at < static_cast<std::uint16_t>(syntax::Keyword::count); ++at) {
    const auto keyword = static_cast<syntax::Keyword>(at);
    if (syntax::kind(keyword) != syntax::KeywordKind::function) continue;
    wanted.push_back(std::string(syntax::spelling(keyword, message::Language::chinese)) + " " +
                     std::string(syntax::spelling(keyword, message::Language::english)));
  }
  EXPECT_FALSE(wanted.empty());
  std::vector<std::string> listed = read(GetParam()).functions;
  std::sort(wanted.begin(), wanted.end());
  std::sort(listed.begin(), listed.end());
  EXPECT_EQ(wanted, listed);
}

INSTANTIATE_TEST_SUITE_P(Pages, LanguageDoc, testing::ValuesIn(pages),
                         [](const testing::TestParamInfo<Page>& page) { return std::string(page.param.language); });

TEST(LanguageDocPages, HaveTheSameExamples) {
  const LanguagePage chinese = read(pages[0]);
  const LanguagePage english = read(pages[1]);
  ASSERT_EQ(chinese.examples.size(), english.examples.size());
  for (std::size_t i = 0; i < chinese.examples.size(); ++i) {
    SCOPED_TRACE(english.examples[i].line);
    EXPECT_EQ(chinese.examples[i].data.size(), english.examples[i].data.size());
    EXPECT_EQ(chinese.examples[i].expected.size(), english.examples[i].expected.size());
    EXPECT_EQ(chinese.examples[i].commands.size(), english.examples[i].commands.size());
  }
}

}  // namespace
}  // namespace xize::test
