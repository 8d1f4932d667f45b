#include "clauses/kinds/kind.hpp"

#include <array>
#include <memory>

#include "clauses/expr/parts.hpp"
#include "clauses/frames.hpp"
#include "clauses/types.hpp"
#include "syntax/forms.hpp"

namespace xize::clauses {
namespace {

bool is_type(Rule rule) {
  switch (rule) {
    case Rule::integer: case Rule::decimal: case Rule::percent: case Rule::money: case Rule::boolean: case Rule::text:
    case Rule::date_type: case Rule::month_type: case Rule::quarter_type: case Rule::year_type: case Rule::enumeration:
    case Rule::ordered: case Rule::type_name: return true;
    default: return false;
  }
}

bool is_other(Rule rule) {
  switch (rule) {
    case Rule::title: case Rule::article: case Rule::note: case Rule::within: case Rule::order: case Rule::where:
    case Rule::before: case Rule::start: case Rule::worth: case Rule::weight: case Rule::full_marks: case Rule::members:
    case Rule::skipping: case Rule::missed: return true;
    default: return false;
  }
}

/// Clauses whose 限 leaves the others 0 or 否.
bool gives_others_a_value(Rule clause) {
  return clause == Rule::penalty || clause == Rule::bonus || clause == Rule::award || clause == Rule::entitlement || clause == Rule::shortlist;
}

/// The condition of a clause, which was elaborated with its value: one expression, so that it is told and covered once.
ExprId built_condition(Context& context, const Node& node, const Scope& scope) {
  const text::Span span = context.tree.span(node);
  for (const ExprId id : context.model.conditions) {
    if (context[id].span == span && context[id].scope == scope.frame) return id;
  }
  return elaborate_clause_condition(context, node, scope);
}

/// Whom a clause is for, by its 限, 当 and 不考核 当: a veto puts no value where they leave a row out.
struct Concerned {
  ExprId who = none;                // all, if none
  bool others_have_nothing = true;  // else a value of their own: 0, 否, or that of 缺失 则
};

Concerned whom_concerns(Context& context, const Node& clause, const Scope& scope) {
  std::vector<ExprId> tests;
  Concerned concerned;
  const auto collect = [&](const Node& node) {
    for (const Node& child : node.children) {
      const bool where = child.rule == Rule::where && clause.rule != Rule::grade;  // that of a grade is only about its order
      if (child.rule == Rule::otherwise) concerned.others_have_nothing = false;
      if (where && gives_others_a_value(clause.rule)) concerned.others_have_nothing = false;
      if (!where && child.rule != Rule::when && child.rule != Rule::skipped) continue;
      const ExprId condition = built_condition(context, child.children[0], scope);
      if (condition == none) continue;
      const bool skipped = child.rule == Rule::skipped;
      tests.push_back(skipped ? context.make(Op::not_, {Kind::boolean}, scope.frame, {condition}, context.tree.span(child)) : condition);
    }
  };
  collect(clause);
  if (const Node* pool = clause.child(Rule::pool)) collect(*pool);
  if (tests.size() == 1) concerned.who = tests[0];
  if (tests.size() > 1) concerned.who = context.make(Op::and_, {Kind::boolean}, scope.frame, tests, context[tests.back()].span);
  return concerned;
}

}  // namespace

bool is_tail(Rule rule) {
  switch (rule) {
    case Rule::when: case Rule::clamp: case Rule::cap: case Rule::floor: case Rule::places: case Rule::exact:
    case Rule::skipped: case Rule::optional: case Rule::otherwise: case Rule::must: case Rule::measure_tail: return true;
    default: return false;
  }
}

std::span<const ClauseKind> clause_kinds() {
  static const std::array kinds = {definition_kind, factor_kind, parameter_kind, constraint_kind, fold_kind, indicator_kind,
                                   group_kind, penalty_kind, bonus_kind, total_kind, bundle_kind, veto_kind, ranking_kind, grade_kind,
                                   award_kind, shortlist_kind, gate_kind, entitlement_kind, split_kind, result_kind, case_kind};
  return kinds;
}

Computed computed_parts(const Node& node, bool has_frame) {
  Computed parts;
  parts.name = &node.children[0];
  if (has_frame) parts.frame = &node.children[1];
  for (std::size_t i = has_frame ? 2 : 1; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (is_tail(child.rule)) parts.tails.push_back(&child);
    else if (is_type(child.rule) && parts.type == nullptr && parts.body == nullptr) parts.type = &child;
    else if (!is_other(child.rule) && parts.body == nullptr) parts.body = &child;
  }
  return parts;
}

std::optional<Declared> declare_result_type(Context& context, const Node& type) {
  const bool bare = type.rule == Rule::type_name && !context.types.contains(context.text(type)) && syntax::is_number_type(context.text(type));
  if (bare || type.rule == Rule::integer || type.rule == Rule::decimal || type.rule == Rule::percent || type.rule == Rule::money) {
    context.report(442, type);  // before anything is said of its decimals or range
    return std::nullopt;
  }
  auto declared = declare_type(context, type);
  if (declared && (declared->domain || declared->type.kind == Kind::number)) {
    context.report(442, type);
    return std::nullopt;
  }
  return declared;
}

ExprId build_value(Context& context, const Computed& parts, const Scope& scope, const std::optional<Declared>& declared) {
  const std::optional<Type> wanted = declared ? std::optional(declared->type) : std::nullopt;
  ExprId value = wanted ? elaborate_as(context, *parts.body, scope, *wanted) : elaborate(context, *parts.body, scope);
  for (const Node* tail : parts.tails) {
    if (value == none) return none;
    value = apply_tail(context, value, *tail, scope);
  }
  if (value == none || context.too_deep(value)) return none;
  if (context[value].type.kind == Kind::row) {
    context.report(445, *parts.body, {context.type_argument(context[value].type)});
    return none;
  }
  return value;
}

ExprId apply_vetoes(Context& context, const Node& clause, ColumnId column, ExprId value, const Scope& scope) {
  // Another place would not reach the grades and awards that go by the ranking: its effect is none, which veto.cpp reports.
  if (clause.rule == Rule::ranking) return value;
  const std::string name = context.model.columns[column].name;
  ExprId replaced = none;  // whether a veto has put another value in place
  std::optional<Concerned> concerned;
  for (const bool most : {false, true}) {  // that first, then what keeps it down: so their order in the text decides nothing
    for (std::size_t i = 0; i < context.effects.size() && value != none; ++i) {
      Effect& effect = context.effects[i];
      if (effect.frame != scope.frame || effect.target != name || effect.barred) continue;
      const Node& node = *effect.node;
      if (context.has_token(node, Keyword::most_) != most) continue;
      effect.used = true;
      const ColumnId veto = effect.veto;
      if (!context.ensure(veto)) return none;
      const Type type = context[value].type;
      const text::Span span = context.tree.span(node);
      ExprId instead = elaborate_as(context, node.children[1], Scope{scope.frame}, type);
      if (instead == none) return none;
      if ((most || replaced != none) && !has_order(context, type)) {
        if (most) report_no_order(context, span, type);
        else context.report(493, node, {context.type_argument(type)});
        return none;
      }
      ExprId holds = context.column_read(veto, span);
      if (most) {
        instead = context.make(Op::min, type, scope.frame, {value, instead}, span);
      } else if (replaced != none) {
        const ExprId lower = context.make(Op::min, type, scope.frame, {value, instead}, span);
        instead = context.make(Op::choose, type, scope.frame, {replaced, lower, instead}, span);
      }
      if (!most && !concerned) concerned = whom_concerns(context, clause, scope);
      if (!most && concerned->who != none && concerned->others_have_nothing) {
        const ExprId nothing = context.make(Op::absent, type, scope.frame, {}, span);
        instead = context.make(Op::choose, type, scope.frame, {concerned->who, instead, nothing}, span);
      } else if (!most && concerned->who != none) {
        holds = context.make(Op::and_, {Kind::boolean}, scope.frame, {concerned->who, holds}, span);
      }
      value = context.make(Op::choose, type, scope.frame, {holds, instead, value}, span);
      if (!most) replaced = replaced == none ? holds : context.make(Op::or_, {Kind::boolean}, scope.frame, {replaced, holds}, span);
    }
  }
  return value;
}

ExprId without_barred(Context& context, ColumnId column, ExprId where, const Scope& scope) {
  const std::string name = context.model.columns[column].name;
  std::vector<ExprId> tests;
  if (where != none) tests.push_back(where);
  for (std::size_t i = 0; i < context.effects.size(); ++i) {
    Effect& effect = context.effects[i];
    if (effect.frame != scope.frame || effect.target != name || !effect.barred) continue;
    effect.used = true;
    const ColumnId veto = effect.veto;
    const text::Span span = context.tree.span(*effect.node);
    if (!context.ensure(veto)) continue;
    tests.push_back(context.make(Op::not_, {Kind::boolean}, scope.frame, {context.column_read(veto, span)}, span));
  }
  if (tests.empty()) return none;
  if (tests.size() == 1) return tests[0];
  const ExprId all = context.make(Op::and_, {Kind::boolean}, scope.frame, tests, context[tests.back()].span);
  context.model.conditions.insert(all);
  return all;
}

ExprId apply_score_tails(Context& context, ExprId value, const Node& clause, const Scope& scope) {
  bool rounded = false;
  for (const Node& child : clause.children) {
    if (value == none) return none;
    rounded = rounded || child.rule == Rule::places || child.rule == Rule::exact;
    if (is_tail(child.rule)) value = apply_tail(context, value, child, scope);
  }
  if (value == none || rounded || !context.score_step || context[value].type.kind != Kind::number) return value;
  return make_round(context, value, *context.score_step, context.score_rounding, context.tree.span(clause.children[0]));
}

ExprId elaborate_points(Context& context, const Node& node, const Scope& scope, const Node& clause) {
  const ExprId value = elaborate(context, node, scope, Type{});
  if (value == none || context[value].type.kind == Kind::number) return value;
  context.report(462, context[value].span, {context.type_argument(context[value].type), Context::quoted(context.tree.tokens[clause.first].text)});
  return none;
}

ColumnId declare_column(Context& context, const Node& clause, std::string kind, std::function<ExprId(ColumnId, const Scope&)> value) {
  const core::ClauseId id = context.begin_clause(std::move(kind), clause, &clause.children[0]);
  const auto frame = context.frames.find(context.text(clause.children[1]));
  if (frame == context.frames.end()) {
    find_frame(context, clause.children[1]);
    context.give_up(clause.children[0]);
    return none;
  }
  core::Column column;
  column.name = context.text(clause.children[0]);
  column.frame = frame->second;
  column.role = core::Column::Role::derived;
  column.clause = id;
  const ColumnId added = context.add_column(std::move(column), &clause.children[0]);
  if (added == none) return none;
  const FrameId scope = frame->second;
  context.build_later(added, [&context, &clause, added, scope, build = std::move(value)] {
    const Scope row{scope};
    const ExprId built = apply_vetoes(context, clause, added, build(added, row), row);
    if (built == none || context.too_deep(built)) return false;
    context.model.columns[added].definition = built;
    context.model.columns[added].type = context[built].type;
    return true;
  }, &clause);
  return added;
}

ColumnId declare_computed(Context& context, const Node& clause, std::string kind, bool (*accept)(Context&, const Node&, const Type&)) {
  const Computed parts = computed_parts(clause, true);
  auto declared = std::make_shared<std::optional<Declared>>();
  const ColumnId added = declare_column(context, clause, std::move(kind), [&context, parts, accept, declared](ColumnId column, const Scope& scope) {
    if (parts.type != nullptr) {
      *declared = declare_result_type(context, *parts.type);
      if (!*declared) return none;
      context.model.columns[column].type = (*declared)->type;
    }
    const ExprId value = build_value(context, parts, scope, *declared);
    if (value == none || (accept != nullptr && !accept(context, *parts.body, context[value].type))) return none;
    if (*declared && !(*declared)->type.unit.empty()) context.model.exprs[value].type.unit = (*declared)->type.unit;
    if (*declared) context.model.columns[column].style = (*declared)->style;
    return value;
  });
  return added;
}

}  // namespace xize::clauses
