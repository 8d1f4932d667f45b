#include "random/rows.hpp"

#include <algorithm>
#include <sstream>

#include "core/calendar.hpp"
#include "reference/evaluate.hpp"
#include "table/cell.hpp"
#include "table/read.hpp"

namespace xize::test::random {
namespace {

using core::Column;
using core::ColumnId;
using core::FrameId;
using core::Kind;
using exact::Rational;

bool is_input(const Column& column) {
  return column.role == Column::Role::input || column.role == Column::Role::parameter;
}

std::vector<ColumnId> inputs_of(const core::Model& model, FrameId frame) {
  std::vector<ColumnId> inputs;
  for (const ColumnId id : model.columns_of(frame)) {
    if (is_input(model.columns[id])) inputs.push_back(id);
  }
  return inputs;
}

std::string number_text(const Column& column, Dice& dice) {
  const bool percent = column.style == core::NumberStyle::percent;
  const Rational step = Rational::power_of_ten(-column.places - (percent ? 2 : 0));
  const Rational low = column.domain->low, high = column.domain->high;
  const Rational small[] = {low,         high,  low + step, high - step, Rational(0),
                            Rational(1), -step, step,       Rational(2), Rational(10)};
  Rational value = small[dice.below(10)];
  if (dice.chance(25))
    value = (low + (high - low) * Rational(static_cast<std::int64_t>(dice.below(1001)), 1000))
                .rounded_to(step, exact::Rounding::down);
  if (value < low) value = low;
  if (value > high) value = high;
  return (percent ? value * Rational(100) : value).to_decimal(column.places);
}

std::string cell_text(const core::Model& model, const Column& column, Dice& dice) {
  switch (column.type.kind) {
    case Kind::number: return number_text(column, dice);
    case Kind::boolean: return dice.word({"是", "否"});
    case Kind::enumeration: return dice.pick(model.enumerations[column.type.id].members);
    case Kind::text: return dice.word({"A1", "A2", "A10", "乙", "甲", "B"});
    default: {
      const auto low = column.domain ? *column.domain->low.to_int64() : core::lowest(column.type.kind);
      const auto high = column.domain ? *column.domain->high.to_int64() : core::highest(column.type.kind);
      const std::int64_t some = low + static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(high - low + 1)));
      const std::int64_t choices[] = {low, high, std::min(low + 1, high), some, some};
      return core::to_text(column.type.kind, core::Period{static_cast<std::int32_t>(choices[dice.below(5)])});
    }
  }
}

struct Draw {
  const core::Model& model;
  Dice& dice;
  int absent = 20;  // per cent
  int tie = 30;     // per cent of cells that repeat the cell above

  std::string cell(const Column& column) {
    if (column.optional && dice.chance(absent)) return {};
    return cell_text(model, column, dice);
  }

