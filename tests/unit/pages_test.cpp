// docs/diagnostics: a page a code, and what its examples bring about.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "lint/levels.hpp"
#include "lint/rules.hpp"
#include "support/language_case.hpp"
#include "xize/xize.hpp"

namespace xize::test {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(XIZE_SOURCE_DIR) / "docs" / "diagnostics";

/// A rulebook, and the files of data that are read with it.
struct Example {
  std::string rulebook;
  std::vector<CaseFile> data;
};

struct Page {
  std::string name;  // "XZ0901"
  std::string text;
  std::vector<std::string> told_as = {};  // the codes that always come before it
  Example both, wrong, right;  // what stands before the headings is for both
  std::size_t rulebooks = 0;
  bool has_nameless_data = false;  // which would never be read
};

/// "# n = 200 … 1": the lines behind it, for each n.
std::string spelled_out(const std::string& text) {
  const std::string mark = "# n = ";
  const auto at = text.find(mark);
  if (at == std::string::npos) return text;
  const std::size_t body = text.find('\n', at) + 1, until = text.find(" … ", at) + std::string(" … ").size();
  const int first = std::stoi(text.substr(at + mark.size())), last = std::stoi(text.substr(until));
  std::string out = text.substr(0, at);
  for (int n = first; n != last + (first < last ? 1 : -1); n += first < last ? 1 : -1) {
    std::string lines = text.substr(body);
    for (const auto& [word, value] : {std::pair{std::string("{n}"), n}, {"{n-1}", n - 1}}) {
      for (auto found = lines.find(word); found != std::string::npos; found = lines.find(word)) lines.replace(found, word.size(), std::to_string(value));
    }
    out += lines;
  }
  return out;
}

Page read_page(const fs::path& path) {
  Page page{path.stem().string(), read_bytes(path), {}, {}, {}, {}};
  std::istringstream lines(page.text);
  Example* example = &page.both;
  std::string title, *block = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```") {
      block = nullptr;
    } else if (block != nullptr) {
      *block += line + "\n";
    } else if (line == "```xize") {
      block = &example->rulebook;
      ++page.rulebooks;
    } else if (line == "```csv" || line == "```json") {
      page.has_nameless_data = page.has_nameless_data || title.empty();
      block = &example->data.emplace_back(CaseFile{title, ""}).bytes;
    } else if (line == "## 错 · Wrong") {
      example = &page.wrong;
    } else if (line == "## 对 · Right") {
      example = &page.right;
    }
    const std::string told = "先说的是 · told first as: ";
    for (auto at = line.starts_with(told) ? line.find("XZ") : std::string::npos; at != std::string::npos; at = line.find("XZ", at + 1))
      page.told_as.push_back(line.substr(at, 6));
    const bool is_title = line.size() > 2 && line.front() == '`' && line.find('`', 1) == line.size() - 1;
    title = is_title ? line.substr(1, line.size() - 2) : "";
  }
  for (Example* one : {&page.wrong, &page.right}) {
    if (one->rulebook.empty()) one->rulebook = page.both.rulebook;
    one->rulebook = spelled_out(one->rulebook);
  }
  return page;
}

std::vector<Page> pages() {
  std::vector<Page> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != "README.md") out.push_back(read_page(entry.path()));
  }
  std::sort(out.begin(), out.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return out;
}

std::uint16_t number_of(const std::string& code) { return static_cast<std::uint16_t>(std::stoi(code.substr(2))); }
std::uint16_t number_of(const Page& page) { return number_of(page.name); }
bool is_about_data(const Page& page) { return number_of(page.told_as.empty() ? page.name : page.told_as[0]) >= 1000; }

std::vector<Diagnostic> said_of_text(const std::string& text, const std::string& code) {
  // What is off unless asked for is asked for on its own page.
  const bool is_off = lint::Levels().of(static_cast<std::uint16_t>(std::stoi(code.substr(2)))) == lint::Level::off;
  const Result<Checked> checked = check(text, "page.xize", {is_off ? "{\"" + code + "\":\"note\"}" : "", {}});
  return checked ? checked->diagnostics : explain(checked.failure());
}

