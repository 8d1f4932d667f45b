#include "clauses/expr/steps.hpp"

#include "clauses/expr/type_advice.hpp"

namespace xize::clauses {
namespace {

Op order_op(const std::string& sign, bool flipped) {
  if (sign == "<") return flipped ? Op::greater : Op::less;
  if (sign == "<=") return flipped ? Op::greater_equal : Op::less_equal;
  if (sign == ">") return flipped ? Op::less : Op::greater;
  return flipped ? Op::less_equal : Op::greater_equal;
}

/// The row the whole aggregate stands at: there 本行 is the row itself.
Scope here_of(const Scope& scope) {
  Scope here = scope;
  here.outer = nullptr;
  return here;
}

/// A name without 本行 that the other rows have too: on this row's side nobody can tell whose it is.
const Node* unclear_name(const Context& context, const Node& side, FrameId there) {
  if (side.rule == Rule::filter) return nullptr;
  if (side.rule == Rule::name_ref) {
    const FrameNames& names = context.names[there];
    const std::string& name = context.text(side);
    return names.columns.contains(name) || names.links.contains(name) ? &side : nullptr;
  }
  for (const Node& child : side.children) {
    if (const Node* found = unclear_name(context, child, there)) return found;
  }
  return nullptr;
}

bool add_tie(Context& context, core::Step& step, const Node& comparison, const Scope& scope) {
  if (comparison.rule != Rule::comparison || comparison.children.size() != 3) {
    context.report(331, comparison);
    return false;
  }
  const Node& left = comparison.children[0];
  const Node& right = comparison.children[2];
  const bool flipped = mentions_this_row(left);
  if (flipped && mentions_this_row(right)) {
    context.report(331, comparison);
    return false;
  }
  if (const Node* name = unclear_name(context, flipped ? left : right, step.frame)) {
    context.report(331, *name);
    return false;
  }
  const Scope there_scope{step.frame, &scope};
  const ExprId there = elaborate(context, flipped ? right : left, there_scope);
  if (there == none) return false;
  const Type type = context[there].type;
  const ExprId here = elaborate_as(context, flipped ? left : right, here_of(scope), type);
  if (here == none) return false;
  const std::string& sign = context.text(comparison.children[1]);
  if (sign == "=") {
    step.equal.push_back({there, here});
    return true;
  }
  if (sign == "!=" || step.order) {
    context.report(sign == "!=" ? 332 : 333, comparison);
    return false;
  }
  // compare_values says what an order needs; the comparison itself is not used.
  if (compare_values(context, sign, there, here, scope, context.tree.span(comparison)) == none) return false;
  step.order = core::Step::Order{order_op(sign, flipped), there, here};
  return true;
}

bool add_same(Context& context, core::Step& step, const Node& name_node, const Scope& scope) {
  const std::string& name = context.text(name_node);
  ExprId sides[2] = {none, none};
  const FrameId frames[2] = {step.frame, scope.frame};
  for (int side = 0; side < 2; ++side) {
    const FrameNames& names = context.names[frames[side]];
    const auto column = names.columns.find(name);
    const auto link = names.links.find(name);
    if (column != names.columns.end()) {
      if (!context.ensure(column->second)) return false;
      sides[side] = context.column_read(column->second, context.tree.span(name_node));
    } else if (link != names.links.end()) {
      const core::Link l = context.model.links[link->second];
      sides[side] = context.make(Op::link, {Kind::row, l.to}, l.from, {}, context.tree.span(name_node));
      context.model.exprs[sides[side]].id = link->second;
    } else {
      context.report(334, name_node, {Context::quoted(context.model.frames[frames[side]].name), Context::quoted(name),
                                      context.column_hint(frames[side], name)});
      return false;
    }
  }
  if (!same_kind(context[sides[0]].type, context[sides[1]].type)) {
    report_type(context, name_node, context[sides[1]].type, context[sides[0]].type);
    return false;
  }
  step.equal.push_back({sides[0], sides[1]});
  return true;
}

}  // namespace

bool mentions_this_row(const Node& node) {
  if (node.rule == Rule::this_row) return true;
  if (node.rule == Rule::filter) return false;
  for (const Node& child : node.children) {
    if (mentions_this_row(child)) return true;
  }
  return false;
}

bool add_condition(Context& context, core::Step& step, const Node& condition, const Scope& scope) {
  if (condition.rule == Rule::same) return add_same(context, step, condition.children[0], scope);
  if (condition.rule == Rule::not_self) {
    if (step.frame != scope.frame) {
      context.report(335, condition, {Context::quoted(context.model.frames[step.frame].name), Context::quoted(context.model.frames[scope.frame].name)});
      return false;
    }
    step.not_self = true;
    return true;
  }
  if (condition.rule == Rule::and_expr) {
    bool good = true;
    for (const Node& part : condition.children) good = add_condition(context, step, part, scope) && good;
    return good;
  }
  if (mentions_this_row(condition)) return add_tie(context, step, condition, scope);
  const Scope there{step.frame, &scope};
  const ExprId where = elaborate_condition(context, condition, there);
  if (where == none) return false;
  step.where.push_back(where);
  return true;
}

}  // namespace xize::clauses
