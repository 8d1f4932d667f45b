#include <cassert>

#include "table/dataset.hpp"

namespace xize::table {

Column Column::numbers(std::span<const std::int64_t> cells, int places, bool percent, std::span<const State> states) {
  Column column = borrowing(Storage::numbers, cells.data(), cells.size(), states);
  column.places_ = places;
  column.percent_ = percent;
  return column;
}

Column Column::booleans(std::span<const std::uint8_t> cells, std::span<const State> states) {
  return borrowing(Storage::booleans, cells.data(), cells.size(), states);
}

Column Column::members(std::span<const std::uint32_t> cells, std::span<const State> states) {
  return borrowing(Storage::members, cells.data(), cells.size(), states);
}

Column Column::periods(std::span<const std::int32_t> cells, std::span<const State> states) {
  return borrowing(Storage::periods, cells.data(), cells.size(), states);
}

Column Column::texts(std::span<const std::string_view> cells, std::span<const State> states) {
  return borrowing(Storage::texts, cells.data(), cells.size(), states);
}

Column Column::borrowing(Storage storage, const void* cells, std::size_t count, std::span<const State> states) {
  assert(states.empty() || states.size() == count);
  Column column;
  column.storage_ = storage;
  column.cells_ = cells;
  column.rows_ = static_cast<core::RowIndex>(count);
  column.states_ = states.empty() ? nullptr : states.data();
  return column;
}

Column Column::owning(Column column, std::shared_ptr<const void> owner) {
  column.owner_ = std::move(owner);
  return column;
}

Column Column::filled(State state, core::RowIndex rows) {
  assert(state != State::present);
  Column column;
  column.fill_ = state;
  column.rows_ = rows;
  return column;
}

Column Column::hiding(const std::vector<bool>& rows) const {
  assert(storage_ != Storage::none && rows.size() == rows_);
  struct Hidden {
    std::vector<State> states;
    std::shared_ptr<const void> cells;
  };
  auto hidden = std::make_shared<Hidden>();
  hidden->cells = owner_;
  for (core::RowIndex row = 0; row < rows_; ++row) hidden->states.push_back(rows[row] ? State::unset : state(row));
  Column column = *this;
  column.states_ = hidden->states.data();
  column.owner_ = std::move(hidden);
  return column;
}

Column::State Column::state(core::RowIndex row) const {
  assert(row < rows_);
  if (storage_ == Storage::none) return fill_;
  return states_ == nullptr ? State::present : states_[row];
}

core::Value Column::cell(core::RowIndex row) const {
  switch (state(row)) {
    case State::absent: return {};
    case State::unset: return core::Value::unset();
    case State::present: break;
  }
  switch (storage_) {
    case Storage::numbers: {
      const int places = places_ + (percent_ ? 2 : 0);
      return core::Value(core::Rational::scaled(static_cast<const std::int64_t*>(cells_)[row], places));
    }
    case Storage::booleans: return core::Value(static_cast<const std::uint8_t*>(cells_)[row] != 0);
    case Storage::members: return core::Value(core::Member{static_cast<const std::uint32_t*>(cells_)[row]});
    case Storage::periods: return core::Value(core::Period{static_cast<const std::int32_t*>(cells_)[row]});
    case Storage::texts: return core::Value(static_cast<const std::string_view*>(cells_)[row]);
    case Storage::none: break;
  }
  return {};
}

}  // namespace xize::table
