#include "proof/known.hpp"

#include <algorithm>

namespace xize::proof {

using exact::Rounding;

Known known_point(const Rational& x) {
  Known known;
  known.ranges = Ranges::point(x);
  known.step = x.abs();
  return known;
}

Known known_range(const Rational& low, const Rational& high, const Rational& step) {
  Known known;
  known.ranges = Ranges::between(low, high);
  known.step = step;
  settle(known);
  return known;
}

Known known_truth(bool can_be_false, bool can_be_true) {
  Known known;
  known.kind = core::Kind::boolean;
  known.members = {can_be_false, can_be_true};
  known.never_present = !can_be_false && !can_be_true;
  return known;
}

Known known_absent(core::Kind kind) {
  Known known;
  known.kind = kind;
  known.said_absent = known.never_present = true;
  return known;
}

void carry(Known& result, const Known& operand) {
  if (!result.absent) result.absent = operand.absent;
  result.said_absent |= operand.said_absent;
  result.never_present |= operand.never_present;
  result.broken |= operand.broken;
}

Known bare(Known known) {
  known.absent.reset();
  known.said_absent = known.broken = false;
  return known;
}

void join_values(Known& a, const Known& b) {
  a.broken |= b.broken;
  if (b.never_present) return;
  if (a.never_present) {
    a.kind = b.kind, a.ranges = b.ranges, a.members = b.members;
    a.pair = b.pair, a.step = b.step, a.numerator = b.numerator, a.denominator = b.denominator;
    a.never_present = false;
    return;
  }
  a.ranges = a.ranges | b.ranges;
  if (a.pair || b.pair) {
    const Rational n = std::max(numerator_limit(a), numerator_limit(b));
    const Rational d = std::max(denominator_limit(a), denominator_limit(b));
    a.pair = true;
    a.numerator = n;
    a.denominator = d;
    a.step = 0;
  } else {
    a.step = Rational::gcd(a.step, b.step);
  }
  if (a.members.size() < b.members.size()) a.members.resize(b.members.size());
  for (std::size_t i = 0; i < b.members.size(); ++i) {
    if (b.members[i]) a.members[i] = true;
  }
}

Known join(const Known& a, const Known& b) {
  Known result = a;
  join_values(result, b);
  if (!result.absent) result.absent = b.absent;
  result.said_absent |= b.said_absent;
  return result;
}

void settle(Known& known) {
  if (!known.has_ranges() || known.ranges.empty()) return;
  if (!known.pair) {
    if (known.step.is_zero()) return;
    known.ranges = known.ranges.on_grid(known.step);
    if (const auto only = known.ranges.single()) known.step = only->abs();
    return;
  }
  if (!known.ranges.contains(0)) {  // n / d with n not 0 is at least 1 / d away from 0
    const Rational least = Rational(1) / known.denominator;
    Ranges far = known.ranges.below(-least, true);
    known.ranges = far | known.ranges.above(least, true);
  }
  if (const auto only = known.ranges.single()) {
    known.pair = false;
    known.step = only->abs();
    return;
  }
  const Rational reach = (known.ranges.magnitude() * known.denominator).rounded_to(1, Rounding::down);
  known.numerator = std::min(known.numerator, reach);
}

Rational numerator_limit(const Known& known) {
  return known.pair ? known.numerator : known.ranges.magnitude() * known.step.denominator();
}

Rational denominator_limit(const Known& known) { return known.pair ? known.denominator : known.step.denominator(); }

std::size_t size_in_bits(const Known& known) {
  if (!known.has_ranges()) return 0;
  if (!known.pair) return known.step.is_zero() ? 0 : (known.ranges.magnitude() / known.step).bits() + known.step.bits();
  return known.numerator.bits() + known.denominator.bits();
}

Facts facts_of(const Known& known) {
  Facts facts;
  facts.may_be_absent = known.may_be_absent() || known.never_present;
  facts.never_present = known.never_present;
  facts.members = known.members;
  facts.denominator_limit = 1;
  if (!known.has_ranges() || known.ranges.empty()) {
    facts.step = 1;
    return facts;
  }
  facts.low = known.ranges.hull().low;
  facts.high = known.ranges.hull().high;
  facts.step = known.pair ? Rational(0) : known.step.is_zero() ? Rational(1) : known.step;
  facts.numerator_limit = numerator_limit(known);
  facts.denominator_limit = denominator_limit(known);
  return facts;
}

}  // namespace xize::proof
