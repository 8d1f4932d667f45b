// 资格: conditions that must hold together (or so many of them); one that cannot be told does not hold.
#include "clauses/kinds/kind.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

ExprId gate_value(Context& context, const Node& clause, const Scope& scope) {
  std::vector<ExprId> conditions;
  bool good = true;
  const Node* least = clause.child(Rule::at_least);
  for (std::size_t i = 2; i < clause.children.size(); ++i) {
    const Node& child = clause.children[i];
    if (child.rule == Rule::at_least || child.rule == Rule::title || child.rule == Rule::article || child.rule == Rule::note) continue;
    const ExprId condition = elaborate_condition(context, child, scope);
    good = good && condition != none;
    if (!good) continue;
    const text::Span span = context.tree.span(child);
    conditions.push_back(context.make(Op::fallback, {Kind::boolean}, scope.frame, {condition, context.truth(false, scope.frame, span)}, span));
  }
  if (!good) return none;
  const text::Span span = context.tree.span(clause.children[0]);
  if (least == nullptr) {
    return conditions.size() == 1 ? conditions[0] : context.make(Op::and_, {Kind::boolean}, scope.frame, std::move(conditions), span);
  }
  const auto count = small_integer(context, *least->child(Rule::number), 1, static_cast<int>(conditions.size()));
  if (!count) return none;
  std::vector<ExprId> ones;
  for (const ExprId condition : conditions) {
    ones.push_back(context.make(Op::choose, {}, scope.frame, {condition, context.number(Rational(1), scope.frame, span), context.number(Rational(0), scope.frame, span)}, span));
  }
  const ExprId met = ones.size() == 1 ? ones[0] : context.make(Op::add, {}, scope.frame, std::move(ones), span);
  return context.make(Op::greater_equal, {Kind::boolean}, scope.frame, {met, context.number(Rational(*count), scope.frame, span)}, span);
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "gate", [&context, &clause](ColumnId, const Scope& scope) { return gate_value(context, clause, scope); });
}

}  // namespace

const ClauseKind gate_kind{Rule::gate, declare, nullptr};

}  // namespace xize::clauses
