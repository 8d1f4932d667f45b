#include "lint/lint.hpp"

#include <algorithm>

#include "lint/rules.hpp"
#include "lint/suppress.hpp"

namespace xize::lint {
namespace {

std::vector<Said> finish(const text::Source& source, const syntax::Tree& tree, std::vector<Finding> findings,
                         const Levels& levels, bool complete) {
  std::vector<Suppression> suppressions = find_suppressions(tree, source);
  apply_suppressions(suppressions, findings);
  check_suppressions(
      suppressions, source, complete, [&](std::uint16_t code) { return levels.of(code) == Level::off; }, findings);
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    const text::Span x = a.diagnostic.span, y = b.diagnostic.span;
    return x.source != y.source ? x.source < y.source : x.begin < y.begin;
  });
  std::vector<Said> out;
  for (Finding& finding : findings) {
    const Level level = levels.of(finding.diagnostic.code);
    if (level == Level::off) continue;
    const auto severity = level == Level::error     ? message::Severity::error
                          : level == Level::warning ? message::Severity::warning
                                                    : message::Severity::note;
    out.push_back({std::move(finding.diagnostic), severity, std::move(finding.fix)});
  }
  return out;
}

std::vector<Finding> as_findings(const message::Diagnostics& earlier) {
  std::vector<Finding> out;
  for (const message::Diagnostic& diagnostic : earlier) out.push_back({diagnostic});
  return out;
}

}  // namespace

std::vector<Said> lint(const text::Source& source, const syntax::Tree& tree, const proof::Proved& proved,
                       const proof::Survey& survey, const message::Diagnostics& earlier, const Levels& levels) {
  const Subject subject(source, tree, proved, survey, earlier);
  std::vector<Finding> findings = as_findings(earlier);
  for (const Rule* rule : all_rules()) {
    if (levels.of(rule->code) != Level::off) rule->check(subject, Report(subject, rule->code, findings));
  }
  return finish(source, tree, std::move(findings), levels, true);
}

std::vector<Said> apply(const text::Source& source, const syntax::Tree& tree, const message::Diagnostics& earlier,
                        const Levels& levels) {
  return finish(source, tree, as_findings(earlier), levels, false);
}

}  // namespace xize::lint
