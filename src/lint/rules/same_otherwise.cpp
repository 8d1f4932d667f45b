// An input that every use of it falls back from to the same value.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

constexpr std::size_t fewest = 3;

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    const auto& uses = subject.uses.columns[id];
    if (column.role != core::Column::Role::input || !column.optional || column.clause == core::none ||
        uses.size() < fewest)
      continue;
    std::optional<core::Value> instead;
    bool same = true;
    for (const Use& use : uses) {
      const bool falls =
          use.parent != core::none && model[use.parent].op == Op::fallback && model[use.parent].args[0] == use.expr;
      const auto value = falls ? subject.constant(model[use.parent].args[1]) : std::nullopt;
      same = same && value && (!instead || *instead == *value);
      instead = value;
    }
    if (!same) continue;
    const core::Expr& first = model[model[uses[0].parent].args[1]];
    report(subject.clause_of(column.clause).name_span,
           {quoted(column.name), std::to_string(uses.size()), std::string(subject.source.slice(first.span))});
  }
}

}  // namespace

const Rule same_otherwise{941, Category::absence, Level::note, false, check};

}  // namespace xize::lint::rules
