#include "clauses/kinds/rates.hpp"

#include <algorithm>

#include "clauses/expr/parts.hpp"

namespace xize::clauses {
namespace {

/// A number limited from above; units must agree.
ExprId at_most(Context& context, ExprId value, const Node& limit, const Scope& scope) {
  const ExprId bound = elaborate_number(context, limit.children[0], scope);
  if (value == none || bound == none) return none;
  Type type = context[value].type;
  type.unit = common_unit(context, value, bound, context.tree.span(limit));
  return context.make(Op::min, type, scope.frame, {value, bound}, context.tree.span(limit));
}

ExprId count_times(Context& context, ExprId count, const Node& per, const Scope& scope, Keyword change) {
  const bool loses = context.has_token(per, Keyword::lose_);
  if (loses != (change == Keyword::lose_)) {
    context.report(463, per, {loses ? "扣" : "加", loses ? "lose" : "add"});
    return none;
  }
  return make_times(context, count, per, scope);
}

/// Whether a count cannot come out negative, as far as a look at how it is made tells; `looks`: how many are left.
bool never_negative(const Context& context, ExprId id, int& looks) {
  if (id == none || --looks < 0) return false;
  const core::Expr& e = context[id];
  const auto all = [&](const std::vector<ExprId>& args, std::size_t first = 0, std::size_t step = 1) {
    for (std::size_t i = first; i < args.size(); i += step) {
      if (!never_negative(context, args[i], looks)) return false;
    }
    return true;
  };
  switch (e.op) {
    case Op::constant: return e.value.number().sign() >= 0;
    case Op::column: {
      const core::Column& column = context.model.columns[e.id];
      if (column.role == core::Column::Role::derived) return never_negative(context, column.definition, looks);
      return column.domain && column.domain->low.sign() >= 0;
    }
    case Op::look: return never_negative(context, e.args[1], looks);
    case Op::absent: case Op::rank: case Op::shared: case Op::apportion: case Op::list_count: return true;
    case Op::aggregate: {
      const core::Aggregate& aggregate = context.model.aggregates[e.id];
      return aggregate.function == core::Aggregate::Function::count || never_negative(context, aggregate.value, looks);
    }
    case Op::add: case Op::multiply: case Op::divide: case Op::min: case Op::fallback: case Op::round: case Op::list_sum: case Op::list_mean:
      return all(e.args);
    case Op::max: return std::any_of(e.args.begin(), e.args.end(), [&](ExprId arg) { return never_negative(context, arg, looks); });
    case Op::choose: return all(e.args, 1, 2) && (e.args.size() % 2 == 0 || never_negative(context, e.args.back(), looks));
    case Op::match: return all(e.args, context.model.matches[e.id].keys);
    default: return false;
  }
}

/// Less than none is none: 10 - 学分 counts what lacks to 10, and nothing where that is reached.
ExprId counted(Context& context, ExprId count, const Scope& scope, text::Span span) {
  int looks = 200;
  if (never_negative(context, count, looks)) return count;
  return context.make(Op::max, context[count].type, scope.frame, {count, context.number(Rational(0), scope.frame, span)}, span);
}

/// Whether the unit is that of what a rate counts: of its column, or of the number behind 每.
bool counts_in(const Context& context, const Node& rate, ExprId occurrences, const std::string& unit) {
  if (unit.empty()) return false;
  const Node& each = rate.child(Rule::per)->children[0];
  const Node* written = each.rule == Rule::number_lit ? each.child(Rule::unit) : nullptr;
  return same_unit(unit, context[occurrences].type.unit) || (written != nullptr && same_unit(unit, context.text(*written)));
}

ExprId build_rate(Context& context, const Node& rate, const Scope& scope, Keyword change, const Node& clause) {
  context.refuse_repeats(rate);
  const Node& counts = rate.children[0];
  const text::Span span = context.tree.span(counts);
  const bool tiers = counts.rule == Rule::highest && counts.children[0].rule == Rule::tier;
  ExprId count = tiers ? elaborate_highest(context, counts, scope, Type{}, context.number(Rational(0), scope.frame, span))
                       : elaborate_points(context, counts, scope, clause);
  if (count == none) return none;
  if (!tiers && counts.rule == Rule::highest) {  // no row has one: nothing is earned. Tiers get their 0 where none holds, so
                                                 // that a condition which may be absent is still the author's to settle
    count = context.make(Op::fallback, context[count].type, scope.frame, {count, context.number(Rational(0), scope.frame, span)}, span);
  }
  if (rate.child(Rule::per) != nullptr) count = counted(context, count, scope, span);
  const ExprId occurrences = count;
  if (const Node* leading = rate.child(Rule::leading)) count = at_most(context, count, *leading, scope);
  ExprId value = count;
  if (const Node* per = rate.child(Rule::per)) value = count_times(context, count, *per, scope, change);
  if (const Node* cap = rate.child(Rule::rate_cap)) {
    value = at_most(context, value, *cap, scope);
    // What is capped is what is lost or gained; a cap in the unit of what is counted means those.
    const std::string unit = value == none ? std::string() : context[context[value].args[1]].type.unit;
    if (rate.child(Rule::per) != nullptr && counts_in(context, rate, occurrences, unit) && context[context[value].args[0]].type.unit.empty()) {
      context.report(496, *cap, {context.tree.tokens[cap->children[0].first].text + " " + unit, unit});
      return none;
    }
  }
  const Node* lost = rate.child(Rule::all_lost);
  if (lost == nullptr || value == none) return value;
  if (change != Keyword::lose_ || clause.rule != Rule::indicator) {
    const auto& tokens = context.tree.tokens;
    context.report(422, *lost, {Context::quoted(tokens[clause.first].text), Context::quoted(tokens[lost->last - 1].text),
                                {"只有指标的“扣减”才扣完；这里要封顶，写“最多 n”", "only `deduct` of an indicator loses all; a bound here is `most n`"}});
    return none;
  }
  if (scope.full == none) {
    context.report(453, *lost);
    return none;
  }
  const ExprId limit = elaborate_number(context, lost->children[0], scope);
  if (limit == none) return none;
  const text::Span all = context.tree.span(*lost);
  common_unit(context, occurrences, limit, all);
  const ExprId reached = context.make(Op::greater_equal, {Kind::boolean}, scope.frame, {occurrences, limit}, all);
  return context.make(Op::choose, context[value].type, scope.frame, {reached, scope.full, value}, all);
}

}  // namespace

ExprId build_rates(Context& context, const Node& rates, const Scope& scope, Keyword change, const Node& clause) {
  std::vector<ExprId> values;
  bool good = true;
  for (const Node& rate : rates.children) {
    values.push_back(build_rate(context, rate, scope, change, clause));
    good = good && values.back() != none;
  }
  if (!good) return none;
  Type type = context[values[0]].type;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const std::string unit = common_unit(context, values[0], values[i], context[values[i]].span);
    if (type.unit.empty()) type.unit = unit;
  }
  return values.size() == 1 ? values[0] : context.make(Op::add, type, scope.frame, std::move(values), context.tree.span(rates));
}

}  // namespace xize::clauses
