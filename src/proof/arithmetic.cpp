#include "proof/arithmetic.hpp"

#include <algorithm>

namespace xize::proof {

using exact::Rounding;

namespace {

constexpr std::size_t most_bits_of_multiple = 63;

Known like(const Known& a, Ranges ranges, Rational step) {
  Known known;
  known.kind = a.kind;
  known.ranges = std::move(ranges);
  known.step = std::move(step);
  return known;
}

void make_pair(Known& known, Rational numerator, Rational denominator) {
  known.pair = true;
  known.step = 0;
  known.numerator = std::move(numerator);
  known.denominator = std::move(denominator);
}

/// Part by part, so that gaps survive where there are few parts.
template <class Function>
Ranges combine(const Ranges& a, const Ranges& b, Function function) {
  Ranges result;
  if (a.empty() || b.empty()) return result;
  if (a.parts().size() * b.parts().size() > Ranges::most_parts) return Ranges(function(a.hull(), b.hull()));
  for (const Interval& x : a.parts()) {
    for (const Interval& y : b.parts()) result = result | Ranges(function(x, y));
  }
  return result;
}

}  // namespace

Known negated(const Known& a) {
  Known result = bare(a);
  result.ranges = a.ranges.scaled(-1);
  return result;
}

Known sum(const Known& a, const Known& b) {
  Known result = like(a, combine(a.ranges, b.ranges, [](const Interval& x, const Interval& y) { return add(x, y); }),
                      Rational::gcd(a.step, b.step));
  if (a.pair || b.pair) {
    const Rational da = denominator_limit(a), db = denominator_limit(b);
    make_pair(result, numerator_limit(a) * db + numerator_limit(b) * da, da * db);
  }
  settle(result);
  return result;
}

Known product(const Known& a, const Known& b) {
  const auto times = [](const Interval& x, const Interval& y) { return multiply(x, y); };
  Known result = like(a, combine(a.ranges, b.ranges, times), a.step * b.step);
  if (a.pair || b.pair) {
    make_pair(result, numerator_limit(a) * numerator_limit(b), denominator_limit(a) * denominator_limit(b));
  }
  settle(result);
  return result;
}

std::optional<Rational> common_multiple(const Ranges& integers) {
  Rational multiple = 1;
  for (const Interval& part : integers.parts()) {
    for (Rational x = part.low.rounded_to(1, Rounding::up); x <= part.high; x += 1) {
      if (x.is_zero()) continue;
      multiple = Rational::lcm(multiple, x);
      if (multiple.bits() > most_bits_of_multiple + 1) return std::nullopt;  // + 1: the denominator's bit
      if (part.high - x > 4096) return std::nullopt;
    }
  }
  return multiple;
}

Ranges divided(const Ranges& a, const Known& divisor) {
  Known b = divisor;
  b.ranges = b.ranges.without(0);
  settle(b);
  Ranges inverse;
  for (const Interval& part : b.ranges.parts()) {
    if (part.low.sign() * part.high.sign() <= 0) continue;  // cannot be: no value is so close to 0
    inverse = inverse | Ranges(reciprocal(part));
  }
  return combine(a, inverse, [](const Interval& x, const Interval& y) { return multiply(x, y); });
}

Known quotient(const Known& a, const Known& divisor) {
  Known b = divisor;
  b.ranges = b.ranges.without(0);
  settle(b);
  if (b.ranges.empty() || a.ranges.empty()) {
    Known nothing = like(a, {}, 0);
    nothing.never_present = true;
    return nothing;
  }
  Known result = like(a, divided(a.ranges, b), 0);
  if (!a.pair && !b.pair) {
    if (const auto multiple = common_multiple(b.ranges.scaled(Rational(1) / b.step))) {
      result.step = a.step / b.step / *multiple;
      settle(result);
      return result;
    }
  }
  make_pair(result, numerator_limit(a) * denominator_limit(b), denominator_limit(a) * numerator_limit(b));
  settle(result);
  return result;
}

Known absolute(const Known& a) {
  Known result = bare(a);
  result.ranges = a.ranges.above(0, true) | a.ranges.below(0, false).scaled(-1);
  settle(result);
  return result;
}

Known rounded(const Known& a, const Rational& step, Rounding rounding) {
  if (a.on_grid(step)) return like(a, a.ranges, a.step);
  Ranges ranges;
  for (const Interval& part : a.ranges.parts()) {
    ranges = ranges | Ranges::between(part.low.rounded_to(step, rounding), part.high.rounded_to(step, rounding));
  }
  Known result = like(a, std::move(ranges), step);
  settle(result);
  return result;
}

namespace {

Known chosen(const Known& a, const Known& b, bool smallest) {
  Known result = a;
  join_values(result, b);
  result.absent.reset();
  result.said_absent = result.broken = false;
  if (a.has_ranges()) {
    if (a.ranges.empty() || b.ranges.empty()) return result;
    const Interval x = a.ranges.hull(), y = b.ranges.hull();
    if (smallest) {
      const bool first = x.high < y.high || (x.high == y.high && x.high_open);
      result.ranges = result.ranges.below(first ? x.high : y.high, first ? !x.high_open : !y.high_open);
    } else {
      const bool first = x.low > y.low || (x.low == y.low && x.low_open);
      result.ranges = result.ranges.above(first ? x.low : y.low, first ? !x.low_open : !y.low_open);
    }
    settle(result);
    return result;
  }
  const auto end = [&](const Known& k) {  // highest (lowest) member that occurs
    std::size_t found = 0;
    for (std::size_t i = 0; i < k.members.size(); ++i) {
      if (k.members[i]) {
        found = i;
        if (!smallest) break;
      }
    }
    return found;
  };
  const std::size_t limit = smallest ? std::min(end(a), end(b)) : std::max(end(a), end(b));
  for (std::size_t i = 0; i < result.members.size(); ++i) {
    if (smallest ? i > limit : i < limit) result.members[i] = false;
  }
  return result;
}

}  // namespace

Known smaller(const Known& a, const Known& b) { return chosen(a, b, true); }
Known larger(const Known& a, const Known& b) { return chosen(a, b, false); }

Known repeated(const Known& a, const Rational& count_low, const Rational& count_high) {
  Known result = like(a, Ranges::point(0), a.step);
  if (a.ranges.empty()) return result;
  result.ranges = Ranges(multiply(a.ranges.hull(), {count_low, count_high}));
  settle(result);
  return result;
}

Known mean_of(const Known& a, const Rational& count) {
  if (a.ranges.empty()) {
    Known nothing = like(a, {}, 0);
    nothing.never_present = true;
    return nothing;
  }
  Known counts = known_range(1, count, 1);
  Known result = quotient(repeated(a, 1, count), counts);
  result.ranges = Ranges(a.ranges.hull());
  settle(result);
  return result;
}

}  // namespace xize::proof
