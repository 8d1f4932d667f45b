#include "clauses/expr/elaborate.hpp"

#include <algorithm>
#include <stdexcept>

#include "clauses/expr/counts.hpp"
#include "clauses/expr/type_advice.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

ExprId elaborate_literal(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  const text::Span span = context.tree.span(node);
  switch (node.rule) {
    case Rule::number_lit: {
      Rational value = number_of(context, node.children[0]);
      if (wanted && wanted->kind == Kind::year && value.is_integer()) {
        if (const auto year = value.to_int64(); year && *year >= 1 && *year <= 9999) {
          return context.constant(core::Value(core::Period{static_cast<std::int32_t>(*year)}), *wanted, scope.frame, span);
        }
      }
      Type type;
      if (const Node* unit = node.child(Rule::unit)) type.unit = context.text(*unit);
      return context.constant(core::Value(std::move(value)), type, scope.frame, span);
    }
    case Rule::string_lit:
      return context.constant(core::Value(context.keep(context.text(node.children[0]))), {Kind::text}, scope.frame, span);
    case Rule::period_lit: {
      Kind kind{};
      const core::Value value = period_of(context, node.children[0], kind);
      return context.constant(value, {kind}, scope.frame, span);
    }
    case Rule::true_:
    case Rule::false_: return context.truth(node.rule == Rule::true_, scope.frame, span);
    default: return context.make(Op::absent, wanted.value_or(Type{}), scope.frame, {}, span);
  }
}

Op compare_op(const std::string& sign) {
  if (sign == "=") return Op::equal;
  if (sign == "!=") return Op::not_equal;
  if (sign == "<") return Op::less;
  if (sign == "<=") return Op::less_equal;
  return sign == ">" ? Op::greater : Op::greater_equal;
}

ExprId compare(Context& context, Op op, ExprId a, ExprId b, const Scope& scope, text::Span span) {
  if (a == none || b == none) return none;
  const bool ordering = op != Op::equal && op != Op::not_equal;
  if (ordering && !has_order(context, context[a].type)) {
    report_no_order(context, span, context[a].type);
    return none;
  }
  if (context[a].type.kind == Kind::number) common_unit(context, a, b, span);
  return context.make(op, {Kind::boolean}, scope.frame, {a, b}, span);
}

ExprId elaborate_range_test(Context& context, const Node& value, const Node& low, const Node& high, const Scope& scope,
                            text::Span span) {
  const auto parts = elaborate_alike(context, {&value, &low, &high}, scope, {});
  const ExprId from = compare(context, Op::greater_equal, parts[0], parts[1], scope, span);
  const ExprId to = compare(context, Op::less_equal, parts[0], parts[2], scope, span);
  return from == none || to == none ? none : context.make(Op::and_, {Kind::boolean}, scope.frame, {from, to}, span);
}

ExprId elaborate_comparison(Context& context, const Node& node, const Scope& scope) {
  const text::Span span = context.tree.span(node);
  const Node& left = node.children[0];
  const Node& test = node.children[1];
  switch (test.rule) {
    case Rule::compare: {
      const auto sides = elaborate_alike(context, {&left, &node.children[2]}, scope, {});
      return compare(context, compare_op(context.text(test)), sides[0], sides[1], scope, span);
    }
    case Rule::among: {
      std::vector<const Node*> nodes{&left};
      for (const Node& item : test.children) nodes.push_back(&item);
      const auto parts = elaborate_alike(context, nodes, scope, {});
      std::vector<ExprId> tests;
      for (std::size_t i = 1; i < parts.size(); ++i) {
        const ExprId one = compare(context, Op::equal, parts[0], parts[i], scope, span);
        if (one == none) return none;
        tests.push_back(one);
      }
      return tests.size() == 1 ? tests[0] : context.make(Op::or_, {Kind::boolean}, scope.frame, std::move(tests), span);
    }
    case Rule::between: return elaborate_range_test(context, left, test.children[0], test.children[1], scope, span);
    default: {
      const ExprId value = elaborate(context, left, scope);
      if (value == none) return none;
      const ExprId present = context.make(Op::present, {Kind::boolean}, scope.frame, {value}, span);
      return test.rule == Rule::present ? present : context.make(Op::not_, {Kind::boolean}, scope.frame, {present}, span);
    }
  }
}

ExprId add(Context& context, bool plus, ExprId a, ExprId b, const Scope& scope, text::Span span) {
  const Type left = context[a].type;
  const Type right = context[b].type;
  if (left.kind == Kind::number && right.kind == Kind::number) {
    Type type;
    type.unit = common_unit(context, a, b, span);
    return context.make(plus ? Op::add : Op::subtract, type, scope.frame, {a, b}, span);
  }
  if (left.is_period() && right.kind == Kind::number) {
    count_periods(context, left.kind, b, span);
    if (!plus) b = context.make(Op::negate, {}, scope.frame, {b}, context[b].span);
    return context.make(Op::shift, left, scope.frame, {a, b}, span);
  }
  if (left.is_period() && left.kind == right.kind && !plus) return context.make(Op::distance, {}, scope.frame, {a, b}, span);
  context.report(410, span, {context.type_argument(left), plus ? "+" : "-", context.type_argument(right)});
  return none;
}

