// What depends on what: the units of a model, an order for them, and cycles.
#pragma once

#include <vector>

#include "core/model.hpp"
#include "message/diagnostic.hpp"
#include "proof/proof.hpp"

namespace xize::proof {

struct Dependencies {
  std::vector<Unit> units;                        // in an order in which what a unit needs stands before it
  std::vector<std::vector<std::uint32_t>> needs;  // by position: positions, ascending
  std::vector<bool> in_cycle;                     // by position: part of a cycle or behind one; needs may look forward
  std::vector<std::uint32_t> of_frame, of_link, of_column;  // position, or core::none (an input has no unit)

  /// Positions that an expression reads directly.
  std::vector<std::uint32_t> of_expr(const core::Model& model, core::ExprId expr) const;
};

/// Orders the model's units, stable by the order of their clauses. Cycles are reported. O(units + reads).
Dependencies order_units(const core::Model& model, message::Diagnostics& diagnostics);

}  // namespace xize::proof