/// What is said of the data: of reading them, and of scoring by them. A rulebook that does not compile says so instead.
std::vector<Diagnostic> said_of_data(const Example& example, const std::string& page) {
  const Result<Rulebook> rulebook = Rulebook::compile(example.rulebook, "page.xize");
  if (!rulebook) return explain(rulebook.failure());
  const fs::path scratch = fs::temp_directory_path() / ("xize_pages_" + std::to_string(::getpid()) + "_" + page);
  fs::create_directories(scratch);
  for (const CaseFile& file : example.data) std::ofstream(scratch / file.name, std::ios::binary) << file.bytes;
  const Result<Data> data = Data::read(*rulebook, scratch.string());
  fs::remove_all(scratch);
  if (!data) return explain(data.failure());
  std::vector<Diagnostic> said = data->notes();
  const Result<Evaluation> evaluation = evaluate(*rulebook, *data);
  if (evaluation) return said;
  for (const Diagnostic& finding : explain(evaluation.failure())) said.push_back(finding);
  return said;
}

std::vector<Diagnostic> said_of(const Example& example, const Page& page) {
  return is_about_data(page) ? said_of_data(example, page.name) : said_of_text(example.rulebook, page.name);
}

std::string words(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += to_text(diagnostic, Language::chinese);
  return out;
}

TEST(Pages, ShowWhatIsWrongAndWhatIsRight) {
  for (const Page& page : pages()) {
    EXPECT_NE(message::find_entry(number_of(page)), nullptr) << page.name << " is no code";
    EXPECT_EQ(page.text.rfind("# " + page.name + " · ", 0), 0U) << page.name;
    for (const char* heading : {"\n## 错 · Wrong\n", "\n## 对 · Right\n", "\n## 为什么 · Why\n"}) {
      EXPECT_NE(page.text.find(heading), std::string::npos) << page.name << " lacks" << heading;
    }
    EXPECT_FALSE(page.has_nameless_data) << page.name << ": no file is named above a block of data";
    if (page.rulebooks == 0) {  // no text in a text file can show it
      EXPECT_TRUE(page.told_as.empty()) << page.name;
      EXPECT_TRUE(page.wrong.data.empty() && page.right.data.empty()) << page.name << ": data without a rulebook";
      continue;
    }
    const bool data = is_about_data(page);
    ASSERT_TRUE(page.rulebooks == 2 || (data && page.rulebooks == 1 && !page.both.rulebook.empty())) << page.name;
    EXPECT_TRUE(page.both.data.empty()) << page.name << ": data are wrong or right";
    for (const Example* example : {&page.wrong, &page.right}) EXPECT_EQ(example->data.empty(), !data) << page.name;
    const auto wrong = said_of(page.wrong, page);
    const auto has = [&](const std::string& code) {
      return std::any_of(wrong.begin(), wrong.end(), [&](const Diagnostic& one) { return one.code == code; });
    };
    EXPECT_EQ(has(page.name), page.told_as.empty()) << page.name << ": what is wrong is not found, or not by another code\n" << words(wrong);
    for (const std::string& code : page.told_as) EXPECT_TRUE(has(code)) << page.name << ": not told as " << code << "\n" << words(wrong);
    const auto right = said_of(page.right, page);
    const bool clean = std::all_of(right.begin(), right.end(), [&](const Diagnostic& one) {
      return !data && one.severity != Severity::error && one.code != page.name &&
             (number_of(page) < 900 || one.severity == Severity::note);
    });
    EXPECT_TRUE(clean) << page.name << ": what is right is not clean\n" << words(right);
  }
}

TEST(Pages, NameTheLevel) {
  const auto word = [](lint::Level level) -> std::string {
    switch (level) {
      case lint::Level::off: return "不检查 · off";
      case lint::Level::note: return "提示 · note";
      case lint::Level::warning: return "警告 · warning";
      default: return "错误 · error";
    }
  };
  for (const Page& page : pages()) {
    EXPECT_NE(page.text.find("级别 · level: " + word(lint::Levels().of(number_of(page)))), std::string::npos)
        << page.name;
    const lint::Rule* rule = lint::find_rule(number_of(page));
    const bool mends = (rule != nullptr && rule->fixes) || page.name == "XZ0991";
    EXPECT_EQ(page.text.find("--fix") != std::string::npos, mends) << page.name;
  }
}

TEST(Pages, StandForAllCodes) {
  std::set<int> missing;
  for (const message::Entry& entry : message::entries()) {
    if (entry.code < 1500) missing.insert(entry.code);  // from 2000 on: the command and its files
  }
  for (const Page& page : pages()) missing.erase(number_of(page));
  EXPECT_EQ(missing, std::set<int>()) << "codes that need a page";
}

}  // namespace
}  // namespace xize::test
