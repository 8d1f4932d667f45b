// What an expression reads directly: the columns, links, frames and folds that must be finished before it.
// In: core model. Out: units of the plan. May import: core/, proof/proof.hpp.
#pragma once

#include <vector>

#include "proof/proof.hpp"

namespace xize::reference {

/// Each unit once, in the order in which the expression meets them; also those that only some rows reach. Input and
/// parameter columns are listed as columns, states as their fold. O(size of the expression).
std::vector<proof::Unit> reads(const core::Model& model, core::ExprId expr);

}  // namespace xize::reference
