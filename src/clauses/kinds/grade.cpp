// 等次: the first grade whose condition holds and whose quota is not used up.
#include <algorithm>

#include "clauses/kinds/order.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// The grades as an enumeration: the declared one, or the rows' names in the order in which they come.
std::optional<Type> grade_type(Context& context, const Node& clause) {
  if (const Node* type = computed_parts(clause, true).type) {
    const auto declared = declare_type(context, *type);
    if (!declared) return std::nullopt;
    return declared->type;
  }
  core::Enumeration grades;
  for (const Node& row : clause.children) {
    if (row.rule != Rule::grade_row) continue;
    const std::string& name = context.text(row.children[0]);
    if (std::find(grades.members.begin(), grades.members.end(), name) == grades.members.end()) grades.members.push_back(name);
  }
  return Type{Kind::enumeration, context.intern(std::move(grades))};
}

ExprId constant_member(Context& context, const Node& name, const Type& type, const Scope& scope) {
  const auto& members = context.model.enumerations[type.id].members;
  const auto at = std::find(members.begin(), members.end(), context.text(name));
  if (at != members.end()) {
    return context.constant(core::Value(core::Member{static_cast<std::uint32_t>(at - members.begin())}), type, scope.frame, context.tree.span(name));
  }
  report_no_member(context, name, type);
  return none;
}

/// How many the quota admits: its amount, at least k, none in a group of fewer than m.
ExprId quota_limit(Context& context, const Node& quota, ExprId rank, const Scope& scope) {
  const text::Span span = context.tree.span(quota);
  ExprId limit = make_limit(context, quota.children[0], quota.child(Rule::rounding), rank, span);
  if (limit == none) return none;
  if (const Node* least = quota.child(Rule::at_least)) {
    const ExprId count = context.number(number_of(context, *least->child(Rule::number)), scope.frame, span);
    limit = context.make(Op::max, {}, scope.frame, {limit, count}, span);
  }
  if (const Node* enough = quota.child(Rule::enough)) {
    const ExprId count = make_ranked_count(context, rank, span);
    const ExprId wanted = context.number(number_of(context, enough->children[0].children[0]), scope.frame, span);
    const ExprId reached = context.make(Op::greater_equal, {Kind::boolean}, scope.frame, {count, wanted}, span);
    limit = context.make(Op::choose, {}, scope.frame, {reached, limit, context.number(Rational(0), scope.frame, span)}, span);
  }
  return limit;
}

/// How many of those who take part are graded above.
ExprId graded_above(Context& context, const std::vector<ExprId>& above, ExprId rank, const Scope& scope, text::Span span) {
  const ExprId any = above.size() == 1 ? above[0] : context.make(Op::or_, {Kind::boolean}, scope.frame, above, span);
  const ExprId placed = context.make(Op::present, {Kind::boolean}, scope.frame, {rank}, span);
  const ExprId holds = context.make(Op::and_, {Kind::boolean}, scope.frame, {placed, any}, span);
  const ExprId nothing = context.make(Op::absent, {Kind::boolean}, scope.frame, {}, span);
  const ExprId one = context.make(Op::choose, {Kind::boolean}, scope.frame, {holds, context.truth(true, scope.frame, span), nothing}, span);
  return over_group(context, core::Aggregate::Function::count, rank, one, span);
}