ExprId elaborate_sum(Context& context, const Node& node, const Scope& scope) {
  ExprId left = elaborate(context, node.children[0], scope);
  for (std::size_t i = 1; i + 1 < node.children.size(); i += 2) {
    const ExprId right = elaborate(context, node.children[i + 1], scope);
    if (left == none || right == none || context.too_deep(left)) {
      left = none;
      continue;
    }
    text::Span span = context[left].span;
    span.end = context.tree.span(node.children[i + 1]).end;
    left = add(context, context.text(node.children[i]) == "+", left, right, scope, span);
  }
  return left;
}

bool is_number(Context& context, ExprId id) {
  if (context[id].type.kind == Kind::number) return true;
  context.report(411, context[id].span, {context.type_argument(context[id].type)});
  return false;
}

ExprId elaborate_product(Context& context, const Node& node, const Scope& scope) {
  ExprId left = elaborate(context, node.children[0], scope);
  if (left != none && !is_number(context, left)) left = none;
  for (std::size_t i = 1; i + 1 < node.children.size();) {
    const bool times = context.text(node.children[i]) == "*";
    const ExprId right = elaborate(context, node.children[i + 1], scope);
    text::Span span = left == none ? text::Span{} : context[left].span;
    span.end = context.tree.span(node.children[i + 1]).end;
    const Node* if_zero = i + 2 < node.children.size() && node.children[i + 2].rule == Rule::if_zero ? &node.children[i + 2] : nullptr;
    i += if_zero != nullptr ? 3 : 2;
    if (right == none || left == none || !is_number(context, right) || context.too_deep(left)) {
      left = none;
      continue;
    }
    std::vector<ExprId> args{left, right};
    if (if_zero != nullptr) {
      if (times) {
        context.report(412, *if_zero);
        left = none;
        continue;
      }
      const ExprId value = elaborate_as(context, if_zero->children[0], scope, Type{});
      if (value == none) {
        left = none;
        continue;
      }
      args.push_back(value);
      span.end = context.tree.span(*if_zero).end;
    }
    left = context.make(times ? Op::multiply : Op::divide, Type{}, scope.frame, std::move(args), span);
  }
  return left;
}

ExprId elaborate_logic(Context& context, const Node& node, const Scope& scope) {
  std::vector<ExprId> args;
  bool good = true;
  for (const Node& child : node.children) {
    const ExprId arg = elaborate_condition(context, child, scope);
    good = good && arg != none;
    args.push_back(arg);
  }
  if (!good) return none;
  return context.make(node.rule == Rule::or_expr ? Op::or_ : Op::and_, {Kind::boolean}, scope.frame, std::move(args), context.tree.span(node));
}

/// Nodes that take their type from what stands beside them.
bool is_weak(Context& context, const Node& node, const Scope& scope) {
  if (node.rule == Rule::number_lit || node.rule == Rule::absent || node.rule == Rule::not_scored) return true;
  if (node.rule == Rule::paren) return is_weak(context, node.children[0], scope);
  if (node.rule != Rule::name_ref) return false;
  const std::string& name = context.text(node);
  const FrameNames& own = context.names[scope.frame];
  const auto column = own.columns.find(name);
  if (column != own.columns.end() && context.is_being_built(column->second)) return true;  // 指标 办案 … 限 岗位 = 办案
  return !own.columns.contains(name) && !own.links.contains(name) && !own.reverse.contains(name) && !context.names[0].columns.contains(name);
}

bool has_member(const Context& context, const Type& type, const std::string& name) {
  if (type.kind != Kind::enumeration) return false;
  const auto& members = context.model.enumerations[type.id].members;
  return std::find(members.begin(), members.end(), name) != members.end();
}

/// Whether a name may be a column or a member: what it stands beside decides, and is to be known first.
bool is_open(const Context& context, const Node& node, const Scope& scope) {
  if (node.rule != Rule::name_ref || !context.names[scope.frame].columns.contains(context.text(node))) return false;
  for (std::uint32_t id = 0; id < context.model.enumerations.size(); ++id) {
    if (has_member(context, {Kind::enumeration, id}, context.text(node))) return true;
  }
  return false;
}

}  // namespace

bool has_order(const Context& context, const Type& type) {
  if (type.kind == Kind::enumeration) return context.model.enumerations[type.id].ordered;
  return type.kind == Kind::number || type.is_period();
}

ExprId compare_values(Context& context, const std::string& sign, ExprId a, ExprId b, const Scope& scope, text::Span span) {
  return compare(context, compare_op(sign), a, b, scope, span);
}

bool same_kind(const Type& a, const Type& b) {
  return a.kind == b.kind && ((a.kind != Kind::enumeration && a.kind != Kind::row) || a.id == b.id);
}

bool same_unit(const std::string& a, const std::string& b) {
  const Keyword left = syntax::find_keyword(a);
  return a == b || (left != Keyword::none && left == syntax::find_keyword(b));
}

