// 总分 and 指标组: the sum of a frame's scores; their full marks or weights are proved to add up.
#include "clauses/kinds/scores.hpp"

namespace xize::clauses {
namespace {

/// Takes the members that the clause names out of the totals that name none.
void take_members(Context& context, const Node& clause) {
  const Node* named = clause.child(Rule::members);
  const auto frame = context.frames.find(context.text(clause.children[1]));
  if (named == nullptr || frame == context.frames.end()) return;
  for (const Node& name : named->children) {
    for (Scored& scored : context.scored) {
      if (scored.frame == frame->second && context.model.columns[scored.column].name == context.text(name)) scored.taken = true;
    }
  }
}

ExprId group_value(Context& context, const Node& clause, std::size_t index, ColumnId self, const Scope& row) {
  if (clause.child(Rule::members) == nullptr) {
    context.report(459, clause.children[0]);
    return none;
  }
  if (const Node* full = clause.child(Rule::full_marks)) {  // 指标组 甲 … 满分 60
    const auto& tokens = context.tree.tokens;
    const bool english = syntax::is_english(context.tree);
    std::string worth(syntax::spelling(Keyword::worth_, english ? message::Language::english : message::Language::chinese));
    for (std::uint32_t at = full->first + 1; at < full->last; ++at) (worth += ' ') += tokens[at].text;
    context.report(422, *full, {Context::quoted(tokens[clause.first].text), Context::quoted(tokens[full->first].text), Argument{"写成 " + worth, "write `" + worth + "`"}});
    return none;
  }
  const Scope scope = scored_scope(context, index, row);
  const auto members = members_of(context, clause, row.frame, self);
  const Scored group = context.scored[index];
  if (!members || (scope.full == none && clause.child(Rule::worth) != nullptr)) return none;
  if (group.worth == none) {
    context.report(453, clause.children[0]);
    return none;
  }
  for (std::size_t i = 0; i < members->size(); ++i) {  // in the order of their names in the braces
    const Scored& one = context.scored[(*members)[i]];
    const Node& name = clause.child(Rule::members)->children[i];
    const bool bare = !one.weighted && one.clause->child(Rule::worth) == nullptr;  // claim_sum() says so
    if (one.kind == Keyword::indicator_ && (one.weighted == group.weighted || bare)) continue;
    if (one.kind == Keyword::indicator_) context.report(455, name, {writes_worth(context, one)});
    else context.report(479, name, {Context::quoted(context.model.columns[one.column].name)});
    return none;
  }
  claim_sum(context, clause, *members, group.worth, scope, group.where);
  const text::Span span = context.tree.span(clause.children[0]);
  ExprId value = sum_members(context, clause, *members, Keyword::indicator_, group.worth, scope, span);
  const Node* skipping = clause.child(Rule::skipping);
  const bool rescale = skipping != nullptr && context.has_token(*skipping, Keyword::rescale_);
  if (value != none && group.weighted && !rescale) value = context.make(Op::divide, {}, scope.frame, {value, group.worth}, span);
  if (value != none && rescale) {
    const ExprId nothing = context.make(Op::absent, context[value].type, scope.frame, {}, span);
    value = context.make(Op::fallback, context[value].type, scope.frame, {value, nothing}, span);
  }
  value = apply_score_tails(context, value, clause, scope);
  return only_where(context, index, value, scope, false);
}

void declare_group(Context& context, const Node& clause) {
  const std::size_t index = context.scored.size();
  const ColumnId column = declare_column(context, clause, "group", [&context, &clause, index](ColumnId self, const Scope& row) {
    return group_value(context, clause, index, self, row);
  });
  add_scored(context, clause, column, Keyword::indicator_);
  const Node* skipping = clause.child(Rule::skipping);
  if (skipping != nullptr && context.has_token(*skipping, Keyword::rescale_)) context.scored.back().may_skip = true;
}

ExprId total_value(Context& context, const Node& clause, ColumnId self, const Scope& row) {
  const auto members = members_of(context, clause, row.frame, self);
  if (!members) return none;
  ExprId whole = none, only = none;
  if (const Node* full = clause.child(Rule::full_marks)) {
    whole = elaborate_number(context, full->children[0], row);
    if (whole == none) return none;
  }
  const Node* where = clause.child(Rule::where);
  if (where != nullptr) only = elaborate_clause_condition(context, where->children[0], row);
  if (where != nullptr && only == none) return none;
  bool weights = false;
  for (const std::size_t member : *members) weights = weights || context.scored[member].weighted;
  if (weights && whole != none && !(context[whole].op == Op::constant && context[whole].value.number() == Rational(100))) {
    context.report(455, *clause.child(Rule::full_marks), {{"：各项写的是权重，总分的满分就是 100", ": with weights the total is out of 100"}});
    return none;
  }
  const text::Span name = context.tree.span(clause.children[0]);
  if (weights) claim_sum(context, clause, *members, context.number(Rational(1), row.frame, name), row, only);
  else if (whole != none) claim_sum(context, clause, *members, whole, row, only);
  bool scores_summed = false;
  const std::function<ExprId(Keyword, text::Span)> sums = [&](Keyword kind, text::Span span) {
    scores_summed = scores_summed || kind == Keyword::indicator_;
    if (kind == Keyword::worth_) return sum_worths(context, clause, *members, row, span);
    return sum_members(context, clause, *members, kind, whole, row, span);
  };
  const Computed parts = computed_parts(clause, true);
  Scope scope = row;
  scope.sums = &sums;
  scope.full = whole;
  ExprId value = none;
  if (parts.body != nullptr) {
    value = elaborate_points(context, *parts.body, scope, clause);
    if (const Node* skipping = clause.child(Rule::skipping); skipping != nullptr && value != none && !scores_summed) {
      context.report(495, *skipping);
      return none;
    }
  } else {
    value = sums(Keyword::indicator_, name);
    for (const auto& [kind, op] : {std::pair{Keyword::penalty_, Op::subtract}, {Keyword::bonus_, Op::add}}) {
      bool any = false;
      for (const std::size_t member : *members) any = any || context.scored[member].kind == kind;
      const ExprId part = any && value != none ? sums(kind, name) : none;
      if (any) value = part == none ? none : context.make(op, context[value].type, row.frame, {value, part}, name);
    }
  }
  value = apply_score_tails(context, value, clause, scope);
  if (value == none || only == none) return value;
  const text::Span span = context.tree.span(*where);
  const ExprId nothing = context.make(Op::absent, context[value].type, row.frame, {}, span);
  return context.make(Op::choose, context[value].type, row.frame, {only, value, nothing}, span);
}

void declare_total(Context& context, const Node& clause) {
  declare_column(context, clause, "total", [&context, &clause](ColumnId self, const Scope& row) { return total_value(context, clause, self, row); });
}

}  // namespace

void take_all_members(Context& context, const std::vector<const Node*>& clauses) {
  for (const Node* clause : clauses) {
    if (clause->rule == Rule::group || clause->rule == Rule::total) take_members(context, *clause);
  }
}

const ClauseKind group_kind{Rule::group, declare_group, nullptr};
const ClauseKind total_kind{Rule::total, declare_total, nullptr};

}  // namespace xize::clauses
