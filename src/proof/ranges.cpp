#include "proof/ranges.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace xize::proof {
namespace {

using exact::Rounding;

/// Whether a's low end lies before b's.
bool starts_before(const Interval& a, const Interval& b) {
  return a.low < b.low || (a.low == b.low && !a.low_open && b.low_open);
}
/// Whether no number lies between a's end and b's start, so that the two are one interval.
bool meets(const Interval& a, const Interval& b) {
  return b.low < a.high || (b.low == a.high && !(a.high_open && b.low_open));
}

}  // namespace

bool Interval::contains(const Rational& x) const {
  return (low < x || (low == x && !low_open)) && (x < high || (x == high && !high_open));
}

Ranges::Ranges(Interval interval) {
  if (!interval.empty()) parts_.push_back(std::move(interval));
}

void Ranges::add(Interval interval) {
  if (interval.empty()) return;
  if (parts_.empty() || !meets(parts_.back(), interval)) {
    parts_.push_back(std::move(interval));
    return;
  }
  Interval& last = parts_.back();
  if (interval.high > last.high || (interval.high == last.high && !interval.high_open)) {
    last.high = interval.high;
    last.high_open = interval.high_open;
  }
}

void Ranges::shrink() {
  while (parts_.size() > most_parts) {  // join the two that lie closest
    std::size_t best = 1;
    Rational gap = parts_[1].low - parts_[0].high;
    for (std::size_t i = 2; i < parts_.size(); ++i) {
      Rational other = parts_[i].low - parts_[i - 1].high;
      if (other < gap) {
        gap = std::move(other);
        best = i;
      }
    }
    parts_[best - 1].high = parts_[best].high;
    parts_[best - 1].high_open = parts_[best].high_open;
    parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(best));
  }
}

bool Ranges::contains(const Rational& x) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Interval& part) { return part.contains(x); });
}

Interval Ranges::hull() const {
  return {parts_.front().low, parts_.back().high, parts_.front().low_open, parts_.back().high_open};
}

std::optional<Rational> Ranges::single() const {
  if (parts_.size() == 1 && parts_[0].low == parts_[0].high) return parts_[0].low;
  return std::nullopt;
}

bool Ranges::inside(const Rational& low, const Rational& high) const {
  return parts_.empty() || (parts_.front().low >= low && parts_.back().high <= high);
}

Rational Ranges::magnitude() const {
  if (parts_.empty()) return 0;
  return std::max(parts_.front().low.abs(), parts_.back().high.abs());
}

Ranges Ranges::operator&(const Ranges& other) const {
  Ranges result;
  for (const Interval& a : parts_) {
    for (const Interval& b : other.parts_) {
      Interval both = a;
      if (starts_before(a, b)) {
        both.low = b.low;
        both.low_open = b.low_open;
      }
      if (b.high < a.high || (b.high == a.high && b.high_open)) {
        both.high = b.high;
        both.high_open = b.high_open;
      }
      if (!both.empty()) result.parts_.push_back(std::move(both));
    }
  }
  result.shrink();
  return result;
}

Ranges Ranges::operator|(const Ranges& other) const {
  std::vector<Interval> all = parts_;
  all.insert(all.end(), other.parts_.begin(), other.parts_.end());
  std::sort(all.begin(), all.end(), starts_before);
  Ranges result;
  for (Interval& part : all) result.add(std::move(part));
  result.shrink();
  return result;
}

Ranges Ranges::below(const Rational& x, bool itself) const {
  if (parts_.empty()) return {};
  Rational low = std::min(parts_.front().low, x);
  return *this & Ranges({std::move(low), x, false, !itself});
}

Ranges Ranges::above(const Rational& x, bool itself) const {
  if (parts_.empty()) return {};
  Rational high = std::max(parts_.back().high, x);
  return *this & Ranges({x, std::move(high), !itself, false});
}

Ranges Ranges::without(const Rational& x) const {
  if (!contains(x)) return *this;
  Ranges result = below(x, false);
  const Ranges rest = above(x, false);
  for (const Interval& part : rest.parts_) result.parts_.push_back(part);
  result.shrink();
  return result;
}

