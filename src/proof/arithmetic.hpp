// What arithmetic does to ranges and steps. Pure functions: no obligations are checked here.
#pragma once

#include "proof/known.hpp"

namespace xize::proof {

Known negated(const Known& a);
Known sum(const Known& a, const Known& b);
Known product(const Known& a, const Known& b);
/// a / b where b is not 0 (0 is taken out of b's ranges first); never present if b can only be 0.
Known quotient(const Known& a, const Known& b);
/// The ranges of x / b for x in `a`, b not 0.
Ranges divided(const Ranges& a, const Known& b);
Known absolute(const Known& a);
Known rounded(const Known& a, const Rational& step, exact::Rounding rounding);
Known smaller(const Known& a, const Known& b);
Known larger(const Known& a, const Known& b);
/// The sum of `count_low` to `count_high` values of `a`; `a` must not be a pair.
Known repeated(const Known& a, const Rational& count_low, const Rational& count_high);
/// A mean of at least one and at most `count` values of `a`, each weighing the same; `a` must not be a pair.
Known mean_of(const Known& a, const Rational& count);

/// The least common multiple of the non-zero integers of a set, or nothing if it has more than 63 bits.
std::optional<Rational> common_multiple(const Ranges& integers);

}  // namespace xize::proof
