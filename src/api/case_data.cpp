#include "api/case_data.hpp"

#include <algorithm>
#include <memory>

namespace xize::detail {
namespace {

using core::ColumnId;
using core::Value;
using State = table::Column::State;

struct Cells {
  std::vector<std::int64_t> numbers;
  std::vector<std::uint8_t> booleans;
  std::vector<std::uint32_t> members;
  std::vector<std::int32_t> periods;
  std::vector<std::string_view> texts;
  std::vector<State> states;
};

// Decimals that hold every value; what the case says may be finer than the column's own.
int places_of(const std::vector<Value>& values, const core::Rational& scale, int least) {
  int places = least;
  for (const Value& value : values) {
    if (value.is_present()) places = std::max(places, (value.number() * scale).exact_places().value_or(least));
  }
  return places;
}

template <class Cell, class Read>
void fill(const std::vector<Value>& values, std::vector<Cell>& cells, const Read& read) {
  for (const Value& value : values) cells.push_back(value.is_present() ? read(value) : Cell{});
}

table::Column column_of(const core::Column& column, const std::vector<Value>& values) {
  auto cells = std::make_shared<Cells>();
  for (const Value& value : values) {
    cells->states.push_back(value.is_present() ? State::present : value.is_absent() ? State::absent : State::unset);
  }
  table::Column made;
  switch (column.type.kind) {
    case core::Kind::number: {
      const bool percent = column.style == core::NumberStyle::percent;
      const core::Rational scale = percent ? core::Rational(100) : core::Rational(1);
      const int places = places_of(values, scale, column.places);
      const core::Rational factor = scale * core::Rational::power_of_ten(places);
      fill(values, cells->numbers, [&](const Value& v) { return (v.number() * factor).to_int64().value_or(0); });
      made = table::Column::numbers(cells->numbers, places, percent, cells->states);
      break;
    }
    case core::Kind::boolean:
      fill(values, cells->booleans, [](const Value& v) { return static_cast<std::uint8_t>(v.truth() ? 1 : 0); });
      made = table::Column::booleans(cells->booleans, cells->states);
      break;
    case core::Kind::enumeration:
      fill(values, cells->members, [](const Value& v) { return v.member(); });
      made = table::Column::members(cells->members, cells->states);
      break;
    case core::Kind::text:
      fill(values, cells->texts, [](const Value& v) { return v.text(); });
      made = table::Column::texts(cells->texts, cells->states);
      break;
    default:
      fill(values, cells->periods, [](const Value& v) { return v.period(); });
      made = table::Column::periods(cells->periods, cells->states);
  }
  return table::Column::owning(std::move(made), std::move(cells));
}

}  // namespace

table::Dataset case_data(const core::Model& model, const core::TestCase& test) {
  table::Dataset data;
  data.tables.resize(model.frames.size());
  for (core::FrameId frame = 0; frame < model.frames.size(); ++frame) {
    const bool run = model.frames[frame].role == core::Frame::Role::run;
    std::vector<const core::TestCase::Rows*> blocks;
    for (const core::TestCase::Rows& rows : test.given) {
      if (rows.frame == frame) blocks.push_back(&rows);
    }
    const std::size_t count = run ? 1 : blocks.size();
    data.tables[frame].rows = static_cast<core::RowIndex>(count);
    for (const ColumnId id : model.columns_of(frame)) {
      const core::Column& column = model.columns[id];
      if (column.role != core::Column::Role::input && column.role != core::Column::Role::parameter) continue;
      const bool may_be_absent = column.role == core::Column::Role::input && column.optional;
      std::vector<Value> values(count, may_be_absent ? Value() : Value::unset());
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        for (const core::TestCase::Setting& setting : blocks[i]->settings) {
          if (setting.column == id) values[run ? 0 : i] = setting.value;
        }
      }
      data.tables[frame].columns.push_back(column_of(column, values));
    }
  }
  return data;
}

reference::Wanted case_wanted(const core::Model& model, const core::TestCase& test) {
  reference::Wanted wanted;
  const auto add = [&](ColumnId id) {
    std::vector<ColumnId>& all = wanted.columns;
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
  };
  for (const core::TestCase::Rows& rows : test.expected) {
    for (const ColumnId key : model.frames[rows.frame].key) add(key);
    for (const core::TestCase::Setting& setting : rows.settings) add(setting.column);
  }
  return wanted;
}

}  // namespace xize::detail
