// A penalty or a bonus that no total of its frame counts: those written as members alone leave the others out.
#include <algorithm>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  const auto is_total = [&](const core::Column& column) {
    return column.role == core::Column::Role::derived && column.clause != core::none && subject.clause_of(column.clause).kind == "total";
  };
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::derived || column.clause == core::none) continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    if ((clause.kind != "penalty" && clause.kind != "bonus") || clause.name != column.name) continue;
    const auto& uses = subject.uses.columns[id];
    const bool published = std::any_of(uses.begin(), uses.end(), [](const Use& use) { return use.owner.kind == Owner::Kind::result; });
    const bool read = std::any_of(uses.begin(), uses.end(), [](const Use& use) {
      return use.owner.kind != Owner::Kind::result && use.owner.kind != Owner::Kind::testcase;
    });
    const bool totalled = std::any_of(model.columns.begin(), model.columns.end(), [&](const core::Column& other) {
      return other.frame == column.frame && is_total(other);
    });
    if (!read && totalled && (published || model.results.empty())) report(clause.name_span, {quoted(clause.name)});
  }
}

}  // namespace

const Rule uncounted{907, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
