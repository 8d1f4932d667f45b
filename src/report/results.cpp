#include "report/results.hpp"

#include <algorithm>

#include "report/cell.hpp"
#include "table/format.hpp"

namespace xize::report {

using core::ColumnId;
using core::ExprId;
using core::FrameId;
using core::Kind;
using core::RowIndex;
using core::Value;
using table::Format;

namespace {

using Role = core::Column::Role;

class Tabulator {
 public:
  Tabulator(const proof::Proved& rulebook, const table::Dataset& data, const reference::Result& result,
            const ValueOf& value_of, message::Language language)
      : rulebook_(rulebook),
        model_(rulebook.model),
        result_(result),
        value_of_(value_of),
        language_(language),
        given_(table::cells_of(model_, data)),
        printer_(model_, language, [this](ColumnId id, RowIndex row) { return cell(id, row); }) {}

  PrintedTable named(std::size_t index) {
    const core::ResultTable& result = model_.results[index];
    PrintedTable table{result.name, result.file.empty() ? result.name : result.file, {}, {}};
    std::vector<Format> formats;
    for (std::size_t i = 0; i < result.items.size(); ++i) {
      const ColumnId column = shown_column(model_, result.items[i].expr);
      const std::string& header = result.items[i].header;
      table.headers.push_back(header.empty() && column != core::none ? model_.columns[column].name : header);
      formats.push_back(format_of(rulebook_, index, i));
    }
    for (const RowIndex row : ordered(rows_in_order(result.frame), result.order)) {
      if (result.where != core::none) {
        const Value holds = value_of_(result.where, row);
        if (holds.is_unset()) withheld_.push_back({Withheld::What::row, result.name, printer_.key(result.frame, row)});
        if (!holds.is_present() || !holds.truth()) continue;
      }
      auto& cells = table.rows.emplace_back();
      for (std::size_t i = 0; i < result.items.size(); ++i) cells.push_back(print(value_of_(result.items[i].expr, row), formats[i]));
      note_withheld(table, result.frame, row);
    }
    note_incomplete(table, result.frame);
    return table;
  }

  /// The frame's own table; without headers if it has nothing to show.
  PrintedTable whole(FrameId frame) {
    const core::Frame& f = model_.frames[frame];
    PrintedTable table;
    table.name = f.name + (language_ == message::Language::chinese ? "结果" : "_results");
    table.file = table.name;
    std::vector<ColumnId> columns = f.key;
    std::vector<Format> formats;
    for (const ColumnId id : columns) formats.push_back(table::declared_format(model_.columns[id]));
    for (const ColumnId id : model_.columns_of(frame)) {
      const Role role = model_.columns[id].role;
      if ((role != Role::derived && role != Role::state) || !is_evaluated(id)) continue;
      if (model_.columns[id].type.kind == Kind::number && !printed_places(rulebook_, id)) continue;
      columns.push_back(id);
      formats.push_back(format_of(rulebook_, id));
    }
    if (columns.size() == f.key.size()) return table;
    for (const ColumnId id : columns) table.headers.push_back(header(id));
    for (const RowIndex row : rows_in_order(frame)) {
      auto& cells = table.rows.emplace_back();
      for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back(print(cell(columns[i], row), formats[i]));
      note_withheld(table, frame, row);
    }
    note_incomplete(table, frame);
    return table;
  }
  std::vector<Withheld> take_withheld() { return std::move(withheld_); }

 private:
  /// Of the row that was just printed.
  void note_withheld(const PrintedTable& table, FrameId frame, RowIndex row) {
    std::vector<std::string> headers;
    for (std::size_t i = 0; i < table.headers.size(); ++i) {
      if (table.rows.back()[i].kind == Cell::Kind::withheld) headers.push_back(table.headers[i]);
    }
    if (headers.empty()) return;
    withheld_.push_back({Withheld::What::cells, table.name, printer_.key(frame, row), std::move(headers)});
  }
  void note_incomplete(const PrintedTable& table, FrameId frame) {
    if (result_.may_lack_rows(frame)) withheld_.push_back({Withheld::What::more_rows, table.name, ""});
    if (model_.frames[frame].role != core::Frame::Role::distinct) return;
    for (RowIndex row = 0; row < result_.rows[frame]; ++row) {  // there by rows alone that are left out: no other table names it
      if (result_.is_out(frame, row)) withheld_.push_back({Withheld::What::row, table.name, printer_.key(frame, row)});
    }
  }
  bool is_evaluated(ColumnId id) const {
    const FrameId frame = model_.columns[id].frame;
    return id < result_.columns.size() && (!result_.columns[id].empty() || result_.rows[frame] == 0);
  }

