// 奖励: money for those who qualify, 0 for the others: parts of a pool, amounts by place, or an amount a point.
#include "clauses/kinds/order.hpp"
#include "clauses/kinds/pool.hpp"
#include "clauses/kinds/rates.hpp"

namespace xize::clauses {
namespace {

/// Amounts by the places of a ranking clause; those who share a place share what its places bring. Whom a veto bars from
/// `column` gives way to the next; 限 only says who of the placed is paid.
ExprId by_place(Context& context, const Node& node, ColumnId column, const Scope& scope) {
  auto ranking = ranking_named(context, node.children[0], scope);
  if (!ranking) {
    report_no_ranking(context, node.children[0], scope);
    return none;
  }
  if (ranking->ties == core::Ranking::Ties::dense) {
    context.report(468, node.children[0], {Context::quoted(context.text(node.children[0]))});
    return none;
  }
  const text::Span span = context.tree.span(node);
  ranking->where = both(context, ranking->where, without_barred(context, column, none, scope), scope.frame, span);
  const ExprId rank = make_rank(context, *ranking, span);
  if (rank == none) return none;
  // A row without a place stands behind the last that brings something. An amount that may be absent is the author's to
  // settle.
  const auto or_else = [&](ExprId value, std::size_t instead) {
    const ExprId other = context.number(Rational(static_cast<std::int64_t>(instead)), scope.frame, span);
    return context.make(Op::fallback, {}, scope.frame, {value, other}, span);
  };
  const std::size_t listed = node.children[1].children.size();
  std::vector<ExprId> args{or_else(rank, listed + 1), or_else(make_shared(context, rank, span), 1)};
  Type type;
  for (const Node& amount : node.children[1].children) {
    args.push_back(elaborate_number(context, amount, scope));
    if (args.back() == none) return none;
    type.unit = common_unit(context, args[2], args.back(), span);
  }
  return context.make(Op::steps, type, scope.frame, std::move(args), span);
}

/// Nothing for those who take no part is one thing, a pool that may be absent another: that is the author's to settle.
ExprId unless_absent(Context& context, ExprId total, ExprId value, const Scope& scope, text::Span span) {
  if (context[total].op == Op::constant) return value;
  const ExprId zero = context.number(Rational(0), scope.frame, span);
  const ExprId known = context.make(Op::greater_equal, {Kind::boolean}, scope.frame, {total, zero}, span);
  return context.make(Op::choose, context[value].type, scope.frame, {known, value, zero}, span);
}

ExprId award_value(Context& context, const Node& clause, ColumnId column, const Scope& scope) {
  const text::Span span = context.tree.span(clause.children[0]);
  const Node* pool = clause.child(Rule::pool);
  const Node* places = clause.child(Rule::by_place);
  ExprId where = none;
  if (const Node* node = clause.child(Rule::where)) {
    where = elaborate_clause_condition(context, node->children[0], scope);
    if (where == none) return none;
  }
  where = without_barred(context, column, where, scope);
  ExprId value = pool != nullptr     ? build_pool(context, *pool, column, Rational::power_of_ten(-2), scope)
                 : places != nullptr ? by_place(context, *places, column, scope)
                                     : build_rates(context, *clause.child(Rule::rates), scope, Keyword::add_, clause);
  const ExprId parts = value;
  for (const Node& child : clause.children) {
    if (value == none) return none;
    if (is_tail(child.rule)) value = apply_tail(context, value, child, scope);
  }
  if (value == none) return none;
  const Type type = context[value].type;
  const ExprId nothing = context.number(Rational(0), scope.frame, span);
  if (pool != nullptr) {
    value = context.make(Op::fallback, type, scope.frame, {value, nothing}, span);
    value = unless_absent(context, context.model.apportionments[context[parts].id].total, value, scope, span);
  }
  if (where == none || pool != nullptr) return value;
  return context.make(Op::choose, type, scope.frame, {where, value, nothing}, span);
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "award", [&context, &clause](ColumnId column, const Scope& scope) {
    return award_value(context, clause, column, scope);
  });
}

}  // namespace

const ClauseKind award_kind{Rule::award, declare, nullptr};

}  // namespace xize::clauses
