// A constraint that the declared ranges keep anyway.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const core::Constraint& constraint : subject.model.constraints) {
    const Facts* known = subject.facts(constraint.condition);
    if (known == nullptr || known->never_present || known->members.size() != 2 || known->members[0]) continue;
    const core::Clause& clause = subject.clause_of(constraint.clause);
    report(clause.name_span, {quoted(clause.name)});
  }
}

}  // namespace

const Rule idle_constraint{933, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