std::string common_unit(Context& context, ExprId a, ExprId b, text::Span span) {
  const std::string left = context[a].type.unit;
  const std::string right = context[b].type.unit;
  if (!left.empty() && !right.empty() && !same_unit(left, right)) context.report(413, span, {Context::quoted(left), Context::quoted(right), unit_advice(right)});
  else count_alike(context, a, b, span);
  return left.empty() ? right : left;
}

std::vector<ExprId> elaborate_alike(Context& context, const std::vector<const Node*>& nodes, const Scope& scope,
                                    const std::optional<Type>& wanted) {
  std::vector<ExprId> ids(nodes.size(), none);
  std::optional<Type> type = wanted;
  bool good = true;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!wanted && (is_weak(context, *nodes[i], scope) || is_open(context, *nodes[i], scope))) continue;
    ids[i] = elaborate(context, *nodes[i], scope, wanted);
    if (ids[i] == none) good = false;
    else if (!type || (!wanted && type->kind != Kind::enumeration && context[ids[i]].type.kind == Kind::enumeration)) type = context[ids[i]].type;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool member = ids[i] != none && type && nodes[i]->rule == Rule::name_ref && !same_kind(context[ids[i]].type, *type) &&
                        has_member(context, *type, context.text(*nodes[i]));
    if (ids[i] == none || member) {
      if (!good && !member && !type && nodes[i]->rule == Rule::name_ref) continue;  // its type would have come from a broken one
      if (wanted && ids[i] == none) continue;
      if (ids[i] != none || is_weak(context, *nodes[i], scope) || is_open(context, *nodes[i], scope)) ids[i] = elaborate(context, *nodes[i], scope, type);
      if (ids[i] == none) good = false;
      else if (!type) type = context[ids[i]].type;
    }
  }
  if (good) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (ids[i] == none || same_kind(context[ids[i]].type, *type)) continue;
      report_type(context, *nodes[i], context[ids[i]].type, *type);
      good = false;
    }
  }
  if (!good) return std::vector<ExprId>(nodes.size(), none);
  return ids;
}

ExprId elaborate(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  const text::Span span = context.tree.span(node);
  switch (node.rule) {
    case Rule::expr: {
      ExprId value = elaborate(context, node.children[0], scope, wanted);
      for (std::size_t i = 1; i < node.children.size() && value != none; ++i) value = apply_tail(context, value, node.children[i], scope);
      return value;
    }
    case Rule::or_expr:
    case Rule::and_expr: return elaborate_logic(context, node, scope);
    case Rule::not_expr: {
      const ExprId arg = elaborate_condition(context, node.children[0], scope);
      return arg == none ? none : context.make(Op::not_, {Kind::boolean}, scope.frame, {arg}, span);
    }
    case Rule::comparison: return elaborate_comparison(context, node, scope);
    case Rule::sum: return elaborate_sum(context, node, scope);
    case Rule::product_of: return elaborate_product(context, node, scope);
    case Rule::negative: {
      const ExprId arg = elaborate(context, node.children[0], scope);
      if (arg == none || !is_number(context, arg)) return none;
      return context.make(Op::negate, context[arg].type, scope.frame, {arg}, span);
    }
    case Rule::number_lit:
    case Rule::string_lit:
    case Rule::period_lit:
    case Rule::true_:
    case Rule::false_:
    case Rule::absent: return elaborate_literal(context, node, scope, wanted);
    case Rule::not_scored: return context.make(Op::absent, wanted.value_or(Type{}), scope.frame, {}, span);
    case Rule::full:
      if (scope.full != none) return scope.full;
      context.report(453, node);
      return none;
    case Rule::highest: return elaborate_highest(context, node, scope, wanted);
    case Rule::paren: return elaborate(context, node.children[0], scope, wanted);
    case Rule::if_expr:
    case Rule::table:
    case Rule::tiers:
    case Rule::piecewise: return elaborate_choice(context, node, scope, wanted);
    case Rule::call: return elaborate_call(context, node, scope, wanted);
    case Rule::postfix:
    case Rule::key_path:
    case Rule::name_ref:
    case Rule::this_row:
    case Rule::previous:
    case Rule::previous_row:
    case Rule::all_rows:
    case Rule::group_rows: return elaborate_path(context, node, scope, wanted);
    default: throw std::logic_error("a node that is no expression");  // the grammar lets none through to here
  }
}

ExprId elaborate_as(Context& context, const Node& node, const Scope& scope, Type wanted) {
  const ExprId id = elaborate(context, node, scope, wanted);
  if (id == none || same_kind(context[id].type, wanted)) return id;
  report_type(context, node, context[id].type, wanted);
  return none;
}

ExprId elaborate_clause_condition(Context& context, const Node& node, const Scope& scope) {
  const ExprId condition = elaborate_condition(context, node, scope);
  if (condition != none) context.model.conditions.insert(condition);
  return condition;
}

ExprId elaborate_condition(Context& context, const Node& node, const Scope& scope) {
  return elaborate_as(context, node, scope, {Kind::boolean});
}

ExprId elaborate_number(Context& context, const Node& node, const Scope& scope) {
  return elaborate_as(context, node, scope, Type{});
}

}  // namespace xize::clauses
