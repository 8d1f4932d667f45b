// What indicators, groups, penalties, bonuses and totals share: full marks and weights, and the sum of a frame's scores.
#pragma once

#include "clauses/kinds/kind.hpp"

namespace xize::clauses {

/// Registers a declared column as one that totals count. A column that could not be added (none) is passed over.
void add_scored(Context& context, const Node& clause, ColumnId column, Keyword kind);
/// Marks the members that groups and totals name: totals that name none pass over them. Once all clauses are declared.
void take_all_members(Context& context, const std::vector<const Node*>& clauses);
/// Whether 不考核 in it may leave the score out.
bool mentions_skip(const Node& node);
/// The scope of its expressions, with its full marks, which are built here.
Scope scored_scope(Context& context, std::size_t index, const Scope& row);
/// "：「甲」写的是分值": what a member has that does not go with the others.
Argument writes_worth(const Context& context, const Scored& member);
/// The value only for the rows that the clause is for (限 …): elsewhere absent, or 0.
ExprId only_where(Context& context, std::size_t index, ExprId value, const Scope& scope, bool zero);

/// The members that a clause names in { }, or all of its frame that nobody names. Nothing after a report.
std::optional<std::vector<std::size_t>> members_of(Context& context, const Node& clause, FrameId frame, ColumnId self);

/// The sum of the members of one kind, as the clause's 不考核 则 … wants it, scaled to `whole` where it says 折算.
/// Absent members of kind penalty or bonus do not occur. None after a report.
ExprId sum_members(Context& context, const Node& clause, const std::vector<std::size_t>& members, Keyword kind, ExprId whole,
                   const Scope& scope, text::Span span);
/// The sum of the full marks (or weights) of the indicators that are scored. None after a report.
ExprId sum_worths(Context& context, const Node& clause, const std::vector<std::size_t>& members, const Scope& scope, text::Span span);
/// Claims that the members' full marks (or weights) add up to `whole` on every row, or where `only` holds.
void claim_sum(Context& context, const Node& clause, const std::vector<std::size_t>& members, ExprId whole, const Scope& scope,
               ExprId only);

}  // namespace xize::clauses