  std::vector<std::string> row(FrameId frame, const Sheet& sheet, const Sheets& sheets) {
    const auto inputs = inputs_of(model, frame);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const bool repeat = !sheet.rows.empty() && dice.chance(tie);
      cells.push_back(repeat ? dice.pick(sheet.rows).at(i) : cell(model.columns[inputs[i]]));
    }
    for (const ColumnId key : model.frames[frame].key) {  // many different keys
      const auto at = static_cast<std::size_t>(std::find(inputs.begin(), inputs.end(), key) - inputs.begin());
      cells[at] = model.columns[key].type.kind == Kind::text && dice.chance(70)
                      ? "K" + std::to_string(dice.below(30))
                      : cell_text(model, model.columns[key], dice);
    }
    for (const core::Link& link : model.links) follow(frame, link, inputs, cells, sheets);
    return cells;
  }

  /// Some month of a quarter, and the like.
  std::string inside(Kind coarse, const std::string& value, Kind fine) {
    const auto period = core::parse_period(coarse, value);
    if (!period) return value;
    const auto first = core::first_inside(coarse, *period, fine).ordinal, last = core::last_inside(coarse, *period, fine).ordinal;
    return core::to_text(fine, core::Period{dice.between(first, last)});
  }

  /// Takes the key of some row of the link's target, where both are plain columns.
  void follow(FrameId frame, const core::Link& link, const std::vector<ColumnId>& inputs,
              std::vector<std::string>& cells, const Sheets& sheets) {
    if (link.from != frame || link.computed != core::none || model.frames[link.to].role != core::Frame::Role::given)
      return;
    const Sheet* target = nullptr;
    for (const Sheet& sheet : sheets.frames) {
      if (sheet.frame == model.frames[link.to].name) target = &sheet;
    }
    if (target == nullptr || target->rows.empty() || (link.optional && dice.chance(10))) return;
    const auto& row = dice.pick(target->rows);
    const auto theirs = inputs_of(model, link.to);
    for (std::size_t k = 0; k < link.keys.size(); ++k) {
      const core::Expr& key = model[link.keys[k]];
      const bool holds = key.op == core::Op::containing && model[key.args[0]].op == core::Op::column;
      if (key.op != core::Op::column && !holds) continue;
      const core::Expr& own = holds ? model[key.args[0]] : key;
      const auto mine = std::find(inputs.begin(), inputs.end(), own.id);
      const auto their = std::find(theirs.begin(), theirs.end(), model.frames[link.to].key[k]);
      if (mine == inputs.end() || their == theirs.end()) continue;
      std::string& cell = cells[static_cast<std::size_t>(mine - inputs.begin())];
      std::string value = row[static_cast<std::size_t>(their - theirs.begin())];
      if (holds) value = inside(key.type.kind, value, own.type.kind);
      const bool fits = !table::ColumnBuilder(model, own.id).add({table::RawValue::Kind::text, value});
      if (!cell.empty() && fits) cell = value;
    }
  }
};

/// Frames that others link to come first.
std::vector<FrameId> in_order(const core::Model& model) {
  std::vector<FrameId> order;
  std::vector<bool> done(model.frames.size(), false);
  for (std::size_t round = 0; round < model.frames.size(); ++round) {
    for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
      if (done[frame] || model.frames[frame].role != core::Frame::Role::given) continue;
      const bool waits = std::any_of(model.links.begin(), model.links.end(), [&](const core::Link& link) {
        return link.from == frame && link.to != frame && model.frames[link.to].role == core::Frame::Role::given &&
               !done[link.to];
      });
      if (waits && round + 1 < model.frames.size()) continue;
      done[frame] = true;
      order.push_back(frame);
    }
  }
  return order;
}

Sheet* sheet_of(Sheets& sheets, const std::string& frame) {
  for (Sheet& sheet : sheets.frames) {
    if (sheet.frame == frame) return &sheet;
  }
  return nullptr;
}

}  // namespace

Sheets random_sheets(const core::Model& model, Dice& dice) {
  Sheets sheets;
  Draw draw{model, dice, dice.chance(20) ? 90 : 20, dice.chance(50) ? 50 : 10};
  for (const FrameId frame : in_order(model)) {
    sheets.frames.push_back({model.frames[frame].name, {}, {}});
    for (const ColumnId id : inputs_of(model, frame)) sheets.frames.back().headers.push_back(model.columns[id].name);
    const std::size_t most =
        model.frames[frame].at_most ? static_cast<std::size_t>(*model.frames[frame].at_most->to_int64()) : 12;
    const std::size_t sizes[] = {0, 1, 2, 5, 9, most};
    const std::size_t rows = std::min(most, sizes[dice.below(6)]);
    for (std::size_t i = 0; i < rows; ++i) {
      sheets.frames.back().rows.push_back(draw.row(frame, sheets.frames.back(), sheets));
    }
  }
  for (const ColumnId id : inputs_of(model, 0)) {
    if (dice.chance(50))
      sheets.parameters.emplace_back(model.columns[id].name, cell_text(model, model.columns[id], dice));
  }
  return sheets;
}

