// The derivation of one row: what each derived column of it read, and what rounding, caps and fallbacks did.
// In: a finished evaluation. Out: lines that report/ puts into words. May import: as evaluate.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reference/evaluate.hpp"

namespace xize::reference {

/// One thing that an expression met on its way to its value. Only what was reached is listed, in the order of the
/// expression; a thing met twice is listed once.
struct TraceStep {
  enum class Kind : std::uint8_t {
    column,     // read, value
    link,       // a row taken as a value: read.path, value
    previous,   // a fold's state after the row before, or its start: read.path = its name, read.column, value
    aggregate,  // over `rows` rows (those reached, with or without a value): value, from values and weights
    rank,       // place among `rows` rows that take part; absent where the row takes none. `read`: the column of a ranking
                // clause that says the same
    shared,     // several rows have the place: value
    part,       // of before = the total, by scale = the row's weight of whole = those of `rows` rows: value. `read`, `by`:
                // the columns that are the total and the weight. A row that takes no part has none of them
    taking_part,  // how many rows a ranking ranks: value
    used,       // of before = the cap, what `rows` rows that come before ask for: value. `read`: the column that is the cap
    cut,        // before = how many are taken, value = the place among `rows` candidates; shared = how many have it, where
                // that decides. `read`: the column that says how many
    rounded,    // before -> value, where they differ
    bounded,    // clamp, or min or max with one operand that is no bound, moved it: before -> value
    chosen,     // of several operands min or max took value
    remainder,  // value
    highest,    // of the values that apply value was taken, by the condition expr
    fund,       // before = the fund, value = what is asked of it in all, by `rows` rows. `read`: the column that is the fund
    weighted,   // before = sum of value times weight, value = sum of the weights that count, scale = full marks, if it is
                // rescaled to them
    fallback,   // absent, so the value was taken instead
    if_zero,    // the divisor was 0, so the value was taken instead
  };
  /// A column of a row. What another step tells the value of is not listed as read too.
  struct Read {
    std::string path = {};  // names of links and of the column, joined by points: 所在单位.地域
    core::FrameId frame = core::none;
    core::RowIndex row = core::none;
    core::ColumnId column = core::none;
  };
  Kind kind = Kind::column;
  core::ExprId expr = core::none;  // where it stands in the rulebook: Expr::span
  Read read = {}, by = {};
  core::Type type = {};
  core::Value before = {};
  core::Value value = {};
  core::Value scale = {};
  core::Value whole = {};
  std::vector<core::Value> values = {}, weights = {};  // of the rows that have one
  std::uint64_t rows = 0;
  std::uint64_t shared = 0;
  bool made = false;  // of rank, taking_part: a clause makes it, and nothing in the text is its own
};

/// One derived column of one row. Kind, name, title and article are those of the clause.
struct TraceLine {
  core::FrameId frame = core::none;
  core::RowIndex row = core::none;
  core::ColumnId column = core::none;
  core::ClauseId clause = core::none;
  core::Value value = {};
  std::vector<TraceStep> steps = {};
};

/// The derived columns of one row that `result` holds, in the order in which they were written; then, `depth` times,
/// the derived columns of other rows that the lines before read through links, each once. Values borrow as the
/// result's do. O(size of the expressions and of the aggregates in them), squared in the depth of an expression.
std::vector<TraceLine> trace(const proof::Proved& rulebook, const table::Dataset& data, const Result& result,
                             core::FrameId frame, core::RowIndex row, unsigned depth);

}  // namespace xize::reference
