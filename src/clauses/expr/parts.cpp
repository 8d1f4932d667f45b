#include "clauses/expr/parts.hpp"

namespace xize::clauses {

ExprId make_aggregate(Context& context, core::Aggregate aggregate, Type type, FrameId scope, text::Span span) {
  std::vector<ExprId> parts{aggregate.value, aggregate.weight};
  for (const core::Step& step : aggregate.steps) {
    parts.insert(parts.end(), step.where.begin(), step.where.end());
    for (const auto& tie : step.equal) parts.insert(parts.end(), {tie.there, tie.here});
    if (step.order) parts.insert(parts.end(), {step.order->there, step.order->here});
  }
  for (const core::OrderKey& key : aggregate.order) parts.push_back(key.expr);
  const ExprId id = context.make(Op::aggregate, std::move(type), scope, {}, span);
  context.model.exprs[id].id = static_cast<std::uint32_t>(context.model.aggregates.size());
  context.model.aggregates.push_back(std::move(aggregate));
  context.deepen(id, parts);
  return context.too_deep(id) ? none : id;
}

ExprId make_round(Context& context, ExprId value, Rational step, exact::Rounding rounding, text::Span span) {
  const Type type = context[value].type;
  const ExprId id = context.make(Op::round, type, context[value].scope, {value}, span);
  context.model.exprs[id].number = std::move(step);
  context.model.exprs[id].rounding = rounding;
  return id;
}

ExprId make_times(Context& context, ExprId count, const Node& node, const Scope& scope) {
  const ExprId every = elaborate_number(context, node.children[0], scope);
  const ExprId amount = elaborate_number(context, node.children[1], scope);
  if (count == none || every == none || amount == none) return none;
  const text::Span span = context.tree.span(node);
  common_unit(context, count, every, span);
  ExprId times = context.make(Op::divide, {}, scope.frame, {count, every}, span);
  if (const Node* rounding = node.child(Rule::rounding)) times = make_round(context, times, Rational(1), rounding_of(context, rounding), span);
  Type type;
  type.unit = context[amount].type.unit;
  return context.make(Op::multiply, type, scope.frame, {times, amount}, span);
}

}  // namespace xize::clauses
