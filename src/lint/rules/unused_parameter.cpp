// A parameter that nothing reads.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (core::ColumnId id = 0; id < subject.model.columns.size(); ++id) {
    const core::Column& column = subject.model.columns[id];
    if (column.role != core::Column::Role::parameter || column.clause == core::none ||
        !subject.uses.columns[id].empty())
      continue;
    report(subject.clause_of(column.clause).name_span, {quoted(column.name)});
  }
}

}  // namespace

const Rule unused_parameter{903, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
