// 为零则 after a divisor that is never zero.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  std::map<std::uint32_t, const Node*> places;  // of what follows 为零则
  for (const Node* node : subject.nodes(TreeRule::if_zero)) places.emplace(subject.span(node->children[0]).begin, node);
  for (const core::Expr& expr : subject.model.exprs) {
    if (expr.op != Op::divide || expr.args.size() != 3) continue;
    const auto found = places.find(subject.model[expr.args[2]].span.begin);
    const Facts* divisor = subject.range(expr.args[1]);
    if (found == places.end() || divisor == nullptr || (divisor->low <= 0 && divisor->high >= 0)) continue;
    report(subject.span(*found->second), {divisor->low.to_string(), divisor->high.to_string()}, {},
           {{subject.with_blank(*found->second)}});
    places.erase(found);
  }
}

}  // namespace

const Rule idle_if_zero{926, Category::numbers, Level::warning, true, check};

}  // namespace xize::lint::rules
