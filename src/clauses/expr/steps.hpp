// Conditions on the rows that a path reaches.
#pragma once

#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// Adds a condition node (同 x, 除本行, or an expression in which 本行 may stand on one side of one comparison) to the
/// step it follows. False after a report.
bool add_condition(Context& context, core::Step& step, const Node& condition, const Scope& scope);

/// Whether 本行 stands in a node, conditions of further rows inside it aside.
bool mentions_this_row(const Node& node);

}  // namespace xize::clauses
