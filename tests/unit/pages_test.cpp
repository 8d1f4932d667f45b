// docs/diagnostics: a page a code, and what its examples bring about.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
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

struct Page {
  std::string name;  // "XZ0901"
  std::string text;
  std::vector<std::string> blocks;  // marked `xize`: wrong, right
};

std::vector<Page> pages() {
  std::vector<Page> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() == "README.md") continue;
    Page page{entry.path().stem().string(), read_bytes(entry.path()), {}};
    std::istringstream lines(page.text);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
      if (line == "```xize") {
        inside = true;
        page.blocks.emplace_back();
      } else if (line == "```") {
        inside = false;
      } else if (inside) {
        page.blocks.back() += line + "\n";
      }
    }
    out.push_back(std::move(page));
  }
  std::sort(out.begin(), out.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return out;
}

std::uint16_t number_of(const Page& page) { return static_cast<std::uint16_t>(std::stoi(page.name.substr(2))); }

std::vector<Diagnostic> said_of(const std::string& text, const std::string& code) {
  // What is off unless asked for is asked for on its own page.
  const bool is_off = lint::Levels().of(static_cast<std::uint16_t>(std::stoi(code.substr(2)))) == lint::Level::off;
  const Result<Checked> checked = check(text, "page.xize", {is_off ? "{\"" + code + "\":\"note\"}" : "", {}});
  return checked ? checked->diagnostics : explain(checked.failure());
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
    if (page.blocks.empty()) continue;  // no text in a text file can show it
    ASSERT_EQ(page.blocks.size(), 2U) << page.name;
    const auto wrong = said_of(page.blocks[0], page.name);
    EXPECT_TRUE(std::any_of(wrong.begin(), wrong.end(), [&](const Diagnostic& one) { return one.code == page.name; }))
        << page.name << ": what is wrong is not found\n"
        << words(wrong);
    const auto right = said_of(page.blocks[1], page.name);
    const bool clean = std::all_of(right.begin(), right.end(), [&](const Diagnostic& one) {
      return one.severity != Severity::error && one.code != page.name &&
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

// Codes without a page: a new code has one, and a page takes its code off this list.
const std::set<int> without_page = {
    433, 434, 435, 436, 437, 438, 439, 440, 441, 442, 443, 444, 445, 446, 447, 448, 449, 450, 451, 452, 453, 454, 455,
    456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 469, 470, 471, 472, 473, 479, 485, 505, 506, 507,
    603, 606, 607, 608, 609, 610, 611, 612, 613, 614, 615, 616, 617, 618, 621, 707, 709, 801, 802, 803, 804, 805,
};

TEST(Pages, StandForAllCodesButThese) {
  std::set<int> missing;
  for (const message::Entry& entry : message::entries()) {
    if (entry.code < 1000) missing.insert(entry.code);
  }
  for (const Page& page : pages()) missing.erase(number_of(page));
  std::string list;
  for (const int code : missing) {
    if (without_page.count(code) == 0) list += " " + std::to_string(code);
  }
  EXPECT_EQ(list, "") << "codes that need a page";
  for (const int code : without_page) EXPECT_EQ(missing.count(code), 1U) << code << " has a page: take it off the list";
}

}  // namespace
}  // namespace xize::test
