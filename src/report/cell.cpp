#include "report/cell.hpp"

#include "core/calendar.hpp"

namespace xize::report {
namespace {

using core::Rational;

Rational written(const Rational& value, core::NumberStyle style) {
  return style == core::NumberStyle::percent ? value * Rational(100) : value;
}

std::string number_text(const Rational& value, std::optional<int> places) {
  const std::optional<int> needed = value.exact_places();
  return needed && places && *needed <= *places ? value.to_decimal(*places) : value.to_string();
}

}  // namespace

std::optional<int> printed_places(const proof::Facts& facts, core::NumberStyle style) {
  if (facts.step.is_zero()) {
    return facts.low == facts.high ? written(facts.low, style).exact_places() : std::nullopt;
  }
  return written(facts.step, style).exact_places();
}

std::optional<int> printed_places(const proof::Proved& rulebook, core::ColumnId id) {
  const core::Column& column = rulebook.model.columns[id];
  const bool declared = column.role == core::Column::Role::input || column.role == core::Column::Role::parameter;
  return declared ? std::optional<int>(column.places) : printed_places(rulebook.columns[id], column.style);
}

std::string cell_text(const proof::Proved& rulebook, core::ColumnId id, const core::Value& value) {
  if (!value.is_present()) return "";
  const core::Column& column = rulebook.model.columns[id];
  switch (column.type.kind) {
    case core::Kind::number: return number_text(written(value.number(), column.style), printed_places(rulebook, id));
    case core::Kind::boolean: return value.truth() ? "是" : "否";
    case core::Kind::enumeration: return rulebook.model.enumerations[column.type.id].members[value.member()];
    case core::Kind::text: return std::string(value.text());
    case core::Kind::row: return "";
    default: return core::to_text(column.type.kind, {value.period()});
  }
}

std::string key_text(const proof::Proved& rulebook, const std::vector<std::vector<core::Value>>& columns, core::FrameId frame,
                     core::RowIndex row) {
  std::string out;
  bool first = true;
  for (const core::ColumnId key : rulebook.model.frames[frame].key) {
    if (!first) out += ",";
    first = false;
    if (row < columns[key].size()) out += cell_text(rulebook, key, columns[key][row]);
  }
  return out;
}

}  // namespace xize::report
