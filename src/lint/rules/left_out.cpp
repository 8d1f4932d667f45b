// A score that no table can print: without a result clause it is left out of the frame's own table.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  if (!model.results.empty()) return;
  for (std::size_t id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::derived || column.clause == core::none || column.type.kind != core::Kind::number) continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    const Facts& facts = subject.proved.columns[id];
    // Definitions and factors are steps on the way; these are what the rulebook publishes.
    if (clause.kind == "definition" || clause.kind == "factor" || clause.kind == "fold" || column.name != clause.name) continue;
    if (facts.never_present || (facts.step.is_zero() ? facts.low == facts.high : facts.step.exact_places().has_value())) continue;
    report(clause.name_span, {quoted(clause.name)});
  }
}

}  // namespace

const Rule left_out{968, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
