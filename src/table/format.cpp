#include "table/format.hpp"

#include <algorithm>
#include <utility>

#include "core/calendar.hpp"
#include "table/read.hpp"
#include "table/cell.hpp"

namespace xize::table {

using core::Kind;
using exact::Rational;

Format declared_format(const core::Column& column) {
  return {column.type, column.type.kind == Kind::number && column.style == core::NumberStyle::percent, column.places};
}

Printer::Printer(const core::Model& model, message::Language language, CellOf cells)
    : model_(model), language_(language), cells_(std::move(cells)) {}

std::string Printer::text(const core::Value& value, const Format& format) const {
  if (!value.is_present()) return "";
  switch (format.type.kind) {
    case Kind::number: {
      const Rational number = format.percent ? value.number() * Rational(100) : value.number();
      const auto needed = number.exact_places();
      return needed ? number.to_decimal(std::max(*needed, format.places)) : number.to_string();
    }
    case Kind::boolean:
      if (language_ == message::Language::english) return value.truth() ? "true" : "false";
      return value.truth() ? "是" : "否";
    case Kind::enumeration: return model_.enumerations[format.type.id].members[value.member()];
    case Kind::text: return std::string(value.text());
    case Kind::row: return key(format.type.id, value.row());
    default: return core::to_text(format.type.kind, {value.period()});
  }
}

std::string Printer::key(core::FrameId frame, core::RowIndex row) const {
  std::string joined;
  for (const core::ColumnId id : model_.frames[frame].key) {
    if (!joined.empty()) joined += '/';
    joined += text(cells_(id, row), declared_format(model_.columns[id]));
  }
  return joined;
}

CellOf cells_of(const core::Model& model, const Dataset& data) {
  std::vector<std::pair<core::FrameId, std::size_t>> places(model.columns.size(), {core::none, 0});
  std::vector<std::size_t> next(model.frames.size(), 0);
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::input && column.role != core::Column::Role::parameter) continue;
    places[id] = {column.frame, next[column.frame]++};
  }
  return [&data, places = std::move(places)](core::ColumnId id, core::RowIndex row) -> core::Value {
    const auto [frame, place] = places[id];
    if (frame == core::none || frame >= data.tables.size()) return {};
    const Table& table = data.tables[frame];
    if (place >= table.columns.size() || row >= table.columns[place].rows()) return {};
    return table.columns[place].cell(row);
  };
}

void locate(Finding& finding, const core::Model& model, const ReadResult& read, message::Language language) {
  if (finding.frame >= read.origins.size()) return;
  const Origin& origin = read.origins[finding.frame];
  if (finding.file.empty()) finding.file = origin.file;
  if (finding.row >= origin.lines.size()) return;
  finding.line = origin.lines[finding.row];
  if (!finding.value.empty()) return;
  const CellOf cells = cells_of(model, read.data);
  const Printer printer(model, language, cells);
  if (finding.column.empty()) {
    finding.value = shown(printer.key(finding.frame, finding.row));
    return;
  }
  for (const core::ColumnId id : model.columns_of(finding.frame)) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::input || (column.header != finding.column && column.name != finding.column)) continue;
    finding.value = shown(printer.text(cells(id, finding.row), declared_format(column)));
    return;
  }
}

}  // namespace xize::table
