// 捆绑: shares of several scores, which add up to 100 %.
#include "clauses/kinds/kind.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

ExprId bundle_value(Context& context, const Node& clause, const Scope& scope) {
  Rational sum;
  std::vector<ExprId> values, weights;
  bool good = true;
  const text::Span span = context.tree.span(clause.children[0]);
  const Node* last = nullptr;
  for (const Node& child : clause.children) {
    if (child.rule != Rule::share) continue;
    last = &child;
    const Rational share = number_of(context, child.children[0]);
    if (!context.tree.tokens[child.children[0].first].percent) {
      context.report(452, child.children[0]);
      good = false;
    }
    sum = sum + share;
    values.push_back(elaborate_number(context, child.children[1], scope));
    weights.push_back(context.number(share, scope.frame, context.tree.span(child.children[0])));
    good = good && values.back() != none;
  }
  if (!good) return none;
  if (sum != Rational(1)) {
    context.report(451, *last, {(sum * Rational(100)).to_string()});
    return none;
  }
  Type type = context[values[0]].type;
  for (const ExprId value : values) {
    const std::string unit = common_unit(context, values[0], value, span);
    if (type.unit.empty()) type.unit = unit;
  }
  std::vector<ExprId> parts;
  ExprId value = none;
  if (clause.child(Rule::rescaled) != nullptr) {
    for (std::size_t i = 0; i < values.size(); ++i) parts.insert(parts.end(), {values[i], weights[i]});
    value = context.make(Op::list_weighted_mean, type, scope.frame, std::move(parts), span);
  } else {
    for (std::size_t i = 0; i < values.size(); ++i) {
      parts.push_back(context.make(Op::multiply, type, scope.frame, {weights[i], values[i]}, context[values[i]].span));
    }
    value = parts.size() == 1 ? parts[0] : context.make(Op::add, type, scope.frame, std::move(parts), span);
  }
  for (const Node& child : clause.children) {
    if (child.rule != Rule::subtrahend) continue;
    const ExprId less = elaborate_number(context, child.children[0], scope);
    if (less == none) return none;
    common_unit(context, value, less, context.tree.span(child));
    value = context.make(Op::subtract, type, scope.frame, {value, less}, context.tree.span(child));
  }
  return apply_score_tails(context, value, clause, scope);
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "bundle", [&context, &clause](ColumnId, const Scope& scope) { return bundle_value(context, clause, scope); });
}

}  // namespace

const ClauseKind bundle_kind{Rule::bundle, declare, nullptr};

}  // namespace xize::clauses
