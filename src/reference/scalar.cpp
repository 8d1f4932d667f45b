// Operators on the values of one row.
#include <algorithm>
#include <array>
#include <cassert>

#include "reference/evaluation.hpp"

namespace xize::reference {
namespace {

using core::Op;

Value smallest(std::span<const Value> args) {
  return *std::min_element(args.begin(), args.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
}

Value largest(std::span<const Value> args) {
  return *std::max_element(args.begin(), args.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
}

Value divide(std::span<const Value> args) {
  if (!args[1].number().is_zero()) return Value(args[0].number() / args[1].number());
  return args.size() > 2 ? args[2] : Value::unset();
}

/// x, p0, v0, p1, v1, …
Value interpolate(std::span<const Value> args) {
  const Rational& x = args[0].number();
  const auto point = [&](std::size_t i) -> const Rational& { return args[1 + 2 * i].number(); };
  const auto height = [&](std::size_t i) -> const Rational& { return args[2 + 2 * i].number(); };
  const std::size_t count = (args.size() - 1) / 2;
  std::size_t after = count;  // the points up to the last one that x has reached lie behind it
  while (after > 0 && point(after - 1) > x) --after;
  if (after == 0) return Value(height(0));
  if (after == count) return Value(height(count - 1));
  const Rational way = (x - point(after - 1)) / (point(after) - point(after - 1));
  return Value(height(after - 1) + way * (height(after) - height(after - 1)));
}

/// place, share, s1, s2, …
Value steps(std::span<const Value> args) {
  const auto place = args[0].number().to_int64(), share = args[1].number().to_int64();
  if (!place || !share || *place < 1 || *share < 1) return Value::unset();
  Rational sum;
  const auto count = static_cast<std::int64_t>(args.size()) - 2;
  for (std::int64_t i = *place; i <= count && i - *place < *share; ++i) {
    sum += args[static_cast<std::size_t>(i) + 1].number();
  }
  return Value(sum / *share);
}

Value shift_member(const Model& model, const core::Expr& expr, const Value& x) {
  const auto last = static_cast<std::int64_t>(model.enumerations[expr.type.id].members.size()) - 1;
  const std::int64_t index = std::clamp<std::int64_t>(std::int64_t{x.member()} + expr.amount, 0, last);
  return Value(core::Member{static_cast<std::uint32_t>(index)});
}

}  // namespace

Value scalar(const Model& model, const core::Expr& expr, std::span<const Value> args) {
  const auto sum_up = [&](auto combine) {
    Rational total = args[0].number();
    for (const Value& arg : args.subspan(1)) combine(total, arg.number());
    return Value(std::move(total));
  };
  switch (expr.op) {
    case Op::negate: return Value(-args[0].number());
    case Op::add: return sum_up([](Rational& a, const Rational& b) { a += b; });
    case Op::subtract: return sum_up([](Rational& a, const Rational& b) { a -= b; });
    case Op::multiply: return sum_up([](Rational& a, const Rational& b) { a *= b; });
    case Op::divide: return divide(args);
    case Op::min: return smallest(args);
    case Op::max: return largest(args);
    case Op::abs: return Value(args[0].number().abs());
    case Op::clamp: return smallest(std::array{largest(args.first(2)), args[2]});
    case Op::round: return Value(args[0].number().rounded_to(expr.number, expr.rounding));
    case Op::interpolate: return interpolate(args);
    case Op::steps: return steps(args);
    case Op::equal: return Value(args[0] == args[1]);
    case Op::not_equal: return Value(args[0] != args[1]);
    case Op::less: return Value(order(args[0], args[1]) < 0);
    case Op::less_equal: return Value(order(args[0], args[1]) <= 0);
    case Op::greater: return Value(order(args[0], args[1]) > 0);
    case Op::greater_equal: return Value(order(args[0], args[1]) >= 0);
    case Op::not_: return Value(!args[0].truth());
    case Op::shift_member: return shift_member(model, expr, args[0]);
    case Op::level: return Value(Rational(std::int64_t{args[0].member()} + 1));
    default: return period(model, expr, args);
  }
}

Value list(const core::Expr& expr, std::span<const Value> args) {
  const auto has_value = [](const Value& x) { return x.is_present(); };
  const auto holds = [](const Value& x) { return x.is_present() && x.truth(); };
  const auto fails = [](const Value& x) { return x.is_present() && !x.truth(); };
  const bool weighted = expr.op == Op::list_weighted_mean;
  Rational sum, weights;
  if (expr.op == Op::list_sum || expr.op == Op::list_mean || weighted) {
    const std::size_t stride = weighted ? 2 : 1;
    for (std::size_t i = 0; i + stride <= args.size(); i += stride) {
      if (!has_value(args[i]) || !has_value(args[i + stride - 1])) continue;
      const Rational weight = weighted ? args[i + 1].number() : Rational(1);
      sum += args[i].number() * weight;
      weights += weight;
    }
  }
  switch (expr.op) {
    case Op::list_sum: return Value(sum);
    case Op::list_mean:
    case Op::list_weighted_mean: return weights.is_zero() ? Value() : Value(sum / weights);
    case Op::list_count: return Value(Rational(std::count_if(args.begin(), args.end(), has_value)));
    case Op::list_any: return Value(std::any_of(args.begin(), args.end(), holds));
    default: assert(expr.op == Op::list_every); return Value(std::none_of(args.begin(), args.end(), fails));
  }
}

}  // namespace xize::reference
