// The data that a rulebook is applied to: spans of the caller's, or a folder of files.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xize/rulebook.hpp"

namespace xize {

/// State of a cell, beside its value. An empty span of states: all present. `withheld` is never bound: it stands in
/// results that rest on rows which were left out (EvaluateOptions::quarantine).
enum class State : std::uint8_t { absent = 0, present = 1, withheld = 2 };

struct ReadOptions {
  /// Keeps rows that are wrong, for an evaluation that leaves them out; what is wrong with a file as a whole still fails.
  bool quarantine = false;
};

/// Columns bound to a rulebook's inputs, and its parameters. The spans are borrowed, not copied: they must stay as they
/// are while anything made from this lives. Movable; use from one thread until it is complete, then read from many.
///
/// A frame's rows are as many as the first column bound to it has; all others must agree. Names are those of the
/// rulebook. Every cell is checked against its type and domain by evaluate(), every key and link too.
class XIZE_API Data {
 public:
  explicit Data(const Rulebook& rulebook);
  Data(Data&&) noexcept;
  Data& operator=(Data&&) noexcept;
  ~Data();

  /// Numbers: value = cell / 10^places; of a percent: the per cents.
  Status bind_numbers(std::string_view frame, std::string_view column, std::span<const std::int64_t> cells, int places,
                      std::span<const State> states = {}) noexcept;
  /// Booleans: 0 or 1.
  Status bind_booleans(std::string_view frame, std::string_view column, std::span<const std::uint8_t> cells,
                       std::span<const State> states = {}) noexcept;
  /// Enumerations: places in ColumnInfo::members, from 0.
  Status bind_members(std::string_view frame, std::string_view column, std::span<const std::uint32_t> cells,
                      std::span<const State> states = {}) noexcept;
  /// Dates: days since 1970-01-01; months: year * 12 + month - 1; quarters: year * 4 + quarter - 1; years: themselves.
  Status bind_periods(std::string_view frame, std::string_view column, std::span<const std::int32_t> cells,
                      std::span<const State> states = {}) noexcept;
  /// Texts: UTF-8, compared as they are.
  Status bind_texts(std::string_view frame, std::string_view column, std::span<const std::string_view> cells,
                    std::span<const State> states = {}) noexcept;
  /// A parameter by its name; the value as it is written in a data file ("12.50", "是", "2024-03").
  Status set_parameter(std::string_view name, std::string_view value) noexcept;

  /// Reads a folder of files, one a frame. The failure lists everything that is wrong with them.
  static Result<Data> read(const Rulebook& rulebook, const std::string& folder, const ReadOptions& options = {}) noexcept;

  /// What reading a folder said that is no finding, such as a file that belongs to no frame.
  std::vector<Diagnostic> notes() const;

  struct Impl;
  explicit Data(std::unique_ptr<Impl> impl) noexcept;            // for the library itself
  const Impl& impl() const noexcept { return *impl_; }  // for the library itself

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace xize
