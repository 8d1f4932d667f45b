// Checks what files cannot break and spans can: domains, places, members and absence of bound cells; and tells findings.
#include <algorithm>

#include "api/data.hpp"
#include "core/calendar.hpp"

namespace xize::detail {
namespace {

using core::ColumnId;
using core::FrameId;
using core::Rational;
using core::RowIndex;

Rational written(const Rational& value, const core::Column& column) {
  return column.style == core::NumberStyle::percent ? value * Rational(100) : value;
}

std::string written_period(const core::Column& column, std::int64_t ordinal) {
  if (ordinal < core::lowest(column.type.kind) || ordinal > core::highest(column.type.kind)) return std::to_string(ordinal);
  return core::to_text(column.type.kind, {static_cast<std::int32_t>(ordinal)});
}

std::string written_bounds(const core::Column& column, const core::Domain& domain) {
  if (!column.type.is_period()) {
    return written(domain.low, column).to_string() + ".." + written(domain.high, column).to_string();
  }
  return written_period(column, domain.low.to_int64().value_or(0)) + ".." + written_period(column, domain.high.to_int64().value_or(0));
}

struct Fault {
  std::uint16_t code;
  std::string value;
  std::string more = {};
};

std::optional<Fault> fault_of_number(const core::Column& column, const Rational& value) {
  const Rational shown = written(value, column);
  const std::optional<int> places = shown.exact_places();
  if (!places || *places > column.places) return Fault{1006, shown.to_string(), std::to_string(column.places)};
  if (column.domain && (value < column.domain->low || value > column.domain->high)) {
    return Fault{1007, shown.to_string(), written_bounds(column, *column.domain)};
  }
  return std::nullopt;
}

std::optional<Fault> fault_of_period(const core::Column& column, std::int32_t ordinal) {
  const core::Domain all{core::lowest(column.type.kind), core::highest(column.type.kind)};
  const core::Domain& domain = column.domain ? *column.domain : all;
  if (Rational(ordinal) >= domain.low && Rational(ordinal) <= domain.high) return std::nullopt;
  return Fault{1007, written_period(column, ordinal), written_bounds(column, domain)};
}

std::optional<Fault> fault_of_member(const core::Model& model, const core::Column& column, std::uint32_t member) {
  const std::vector<std::string>& members = model.enumerations[column.type.id].members;
  if (member < members.size()) return std::nullopt;
  std::string list;
  for (const std::string& one : members) list += (list.empty() ? "" : ", ") + one;
  return Fault{1010, std::to_string(member), list};
}

std::optional<Fault> fault_of(const core::Model& model, const core::Column& column, const core::Value& value) {
  if (value.is_absent() && column.optional) return std::nullopt;
  if (!value.is_present()) return Fault{1001, ""};
  if (column.type.kind == core::Kind::number) return fault_of_number(column, value.number());
  if (column.type.kind == core::Kind::enumeration) return fault_of_member(model, column, value.member());
  if (column.type.is_period()) return fault_of_period(column, value.period());
  return std::nullopt;
}

}  // namespace

void check_bound(const Data::Impl& data, table::ReadResult& read) {
  const core::Model& model = data.program->model();
  read.faulty.resize(model.frames.size());
  for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
    if (model.frames[frame].role != core::Frame::Role::given) continue;
    table::Table& table = read.data.tables[frame];
    std::vector<bool>& faulty = read.faulty[frame];
    faulty.resize(table.rows);
    std::size_t index = 0;
    for (const ColumnId id : model.columns_of(frame)) {
      const core::Column& column = model.columns[id];
      if (column.role != core::Column::Role::input) continue;
      table::Column& cells = table.columns[index++];
      if (!data.bound[id]) continue;  // nothing that is wanted needs it
      std::vector<bool> hidden;  // empty: nothing is wrong
      for (RowIndex row = 0; row < table.rows; ++row) {
        const std::optional<Fault> fault = fault_of(model, column, cells.cell(row));
        if (!fault) continue;
        const std::string header = column.header.empty() ? column.name : column.header;
        table::Finding finding{fault->code, "", 0, frame, row, header, fault->value, {header, fault->value}};
        if (!fault->more.empty()) finding.arguments.emplace_back(fault->more);
        if (fault->code == 1010) finding.arguments.emplace_back("");
        read.findings.add(std::move(finding));
        hidden.resize(table.rows);
        faulty[row] = hidden[row] = true;
      }
      if (!hidden.empty()) cells = cells.hiding(hidden);
    }
  }
}

Diagnostic tell(const Program& program, const table::Finding& finding) {
  Diagnostic out = message::say(finding.code, finding.arguments);
  out.place.file = finding.file;
  out.place.line = finding.line;
  if (finding.frame == core::none && finding.column.empty()) return out;
  Cell cell;
  if (finding.frame != core::none) cell.frame = program.model().frames[finding.frame].name;
  if (finding.row != core::none) cell.row = finding.row;
  cell.column = finding.column;
  cell.value = finding.value;
  out.cell = std::move(cell);
  return out;
}

}  // namespace xize::detail
