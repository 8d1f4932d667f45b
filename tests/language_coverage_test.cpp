// The language files as a whole: they reach every rule of the grammar, and every code that a rulebook or data can cause.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "message/diagnostic.hpp"
#include "support/ebnf.hpp"
#include "support/language_case.hpp"
#include "support/syntax.hpp"

namespace xize::test {
namespace {

namespace fs = std::filesystem;

TEST(LanguageCoverage, ReachesEveryRuleOfTheGrammar) {
  const Grammar grammar = Grammar::load();
  std::set<std::string> missing = grammar.terminals();
  for (const auto& [name, body] : grammar.rules()) missing.insert(name);
  std::vector<fs::path> files = language_folder().cases;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(XIZE_SOURCE_DIR) / "examples")) {
    if (entry.path().extension() == ".xize") files.push_back(entry.path());
  }
  for (const fs::path& file : files) {
    const Parsed parsed(read_bytes(file));
    for (const std::string& rule : grammar.rules_reached(parsed.tree)) missing.erase(rule);
  }
  EXPECT_EQ(missing, std::set<std::string>()) << "rules that no file reaches";
}

/// Codes that no file of tests/language can show, and why. From 2000 on: the command, its folders and the C++ interface,
/// which have tests of their own.
const std::map<int, const char*>& not_in_a_file() {
  static const std::map<int, const char*> codes = {
      {101, "bytes that are no text do not stand in a text file (hostile_test)"},
      {102, "a NUL byte does not stand in a text file (hostile_test)"},
      {103, "needs a file of 16 MB (hostile_test)"},
      {104, "needs a million tokens (hostile_test)"},
      {613, "the front end says it first, as 434 (proof_rows_test)"},
      {616, "the front end says it first, as 401 or 402 (proof_ranges_test)"},
      {617, "the front end says it first, as 444 (proof_ranges_test)"},
      {1008, "a column of a rulebook has a range inside what a cell holds, so 1007 comes first (cell_test)"},
      {1014, "needs a value of 65 kB (cell_test)"},
      {1111, "needs ten million rows"},
      {1305, "the checker asks for a total that is a multiple, as 609 (ranking_test)"},
      {1307, "the checker asks for a total of the group, as 610 (ranking_test)"},
  };
  return codes;
}

TEST(LanguageCoverage, ShowsEveryCode) {
  std::set<int> missing;
  for (const message::Entry& entry : message::entries()) {
    if (entry.code < 2000) missing.insert(entry.code);
  }
  for (const auto& [code, reason] : not_in_a_file()) EXPECT_EQ(missing.erase(code), 1U) << code << " is in no catalogue: " << reason;
  for (const fs::path& path : language_folder().cases) {
    const LanguageCase file = read_language_case(path);
    std::vector<std::string> expected = file.findings;
    expected.insert(expected.end(), file.diagnostics.begin(), file.diagnostics.end());
    for (const std::string& line : expected) {
      const auto at = line.find("XZ");
      if (at == std::string::npos) continue;  // the file's own test says so
      const int code = std::stoi(line.substr(at + 2));
      EXPECT_EQ(not_in_a_file().count(code), 0U) << path << " shows " << code << ": take it off the list";
      missing.erase(code);
    }
  }
  std::string list;
  for (const int code : missing) list += " " + message::code_name(static_cast<std::uint16_t>(code));
  EXPECT_EQ(list, "") << "codes that no file shows";
}

}  // namespace
}  // namespace xize::test
