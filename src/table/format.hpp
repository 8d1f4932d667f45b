// Values as text, as results, findings and traces print them.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/model.hpp"
#include "message/diagnostic.hpp"
#include "table/dataset.hpp"

namespace xize::table {

/// How the values of one column are printed. A percent is printed per cent, without its sign.
struct Format {
  core::Type type;
  bool percent = false;
  int places = 0;
};

/// The format of an input, key or parameter: as it is declared.
Format declared_format(const core::Column& column);

/// A cell of a table: column and row, wherever its values are held.
using CellOf = std::function<core::Value(core::ColumnId, core::RowIndex)>;

/// Prints values in one language. Model and cells must outlive it. Thread-safe if `cells` is.
class Printer {
 public:
  Printer(const core::Model& model, message::Language language, CellOf cells);

  /// Number with exactly its places (more if they do not hold it, "n/d" if none do), 是/否 or true/false, the member's
  /// name, 2024-03-05, 2024-03, 2024Q1, 2024, the text, a row's key. "" for an absent or unset value.
  std::string text(const core::Value& value, const Format& format) const;
  /// The texts of a row's key columns, joined with "/"; "" for the row of the run.
  std::string key(core::FrameId frame, core::RowIndex row) const;

 private:
  const core::Model& model_;
  message::Language language_;
  CellOf cells_;
};

/// The given cells of a data set; absent for derived columns.
CellOf cells_of(const core::Model& model, const Dataset& data);

}  // namespace xize::table
