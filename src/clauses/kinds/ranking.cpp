// 排名: places in a group; rows that take no part, or lack a key, have none.
#include "clauses/kinds/order.hpp"

namespace xize::clauses {
namespace {

ExprId ranking_value(Context& context, const Node& clause, ColumnId column, const Scope& scope) {
  const auto ties = rank_ties(context, clause.child(Rule::ties), {Context::quoted(context.tree.tokens[clause.first].text)});
  auto ranking = clause_order(context, clause, column, scope);
  if (!ranking || !ties) return none;
  if (clause.child(Rule::reversed) == nullptr || clause.child(Rule::ties) != nullptr) ranking->ties = *ties;  // else as the one turned round
  const text::Span span = context.tree.span(clause.children[0]);
  const ExprId rank = make_rank(context, std::move(*ranking), span);
  if (rank == none) return none;
  context.places[column] = rank;
  const ExprId nothing = context.make(Op::absent, {}, scope.frame, {}, span);
  return context.make(Op::fallback, {}, scope.frame, {rank, nothing}, span);
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "ranking", [&context, &clause](ColumnId column, const Scope& scope) {
    return ranking_value(context, clause, column, scope);
  });
}

}  // namespace

const ClauseKind ranking_kind{Rule::ranking, declare, nullptr};

}  // namespace xize::clauses