bool mend(const proof::Proved& rulebook, Sheets& sheets, Dice& dice) {
  const core::Model& model = rulebook.model;
  Draw draw{model, dice};
  for (int round = 0; round < 14; ++round) {
    const table::Dataset data = to_dataset(model, sheets);
    const auto findings = reference::evaluate(rulebook, data,
                                              [&] {
                                                reference::Wanted wanted;
                                                for (ColumnId id = 0; id < model.columns.size(); ++id)
                                                  wanted.columns.push_back(id);
                                                return wanted;
                                              }())
                              .findings;
    if (findings.empty()) return true;
    std::vector<std::pair<std::string, std::size_t>> bad;
    for (const table::Finding& finding : findings) {
      Sheet* sheet = finding.frame < model.frames.size() ? sheet_of(sheets, model.frames[finding.frame].name) : nullptr;
      if (sheet == nullptr && !sheets.frames.empty())
        sheet = &sheets.frames[dice.below(sheets.frames.size())];  // a derived row: any may be why
      if (sheet == nullptr || sheet->rows.empty()) continue;
      bad.emplace_back(sheet->frame, finding.row < sheet->rows.size() ? finding.row : dice.below(sheet->rows.size()));
    }
    std::sort(bad.begin(), bad.end());
    bad.erase(std::unique(bad.begin(), bad.end()), bad.end());
    for (auto one = bad.rbegin(); one != bad.rend(); ++one) {
      Sheet& sheet = *sheet_of(sheets, one->first);
      if (round < 6 && !dice.chance(30)) {
        sheet.rows[one->second] = draw.row(*model.find_frame(one->first), sheet, sheets);
      } else {
        sheet.rows.erase(sheet.rows.begin() + static_cast<std::ptrdiff_t>(one->second));
      }
    }
    if (bad.empty()) return false;
  }
  return false;
}

table::Dataset to_dataset(const core::Model& model, const Sheets& sheets) {
  table::Dataset data;
  data.tables.resize(model.frames.size());
  for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
    table::Table& table = data.tables[frame];
    const Sheet* sheet = nullptr;
    for (const Sheet& one : sheets.frames) {
      if (one.frame == model.frames[frame].name) sheet = &one;
    }
    if (frame == 0) table.rows = 1;
    else if (sheet != nullptr) table.rows = static_cast<core::RowIndex>(sheet->rows.size());
    for (const ColumnId id : inputs_of(model, frame)) {
      table::ColumnBuilder builder(model, id);
      if (frame == 0) {
        const auto set = std::find_if(sheets.parameters.begin(), sheets.parameters.end(),
                                      [&](const auto& one) { return one.first == model.columns[id].name; });
        if (set == sheets.parameters.end()) builder.add_unset();
        else builder.add({table::RawValue::Kind::text, set->second});
      } else if (sheet != nullptr) {
        const auto at = static_cast<std::size_t>(
            std::find(sheet->headers.begin(), sheet->headers.end(), model.columns[id].name) - sheet->headers.begin());
        for (const auto& row : sheet->rows)
          builder.add({table::RawValue::Kind::text, at < row.size() ? std::string_view(row[at]) : ""});
      }
      table.columns.push_back(builder.finish());
    }
  }
  return data;
}

std::string to_text(const Sheets& sheets) {
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells) {
    text += "#| ";
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cells[i];
    text += "\n";
  };
  for (const auto& [name, value] : sheets.parameters) text += "#! 参数 " + name + "=" + value + "\n";
  for (const Sheet& sheet : sheets.frames) {
    text += "#> data/" + sheet.frame + ".csv\n";
    line(sheet.headers);
    for (const auto& row : sheet.rows) line(row);
  }
  return text;
}

Sheets read_sheets(const std::string& text) {
  Sheets sheets;
  std::istringstream lines(text);
  const std::string parameter = "#! 参数 ", data = "#> data/", cells = "#| ";
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(parameter)) {
      const std::size_t equals = line.find('=');
      sheets.parameters.emplace_back(line.substr(parameter.size(), equals - parameter.size()), line.substr(equals + 1));
    } else if (line.starts_with(data)) {
      sheets.frames.push_back({line.substr(data.size(), line.size() - data.size() - 4), {}, {}});
    } else if (line.starts_with(cells) && !sheets.frames.empty()) {
      std::vector<std::string> row(1);
      for (const char c : line.substr(cells.size())) {
        if (c == ',') row.emplace_back();
        else row.back() += c;
      }
      Sheet& sheet = sheets.frames.back();
      if (sheet.headers.empty()) sheet.headers = std::move(row);
      else sheet.rows.push_back(std::move(row));
    }
  }
  return sheets;
}

}  // namespace xize::test::random
