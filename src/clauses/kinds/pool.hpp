// A total divided among rows to the last step: 总额 … 组内 … 按 … 限 … 尾数 ….
#pragma once

#include "clauses/kinds/order.hpp"

namespace xize::clauses {

/// The row's part, absent for rows that get none; `step` unless the clause says 保留. None after a report.
ExprId build_pool(Context& context, const Node& pool, ColumnId column, Rational step, const Scope& scope);

}  // namespace xize::clauses
