// A rounding of what has just been rounded, finer: the two together round some values the wrong way.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

// The rounding that gives the whole of a value: its own, or its column's.
const core::Expr* rounding_of(const Subject& subject, ExprId id) {
  const core::Expr& expr = subject.model[id];
  if (expr.op == Op::round) return &expr;
  if (expr.op != Op::column) return nullptr;
  const core::Column& column = subject.model.columns[expr.id];
  if (column.role != core::Column::Role::derived || column.definition == core::none) return nullptr;
  const core::Expr* made = &subject.model[column.definition];
  while (made->op == Op::fallback) made = &subject.model[made->args[0]];
  return made->op == Op::round ? made : nullptr;
}

void check_node(const Subject& subject, const Report& report, const Node& node) {
  const ExprId id = subject.made_from(node, Op::round);
  if (id == core::none) return;
  const core::Expr& outer = subject.model[id];
  const core::Expr* inner = rounding_of(subject, outer.args[0]);
  if (inner == nullptr || inner->number >= outer.number) return;
  report(subject.span(node), {inner->number.to_string(), outer.number.to_string()},
         {{inner->span, {"先在这里取舍", "rounded here first"}}});
}

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::places)) check_node(subject, report, *node);
  for (const Node* node : subject.nodes(TreeRule::call)) check_node(subject, report, *node);
}

}  // namespace

const Rule double_rounding{922, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
