// 名单: the first n of a group, and of each part of it no more than so many.
#include "clauses/expr/call.hpp"
#include "clauses/kinds/order.hpp"

namespace xize::clauses {
namespace {

/// Whether the row is among the first of its part, on the list of its own group: 组内 岗位 … 每 单位 取 2 按 ….
ExprId inside_part(Context& context, const Node& inner, core::Ranking ranking, CutTies ties, const Scope& scope) {
  const auto group = group_keys(context, inner, scope);
  if (!group) return none;
  ranking.group.insert(ranking.group.end(), group->begin(), group->end());
  if (const Node* order = inner.child(Rule::order)) {
    const auto named = named_order(context, *order, scope);
    auto keys = named ? std::optional(named->keys) : order_keys(context, *order, scope);
    if (!keys) return none;
    ranking.keys = std::move(*keys);
    if (named) ranking.where = both(context, ranking.where, named->where, scope.frame, context.tree.span(inner));
  }
  return make_first(context, std::move(ranking), inner.children[1], nullptr, ties, context.tree.span(inner));
}

ExprId list_value(Context& context, const Node& clause, ColumnId column, const Scope& scope) {
  const Node* take = clause.child(Rule::take);
  if (take == nullptr) {
    context.report(469, clause.children[0]);
    return none;
  }
  auto ranking = clause_order(context, clause, column, scope);
  const auto ties = cut_ties(context, clause.child(Rule::ties), {Context::quoted(context.tree.tokens[clause.first].text)});
  if (!ranking || !ties) return none;
  if (const Node* inner = clause.child(Rule::inner)) {
    const ExprId inside = inside_part(context, *inner, *ranking, *ties, scope);
    if (inside == none) return none;
    ranking->where = both(context, ranking->where, inside, scope.frame, context.tree.span(*inner));
  }
  return make_first(context, std::move(*ranking), take->children[0], take->child(Rule::rounding), *ties, context.tree.span(clause.children[0]));
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "shortlist", [&context, &clause](ColumnId column, const Scope& scope) {
    return list_value(context, clause, column, scope);
  });
}

}  // namespace

const ClauseKind shortlist_kind{Rule::shortlist, declare, nullptr};

}  // namespace xize::clauses
