// Evaluating a rulebook on data, and reading what comes out.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xize/data.hpp"
#include "xize/encoding.hpp"

namespace xize {

/// A column of an evaluation. The spans live as long as the Evaluation. Only the one of its kind is filled; cells whose
/// state is not present hold 0 or "".
struct ColumnView {
  Kind kind = Kind::number;
  int places = 0;                          // numbers: value = cell / 10^places; of a percent: the per cents
  std::size_t rows = 0;
  std::span<const State> states;
  std::span<const std::int64_t> numbers;   // empty if the column's values have no exact decimal or need more than 64 bits
  std::span<const std::uint8_t> booleans;
  std::span<const std::uint32_t> members;
  std::span<const std::int32_t> periods;   // dates too
  std::span<const std::string_view> texts;
};

/// A column of a frame, by names.
struct Wanted {
  std::string_view frame, column;
};

struct EvaluateOptions {
  std::vector<Wanted> columns;  // empty: every column of the rulebook
  std::uint32_t most_findings = 200;  // listed; all are counted
  /// Bad rows are left out and the rest is evaluated. What rests on them (a sum, a mean, a rank, a share of a pool, a look at
  /// their columns) is withheld, never computed as if they were not there. Constraints and promises that are broken count too.
  bool quarantine = false;
};

/// What an evaluation left out, and what it withheld for that.
struct Quarantine {
  struct Row {
    std::string frame, key;   // the key's texts, joined by /; "" where it cannot be read
    std::uint64_t row = 0;    // from 0, as it was bound or read
  };
  std::vector<Row> rows;             // left out, by frame and row
  std::vector<Diagnostic> findings;  // why; also broken promises, for which no row is left out
  std::uint64_t withheld = 0;        // cells of the result tables (of a whole evaluation), those of rows left out not counted
};

enum class Format : std::uint8_t { csv, json };

struct TableOptions {
  std::size_t most_rows = 40;  // shown of a table; 0 = all
  Language language = Language::chinese;
  bool colour = false;
};

/// What came out. Cheap to copy; immutable; may be read from many threads. Texts borrow from the data.
class XIZE_API Evaluation {
 public:
  std::size_t rows(std::string_view frame) const noexcept;  // 0 for a name that is no frame
  /// The column; fails if the rulebook has none of this name or it was not among the wanted.
  Result<ColumnView> column(std::string_view frame, std::string_view column) const noexcept;
  /// A cell as text: decimals exact ("87.30", or "1/3"), absent = "".
  Result<std::string> text(std::string_view frame, std::string_view column, std::size_t row) const noexcept;
  /// The derivation of one row, article by article. `key`: the key columns' texts, joined by /.
  Result<std::string> trace(std::string_view frame, std::string_view key, Language language) const noexcept;
  /// Frames that have a row of this key.
  Result<std::vector<std::string>> frames_with(std::string_view key) const noexcept;

  // These need every column: evaluate with no wanted list.
  /// Writes the result tables (or, if the rulebook names none, every frame) to a folder, all at once: a killed run
  /// leaves the old set or the new one. With a manifest of fingerprints. JSON and the manifest are UTF-8 always. After a
  /// quarantine two tables more: the rows that were left out and why (隔离-数据), and what is withheld (隔离-结果).
  Status write(const std::string& folder, Format format, Encoding encoding = Encoding::utf8) const noexcept;
  /// Nothing in it, if nothing was wrong or no quarantine was asked for.
  Result<Quarantine> quarantine() const noexcept;
  /// The result tables for reading in a terminal.
  Result<std::string> tables(const TableOptions& options) const noexcept;

  struct Impl;
  explicit Evaluation(std::shared_ptr<const Impl> impl) noexcept : impl_(std::move(impl)) {}  // for the library itself

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Evaluates. Bad data gives a failure that lists every finding, and no score. `data` must outlive the evaluation.
XIZE_API Result<Evaluation> evaluate(const Rulebook& rulebook, const Data& data, const EvaluateOptions& options = {}) noexcept;

}  // namespace xize
