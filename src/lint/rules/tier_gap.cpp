// Tiers of whole numbers over a value with decimals: 60..89 and >= 90 leave 89.5 to the rest.
#include <algorithm>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

/// What a tier takes: from `low` to `high`, with or without the ends.
struct Reach {
  Rational low, high;
  bool with_low = true, with_high = true;
};

/// What the first comparison of a condition compares; none if it begins otherwise.
ExprId compared(const core::Model& model, ExprId id) {
  while (model[id].op == Op::and_) id = model[id].args[0];
  const bool comparison = model[id].op >= Op::equal && model[id].op <= Op::greater_equal;
  return comparison ? model[id].args[0] : core::none;
}

/// Of a comparison of the subject with constants; nothing if it is another condition.
std::optional<Reach> reach_of(const Subject& subject, ExprId id, ExprId of, const Facts& range) {
  const core::Expr& expr = subject.model[id];
  Reach reach{range.low, range.high};
  if (expr.op == Op::and_ && expr.args.size() == 2) {
    const auto a = reach_of(subject, expr.args[0], of, range), b = reach_of(subject, expr.args[1], of, range);
    if (!a || !b) return std::nullopt;
    const bool low = a->low > b->low, high = a->high < b->high;
    return Reach{low ? a->low : b->low, high ? a->high : b->high, low ? a->with_low : b->with_low, high ? a->with_high : b->with_high};
  }
  if (expr.args.size() != 2 || expr.args[0] != of) return std::nullopt;
  const auto bound = subject.constant(expr.args[1]);
  if (!bound) return std::nullopt;
  switch (expr.op) {
    case Op::greater: reach.low = bound->number(), reach.with_low = false; break;
    case Op::greater_equal: reach.low = bound->number(); break;
    case Op::less: reach.high = bound->number(), reach.with_high = false; break;
    case Op::less_equal: reach.high = bound->number(); break;
    case Op::equal: reach.low = reach.high = bound->number(); break;
    default: return std::nullopt;
  }
  return reach;
}

/// Whether the value can lie strictly between two tiers that are at most 1 apart.
bool falls_between(const Rational& below, bool with_below, const Rational& above, bool with_above, const Rational& step) {
  if (below > above || above - below > Rational(1)) return false;
  if (below == above) return !with_below && !with_above;
  return step.is_zero() || step < above - below;
}

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::tiers)) {
    if (node->children[0].rule == TreeRule::tier || node->children.back().children[0].rule != TreeRule::rest) continue;
    const ExprId id = subject.made_from(*node, Op::choose);
    if (id == core::none || subject.model[id].args.size() < 5) continue;
    const auto& args = subject.model[id].args;
    const ExprId of = compared(subject.model, args[0]);
    const Facts* range = of == core::none || subject.model[of].type.kind != core::Kind::number ? nullptr : subject.range(of);
    if (range == nullptr) continue;
    std::vector<Reach> all;
    for (std::size_t i = 0; i + 1 < args.size(); i += 2) {
      const auto reach = reach_of(subject, args[i], of, *range);
      if (!reach) break;
      all.push_back(*reach);
    }
    if (all.size() != args.size() / 2) continue;
    std::sort(all.begin(), all.end(), [](const Reach& a, const Reach& b) { return a.low < b.low; });
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (!falls_between(all[i - 1].high, all[i - 1].with_high, all[i].low, all[i].with_low, range->step)) continue;
      report(subject.span(*node), {all[i - 1].high.to_string(), all[i].low.to_string()});
      break;
    }
  }
}

}  // namespace

const Rule tier_gap{936, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
