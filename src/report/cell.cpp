#include "report/cell.hpp"

namespace xize::report {
namespace {

using core::Rational;

Rational written(const Rational& value, core::NumberStyle style) {
  return style == core::NumberStyle::percent ? value * Rational(100) : value;
}

}  // namespace

std::optional<int> printed_places(const proof::Proved& rulebook, core::ColumnId id) {
  const core::Column& column = rulebook.model.columns[id];
  if (column.role == core::Column::Role::input || column.role == core::Column::Role::parameter) return column.places;
  const proof::Facts& facts = rulebook.columns[id];
  if (!facts.step.is_zero()) return written(facts.step, column.style).exact_places();
  return facts.low == facts.high ? written(facts.low, column.style).exact_places() : std::nullopt;
}

table::Format format_of(const proof::Proved& rulebook, core::ColumnId id) {
  const core::Column& column = rulebook.model.columns[id];
  return {column.type, column.style == core::NumberStyle::percent, printed_places(rulebook, id).value_or(0)};
}

table::CellOf cells_of(const reference::Result& result) {
  return [&result](core::ColumnId column, core::RowIndex row) {
    return row < result.columns[column].size() ? result.columns[column][row] : core::Value();
  };
}

}  // namespace xize::report
