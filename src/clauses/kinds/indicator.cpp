// 指标: what is scored, out of its full marks (分值) or with a weight (权重, on a scale of 100).
#include <algorithm>

#include "clauses/kinds/rates.hpp"
#include "clauses/kinds/scores.hpp"

namespace xize::clauses {
namespace {

ExprId score(Context& context, const Node& clause, const Scope& scope) {
  const Node* deducted = clause.child(Rule::deducted);
  const Node* collected = clause.child(Rule::collected);
  if (deducted == nullptr && collected == nullptr) {
    const Computed parts = computed_parts(clause, true);
    return elaborate_points(context, *parts.body, scope, clause);
  }
  const Node& node = deducted != nullptr ? *deducted : *collected;
  const ExprId sum = build_rates(context, node.children[0], scope, deducted != nullptr ? Keyword::lose_ : Keyword::add_, clause);
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

/// The optional inputs that a score reads on its own row and through links, each once.
void collect_inputs(const Context& context, ExprId id, std::vector<ExprId>& reads) {
  const core::Expr& e = context[id];
  const ExprId target = e.op == Op::look ? e.args[1] : id;
  if (context[target].op == Op::column) {
    const core::Column& column = context.model.columns[context[target].id];
    if (column.role != core::Column::Role::input || !column.optional) return;
    for (const ExprId read : reads) {
      if (read == id || (e.op == Op::column && context[read].op == Op::column && context[read].id == e.id)) return;
    }
    reads.push_back(id);
    return;
  }
  for (const ExprId arg : e.args) collect_inputs(context, arg, reads);
}

/// Whether what it reads besides inputs may be absent for all that is known yet: other clauses' values, or what other rows
/// give. Where nothing turns out to be absent, a lint rule says so.
bool reads_made_values(const Context& context, ExprId id) {
  const core::Expr& e = context[id];
  if (e.op == Op::aggregate || e.op == Op::rank || e.op == Op::shared || e.op == Op::apportion) return true;
  if (e.op == Op::column && context.model.columns[e.id].role == core::Column::Role::derived) return true;
  return std::any_of(e.args.begin(), e.args.end(), [&](ExprId arg) { return reads_made_values(context, arg); });
}

/// 缺报 则 v: what holds where any of the data of its row that the score needs is absent, whatever the score itself says
/// then, and where what it is made from gives nothing. Where the score itself says 不考核, that stands.
ExprId unless_missed(Context& context, const Node& clause, const Node& missed, ExprId value, const Scope& scope) {
  std::vector<ExprId> reads;
  collect_inputs(context, value, reads);
  if (reads.empty() && !reads_made_values(context, value)) {
    context.report(470, missed);
    return none;
  }
  const ExprId instead = elaborate_number(context, missed.children[0], scope);
  if (instead == none) return none;
  const text::Span span = context.tree.span(missed);
  const Type type = context[value].type;
  std::vector<ExprId> tests;
  for (const ExprId read : reads) {
    const ExprId present = context.make(Op::present, {Kind::boolean}, scope.frame, {read}, span);
    tests.push_back(context.make(Op::not_, {Kind::boolean}, scope.frame, {present}, span));
  }
  if (!tests.empty()) {
    const ExprId any = tests.size() == 1 ? tests[0] : context.make(Op::or_, {Kind::boolean}, scope.frame, std::move(tests), span);
    value = context.make(Op::choose, type, scope.frame, {any, instead, value}, span);
  }
  const bool skips = std::any_of(clause.children.begin(), clause.children.end(),
                                 [](const Node& child) { return child.rule != Rule::missed && child.rule != Rule::skipped && mentions_skip(child); });
  if (!skips) value = context.make(Op::fallback, type, scope.frame, {value, instead}, span);
  // `instead` may be 不考核.
  const text::Span name = context.tree.span(clause.children[0]);
  return context.make(Op::fallback, type, scope.frame, {value, context.make(Op::absent, type, scope.frame, {}, name)}, name);
}

void declare(Context& context, const Node& clause) {
  const std::size_t index = context.scored.size();
  const ColumnId column = declare_column(context, clause, "indicator", [&context, &clause, index](ColumnId, const Scope& row) {
    const Scope scope = scored_scope(context, index, row);
    ExprId value = score(context, clause, scope);
    const Node* missed = clause.child(Rule::missed);
    if (missed != nullptr && value != none) value = unless_missed(context, clause, *missed, value, scope);
    value = apply_score_tails(context, value, clause, scope);
    return only_where(context, index, value, scope, false);
  });
  add_scored(context, clause, column, Keyword::indicator_);
}

}  // namespace

const ClauseKind indicator_kind{Rule::indicator, declare, nullptr};

}  // namespace xize::clauses
