// Sums, means and tests over a list of expressions that pass over the absent ones.
#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

namespace {

struct Weighted {
  Rational weight, step;  // every value is a multiple of step
  bool sure = false;      // has a value for certain
};

constexpr std::size_t most_unsure = 8;
constexpr std::size_t most_bits_of_step = 64;

/// What every weighted mean is a multiple of, whichever of the items are there: 40 % a + 60 % b over those that are there
/// is a, b or both, and never a third of anything. Nothing where there are too many cases.
std::optional<Rational> step_of_mean(const std::vector<Weighted>& items) {
  std::vector<Weighted> unsure;
  Rational sure_step, sure_weight;
  for (const Weighted& item : items) {
    if (!item.sure) {
      unsure.push_back(item);
      continue;
    }
    sure_step = Rational::gcd(sure_step, item.weight * item.step);
    sure_weight += item.weight;
  }
  if (unsure.size() > most_unsure) return std::nullopt;
  Rational result;
  for (std::size_t present = 0; present < std::size_t{1} << unsure.size(); ++present) {
    Rational step = sure_step, weight = sure_weight;
    for (std::size_t i = 0; i < unsure.size(); ++i) {
      if ((present >> i & 1U) == 0) continue;
      step = Rational::gcd(step, unsure[i].weight * unsure[i].step);
      weight += unsure[i].weight;
    }
    if (!weight.is_zero()) result = Rational::gcd(result, step / weight);
    if (result.bits() > most_bits_of_step) return std::nullopt;
  }
  return result;
}

}  // namespace

Known Checker::eval_list(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known total = known_point(0);
  Known any_value;
  any_value.never_present = true;
  bool broken = false, some_present = false;
  std::int64_t present = 0, possible = 0;
  bool can_be_true = false, can_be_false = false, surely_true = false, surely_false = false;
  for (const ExprId arg : e.args) {
    const Known item = eval(arg, row, env);
    broken |= item.broken;
    if (item.never_present) continue;
    const bool sure = !item.may_be_absent();
    some_present |= sure;
    ++possible;
    present += sure ? 1 : 0;
    can_be_true |= item.can_be(1);
    can_be_false |= item.can_be(0);
    surely_true |= sure && item.can_be(1) && !item.can_be(0);
    surely_false |= sure && item.can_be(0) && !item.can_be(1);
    join_values(any_value, item);
    if (item.kind == core::Kind::number) {
      Known term = item;
      if (!sure) join_values(term, known_point(0));
      total = sum(total, term);
    }
  }
  Known result;
  switch (e.op) {
    case Op::list_count: result = known_range(present, possible, 1); break;
    case Op::list_any: result = known_truth(!surely_true, can_be_true); break;
    case Op::list_every: result = known_truth(can_be_false, !surely_false); break;
    case Op::list_sum: result = total; break;
    default: {  // mean
      if (possible == 0) {
        result.never_present = true;
      } else if (any_value.pair) {
        result = quotient(total, known_range(1, possible, 1));
      } else if (!any_value.ranges.empty()) {
        result = present == possible ? quotient(total, known_point(possible)) : mean_of(any_value, possible);
        result.ranges = result.ranges & Ranges(any_value.ranges.hull());
        settle(result);
      }
      if (any_value.pair && !any_value.ranges.empty()) {
        result.ranges = Ranges(any_value.ranges.hull());
        settle(result);
      }
      if (!some_present) result.absent = Cause{Cause::Kind::nothing, e.span, "> 0"};
      break;
    }
  }
  result.absent = e.op == Op::list_mean ? result.absent : std::nullopt;
  result.said_absent = false;
  result.broken = broken;
  if (broken) {
    const auto absent = result.absent;
    result = unknown(e.type);
    result.absent = absent;
  }
  return result;
}

Known Checker::eval_weighted_list(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known values;
  values.never_present = true;
  Known weights = known_point(0), total = known_point(0);
  bool broken = false, absent_possible = true, steady = true;
  std::vector<Weighted> items;
  for (std::size_t i = 0; i + 1 < e.args.size(); i += 2) {
    const Known value = eval(e.args[i], row, env);
    Known weight = eval(e.args[i + 1], row, env);
    broken |= value.broken || weight.broken;
    if (value.never_present || weight.never_present) continue;
    if (!weight.ranges.empty() && weight.ranges.hull().low.sign() < 0 && !weight.broken) {
      report(607, expr(e.args[i + 1]).span, {describe(weight.ranges, weight.kind)});
      broken = true;
    }
    const bool sure = !value.may_be_absent() && !weight.may_be_absent();
    if (sure && !weight.ranges.contains(0)) absent_possible = false;
    join_values(values, value);
    Known part = product(value, weight);
    const bool constant = !weight.may_be_absent() && !weight.ranges.empty() && weight.ranges.hull().low == weight.ranges.hull().high;
    steady = steady && constant && !value.pair;
    if (steady) items.push_back({weight.ranges.hull().low, value.step, sure});
    if (!sure) {
      join_values(part, known_point(0));
      join_values(weight, known_point(0));
    }
    weight.absent.reset();
    weights = sum(weights, weight);
    total = sum(total, part);
  }
  if (broken) return unknown(e.type);
  Known result = quotient(total, weights);
  if (values.never_present) result.never_present = true;
  if (!result.never_present) {
    const auto step = steady ? step_of_mean(items) : std::nullopt;
    if (step) {
      result.pair = false;
      result.step = *step;
      result.numerator = 0;
      result.denominator = 1;
    }
    result.ranges = Ranges(values.ranges.hull());
    settle(result);
  }
  if (absent_possible) result.absent = Cause{Cause::Kind::nothing, e.span, "> 0"};
  return result;
}

}  // namespace xize::proof
