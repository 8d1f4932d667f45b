// The reference evaluator: the definition of the language. Plain, scalar, exact.
// In: proved core, data set. Out: columns of values, findings, traces. May import: proof/proof.hpp, table/dataset.hpp,
// core/, exact/.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "proof/proof.hpp"
#include "table/dataset.hpp"

namespace xize::reference {

/// All values of one evaluation. Texts are borrowed from the data set.
struct Result {
  std::vector<core::RowIndex> rows;                // by FrameId
  std::vector<std::vector<core::Value>> columns;   // by ColumnId; empty where not wanted
  std::vector<std::vector<core::Value>> links;     // by LinkId: rows
  std::vector<table::Finding> findings;            // keys, links, constraints, promises; in a stable order
  // Of an evaluation that leaves rows out; else empty:
  std::vector<std::vector<bool>> out;  // by FrameId and row; a derived row is out where all that it comes from is
  std::vector<bool> incomplete;        // by FrameId: a derived frame that may lack rows

  bool is_out(core::FrameId frame, core::RowIndex row) const {
    return frame < out.size() && row < out[frame].size() && out[frame][row];
  }
  bool may_lack_rows(core::FrameId frame) const { return frame < incomplete.size() && incomplete[frame]; }
};

/// Rows of given frames that are left out, by FrameId and row. What is known of such a row says only where it belongs:
/// whatever another row takes from it is unset, and so is what its place in a group, an order or a pool decides.
using LeftOut = std::vector<std::vector<bool>>;

/// What to compute: `columns` and whatever they need. Frames' keys and links are checked for all given frames.
struct Wanted {
  std::vector<core::ColumnId> columns = {};
  std::vector<core::ExprId> exprs = {};  // that evaluate_expr will be asked for
  bool constraints = true;  // check those whose inputs are set
  LeftOut out = {};
  std::set<std::pair<core::ColumnId, core::RowIndex>> doubtful = {};  // given cells of such rows that say nothing
};

/// Told while an evaluation goes on. An unset value is none.
class Observer {
 public:
  virtual ~Observer() = default;
  /// An expression took its value from its operand `arg`: the branch of a choose or match; the bound of a clamp, min or
  /// max that moved the first operand; the fallback; what stands for a zero divisor.
  virtual void took(core::ExprId expr, std::size_t arg) = 0;
  /// A column or state of the clause got a value (absence is one) in some row, or a constraint was judged.
  virtual void reached(core::ClauseId clause) = 0;
};

/// Evaluates. O(rows) a scalar column; ranks and folds sort; an aggregate over all rows is quadratic.
/// The tables must already be inside their declared domains (table/ checks that).
Result evaluate(const proof::Proved& rulebook, const table::Dataset& data, const Wanted& wanted,
                Observer* observer = nullptr);

/// The value of an expression for one row of its scope's frame, given a finished evaluation that covers it.
core::Value evaluate_expr(const proof::Proved& rulebook, const table::Dataset& data, const Result& result,
                          core::ExprId expr, core::RowIndex row);
/// The same for all rows of its scope's frame: sorts and indexes are made once.
std::vector<core::Value> evaluate_expr(const proof::Proved& rulebook, const Result& result, core::ExprId expr);

}  // namespace xize::reference
