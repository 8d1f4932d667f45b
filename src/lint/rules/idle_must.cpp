// A promise that is proved anyway.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::must)) {
    const ExprId id = subject.made_from(*node, Op::require);
    if (id == core::none) continue;
    const auto& args = subject.model[id].args;
    const Facts *value = subject.range(args[0]), *low = subject.range(args[1]), *high = subject.range(args[2]);
    if (value == nullptr || low == nullptr || high == nullptr || low->may_be_absent || high->may_be_absent) continue;
    if (value->low < low->high || value->high > high->low) continue;
    report(subject.span(*node), {value->low.to_string(), value->high.to_string()}, {}, {{subject.with_blank(*node)}});
  }
}

}  // namespace

const Rule idle_must{925, Category::numbers, Level::warning, true, check};

}  // namespace xize::lint::rules
