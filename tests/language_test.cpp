// Every file of tests/language is one test, through the public interface alone. language/README.md says how to add one.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "support/language_case.hpp"
#include "xize/xize.hpp"

namespace xize::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Both lists with what is only expected (-) and what only came (+).
std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  std::vector<std::vector<std::size_t>> common(expected.size() + 1, std::vector<std::size_t>(actual.size() + 1, 0));
  for (std::size_t i = expected.size(); i-- > 0;) {
    for (std::size_t j = actual.size(); j-- > 0;) {
      common[i][j] = expected[i] == actual[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::string out;
  std::size_t i = 0, j = 0;
  while (i < expected.size() || j < actual.size()) {
    if (i < expected.size() && j < actual.size() && expected[i] == actual[j]) {
      out += "    " + expected[i++] + "\n";
      ++j;
    } else if (i < expected.size() && (j == actual.size() || common[i + 1][j] >= common[i][j + 1])) {
      out += "  - " + expected[i++] + "\n";
    } else {
      out += "  + " + actual[j++] + "\n";
    }
  }
  return out;
}

std::string severity_name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    default: return "note";
  }
}

std::string sentences(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += to_text(diagnostic, Language::chinese);
  return out;
}

std::string of_rulebook(const Diagnostic& diagnostic) {
  return severity_name(diagnostic.severity) + " " + diagnostic.code + " @" + std::to_string(diagnostic.place.line) + ":" +
         std::to_string(diagnostic.place.column);
}

/// A finding as the files write it: code, file and line, column.
std::string of_data(const Diagnostic& diagnostic) {
  std::string out = diagnostic.code;
  if (!diagnostic.place.file.empty()) out += " " + fs::path(diagnostic.place.file).filename().string();
  if (diagnostic.place.line != 0) out += ":" + std::to_string(diagnostic.place.line);
  if (diagnostic.cell && !diagnostic.cell->column.empty()) out += " " + diagnostic.cell->column;
  return out;
}

template <class Tell>
std::vector<std::string> told(const std::vector<Diagnostic>& diagnostics, Tell&& tell) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : diagnostics) out.push_back(tell(diagnostic));
  return out;
}

/// A folder for one test's files, gone with it.
class Scratch {
 public:
  explicit Scratch(const LanguageCase& file)
      : path(fs::temp_directory_path() / ("xize_language_" + std::to_string(::getpid()) + "_" + file.topic + "_" + file.name)) {
    fs::remove_all(path);
    fs::create_directories(path / "data");
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  const fs::path path;
};

class LanguageTest : public testing::Test {
 public:
  explicit LanguageTest(LanguageCase file) : file_(std::move(file)) {}

  void TestBody() override {
    for (const std::string& mistake : file_.mistakes) ADD_FAILURE() << file_.path.string() << ": " << mistake;
    if (!file_.mistakes.empty()) return;
    std::vector<Diagnostic> said;
    const std::optional<Rulebook> rulebook = compile(said);
    const std::vector<std::string> actual = told(said, of_rulebook);
    EXPECT_TRUE(file_.diagnostics == actual) << "diagnostics (- expected, + came):\n"
                                             << difference(file_.diagnostics, actual) << sentences(said);
    if (!rulebook) {
      EXPECT_FALSE(file_.has_run()) << "it does not compile, so its data are never read";
      return;
    }
    const bool checks = file_.is_linted() || !file_.diagnostics.empty() || file_.has_run() || rulebook->case_count() != 0;
    EXPECT_TRUE(checks) << "there is nothing to check: no diagnostic, no data, no case";
    run_cases(*rulebook);
    if (file_.has_run()) run(*rulebook);
    run_mended();
  }

 private:
  // What the linter mends changes no result: the same must come of the same data.
  void run_mended() {
    const Result<Checked> checked = check(file_.text);
    ASSERT_TRUE(checked.ok());
    std::size_t applied = 0;
    const std::string text = apply_fixes(checked->text, checked->diagnostics, applied);
    if (applied == 0) return;
    const Result<Rulebook> mended = Rulebook::compile(text, file_.name + ".xize");
    ASSERT_TRUE(mended.ok()) << text << sentences(explain(mended.failure()));
    run_cases(*mended);
    if (file_.has_run()) run(*mended);
    if (HasFailure()) std::cout << "mended:\n" << text;
  }

  std::optional<Rulebook> compile(std::vector<Diagnostic>& said) const {
    if (file_.is_linted()) {
      Result<Checked> checked = check(file_.text, file_.name + ".xize", {file_.levels_json(), {}});
      said = checked ? checked->diagnostics : explain(checked.failure());
      return checked ? checked->rulebook : std::nullopt;
    }
    Result<Rulebook> rulebook = Rulebook::compile(file_.text, file_.name + ".xize");
    said = rulebook ? rulebook->warnings() : explain(rulebook.failure());
    return rulebook ? std::optional(*rulebook) : std::nullopt;
  }