  Value cell(ColumnId id, RowIndex row) const {
    if (id < result_.columns.size() && row < result_.columns[id].size()) return result_.columns[id][row];
    return given_(id, row);
  }

  /// A given key is printed under the name that its file gives it.
  const std::string& header(ColumnId id) const {
    const core::Column& column = model_.columns[id];
    return column.role == Role::input && !column.header.empty() ? column.header : column.name;
  }

  std::vector<RowIndex> rows_in_order(FrameId frame) const {
    std::vector<RowIndex> rows;
    for (RowIndex row = 0; row < result_.rows[frame]; ++row) {
      if (!result_.is_out(frame, row)) rows.push_back(row);
    }
    const auto& key = model_.frames[frame].key;
    std::vector<std::vector<std::string>> texts(result_.rows[frame]);
    for (const RowIndex row : rows) {
      for (const ColumnId id : key) texts[row].push_back(printer_.text(cell(id, row), table::declared_format(model_.columns[id])));
    }
    std::stable_sort(rows.begin(), rows.end(), [&](RowIndex a, RowIndex b) { return texts[a] < texts[b]; });
    return rows;
  }

  /// Stable: rows that no key tells apart stay as they are. O(rows log rows) comparisons; each key is computed once a row.
  std::vector<RowIndex> ordered(std::vector<RowIndex> rows, const std::vector<core::OrderKey>& keys) const {
    if (keys.empty()) return rows;
    std::vector<std::vector<Value>> values(rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end()) + 1);
    for (const RowIndex row : rows) {
      for (const core::OrderKey& key : keys) values[row].push_back(value_of_(key.expr, row));
    }
    std::stable_sort(rows.begin(), rows.end(), [&](RowIndex a, RowIndex b) {
      for (std::size_t i = 0; i < keys.size(); ++i) {
        const Value& x = values[a][i];
        const Value& y = values[b][i];
        if (x.is_present() != y.is_present()) return x.is_present() != (keys[i].absent == core::OrderKey::Absent::first);
        if (!x.is_present()) continue;
        if (const auto sign = keys[i].descending ? order(y, x) : order(x, y); sign != 0) return sign < 0;
      }
      return false;
    });
    return rows;
  }

  Cell print(const Value& value, const Format& format) const {
    if (value.is_unset()) return {Cell::Kind::withheld, ""};
    if (value.is_absent()) return {};
    Cell cell{Cell::Kind::text, printer_.text(value, format)};
    if (format.type.kind == Kind::boolean) cell.kind = value.truth() ? Cell::Kind::yes : Cell::Kind::no;
    if (format.type.kind == Kind::number && cell.text.find('/') == std::string::npos) cell.kind = Cell::Kind::number;
    return cell;
  }

  const proof::Proved& rulebook_;
  const core::Model& model_;
  const reference::Result& result_;
  const ValueOf& value_of_;
  const message::Language language_;
  const table::CellOf given_;
  const table::Printer printer_;
  std::vector<Withheld> withheld_;
};

}  // namespace

ResultSet make_results(const proof::Proved& rulebook, const table::Dataset& data, const reference::Result& result,
                       const ValueOf& value_of, message::Language language) {
  Tabulator tabulator(rulebook, data, result, value_of, language);
  ResultSet set;
  for (std::size_t i = 0; i < rulebook.model.results.size(); ++i) set.tables.push_back(tabulator.named(i));
  const bool whole = set.tables.empty();
  for (FrameId frame = 0; whole && frame < rulebook.model.frames.size(); ++frame) {
    PrintedTable table = tabulator.whole(frame);
    if (!table.headers.empty()) set.tables.push_back(std::move(table));
  }
  set.withheld = tabulator.take_withheld();
  return set;
}

}  // namespace xize::report
