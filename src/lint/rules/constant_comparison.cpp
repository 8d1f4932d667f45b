// A comparison that always comes out the same.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

// The last expression made from just this text is the comparison itself; those before it are its parts.
const Facts* outcome(const Subject& subject, const Node& node) {
  const text::Span span = subject.span(node);
  for (ExprId id = static_cast<ExprId>(subject.model.exprs.size()); id-- > 0;) {
    if (subject.model[id].span == span && subject.uses.live[id] && subject.model[id].type.kind == core::Kind::boolean)
      return subject.facts(id);
  }
  return nullptr;
}

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::comparison)) {
    const core::Clause* clause = subject.clause_at(subject.span(*node).begin);
    // A constraint as a whole has its own rule; what the proof has said of a condition needs no second word.
    if (clause == nullptr || clause->kind == "constraint" || subject.is_said(clause->span, {703, 704, 705, 706, 707}))
      continue;
    const Facts* known = outcome(subject, *node);
    if (known == nullptr || known->never_present || known->members.size() != 2 ||
        known->members[0] == known->members[1])
      continue;
    const bool truth = known->members[1];
    report(subject.span(*node), {truth ? message::Argument("成立", "true") : message::Argument("不成立", "false")});
  }
}

}  // namespace

const Rule constant_comparison{930, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
