// Typed columns in memory: what the engines read and write.
// In: spans, files. Out: data sets, files. May import: core/, exact/, message/.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model.hpp"
#include "message/diagnostic.hpp"

namespace xize::table {

/// The cells of one column, borrowed or owned. Immutable once built; copies share the cells.
///   number            scaled integers: value = cell / 10^places (a percent's cells are per cent: 98.5 % is 985 at 1 place)
///   boolean           0 or 1
///   enumeration       index of the member
///   date … year       ordinals (core::Period)
///   text              UTF-8
class Column {
 public:
  enum class State : std::uint8_t { absent = 0, present = 1, unset = 2 };

  // Borrowing: the spans must outlive the column. `states` is empty (all present) or one a row.
  static Column numbers(std::span<const std::int64_t> cells, int places, bool percent, std::span<const State> states = {});
  static Column booleans(std::span<const std::uint8_t> cells, std::span<const State> states = {});
  static Column members(std::span<const std::uint32_t> cells, std::span<const State> states = {});
  static Column periods(std::span<const std::int32_t> cells, std::span<const State> states = {});
  static Column texts(std::span<const std::string_view> cells, std::span<const State> states = {});
  /// Keeps `owner` (which holds what the spans of `column` point to) alive with the column.
  static Column owning(Column column, std::shared_ptr<const void> owner);
  /// A column of `rows` cells that are all unset, or all absent.
  static Column filled(State state, core::RowIndex rows);
  /// The same column with these rows unset. Shares the cells. Only of a column that has cells.
  Column hiding(const std::vector<bool>& rows) const;

  core::RowIndex rows() const { return rows_; }
  State state(core::RowIndex row) const;
  core::Value cell(core::RowIndex row) const;  // O(1)

 private:
  enum class Storage : std::uint8_t { none, numbers, booleans, members, periods, texts };
  static Column borrowing(Storage storage, const void* cells, std::size_t count, std::span<const State> states);
  Storage storage_ = Storage::none;
  State fill_ = State::absent;
  bool percent_ = false;
  int places_ = 0;
  core::RowIndex rows_ = 0;
  const void* cells_ = nullptr;
  const State* states_ = nullptr;
  std::shared_ptr<const void> owner_;
};

/// The given rows of one frame.
struct Table {
  core::RowIndex rows = 0;
  std::vector<Column> columns = {};  // in the order of Model::columns_of(frame), inputs and parameters only
};

/// One table a frame, by FrameId; derived frames have none (rows = 0, no columns). The run frame's table has one row:
/// the parameters.
struct Dataset {
  std::vector<Table> tables;
};

/// Something wrong with the data, or a promise that they break. Findings never come with a score.
struct Finding {
  std::uint16_t code = 0;      // of the catalogue
  std::string file = {};       // as the user named it; "" where the data came by span
  std::uint64_t line = 0;      // of the file, from 1; 0 = not from a file
  core::FrameId frame = core::none;
  core::RowIndex row = core::none;
  std::string column = {};     // header
  std::string value = {};      // as it stands in the data
  std::vector<message::Argument> arguments = {};
};

}  // namespace xize::table
