// What a number counts: the difference of two dates is in days, whatever unit of measure stands beside it.
#pragma once

#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// Whether two numbers can be compared or added as far as they count days, months, quarters or years; false after a report.
/// A number of which that is not known goes with any. Looks through definitions; O(size of both).
bool count_alike(Context& context, ExprId a, ExprId b, text::Span span);
/// The same for a number that moves a period of this kind.
bool counts_periods(Context& context, Kind kind, ExprId count, text::Span span);

}  // namespace xize::clauses
