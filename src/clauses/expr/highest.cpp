// 就高: of several values that apply, the highest; absent where none applies.
#include "clauses/expr/parts.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// 就高(各项.级别) { 省级 5, 市级 3 }: the highest of the rows that a path leads to.
ExprId highest_of_rows(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  bool wrong = false;
  auto rows = rows_of(context, node.children[0], scope, {}, wrong);
  if (wrong) return none;
  if (!rows || rows->value == none) {
    const ExprId key = rows ? none : elaborate(context, node.children[0], scope);
    if (key != none) return table_by(context, node, {key}, 1, scope, wanted);
    if (rows) context.report(432, node.children[0], {Context::quoted(context.tree.tokens[node.first].text), Context::quoted(context.model.frames[rows->frame].name)});
    return none;
  }
  const ExprId value = table_by(context, node, {rows->value}, 1, Scope{rows->frame}, wanted);
  if (value == none) return none;
  if (!has_order(context, context[value].type)) {
    report_no_order(context, context.tree.span(node), context[value].type);
    return none;
  }
  core::Aggregate aggregate;
  aggregate.function = core::Aggregate::Function::max;
  aggregate.value = value;
  aggregate.steps = std::move(rows->steps);
  return make_aggregate(context, std::move(aggregate), context[value].type, scope.frame, context.tree.span(node));
}

}  // namespace

ExprId elaborate_highest(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted, ExprId nothing) {
  if (node.children[0].rule != Rule::tier) return highest_of_rows(context, node, scope, wanted);
  std::vector<const Node*> value_nodes;
  std::vector<ExprId> conditions;
  const Node* rest = nullptr;
  for (const Node& tier : node.children) {
    value_nodes.push_back(&tier.children.back());
    if (tier.children[0].rule == Rule::rest) rest = &tier;
    else conditions.push_back(tier_condition(context, tier, none, scope));
    if (conditions.empty() || conditions.back() == none || (rest != nullptr && &tier != &node.children.back())) {
      if (rest != nullptr) context.report(420, *rest);
      return none;
    }
  }
  Type type;
  const auto values = branch_values(context, value_nodes, scope, wanted, type);
  if (values.empty()) return none;
  const text::Span span = context.tree.span(node);
  if (!has_order(context, type)) {
    report_no_order(context, span, type);
    return none;
  }
  // One that does not apply stands for the lowest of all, which changes nothing where another applies.
  std::vector<ExprId> applying;
  if (conditions.size() == 1) applying.push_back(values[0]);
  const ExprId lowest = conditions.size() == 1 ? none : context.make(Op::min, type, scope.frame, values, span);
  for (std::size_t i = 0; i < conditions.size() && lowest != none; ++i) {
    applying.push_back(context.make(Op::choose, type, scope.frame, {conditions[i], values[i], lowest}, span));
  }
  const ExprId most = applying.size() == 1 ? applying[0] : context.make(Op::max, type, scope.frame, applying, span);
  const ExprId any = conditions.size() == 1 ? conditions[0] : context.make(Op::or_, {Kind::boolean}, scope.frame, conditions, span);
  ExprId otherwise = rest != nullptr ? values.back() : nothing;
  if (otherwise == none) otherwise = context.make(Op::absent, type, scope.frame, {}, span);
  // As over no rows: not absent by the author's word, so whoever uses it says what follows.
  if (rest == nullptr && nothing == none && type.kind == Kind::number) otherwise = context.make(Op::list_mean, type, scope.frame, {otherwise}, span);
  return context.make(Op::choose, type, scope.frame, {any, most, otherwise}, span);
}

}  // namespace xize::clauses
