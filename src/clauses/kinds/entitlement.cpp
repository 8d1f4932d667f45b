// 待遇: an amount for those who meet a condition, with caps for each person, month or year, and a fund that may run short.
#include <algorithm>

#include "clauses/expr/call.hpp"
#include "clauses/expr/parts.hpp"
#include "clauses/kinds/order.hpp"
#include "clauses/kinds/rates.hpp"

namespace xize::clauses {
namespace {

ExprId sum_over(Context& context, core::Step step, ExprId value, text::Span span) {
  core::Aggregate aggregate;
  aggregate.function = core::Aggregate::Function::sum;
  step.kind = core::Step::Kind::all;
  step.frame = context[value].scope;
  aggregate.steps.push_back(std::move(step));
  aggregate.value = value;
  const Type type = context[value].type;
  return make_aggregate(context, std::move(aggregate), type, context[value].scope, span);
}

bool same(const Context& context, ExprId a, ExprId b) {
  const core::Expr& x = context[a];
  const core::Expr& y = context[b];
  return x.op == y.op && x.id == y.id && x.amount == y.amount && x.type.kind == y.type.kind && x.value == y.value && x.number == y.number &&
         x.rounding == y.rounding &&
         std::equal(x.args.begin(), x.args.end(), y.args.begin(), y.args.end(), [&](ExprId p, ExprId q) { return same(context, p, q); });
}

/// Whether rows that agree in `finer` agree in `key`: the same, or the year of a month, or of a date.
bool follows(const Context& context, ExprId key, ExprId finer) {
  if (same(context, key, finer)) return true;
  const core::Expr& wide = context[key];
  const core::Expr& narrow = context[finer];
  if (wide.op != Op::containing) return false;
  if (follows(context, wide.args[0], finer)) return true;
  return narrow.op == Op::containing && wide.amount == narrow.amount && wide.type.kind > narrow.type.kind && same(context, wide.args[0], narrow.args[0]);
}

/// Whether a cap splits up the groups of one before it (or has the same): caps work in the order written, so the one of a
/// month has to come before that of a year.
bool narrows(const Context& context, const std::vector<ExprId>& group, const std::vector<ExprId>& before) {
  return std::all_of(before.begin(), before.end(), [&](ExprId key) {
    return std::any_of(group.begin(), group.end(), [&](ExprId other) { return follows(context, key, other); });
  });
}

/// What is left of the cap after the rows that come before this one in the order. `capped`: the groups of the caps so far.
ExprId within_cap(Context& context, const Node& cap_node, ExprId value, const Scope& scope, std::vector<std::vector<ExprId>>& capped) {
  const text::Span span = context.tree.span(cap_node);
  const auto group = group_keys(context, cap_node, scope);
  const ExprId cap = elaborate_number(context, cap_node.children[1], scope);
  core::Ranking ranking;
  ranking.frame = scope.frame;
  ranking.ties = core::Ranking::Ties::broken;
  if (const Node* order = cap_node.child(Rule::order)) {
    const auto keys = order_keys(context, *order, scope);
    if (!keys) return none;
    ranking.keys = *keys;
    for (core::OrderKey& key : ranking.keys) {  // a row left out of the order would escape the cap
      if (key.absent == core::OrderKey::Absent::leaves_out) key.absent = core::OrderKey::Absent::last;
    }
  } else {
    ranking.keys.push_back({context.number(Rational(0), scope.frame, span)});
  }
  if (!group || cap == none) return none;
  for (const auto& before : capped) {
    if (!narrows(context, *group, before)) continue;
    context.report(499, cap_node);
    return none;
  }
  capped.push_back(*group);
  ranking.group = *group;
  common_unit(context, value, cap, span);
  context.model.shared.push_back({*group, cap, context.clause_id()});
  const ExprId place = make_rank(context, std::move(ranking), span);
  core::Step step;
  for (const ExprId key : *group) step.equal.push_back({key, key});
  step.order = core::Step::Order{Op::less, place, place};
  const ExprId zero = context.number(Rational(0), scope.frame, span);
  const ExprId before = place == none ? none : sum_over(context, std::move(step), value, span);
  if (before == none) return none;
  const Type type = context[value].type;
  const ExprId left = context.make(Op::subtract, type, scope.frame, {cap, before}, span);
  const ExprId open = context.make(Op::max, type, scope.frame, {left, zero}, span);
  const ExprId part = context.make(Op::min, type, scope.frame, {value, open}, span);
  // Whose cap a row counts to must be known.
  const ExprId first = context.number(Rational(1), scope.frame, span);
  const ExprId known = context.make(Op::greater_equal, {Kind::boolean}, scope.frame, {place, first}, span);
  return context.make(Op::choose, type, scope.frame, {known, part, zero}, span);
}

/// All amounts in proportion where the fund is too small for them.
ExprId from_fund(Context& context, const Node& fund, ExprId value, const Scope& scope) {
  const text::Span span = context.tree.span(fund);
  const ExprId money = elaborate_number(context, fund.children[0], scope);
  if (money == none) return none;
  common_unit(context, value, money, span);
  context.model.shared.push_back({{}, money, context.clause_id()});
  const Type type = context[value].type;
  const ExprId claims = sum_over(context, {}, value, span);
  if (claims == none) return none;
  const ExprId enough = context.make(Op::less_equal, {Kind::boolean}, scope.frame, {claims, money}, span);
  const ExprId zero = context.number(Rational(0), scope.frame, span);
  const ExprId share = context.make(Op::divide, {}, scope.frame, {money, claims, zero}, span);
  ExprId part = context.make(Op::multiply, type, scope.frame, {value, share}, span);
  if (const Node* places = fund.child(Rule::places)) part = apply_tail(context, part, *places, scope);
  return part == none ? none : context.make(Op::choose, type, scope.frame, {enough, value, part}, span);
}

ExprId entitlement_value(Context& context, const Node& clause, ColumnId column, const Scope& scope) {
  ExprId value = build_rates(context, *clause.child(Rule::rates), scope, Keyword::add_, clause);
  if (value == none) return none;
  const text::Span span = context.tree.span(clause.children[0]);
  ExprId condition = none;
  if (const Node* where = clause.child(Rule::where)) {
    condition = elaborate_clause_condition(context, where->children[0], scope);
    if (condition == none) return none;
  }
  condition = without_barred(context, column, condition, scope);
  if (condition != none) {
    value = context.make(Op::choose, context[value].type, scope.frame, {condition, value, context.number(Rational(0), scope.frame, span)}, span);
  }
  std::vector<std::vector<ExprId>> capped;
  for (const Node& child : clause.children) {
    if (value == none) return none;
    if (child.rule == Rule::yearly) value = within_cap(context, child, value, scope, capped);
    else if (child.rule == Rule::fund) value = from_fund(context, child, value, scope);
    else if (is_tail(child.rule)) value = apply_tail(context, value, child, scope);
  }
  return value;
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "entitlement", [&context, &clause](ColumnId column, const Scope& scope) {
    return entitlement_value(context, clause, column, scope);
  });
}

}  // namespace

const ClauseKind entitlement_kind{Rule::entitlement, declare, nullptr};

}  // namespace xize::clauses
