#include "clauses/kinds/scores.hpp"

#include <algorithm>

namespace xize::clauses {
namespace {

/// Whether a written 缺失 or 可缺, 当 or 缺报 may leave it without a value. A total may have the same 当, so it need not say more.
bool mentions_absence(const Node& node) {
  if (node.rule == Rule::absent || node.rule == Rule::optional || node.rule == Rule::when || node.rule == Rule::missed) return true;
  return std::any_of(node.children.begin(), node.children.end(), [](const Node& child) { return mentions_absence(child); });
}

/// Builds the members of the kind: a total that does not add them up may be one of their parts.
bool ensure_members(Context& context, const std::vector<std::size_t>& members, Keyword kind) {
  bool good = true;
  for (const std::size_t index : members) {
    if (context.scored[index].kind == kind) good = context.ensure(context.scored[index].column) && good;
  }
  return good;
}

ExprId zero(Context& context, const Scope& scope, text::Span span) { return context.number(Rational(0), scope.frame, span); }

/// What a member adds to a sum: its score, or its score times its weight.
ExprId contribution(Context& context, const Scored& member, const Scope& scope, text::Span span) {
  const ExprId read = context.column_read(member.column, span);
  if (!member.weighted) return read;
  return context.make(Op::multiply, {}, scope.frame, {member.worth, read}, span);
}

ExprId add_up(Context& context, std::vector<ExprId> values, const Scope& scope, text::Span span) {
  if (values.empty()) return zero(context, scope, span);
  if (values.size() == 1) return values[0];
  Type type = context[values[0]].type;
  for (const ExprId value : values) {
    const std::string unit = common_unit(context, values[0], value, span);
    if (type.unit.empty()) type.unit = unit;
  }
  return context.make(Op::add, type, scope.frame, std::move(values), span);
}

/// Whether the clause can count what the member is worth; reported if not.
bool has_worth(Context& context, const Node& clause, const Scored& member) {
  if (member.worth != none) return true;
  context.report(454, clause, {Context::quoted(context.model.columns[member.column].name)});
  return false;
}

/// What a member is worth on a row: nothing where it is for other rows (限).
ExprId counted_worth(Context& context, const Scored& member, const Scope& scope, text::Span span) {
  if (member.where == none) return member.worth;
  return context.make(Op::choose, context[member.worth].type, scope.frame, {member.where, member.worth, zero(context, scope, span)}, span);
}

/// Whether a weight is written out as numbers other than 0, so that dividing by it needs no way out.
bool is_never_zero(const Context& context, ExprId worth) {
  const core::Expr& e = context[worth];
  if (e.op == Op::constant) return e.value.is_present() && !e.value.number().is_zero();
  if (e.op != Op::match) return false;
  for (std::size_t i = context.model.matches[e.id].keys; i < e.args.size(); ++i) {
    if (!is_never_zero(context, e.args[i])) return false;
  }
  return true;
}

/// Scores over full marks, weighted by full marks: what is left out leaves the scale as well.
ExprId rescaled(Context& context, const std::vector<Scored>& members, ExprId whole, const Scope& scope, text::Span span) {
  std::vector<ExprId> pairs;
  for (const Scored& member : members) {
    const ExprId read = context.column_read(member.column, span);
    std::vector<ExprId> share{read, member.worth};
    if (!is_never_zero(context, member.worth)) share.push_back(context.make(Op::absent, {}, scope.frame, {}, span));
    pairs.push_back(member.weighted ? read : context.make(Op::divide, {}, scope.frame, std::move(share), span));
    pairs.push_back(member.worth);
  }
  const ExprId mean = context.make(Op::list_weighted_mean, {}, scope.frame, std::move(pairs), span);
  return whole == none ? mean : context.make(Op::multiply, {}, scope.frame, {mean, whole}, span);
}

/// What is in a list of members is the name of nothing that is scored.
void report_no_scored(Context& context, const Node& name, FrameId frame) {
  std::vector<std::string> known;
  for (const Scored& scored : context.scored) {
    if (scored.frame == frame) known.push_back(context.model.columns[scored.column].name);
  }
  const std::string near = Context::nearest(context.text(name), known);
  const Argument hint = near.empty() ? Argument{"写这个对象的指标、指标组、扣分或加分的名称",
                                                "write the name of an indicator, group, penalty or bonus of this frame"}
                                     : Argument{"是不是" + Context::quoted(near) + "？", "perhaps " + Context::quoted(near) + "?"};
  context.report(456, name, {Context::quoted(context.model.frames[frame].name), Context::quoted(context.text(name)), hint});
}

}  // namespace

bool mentions_skip(const Node& node) {
  if (node.rule == Rule::not_scored || node.rule == Rule::skipped) return true;
  return std::any_of(node.children.begin(), node.children.end(), mentions_skip);
}

Argument writes_worth(const Context& context, const Scored& member) {
  const std::string name = Context::quoted(context.model.columns[member.column].name);
  const Node* worth = member.clause->child(Rule::worth);
  if (member.weighted) return {"：" + name + "写的是权重", ": " + name + " has a weight"};
  return worth != nullptr ? Argument{"：" + name + "写的是分值", ": " + name + " has full marks"}
                          : Argument{"：" + name + "没有写权重", ": " + name + " has no weight"};
}

void add_scored(Context& context, const Node& clause, ColumnId column, Keyword kind) {
  Scored scored;
  scored.column = column;
  scored.frame = column == none ? none : context.model.columns[column].frame;
  scored.kind = kind;
  scored.clause = &clause;
  scored.weighted = clause.child(Rule::weight) != nullptr;
  scored.may_skip = kind == Keyword::indicator_ && clause.rule != Rule::group && mentions_skip(clause);
  scored.may_lack = mentions_absence(clause);
  context.scored.push_back(scored);
}

Scope scored_scope(Context& context, std::size_t index, const Scope& row) {
  const Node& clause = *context.scored[index].clause;
  Scope scope = row;
  const Node* worth = clause.child(Rule::worth);
  const Node* weight = clause.child(Rule::weight);
  if (worth != nullptr && weight != nullptr) context.report(455, *weight, {{"：这一条两样都写了", ": this clause has both"}});
  if (worth != nullptr || weight != nullptr) {
    const Node& node = worth != nullptr ? *worth : *weight;
    const ExprId value = elaborate_number(context, node.children[0], row);
    context.scored[index].worth = value;
    scope.full = worth != nullptr || value == none ? value : context.number(Rational(100), row.frame, context.tree.span(node));
  }
  if (const Node* where = clause.child(Rule::where)) {
    context.scored[index].where = elaborate_clause_condition(context, where->children[0], row);
  }
  const Scored& scored = context.scored[index];
  if (scored.worth != none && (scored.where != none || clause.child(Rule::where) == nullptr)) {
    const ExprId counted = counted_worth(context, scored, row, context[scored.worth].span);
    context.model.claims.push_back({row.frame, counted, none, context.clause_id()});
  }
  return scope;
}

ExprId only_where(Context& context, std::size_t index, ExprId value, const Scope& scope, bool to_zero) {
  const Scored& scored = context.scored[index];
  const Node* where = scored.clause->child(Rule::where);
  if (where == nullptr || value == none) return value;
  if (scored.where == none) return none;
  const text::Span span = context.tree.span(*where);
  const Type type = context[value].type;
  const ExprId otherwise = to_zero ? zero(context, scope, span) : context.make(Op::absent, type, scope.frame, {}, span);
  return context.make(Op::choose, type, scope.frame, {scored.where, value, otherwise}, span);
}

std::optional<std::vector<std::size_t>> members_of(Context& context, const Node& clause, FrameId frame, ColumnId self) {
  std::vector<std::size_t> members;
  bool good = true;
  if (const Node* named = clause.child(Rule::members)) {
    for (const Node& name : named->children) {
      std::size_t found = 0;
      while (found < context.scored.size() &&
             (context.scored[found].frame != frame || context.model.columns[context.scored[found].column].name != context.text(name))) ++found;
      if (found == context.scored.size()) {
        report_no_scored(context, name, frame);
        good = false;
      } else if (std::find(members.begin(), members.end(), found) != members.end()) {
        context.report(423, name, {Context::quoted(context.text(name))});
        good = false;
      } else {
        members.push_back(found);
      }
    }
  } else {
    for (std::size_t i = 0; i < context.scored.size(); ++i) {
      if (context.scored[i].frame == frame && !context.scored[i].taken && context.scored[i].column != self) members.push_back(i);
    }
    if (members.empty() && computed_parts(clause, true).body == nullptr) {
      context.report(457, clause.children[0], {Context::quoted(context.model.frames[frame].name)});
      good = false;
    }
  }
  if (!good) return std::nullopt;
  return members;
}

ExprId sum_members(Context& context, const Node& clause, const std::vector<std::size_t>& indices, Keyword kind, ExprId whole,
                   const Scope& scope, text::Span span) {
  if (!ensure_members(context, indices, kind)) return none;
  std::vector<Scored> members;
  for (const std::size_t index : indices) {
    if (context.scored[index].kind == kind) members.push_back(context.scored[index]);
  }
  const Node* skipping = clause.child(Rule::skipping);
  const bool rescale = skipping != nullptr && context.has_token(*skipping, Keyword::rescale_);
  const bool full = skipping != nullptr && context.has_token(*skipping, Keyword::full_);
  bool weights = false;
  for (const Scored& member : members) {
    if ((rescale || full) && kind == Keyword::indicator_ && !has_worth(context, *skipping, member)) return none;
    weights = weights || member.weighted;
  }
  for (const Scored& member : members) {
    if (kind != Keyword::indicator_ || !weights || member.weighted) continue;
    context.report(455, clause.children[0], {writes_worth(context, member)});
    return none;
  }
  if (rescale && kind == Keyword::indicator_ && !members.empty()) {
    if (!weights && whole == none) {
      std::vector<ExprId> worths;
      for (const Scored& member : members) worths.push_back(counted_worth(context, member, scope, span));
      whole = add_up(context, std::move(worths), scope, span);
    }
    return rescaled(context, members, weights ? none : whole, scope, span);
  }
  std::vector<ExprId> strict, limited;
  for (const Scored& member : members) {
    ExprId value = contribution(context, member, scope, span);
    if (kind == Keyword::indicator_ && (member.may_skip || (member.may_lack && skipping != nullptr))) {
      if (skipping == nullptr) {
        context.report(458, clause.children[0], {Context::quoted(context.model.columns[member.column].name)});
        return none;
      }
      ExprId instead = full ? member.worth : elaborate_number(context, skipping->children[0], scope);
      if (instead == none) return none;
      if (full && member.weighted) instead = context.make(Op::multiply, {}, scope.frame, {instead, context.number(Rational(100), scope.frame, span)}, span);
      value = context.make(Op::fallback, context[value].type, scope.frame, {value, instead}, span);
      if (member.where != none) value = context.make(Op::choose, context[value].type, scope.frame, {member.where, value, zero(context, scope, span)}, span);
      strict.push_back(value);
    } else if (member.where != none && kind == Keyword::indicator_) {
      limited.push_back(value);  // absent just where the indicator is for other rows
    } else {
      strict.push_back(value);
    }
  }
  if (!limited.empty()) {
    const Type type = context[limited[0]].type;
    strict.push_back(context.make(Op::list_sum, type, scope.frame, std::move(limited), span));
  }
  return add_up(context, std::move(strict), scope, span);
}

ExprId sum_worths(Context& context, const Node& clause, const std::vector<std::size_t>& members, const Scope& scope, text::Span span) {
  if (!ensure_members(context, members, Keyword::indicator_)) return none;
  std::vector<ExprId> worths;
  for (const std::size_t index : members) {
    const Scored& member = context.scored[index];
    if (member.kind != Keyword::indicator_) continue;
    if (!has_worth(context, clause.children[0], member)) return none;
    if (!member.may_skip && !member.may_lack && member.where == none) {
      worths.push_back(member.worth);
      continue;
    }
    const ExprId scored = context.make(Op::present, {Kind::boolean}, scope.frame, {context.column_read(member.column, span)}, span);
    worths.push_back(context.make(Op::choose, {}, scope.frame, {scored, member.worth, zero(context, scope, span)}, span));
  }
  return add_up(context, std::move(worths), scope, span);
}

void claim_sum(Context& context, const Node& clause, const std::vector<std::size_t>& members, ExprId whole, const Scope& scope, ExprId only) {
  if (!ensure_members(context, members, Keyword::indicator_)) return;
  const text::Span span = context.tree.span(clause.children[0]);
  std::vector<ExprId> worths;
  for (const std::size_t index : members) {
    const Scored& member = context.scored[index];
    if (member.kind != Keyword::indicator_) continue;
    if (!has_worth(context, clause.children[0], member)) return;
    worths.push_back(counted_worth(context, member, scope, span));
  }
  if (worths.empty()) return;
  ExprId sum = add_up(context, std::move(worths), scope, span);
  if (only != none) sum = context.make(Op::choose, context[sum].type, scope.frame, {only, sum, whole}, span);
  context.model.claims.push_back({scope.frame, sum, whole, context.clause_id()});
}

}  // namespace xize::clauses
