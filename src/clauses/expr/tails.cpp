// What may stand after an expression: conditions, limits, rounding, what holds where it is absent.
#include "clauses/expr/parts.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

bool needs_order(Context& context, ExprId value, const Node& tail) {
  if (has_order(context, context[value].type)) return true;
  report_no_order(context, context.tree.span(tail), context[value].type);
  return false;
}

/// min or max of the value and a limit of its type.
ExprId limit(Context& context, Op op, ExprId value, const Node& node, const Scope& scope) {
  if (!needs_order(context, value, node)) return none;
  const ExprId bound = elaborate_as(context, node.children[0], scope, context[value].type);
  if (bound == none) return none;
  Type type = context[value].type;
  if (type.kind == Kind::number) type.unit = common_unit(context, value, bound, context.tree.span(node));
  return context.make(op, type, scope.frame, {value, bound}, context.tree.span(node));
}

ExprId between(Context& context, Op op, ExprId value, const Node& node, const Scope& scope) {
  if (!needs_order(context, value, node)) return none;
  const Type type = context[value].type;
  const ExprId low = elaborate_as(context, node.children[0], scope, type);
  const ExprId high = elaborate_as(context, node.children[1], scope, type);
  if (low == none || high == none) return none;
  if (type.kind == Kind::number) {
    common_unit(context, value, low, context.tree.span(node));
    common_unit(context, value, high, context.tree.span(node));
  }
  return context.make(op, type, scope.frame, {value, low, high}, context.tree.span(node));
}

bool needs_number(Context& context, ExprId value, const Node& tail) {
  if (context[value].type.kind == Kind::number) return true;
  context.report(414, tail, {context.type_argument(context[value].type)});
  return false;
}

}  // namespace

exact::Rounding rounding_of(const Context& context, const Node* rounding) {
  if (rounding == nullptr) return exact::Rounding::half_up;
  switch (context.first_keyword(*rounding)) {
    case Keyword::half_even_: return exact::Rounding::half_even;
    case Keyword::away_: return exact::Rounding::away;
    case Keyword::truncate_: return exact::Rounding::truncate;
    case Keyword::down_: return exact::Rounding::down;
    case Keyword::up_: return exact::Rounding::up;
    default: return exact::Rounding::half_up;
  }
}

std::optional<Rational> step_of(Context& context, const Node& places) {
  const Node& number = *places.child(Rule::number);
  const Rational value = number_of(context, number);
  if (context.has_token(places, Keyword::to_)) {
    if (value.sign() > 0) return value;
    context.report(415, number, {value.to_string()});
    return std::nullopt;
  }
  const bool negative = context.tree.tokens[number.first - 1].text == "-";
  const auto count = small_integer(context, number, 0, negative ? 12 : 18);
  if (!count) return std::nullopt;
  return Rational::power_of_ten(negative ? *count : -*count);
}

ExprId apply_tail(Context& context, ExprId value, const Node& tail, const Scope& scope) {
  const text::Span span = context.tree.span(tail);
  switch (tail.rule) {
    case Rule::when: {
      const ExprId condition = elaborate_clause_condition(context, tail.children[0], scope);
      if (condition == none) return none;
      const Type type = context[value].type;
      const ExprId nothing = context.make(Op::absent, type, scope.frame, {}, span);
      return context.make(Op::choose, type, scope.frame, {condition, value, nothing}, span);
    }
    case Rule::optional: {
      const Type type = context[value].type;
      return context.make(Op::fallback, type, scope.frame, {value, context.make(Op::absent, type, scope.frame, {}, span)}, span);
    }
    case Rule::skipped: {
      const ExprId condition = elaborate_clause_condition(context, tail.children[0], scope);
      if (condition == none) return none;
      const Type type = context[value].type;
      const ExprId nothing = context.make(Op::absent, type, scope.frame, {}, span);
      return context.make(Op::choose, type, scope.frame, {condition, nothing, value}, span);
    }
    case Rule::clamp: return needs_number(context, value, tail) ? between(context, Op::clamp, value, tail, scope) : none;
    case Rule::must: return between(context, Op::require, value, tail, scope);
    case Rule::cap: return limit(context, Op::min, value, tail, scope);
    case Rule::floor: return limit(context, Op::max, value, tail, scope);
    case Rule::places: {
      if (!needs_number(context, value, tail)) return none;
      const auto step = step_of(context, tail);
      if (!step) return none;
      return make_round(context, value, *step, rounding_of(context, tail.child(Rule::rounding)), span);
    }
    case Rule::otherwise: {
      const ExprId instead = elaborate_as(context, tail.children[0], scope, context[value].type);
      if (instead == none) return none;
      if (context[value].type.kind == Kind::number) common_unit(context, value, instead, span);
      return context.make(Op::fallback, context[value].type, scope.frame, {value, instead}, span);
    }
    case Rule::measure_tail:
      if (!needs_number(context, value, tail)) return none;
      context.model.exprs[value].type.unit = context.text(*tail.child(Rule::measure));
      return value;
    default: return value;  // EXACT, and remarks, which begin_clause() has taken
  }
}

}  // namespace xize::clauses
