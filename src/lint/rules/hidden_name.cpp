// A column by whose name a parameter or a column of the run cannot be reached.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (const core::Column& column : model.columns) {
    if (column.frame == 0 || column.clause == core::none) continue;
    const auto hidden = model.find_column(0, column.name);
    if (!hidden || model.columns[*hidden].clause == core::none) continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    if (clause.name != column.name) continue;
    report(clause.name_span, {quoted(column.name), quoted(model.frames[column.frame].name)},
           {{subject.clause_of(model.columns[*hidden].clause).name_span, {"被遮住的在这里", "what is hidden"}}});
  }
}

}  // namespace

const Rule hidden_name{950, Category::names, Level::warning, false, check};

}  // namespace xize::lint::rules
