// The orders that clauses work in: of their own 按 and 组内, or those of a 排名 clause that they name.
#pragma once

#include "clauses/expr/ranking.hpp"
#include "clauses/kinds/kind.hpp"

namespace xize::clauses {

/// What the clause's 按, 组内 and 限 describe. A single key that is the column of a ranking clause stands for that
/// clause's keys, groups and rows; 组内 and 限 of its own then go on top. Rows that vetoes bar from `column` are left out.
/// Nothing after a report; a missing 按 is reported.
std::optional<core::Ranking> clause_order(Context& context, const Node& clause, ColumnId column, const Scope& scope);
/// The ranking behind a name, or nothing (not reported).
std::optional<core::Ranking> ranking_named(Context& context, const Node& name, const Scope& scope);
/// Reports that a name is no ranking; one that is, and could not be built, has been reported itself.
void report_no_ranking(Context& context, const Node& name, const Scope& scope);
/// The ranking that 按 names as its one key, the last place first where that says 降序; or nothing (not reported).
std::optional<core::Ranking> named_order(Context& context, const Node& order, const Scope& scope);
/// `a` and `b`, each of which may be none.
ExprId both(Context& context, ExprId a, ExprId b, FrameId frame, text::Span span);

}  // namespace xize::clauses
