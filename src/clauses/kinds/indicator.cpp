// 指标: what is scored, out of its full marks (分值) or with a weight (权重, on a scale of 100).
#include "clauses/kinds/rates.hpp"
#include "clauses/kinds/scores.hpp"

namespace xize::clauses {
namespace {

ExprId score(Context& context, const Node& clause, const Scope& scope) {
  const Node* deducted = clause.child(Rule::deducted);
  const Node* collected = clause.child(Rule::collected);
  if (deducted == nullptr && collected == nullptr) {
    const Computed parts = computed_parts(clause, true);
    return elaborate_number(context, *parts.body, scope);
  }
  const Node& node = deducted != nullptr ? *deducted : *collected;
  const ExprId sum = build_rates(context, node.children[0], scope, deducted != nullptr ? Keyword::lose_ : Keyword::add_);
  if (sum == none) return none;
  if (scope.full == none) {
    context.report(453, node);
    return none;
  }
  const text::Span span = context.tree.span(node);
  if (collected != nullptr) return context.make(Op::min, context[sum].type, scope.frame, {sum, scope.full}, span);
  const ExprId left = context.make(Op::subtract, context[sum].type, scope.frame, {scope.full, sum}, span);
  return context.make(Op::max, context[sum].type, scope.frame, {left, context.number(Rational(0), scope.frame, span)}, span);
}

void declare(Context& context, const Node& clause) {
  const std::size_t index = context.scored.size();
  const ColumnId column = declare_column(context, clause, "indicator", [&context, &clause, index](ColumnId, const Scope& row) {
    const Scope scope = scored_scope(context, index, row);
    ExprId value = score(context, clause, scope);
    value = apply_score_tails(context, value, clause, scope);
    return only_where(context, index, value, scope, false);
  });
  add_scored(context, clause, column, Keyword::indicator_);
}

}  // namespace

const ClauseKind indicator_kind{Rule::indicator, declare, nullptr};

}  // namespace xize::clauses