/// Whether the row is inside the quota. The share is of all who take part, less (累计) those graded above; the order is of
/// those not graded above, and with 递补 only of those who meet the condition.
ExprId quota_condition(Context& context, const Node& clause, const Node& quota, ExprId condition, const std::vector<ExprId>& above,
                       ColumnId column, const Scope& scope) {
  const text::Span span = context.tree.span(quota);
  context.refuse_repeats(quota);
  auto all = clause_order(context, clause, column, scope);
  if (!all) return none;
  all->ties = core::Ranking::Ties::shared;
  core::Ranking left = *all;
  const ExprId rank = make_rank(context, std::move(*all), span);
  if (rank == none) return none;
  ExprId limit = quota_limit(context, quota, rank, scope);
  const Node* ties_node = quota.child(Rule::ties);
  if (ties_node == nullptr) ties_node = clause.child(Rule::ties);
  const auto ties = cut_ties(context, ties_node, {Context::quoted(context.tree.tokens[clause.first].text)});
  if (limit == none || !ties) return none;
  if (context.has_token(quota, Keyword::cumulative_) && !above.empty()) {
    const ExprId taken = graded_above(context, above, rank, scope, span);
    if (taken == none) return none;
    limit = context.make(Op::subtract, {}, scope.frame, {limit, taken}, span);
  }
  for (const ExprId graded : above) {
    left.where = both(context, left.where, context.make(Op::not_, {Kind::boolean}, scope.frame, {graded}, span), scope.frame, span);
  }
  const Node* backfill = quota.child(Rule::backfill);
  const bool from_those_left = backfill != nullptr && context.first_keyword(*backfill) == Keyword::backfill_;
  if (from_those_left) left.where = both(context, left.where, condition, scope.frame, span);
  const ExprId inside = make_cut(context, std::move(left), limit, *ties, span);
  return inside == none ? none : context.make(Op::and_, {Kind::boolean}, scope.frame, {condition, inside}, span);
}

/// Without a quota nobody is put in order: what says who stands where would be read in vain.
bool order_is_used(Context& context, const Node& clause) {
  const auto has_quota = [](const Node& child) {
    return child.rule == Rule::grade_row && child.child(Rule::quota) != nullptr;
  };
  if (std::any_of(clause.children.begin(), clause.children.end(), has_quota)) return true;
  bool good = true;
  for (const Node& child : clause.children) {
    const bool ordering = child.rule == Rule::order || child.rule == Rule::within || child.rule == Rule::where ||
                          child.rule == Rule::ties || child.rule == Rule::reversed;
    if (!ordering) continue;
    context.report(485, child, {Context::quoted(context.tree.tokens[child.first].text)});
    good = false;
  }
  return good;
}

ExprId grade_value(Context& context, const Node& clause, ColumnId column, const Scope& scope) {
  const auto type = grade_type(context, clause);
  if (!type) return none;
  if (type->kind != Kind::enumeration) {
    context.report(461, *computed_parts(clause, true).type, {context.type_argument(*type)});
    return none;
  }
  context.model.columns[column].type = *type;
  if (!order_is_used(context, clause)) return none;
  std::vector<ExprId> args, above;
  bool good = true, rest = false;
  for (const Node& row : clause.children) {
    if (row.rule != Rule::grade_row) continue;
    if (rest) {
      context.report(420, row);
      return none;
    }
    const ExprId grade = constant_member(context, row.children[0], *type, scope);
    const Node* quota = row.child(Rule::quota);
    rest = row.children[1].rule == Rule::rest && quota == nullptr;
    ExprId condition = row.children[1].rule == Rule::rest ? context.truth(true, scope.frame, context.tree.span(row.children[1]))
                                                          : elaborate_condition(context, row.children[1], scope);
    if (quota != nullptr && condition != none) condition = quota_condition(context, clause, *quota, condition, above, column, scope);
    good = good && grade != none && condition != none;
    if (!good) continue;
    if (!rest) args.push_back(condition);
    args.push_back(grade);
    above.push_back(condition);
  }
  if (!good) return none;
  const text::Span span = context.tree.span(clause.children[0]);
  const ExprId value = args.size() == 1 ? args[0] : context.make(Op::choose, *type, scope.frame, std::move(args), span);
  const Node* when = clause.child(Rule::when);
  return when == nullptr ? value : apply_tail(context, value, *when, scope);
}

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "grade", [&context, &clause](ColumnId column, const Scope& scope) {
    return grade_value(context, clause, column, scope);
  });
}

}  // namespace

const ClauseKind grade_kind{Rule::grade, declare, nullptr};

}  // namespace xize::clauses
