// 否决: a condition, true or false on every row, and what it does to other clauses of its frame where it holds.
#include "clauses/kinds/kind.hpp"

namespace xize::clauses {
namespace {

void declare(Context& context, const Node& clause) {
  const Node& condition = *clause.child(Rule::when);
  const ColumnId veto = declare_column(context, clause, "veto", [&context, &condition](ColumnId, const Scope& scope) {
    return elaborate_clause_condition(context, condition.children[0], scope);
  });
  if (veto == none) return;
  for (const Node& child : clause.children) {
    if (child.rule != Rule::effect) continue;
    Effect effect;
    effect.frame = context.model.columns[veto].frame;
    effect.barred = child.children[0].rule == Rule::barred;
    effect.target = context.text(effect.barred ? child.children[0].children[0] : child.children[0]);
    effect.veto = veto;
    effect.node = &child;
    effect.clause = context.clause_id();
    context.effects.push_back(std::move(effect));
  }
}

/// A target that nothing was done to is none.
void finish(Context& context, const Node& clause) {
  for (std::size_t i = 0; i < context.effects.size(); ++i) {
    const Effect& effect = context.effects[i];
    if (effect.used || effect.node->first < clause.first || effect.node->last > clause.last) continue;
    context.resume_clause(effect.clause);
    const Node& name = effect.barred ? effect.node->children[0].children[0] : effect.node->children[0];
    const auto& columns = context.names[effect.frame].columns;
    const auto target = columns.find(effect.target);
    if (target != columns.end() && !context.ensure(target->second)) continue;  // has a mistake of its own, which was said
    context.report(effect.barred ? 465 : 464, name, {Context::quoted(context.model.frames[effect.frame].name), Context::quoted(effect.target)});
  }
}

}  // namespace

const ClauseKind veto_kind{Rule::veto, declare, finish};

}  // namespace xize::clauses
