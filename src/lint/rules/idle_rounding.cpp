// A rounding of what has no more places anyway.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::places)) {
    const ExprId id = subject.made_from(*node, Op::round);
    if (id == core::none) continue;
    const core::Expr& made = subject.model[id];
    const Facts* value = subject.range(made.args[0]);
    if (value == nullptr || value->step.is_zero() || !(value->step / made.number).is_integer()) continue;
    report(subject.span(*node), {value->step.to_string()});
  }
}

}  // namespace

const Rule idle_rounding{921, Category::numbers, Level::note, false, check};

}  // namespace xize::lint::rules
