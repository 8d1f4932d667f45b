// An ordered enumeration against its tiers: the more points, the lower the level.
#include <algorithm>
#include <utility>
#include <vector>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

using Step = std::pair<Rational, std::uint32_t>;  // from this value on; the level

/// `value >= bound`, or the first of several conditions that says so: the bound.
std::optional<Rational> lower_bound(const Subject& subject, ExprId id, ExprId& of) {
  const core::Model& model = subject.model;
  while (model[id].op == Op::and_) id = model[id].args[0];
  const core::Expr& expr = model[id];
  if (expr.op != Op::greater_equal && expr.op != Op::greater) return std::nullopt;
  const auto bound = subject.constant(expr.args[1]);
  if (!bound || model[expr.args[0]].type.kind != core::Kind::number) return std::nullopt;
  const auto column = [&](ExprId x) { return model[x].op == Op::column ? model[x].id : core::none; };
  const bool same = of == core::none || of == expr.args[0] || (column(of) != core::none && column(of) == column(expr.args[0]));
  of = expr.args[0];
  return same ? std::optional(bound->number()) : std::nullopt;
}

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (ExprId id = 0; id < model.exprs.size(); ++id) {
    const core::Expr& expr = model[id];
    if (!subject.uses.live[id] || expr.op != Op::choose || expr.type.kind != core::Kind::enumeration) continue;
    const core::Enumeration& levels = model.enumerations[expr.type.id];
    if (!levels.ordered) continue;
    std::vector<Step> steps;
    ExprId of = core::none;
    for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
      const auto bound = lower_bound(subject, expr.args[i], of);
      const auto level = subject.constant(expr.args[i + 1]);
      if (bound && level) steps.emplace_back(*bound, level->member());
    }
    if (steps.size() < 2) continue;
    std::sort(steps.begin(), steps.end());
    const bool falls = std::adjacent_find(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
                         return a.second <= b.second;
                       }) == steps.end();
    if (falls) report(expr.span, {quoted(levels.members[steps.back().second]), quoted(levels.members[steps.front().second])});
  }
}

}  // namespace

const Rule upside_down{938, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
