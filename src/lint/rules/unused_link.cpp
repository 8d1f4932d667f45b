// A link that nobody goes along.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (core::LinkId id = 0; id < subject.model.links.size(); ++id) {
    const core::Link& link = subject.model.links[id];
    if (link.clause == core::none || !subject.uses.links[id].empty()) continue;
    const core::Clause& clause = subject.clause_of(link.clause);
    if (clause.kind == "link") report(clause.name_span, {quoted(link.name)});  // others come with their frame
  }
}

}  // namespace

const Rule unused_link{904, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
