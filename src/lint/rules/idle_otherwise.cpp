// 缺失 则 where nothing can be absent.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::otherwise)) {
    const ExprId id = subject.made_from(*node, Op::fallback);
    if (id == core::none) continue;
    const Facts* value = subject.facts(subject.model[id].args[0]);
    if (value == nullptr || value->may_be_absent || value->never_present) continue;
    report(subject.span(*node), {}, {}, {{subject.with_blank(*node)}});
  }
}

}  // namespace

const Rule idle_otherwise{940, Category::absence, Level::warning, true, check};

}  // namespace xize::lint::rules
