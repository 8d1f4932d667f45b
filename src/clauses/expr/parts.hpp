// Core expressions that several functions and clauses are made of.
#pragma once

#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// What an aggregate gives for a row of `scope`. None after a report that it is too deep.
ExprId make_aggregate(Context& context, core::Aggregate aggregate, Type type, FrameId scope, text::Span span);
/// The value rounded to a multiple of `step`.
ExprId make_round(Context& context, ExprId value, Rational step, exact::Rounding rounding, text::Span span);
/// 每 n 加 k: how many times the amount goes into the count, times k; whole times only where the node (`per`, `each`,
/// `over`, `under`) names a rounding. None after a report.
ExprId make_times(Context& context, ExprId count, const Node& node, const Scope& scope);

}  // namespace xize::clauses
