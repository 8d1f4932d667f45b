#include "report/cell.hpp"

#include <algorithm>

namespace xize::report {

using core::ColumnId;
using core::ExprId;
using core::Kind;
using core::Rational;

namespace {

using Role = core::Column::Role;

/// Decimals that the author's rounding leaves, wherever it stands in the tails of a definition; nothing without one.
std::optional<int> rounded_places(const core::Model& model, ExprId id, int depth = 0) {
  constexpr int most_tails = 32;
  if (id == core::none || depth > most_tails) return std::nullopt;
  const core::Expr& e = model[id];
  std::vector<ExprId> values;
  switch (e.op) {
    case core::Op::round: return e.number.exact_places();
    case core::Op::clamp:
    case core::Op::require: values = {e.args[0]}; break;
    case core::Op::fallback:
    case core::Op::min:
    case core::Op::max: values = e.args; break;
    case core::Op::choose:
      for (std::size_t i = 1; i < e.args.size(); i += 2) values.push_back(e.args[i]);
      if (e.args.size() % 2 == 1) values.push_back(e.args.back());
      break;
    default: return std::nullopt;
  }
  std::optional<int> most;
  for (const ExprId value : values) most = std::max(most, rounded_places(model, value, depth + 1));
  return most;
}

/// Decimals that the facts need, and at least `stated`.
std::optional<int> places_of(const proof::Facts& facts, bool percent, std::optional<int> stated) {
  if (facts.never_present) return stated.value_or(0);
  const bool pair = facts.step.is_zero();
  if (pair && facts.low != facts.high) return std::nullopt;
  const Rational& grain = pair ? facts.low : facts.step;  // of one value alone, the value itself
  const auto needed = (percent ? grain * Rational(100) : grain).exact_places();
  return needed ? std::max(needed, stated) : std::nullopt;
}

bool is_percent(const core::Column& column) { return table::declared_format(column).percent; }

}  // namespace

std::optional<int> printed_places(const proof::Proved& rulebook, ColumnId id) {
  const core::Column& column = rulebook.model.columns[id];
  if (column.role == Role::input || column.role == Role::parameter) return column.places;
  const bool percent = is_percent(column);
  int stated = column.places;
  for (const ExprId root : {column.definition, column.start}) {
    if (const auto rounded = rounded_places(rulebook.model, root)) stated = std::max(stated, *rounded - (percent ? 2 : 0));
  }
  return places_of(rulebook.columns[id], percent, stated);
}

table::Format format_of(const proof::Proved& rulebook, ColumnId id) {
  table::Format format = table::declared_format(rulebook.model.columns[id]);
  if (format.type.kind == Kind::number) format.places = printed_places(rulebook, id).value_or(0);
  return format;
}

std::optional<int> printed_places(const proof::Proved& rulebook, std::size_t table, std::size_t index) {
  const auto& item = rulebook.model.results[table].items[index];
  if (item.places) return item.places;
  const ColumnId column = shown_column(rulebook.model, item.expr);
  if (column != core::none) return printed_places(rulebook, column);
  return places_of(rulebook.results[table][index], false, rounded_places(rulebook.model, item.expr));
}

table::Format format_of(const proof::Proved& rulebook, std::size_t table, std::size_t index) {
  const auto& item = rulebook.model.results[table].items[index];
  table::Format format{rulebook.model[item.expr].type, item.percent, 0};
  if (format.type.kind == Kind::number) format.places = printed_places(rulebook, table, index).value_or(0);
  return format;
}

ColumnId shown_column(const core::Model& model, ExprId id) {
  id = model.end_of_path(id);
  return model[id].op == core::Op::column ? model[id].id : core::none;
}

table::CellOf cells_of(const reference::Result& result) {
  return [&result](ColumnId column, core::RowIndex row) {
    return row < result.columns[column].size() ? result.columns[column][row] : core::Value();
  };
}

}  // namespace xize::report
