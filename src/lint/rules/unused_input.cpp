// An input that nothing reads.
#include <algorithm>

#include "lint/rules.hpp"
#include "lint/rules/unused.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::input || column.clause == core::none || !subject.uses.columns[id].empty())
      continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    const auto& key = model.frames[column.frame].key;
    // A link's own column, and what tells rows apart, is needed without being read.
    if (clause.kind != "input" || std::find(key.begin(), key.end(), id) != key.end() ||
        is_unused(subject, column.frame))
      continue;
    report(clause.name_span, {quoted(column.name), quoted(model.frames[column.frame].name)});
  }
}

}  // namespace

const Rule unused_input{901, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