  void run_cases(const Rulebook& rulebook) {
    const Result<std::vector<CaseOutcome>> outcomes = rulebook.run_cases();
    ASSERT_TRUE(outcomes.ok()) << sentences(explain(outcomes.failure()));
    std::vector<std::string> failing = file_.failing_cases;
    for (const CaseOutcome& outcome : *outcomes) {
      const auto listed = std::find(failing.begin(), failing.end(), outcome.name);
      const bool should_pass = listed == failing.end();
      if (!should_pass) failing.erase(listed);
      if (outcome.passed == should_pass) continue;
      ADD_FAILURE() << "case " << outcome.name << (should_pass ? " does not pass\n" : " passes, and should not\n")
                    << differences(outcome);
    }
    for (const std::string& name : failing) ADD_FAILURE() << "there is no case " << name;
  }

  static std::string differences(const CaseOutcome& outcome) {
    std::string out = sentences(outcome.findings);
    for (const CaseOutcome::Difference& difference : outcome.differences) {
      out += "  " + difference.frame + " " + difference.key + " " + difference.column + ": expected " + difference.expected +
             ", came " + (difference.unset ? "nothing: not all it needs is given" : difference.actual) + "\n";
    }
    return out + outcome.trace.zh;
  }

  void run(const Rulebook& rulebook) {
    const Scratch scratch(file_);
    for (const CaseFile& file : file_.data) std::ofstream(scratch.path / "data" / file.name, std::ios::binary) << file.bytes;
    Result<Data> data = Data::read(rulebook, (scratch.path / "data").string(), {file_.quarantine});
    if (!data) {
      expect_findings(explain(data.failure()), false);
      return;
    }
    std::vector<Diagnostic> findings = data->notes();
    for (const auto& [name, value] : file_.parameters) {
      const Status set = data->set_parameter(name, value);
      if (set) continue;
      for (const Diagnostic& diagnostic : set.failure().diagnostics) findings.push_back(diagnostic);
      expect_findings(findings, false);
      return;
    }
    EvaluateOptions options;
    options.quarantine = file_.quarantine;
    const Result<Evaluation> evaluation = evaluate(rulebook, *data, options);
    if (evaluation) {
      const Result<Quarantine> left_out = evaluation->quarantine();
      ASSERT_TRUE(left_out.ok()) << sentences(explain(left_out.failure()));
      findings.insert(findings.end(), left_out->findings.begin(), left_out->findings.end());
    } else {
      for (const Diagnostic& diagnostic : explain(evaluation.failure())) findings.push_back(diagnostic);
    }
    expect_findings(findings, evaluation.ok());
    if (evaluation) expect_results(*evaluation, scratch.path / "results");
  }

  void expect_findings(const std::vector<Diagnostic>& findings, bool scored) const {
    const std::vector<std::string> actual = told(findings, of_data);
    EXPECT_TRUE(file_.findings == actual) << "findings (- expected, + came):\n"
                                          << difference(file_.findings, actual) << sentences(findings);
    if (!scored) {
      EXPECT_TRUE(file_.expected.empty()) << "nothing was scored, so no table came out";
    }
  }

  void expect_results(const Evaluation& evaluation, const fs::path& folder) const {
    const bool json = std::any_of(file_.expected.begin(), file_.expected.end(),
                                  [](const CaseFile& file) { return fs::path(file.name).extension() == ".json"; });
    const Status written = evaluation.write(folder.string(), json ? Format::json : Format::csv);
    ASSERT_TRUE(written.ok()) << sentences(explain(written.failure()));
    if (file_.expected.empty()) ADD_FAILURE() << "it was scored, and no table is expected";
    for (const CaseFile& file : file_.expected) {
      EXPECT_TRUE(fs::exists(folder / file.name)) << "no table " << file.name << " came out";
      const std::string actual = read_bytes(folder / file.name);
      EXPECT_TRUE(file.bytes == actual) << file.name << " (- expected, + came):\n" << difference(lines_of(file.bytes), lines_of(actual));
    }
    if (!HasFailure()) return;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().filename() != "manifest.json") std::cout << entry.path().filename().string() << ":\n" << read_bytes(entry.path());
    }
  }

  LanguageCase file_;
};

[[maybe_unused]] const bool registered = [] {
  for (const fs::path& path : language_folder().cases) {
    const LanguageCase file = read_language_case(path);
    testing::RegisterTest(("Language/" + file.topic).c_str(), file.name.c_str(), nullptr, nullptr, path.c_str(), 1,
                          [file]() -> testing::Test* { return new LanguageTest(file); });
  }
  return true;
}();

TEST(LanguageFolder, HasNoFileThatNoTestReads) {
  for (const fs::path& stray : language_folder().strays) ADD_FAILURE() << "no test reads " << stray.string();
  EXPECT_FALSE(language_folder().cases.empty());
}

}  // namespace
}  // namespace xize::test
