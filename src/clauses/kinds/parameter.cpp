// 参数: a value that each evaluation may set, with a domain and a default.
#include "clauses/kinds/kind.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// The constant that a default is; none (reported) for anything that would have to be computed.
ExprId constant_default(Context& context, const Node& node, const Declared& declared) {
  const ExprId value = elaborate_as(context, node, Scope{0}, declared.type);
  if (value == none) return none;
  core::Expr& expr = context.model.exprs[value];
  if (expr.op == Op::negate && context[expr.args[0]].op == Op::constant) {
    const core::Value negated(-context[expr.args[0]].value.number());
    return context.constant(negated, declared.type, 0, context.tree.span(node));
  }
  if (expr.op == Op::constant) return value;
  context.report(446, node);
  return none;
}

bool inside(const core::Value& value, const Declared& declared) {
  if (!declared.domain) return true;
  const Rational number = declared.type.kind == Kind::number ? value.number() : Rational(value.period());
  return number >= declared.domain->low && number <= declared.domain->high;
}

void declare(Context& context, const Node& clause) {
  const Node& name = clause.children[0];
  const core::ClauseId id = context.begin_clause("parameter", clause, &name);
  const auto declared = declare_type(context, clause.children[1]);
  core::Column column;
  column.name = context.text(name);
  column.frame = 0;
  column.role = core::Column::Role::parameter;
  column.clause = id;
  if (declared) {
    column.type = declared->type;
    column.style = declared->style;
    column.places = declared->places;
    column.domain = declared->domain;
    const bool bounded = declared->domain || declared->type.kind != Kind::number;  // dates end with the calendar
    if (!bounded) context.report(407, clause.children[1], {Context::quoted(column.name)});
  }
  const ColumnId added = context.add_column(std::move(column), &name);
  const Node* value = computed_parts(clause, false).body;
  if (!declared) return context.build_later(added, [] { return false; });
  if (added == none) return;
  context.build_later(added, [&context, added, value, declared] {
    const ExprId constant = constant_default(context, *value, *declared);
    if (constant == none) return false;
    const core::Value held = context[constant].value;
    const bool percent = declared->style == core::NumberStyle::percent;
    if (percent && !held.number().is_zero() && !context.tree.tokens[value->last - 1].percent) {
      const std::string whole = (held.number() * Rational(100)).to_string() + "%", part = held.number().to_string() + "%";
      context.report(406, *value, {{whole + " 或 " + part, whole + " or " + part}});
      return false;
    }
    const int places = declared->places + (percent ? 2 : 0);
    const bool fits = declared->type.kind != Kind::number || held.number().rounded(places, exact::Rounding::truncate) == held.number();
    if (!inside(held, *declared) || !fits) {
      context.report(444, *value, {Context::quoted(context.model.columns[added].name)});
      return false;
    }
    context.model.columns[added].definition = constant;
    return true;
  });
}

}  // namespace

const ClauseKind parameter_kind{Rule::parameter, declare, nullptr};

}  // namespace xize::clauses
