// A rulebook without a case that shows what should come out.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const auto& headers = subject.nodes(TreeRule::header);
  if (subject.model.cases.empty())
    report(headers.empty() ? text::Span{subject.tree.source, 0, 0} : subject.span(headers[0]->children[0]));
}

}  // namespace

const Rule no_cases{960, Category::whole, Level::off, false, check};

}  // namespace xize::lint::rules
