// A result table of nothing but given data.
#include <algorithm>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (const core::ResultTable& table : model.results) {
    if (table.where != core::none || table.clause == core::none) continue;  // a list of those for whom something holds
    const bool bare = std::all_of(table.items.begin(), table.items.end(), [&](const core::ResultTable::Item& item) {
      const core::Expr& expr = model[item.expr];
      if (expr.op != Op::column) return false;
      const auto role = model.columns[expr.id].role;
      return role == core::Column::Role::input || role == core::Column::Role::key;
    });
    if (bare) report(subject.clause_of(table.clause).name_span, {quoted(table.name)});
  }
}

}  // namespace

const Rule bare_result{961, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
