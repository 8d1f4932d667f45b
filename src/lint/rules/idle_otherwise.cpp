// 缺失 则, or an indicator's 缺报 则, where nothing can be absent.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const auto look_at = [&](TreeRule rule, const message::Argument& words) {
    for (const Node* node : subject.nodes(rule)) {
      const ExprId id = subject.made_from(*node, Op::fallback);
      if (id == core::none) continue;
      // Data that may be absent were tested for 缺报 before it comes to what they make.
      const core::Expr& made = subject.model[subject.model[id].args[0]];
      if (rule == TreeRule::missed && made.op == Op::choose && made.span == subject.span(*node)) continue;
      const Facts* value = subject.facts(subject.model[id].args[0]);
      if (value == nullptr || value->may_be_absent || value->never_present) continue;
      report(subject.span(*node), {words}, {}, {{subject.with_blank(*node)}});
    }
  };
  look_at(TreeRule::otherwise, {"“缺失 则”", "`missing then`"});
  look_at(TreeRule::missed, {"“缺报 则”", "`unreported then`"});
}

}  // namespace

const Rule idle_otherwise{940, Category::absence, Level::warning, true, check};

}  // namespace xize::lint::rules
