// xize test: runs the cases in rulebooks. Of a failing one it shows the differences and the derivation of the first.
#include "command.hpp"
#include "coverage.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

std::string shown(const std::string& value, Language language) {
  return value.empty() ? words::nothing.in(language) : value;
}

void say_case(const CaseOutcome& outcome, const Terminal& terminal) {
  const Language language = terminal.language();
  const std::string line = outcome.place.line == 0 ? "" : ":" + std::to_string(outcome.place.line);
  terminal.say(outcome.place.file + line + ": " + (outcome.passed ? words::case_passed : words::case_failed).in(language) + " " +
               outcome.name + (outcome.article.empty() ? "" : "（" + outcome.article + "）") + "\n");
  if (outcome.passed) return;
  terminal.say_all(outcome.findings);
  for (const CaseOutcome::Difference& difference : outcome.differences) {
    const std::string actual = difference.unset ? words::not_computed.in(language) : shown(difference.actual, language);
    terminal.say(words::difference.fill(
        language, {difference.frame, difference.key, difference.column, shown(difference.expected, language), actual}));
  }
  if (!outcome.trace.in(language).empty()) {
    terminal.say(words::first_difference.in(language));
    terminal.say(outcome.trace.in(language));
  }
}

}  // namespace

int test(const TestOptions& options, const Terminal& terminal) {
  const Language language = terminal.language();
  std::size_t total = 0;
  std::size_t failed = 0;
  bool refused = false;
  bool misused = false;
  std::vector<FileCoverage> covered;
  for (const std::string& file : options.files) {
    const Result<Rulebook> rulebook = Rulebook::compile_file(file);
    const Result<std::vector<CaseOutcome>> outcomes =
        rulebook ? rulebook->run_cases() : Result<std::vector<CaseOutcome>>(rulebook.failure());
    if (!outcomes) {
      terminal.say_failure(outcomes.failure());
      refused = true;
      misused = misused || is_misuse(outcomes.failure());
      continue;
    }
    for (const CaseOutcome& outcome : *outcomes) {
      say_case(outcome, terminal);
      ++total;
      if (!outcome.passed) ++failed;
    }
    if (!options.coverage) continue;
    Result<std::vector<ClauseCoverage>> reached = coverage(*rulebook);
    if (!reached) {
      terminal.say_failure(reached.failure());
      return misuse;
    }
    covered.push_back({file, std::move(*reached)});
  }
  if (options.coverage) {
    terminal.put(options.format == Output::json ? coverage_json(covered) : coverage_text(covered, language));
  }
  if (misused) return misuse;
  if (refused) {
    terminal.close(false, words::test_refused.in(language));
    return findings;
  }
  if (failed != 0) {
    terminal.close(false, words::test_bad.fill(language, {std::to_string(failed), std::to_string(total)}));
    return findings;
  }
  terminal.close(true, words::test_good.fill(language, {std::to_string(total)}));
  return clean;
}

}  // namespace xize::tool
