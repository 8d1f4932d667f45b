// Tiers of one value whose results go up and then down, or down and then up.
#include <algorithm>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::tiers)) {
    if (node->children[0].rule == TreeRule::tier) continue;  // each tier has a condition of its own kind
    const ExprId id = subject.made_from(*node, Op::choose);
    if (id == core::none || subject.model[id].type.kind != core::Kind::number) continue;
    const auto& args = subject.model[id].args;
    std::optional<Rational> before;
    int direction = 0;
    for (std::size_t i = 1; i <= args.size(); i += 2) {
      const ExprId value_id = args[std::min(i, args.size() - 1)];
      const auto value = subject.constant(value_id);
      if (!value) break;
      const int step = !before || value->number() == *before ? 0 : value->number() > *before ? 1 : -1;
      if (step != 0 && direction != 0 && step != direction) {
        report(subject.model[value_id].span, {value->number().to_string(), before->to_string()});
        break;
      }
      if (step != 0) direction = step;
      before = value->number();
    }
  }
}

}  // namespace

const Rule uneven_tiers{929, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
