// A cap or floor that no value ever comes to.
#include "lint/rules.hpp"
#include "lint/rules/limits.hpp"

namespace xize::lint {

std::vector<Limit> find_limits(const Subject& subject) {
  std::vector<Limit> out;
  const auto add = [&](const Node* node, ExprId value, ExprId bound, bool upper, bool whole) {
    const Facts* known = subject.range(value);
    const Facts* limit = subject.range(bound);
    if (known != nullptr && limit != nullptr) out.push_back({node, upper, known, limit, whole});
  };
  for (const auto& [rule, op] : {std::pair(TreeRule::cap, Op::min), std::pair(TreeRule::floor, Op::max)}) {
    for (const Node* node : subject.nodes(rule)) {
      const ExprId id = subject.made_from(*node, op);
      if (id != core::none) add(node, subject.model[id].args[0], subject.model[id].args[1], op == Op::min, true);
    }
  }
  for (const Node* node : subject.nodes(TreeRule::clamp)) {
    const ExprId id = subject.made_from(*node, Op::clamp);
    if (id == core::none) continue;
    const auto& args = subject.model[id].args;
    add(node, args[0], args[1], false, false);
    add(node, args[0], args[2], true, false);
  }
  return out;
}

namespace rules {
namespace {

// A value that just comes to its limit is no matter: the article says so, and the limit holds.
void check(const Subject& subject, const Report& report) {
  for (const Limit& limit : find_limits(subject)) {
    const bool idle = limit.upper ? limit.value->high < limit.bound->low : limit.value->low > limit.bound->high;
    if (!idle) continue;
    std::vector<Edit> fix;
    if (limit.whole) fix.push_back({subject.with_blank(*limit.node)});
    report(subject.span(*limit.node),
           {limit.upper ? message::Argument("上限", "cap") : message::Argument("下限", "floor"),
            limit.value->low.to_string(), limit.value->high.to_string()},
           {}, std::move(fix));
  }
}

}  // namespace

const Rule idle_limit{923, Category::numbers, Level::warning, true, check};

}  // namespace rules
}  // namespace xize::lint