Ranges Ranges::moved(const Rational& by) const {
  Ranges result = *this;
  for (Interval& part : result.parts_) {
    part.low += by;
    part.high += by;
  }
  return result;
}

Ranges Ranges::scaled(const Rational& by) const {
  Ranges result = *this;
  for (Interval& part : result.parts_) {
    part.low *= by;
    part.high *= by;
    if (by.sign() < 0) {
      std::swap(part.low, part.high);
      std::swap(part.low_open, part.high_open);
    }
  }
  if (by.sign() < 0) std::reverse(result.parts_.begin(), result.parts_.end());
  return result;
}

Ranges Ranges::on_grid(const Rational& step) const {
  Ranges result;
  for (const Interval& part : parts_) {
    Rational low = part.low.rounded_to(step, Rounding::up);
    if (part.low_open && low == part.low) low += step;
    Rational high = part.high.rounded_to(step, Rounding::down);
    if (part.high_open && high == part.high) high -= step;
    result.add({std::move(low), std::move(high)});
  }
  return result;
}

std::string Ranges::to_text() const {
  if (parts_.empty()) return "-";
  std::string text;
  for (const Interval& part : parts_) {
    if (!text.empty()) text += ", ";
    if (part.low == part.high) {
      text += part.low.to_string();
      continue;
    }
    const bool open = part.low_open || part.high_open;
    if (open) text += part.low_open ? "(" : "[";
    text += part.low.to_string() + ".." + part.high.to_string();
    if (open) text += part.high_open ? ")" : "]";
  }
  return text;
}

bool operator==(const Ranges& a, const Ranges& b) {
  return std::equal(a.parts_.begin(), a.parts_.end(), b.parts_.begin(), b.parts_.end(),
                    [](const Interval& x, const Interval& y) {
                      return x.low == y.low && x.high == y.high && x.low_open == y.low_open &&
                             x.high_open == y.high_open;
                    });
}

Interval add(const Interval& a, const Interval& b) {
  return {a.low + b.low, a.high + b.high, a.low_open || b.low_open, a.high_open || b.high_open};
}

Interval multiply(const Interval& a, const Interval& b) {
  struct Corner {
    Rational value;
    bool open;
  };
  const auto corner = [](const Rational& x, bool x_open, const Rational& y, bool y_open) {
    const bool reached = (!x_open && !y_open) || (x.is_zero() && !x_open) || (y.is_zero() && !y_open);
    return Corner{x * y, !reached};
  };
  const std::array<Corner, 4> corners = {
      corner(a.low, a.low_open, b.low, b.low_open), corner(a.low, a.low_open, b.high, b.high_open),
      corner(a.high, a.high_open, b.low, b.low_open), corner(a.high, a.high_open, b.high, b.high_open)};
  Interval result{corners[0].value, corners[0].value, corners[0].open, corners[0].open};
  for (const Corner& c : corners) result = hull(result, {c.value, c.value, c.open, c.open});
  // Inside the ends 0 is reached even where the corners that give it are open.
  if (result.low.is_zero() && result.low_open && (a.contains(0) || b.contains(0))) result.low_open = false;
  if (result.high.is_zero() && result.high_open && (a.contains(0) || b.contains(0))) result.high_open = false;
  return result;
}

Interval reciprocal(const Interval& a) { return {Rational(1) / a.high, Rational(1) / a.low, a.high_open, a.low_open}; }

Interval hull(const Interval& a, const Interval& b) {
  Interval result = a;
  if (b.low < a.low || (b.low == a.low && !b.low_open)) {
    result.low = b.low;
    result.low_open = b.low_open && (b.low < a.low || a.low_open);
  }
  if (b.high > a.high || (b.high == a.high && !b.high_open)) {
    result.high = b.high;
    result.high_open = b.high_open && (b.high > a.high || a.high_open);
  }
  return result;
}

}  // namespace xize::proof
