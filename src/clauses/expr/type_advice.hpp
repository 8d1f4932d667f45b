// A value of another type than is wanted: what its author may have meant by it.
#pragma once

#include "clauses/context.hpp"

namespace xize::clauses {

/// Reports XZ0408 at the node.
void report_type(Context& context, const Node& node, const Type& found, const Type& wanted);

/// What to do about a unit that is not the other one's: 分以上 is 分 and a comparison.
Argument unit_advice(const std::string& unit);

}  // namespace xize::clauses
