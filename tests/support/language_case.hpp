// One file of tests/language: a rulebook whose comments hold data and what must come of it. README.md there says how.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace xize::test {

/// A file that a case brings or expects: its name inside its folder, and its bytes.
struct CaseFile {
  std::string name;
  std::string bytes;
};

struct LanguageCase {
  std::string topic, name;  // tests/language/<topic>/<name>.xize
  std::filesystem::path path;
  std::string text;                       // the whole file
  std::vector<std::string> diagnostics;   // "error XZ0313 @12:8", in order
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::string>> levels;  // of codes, for the linter
  std::vector<CaseFile> data, expected;
  std::vector<std::string> findings;      // "XZ1101 单位.csv:3 分", in order
  std::vector<std::string> failing_cases;  // names of cases that must not pass
  std::vector<std::string> mistakes;      // of the comments themselves; a case with any fails

  /// Whether the linter runs: in the folder lint/ alone, so that other files need not be beyond all reproach.
  bool is_linted() const { return topic == "lint"; }
  /// The levels as a levels file.
  std::string levels_json() const;
  bool quarantine = false;  // rows that are wrong are left out; then findings and tables come together
  bool has_run() const { return !data.empty() || !expected.empty() || !findings.empty() || !parameters.empty(); }
};

/// Reads the comments of one file.
LanguageCase read_language_case(const std::filesystem::path& path);

struct LanguageFolder {
  std::vector<std::filesystem::path> cases;   // in order of their paths
  std::vector<std::filesystem::path> strays;  // files that no test would read
};
LanguageFolder language_folder();

/// The whole of a file's bytes; "" if there is none.
std::string read_bytes(const std::filesystem::path& path);

}  // namespace xize::test
