#include "report/results.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "table/format.hpp"

namespace xize::report {

using core::ColumnId;
using core::ExprId;
using core::FrameId;
using core::Kind;
using core::RowIndex;
using core::Value;
using exact::Rational;
using table::Format;

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
  for (const ExprId value : values) {
    const auto places = rounded_places(model, value, depth + 1);
    if (places) most = std::max(places, most);
  }
  return most;
}

/// The places of a printed number: those that the proved step needs, and at least `stated` (what the author wrote).
/// Nothing for an exact pair, which no number of places prints.
std::optional<int> printed_places(const proof::Facts& facts, bool percent, std::optional<int> stated) {
  if (facts.never_present) return stated.value_or(0);
  const auto needed = (percent ? facts.step * Rational(100) : facts.step).exact_places();
  if (facts.step.is_zero() || !needed) return std::nullopt;
  return std::max(*needed, stated.value_or(0));
}

std::optional<Format> format_of(const proof::Proved& rulebook, ColumnId id) {
  const core::Column& column = rulebook.model.columns[id];
  Format format = table::declared_format(column);
  if (column.type.kind != Kind::number || column.role == Role::input || column.role == Role::key || column.role == Role::parameter) {
    return format;
  }
  const int shift = format.percent ? 2 : 0;
  int stated = column.places;
  for (const ExprId root : {column.definition, column.start}) {
    if (const auto rounded = rounded_places(rulebook.model, root)) stated = std::max(stated, *rounded - shift);
  }
  const auto places = printed_places(rulebook.columns[id], format.percent, stated);
  if (!places) return std::nullopt;
  format.places = *places;
  return format;
}

/// The column whose values an expression shows as they are: a column of its row or of a row it looks through to.
ColumnId shown_column(const core::Model& model, ExprId id) {
  while (model[id].op == core::Op::look) id = model[id].args[1];
  return model[id].op == core::Op::column ? model[id].id : core::none;
}

std::optional<Format> format_of(const proof::Proved& rulebook, std::size_t table, std::size_t index) {
  const core::Model& model = rulebook.model;
  const auto& item = model.results[table].items[index];
  const ColumnId column = shown_column(model, item.expr);
  auto format = column == core::none ? std::nullopt : format_of(rulebook, column);
  if (format && !item.places) return format;
  Format own{model[item.expr].type};
  if (column != core::none) own.percent = table::declared_format(model.columns[column]).percent;
  if (own.type.kind != Kind::number) return own;
  if (item.places) {
    own.places = *item.places;
    return own;
  }
  const auto places = printed_places(rulebook.results[table][index], own.percent, rounded_places(model, item.expr));
  if (!places) return std::nullopt;
  own.places = *places;
  return own;
}

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

  PrintedTable named(std::size_t index) const {
    const core::ResultTable& result = model_.results[index];
    PrintedTable table{result.name, result.file.empty() ? result.name : result.file, {}, {}};
    std::vector<Format> formats;
    for (std::size_t i = 0; i < result.items.size(); ++i) {
      const ColumnId column = shown_column(model_, result.items[i].expr);
      const std::string& header = result.items[i].header;
      table.headers.push_back(header.empty() && column != core::none ? model_.columns[column].name : header);
      formats.push_back(format_of(rulebook_, index, i).value_or(Format{model_[result.items[i].expr].type}));
    }
    for (const RowIndex row : rows_in_order(result.frame)) {
      if (result.where != core::none) {
        const Value holds = value_of_(result.where, row);
        if (!holds.is_present() || !holds.truth()) continue;
      }
      auto& cells = table.rows.emplace_back();
      for (std::size_t i = 0; i < result.items.size(); ++i) cells.push_back(print(value_of_(result.items[i].expr, row), formats[i]));
    }
    return table;
  }

  /// The frame's own table; without headers if it has nothing to show.
  PrintedTable whole(FrameId frame) const {
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
      if (const auto format = format_of(rulebook_, id)) {
        columns.push_back(id);
        formats.push_back(*format);
      }
    }
    if (columns.size() == f.key.size()) return table;
    for (const ColumnId id : columns) table.headers.push_back(header(id));
    for (const RowIndex row : rows_in_order(frame)) {
      auto& cells = table.rows.emplace_back();
      for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back(print(cell(columns[i], row), formats[i]));
    }
    return table;
  }

 private:
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
    std::vector<RowIndex> rows(result_.rows[frame]);
    std::iota(rows.begin(), rows.end(), RowIndex{0});
    const auto& key = model_.frames[frame].key;
    std::vector<std::vector<std::string>> texts(rows.size());
    for (const RowIndex row : rows) {
      for (const ColumnId id : key) texts[row].push_back(printer_.text(cell(id, row), table::declared_format(model_.columns[id])));
    }
    std::stable_sort(rows.begin(), rows.end(), [&](RowIndex a, RowIndex b) { return texts[a] < texts[b]; });
    return rows;
  }

  Cell print(const Value& value, const Format& format) const {
    if (!value.is_present()) return {};
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
};

}  // namespace

ResultSet make_results(const proof::Proved& rulebook, const table::Dataset& data, const reference::Result& result,
                       const ValueOf& value_of, message::Language language) {
  const Tabulator tabulator(rulebook, data, result, value_of, language);
  ResultSet set;
  for (std::size_t i = 0; i < rulebook.model.results.size(); ++i) set.tables.push_back(tabulator.named(i));
  if (!set.tables.empty()) return set;
  for (FrameId frame = 0; frame < rulebook.model.frames.size(); ++frame) {
    PrintedTable table = tabulator.whole(frame);
    if (!table.headers.empty()) set.tables.push_back(std::move(table));
  }
  return set;
}

}  // namespace xize::report
