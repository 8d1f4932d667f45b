// A computed column that no result table, no other clause and no case needs.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  if (model.results.empty()) return;  // then every computed column is printed
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    const bool computed = column.role == core::Column::Role::derived || column.role == core::Column::Role::state;
    if (!computed || column.clause == core::none || !subject.uses.columns[id].empty()) continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    // What a clause kind makes beside its own value is no author's doing.
    if (clause.name == column.name)
      report(clause.name_span, {quoted(column.name), quoted(model.frames[column.frame].name)});
  }
}

}  // namespace

const Rule unused_definition{902, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
