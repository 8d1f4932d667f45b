// 分解: a target split among rows so that the parts add up to it; rows that take no part have none.
#include "clauses/kinds/pool.hpp"

namespace xize::clauses {
namespace {

void declare(Context& context, const Node& clause) {
  declare_column(context, clause, "split", [&context, &clause](ColumnId column, const Scope& scope) {
    const ExprId part = build_pool(context, *clause.child(Rule::pool), column, Rational(1), scope);
    if (part == none) return none;
    const text::Span span = context.tree.span(clause.children[0]);
    const Type type = context[part].type;
    return context.make(Op::fallback, type, scope.frame, {part, context.make(Op::absent, type, scope.frame, {}, span)}, span);
  });
}

}  // namespace

const ClauseKind split_kind{Rule::split, declare, nullptr};

}  // namespace xize::clauses
