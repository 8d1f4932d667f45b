// What a number counts: the difference of two dates is in days, whatever unit of measure stands beside it.
#pragma once

#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// Reports two numbers that are compared or added and count different things: days, months, quarters, years. A number of
/// which that is not known goes with any. Looks through definitions, each of which is looked at once; O(size of both).
void count_alike(Context& context, ExprId a, ExprId b, text::Span span);
/// The same for a number that moves a period of this kind.
void count_periods(Context& context, Kind kind, ExprId count, text::Span span);

}  // namespace xize::clauses
