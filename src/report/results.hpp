// The result tables of one evaluation, as they will be printed.
// In: proved core, data set, an evaluation. Out: tables of printed cells. May import: reference/evaluate.hpp (the shape
// of an evaluation), proof/proof.hpp, table/, core/, exact/, message/.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "message/diagnostic.hpp"
#include "proof/proof.hpp"
#include "reference/evaluate.hpp"
#include "table/dataset.hpp"

namespace xize::report {

/// One printed value. `text` is as people read it; `kind` is what a format with types of its own (JSON) makes of it.
/// withheld: it rests on a row that was left out; printed as absent is.
struct Cell {
  enum class Kind : std::uint8_t { absent, text, number, no, yes, withheld };
  Kind kind = Kind::absent;
  std::string text;
};

struct PrintedTable {
  std::string name;
  std::string file;  // base name, without ending
  std::vector<std::string> headers;
  std::vector<std::vector<Cell>> rows;
};

/// What a result table withholds of one row, or of itself.
struct Withheld {
  enum class What : std::uint8_t {
    cells,      // these columns are empty
    row,        // whether the row belongs to the table is not known; it does not stand there
    more_rows,  // rows that are not known may belong to the table
  };
  What what = What::cells;
  std::string table, key;
  std::vector<std::string> headers = {};
};

struct ResultSet {
  std::vector<PrintedTable> tables;
  std::vector<Withheld> withheld = {};
  /// Values that are withheld; a row or rows that may belong to a table count as one.
  std::uint64_t withheld_count() const;
};

/// The value of an expression for a row of its scope's frame. Whichever engine made the result gives this;
/// reference::evaluate_expr does for the reference's.
using ValueOf = std::function<core::Value(core::ExprId, core::RowIndex)>;

/// The result tables that the rulebook names, with their items in its order; if it names none, one table for each frame
/// with printable derived columns, named <frame>结果 or <frame>_results: the key first, then the columns as declared.
/// Rows stand in ascending order of the key's texts, column by column, by code point; those that were left out do not
/// stand there. O(cells + rows log rows).
ResultSet make_results(const proof::Proved& rulebook, const table::Dataset& data, const reference::Result& result,
                       const ValueOf& value_of, message::Language language);

}  // namespace xize::report
