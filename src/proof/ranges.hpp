// Sets of numbers as unions of intervals with exact ends, each end in or out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exact/rational.hpp"

namespace xize::proof {

using exact::Rational;

struct Interval {
  Rational low, high;
  bool low_open = false, high_open = false;

  bool empty() const { return low > high || (low == high && (low_open || high_open)); }
  bool contains(const Rational& x) const;
};

/// A union of intervals, in order and apart. Empty: no number at all. Holds at most `most_parts` parts; beyond that
/// neighbours are joined, so a set may be wider than what it was made from, never narrower.
class Ranges {
 public:
  static constexpr std::size_t most_parts = 24;

  Ranges() = default;
  explicit Ranges(Interval interval);
  static Ranges point(const Rational& x) { return Ranges({x, x}); }
  static Ranges between(const Rational& low, const Rational& high) { return Ranges({low, high}); }

  const std::vector<Interval>& parts() const { return parts_; }
  bool empty() const { return parts_.empty(); }
  bool contains(const Rational& x) const;
  /// The interval from the first end to the last; the set must not be empty.
  Interval hull() const;
  /// The only number of the set, if there is just one.
  std::optional<Rational> single() const;
  bool inside(const Rational& low, const Rational& high) const;  // every number of the set is in low..high
  /// Largest magnitude of an end; 0 for the empty set.
  Rational magnitude() const;

  Ranges operator&(const Ranges& other) const;
  Ranges operator|(const Ranges& other) const;
  /// Numbers of the set that lie on one side of x.
  Ranges below(const Rational& x, bool itself) const;
  Ranges above(const Rational& x, bool itself) const;
  Ranges without(const Rational& x) const;
  Ranges moved(const Rational& by) const;
  Ranges scaled(const Rational& by) const;  // by != 0
  /// Only the multiples of `step` (> 0): ends are moved inwards to the next multiple.
  Ranges on_grid(const Rational& step) const;
  /// "0..500", "(0..1]": for messages. Open ends are written as the numbers just outside.
  std::string to_text() const;
  friend bool operator==(const Ranges& a, const Ranges& b);

 private:
  void add(Interval interval);
  void shrink();
  std::vector<Interval> parts_;
};

Interval add(const Interval& a, const Interval& b);
Interval multiply(const Interval& a, const Interval& b);
/// 1 / x over an interval that lies on one side of 0 and does not reach it.
Interval reciprocal(const Interval& a);
/// The numbers between the ends of both, ends included as either includes them.
Interval hull(const Interval& a, const Interval& b);

}  // namespace xize::proof
