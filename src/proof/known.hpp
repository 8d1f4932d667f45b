// What is known of the values of one expression: the domain of the abstract interpreter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model.hpp"
#include "proof/proof.hpp"
#include "proof/ranges.hpp"

namespace xize::proof {

/// Why a value may be absent where nobody has said what follows.
struct Cause {
  enum class Kind : std::uint8_t { value, link, nothing, outside, previous };
  Kind kind = Kind::value;
  text::Span span;
  std::string name;
  bool of_condition = false;  // a clause's own condition (限, 当) is what may be absent, not a value that it makes
};

/// Facts about every value of an expression. Numbers and periods (as ordinals) have ranges and a step; a pair is a
/// fraction n/d of integers with |n| <= numerator and 1 <= d <= denominator. Enumerations and booleans have members.
struct Known {
  core::Kind kind = core::Kind::number;
  std::optional<Cause> absent = {};  // may be absent, and the author has not said so
  bool said_absent = false;          // may be absent by the author's own word
  bool never_present = false;
  bool broken = false;  // made from something already reported: nothing more is said about it
  Ranges ranges = {};
  bool pair = false;
  Rational step = {};  // not a pair: every value is a multiple; 0 = always 0
  Rational numerator = {}, denominator = {1};
  std::vector<bool> members = {};

  bool may_be_absent() const { return absent || said_absent; }
  bool has_ranges() const { return kind == core::Kind::number || core::Type{kind}.is_period(); }
  /// Whether a value is a multiple of `grain` for certain.
  bool on_grid(const Rational& grain) const { return !pair && (step / grain).is_integer(); }
  bool can_be(std::size_t member) const { return member < members.size() && members[member]; }
};

Known known_point(const Rational& x);
Known known_range(const Rational& low, const Rational& high, const Rational& step);
Known known_truth(bool can_be_false, bool can_be_true);
Known known_absent(core::Kind kind);

/// Takes over from operands what a strict operator takes over: absence and brokenness.
void carry(Known& result, const Known& operand);
/// The values alone: neither absent nor broken.
Known bare(Known known);
/// What holds of a value that is one of either. Absence of both is kept.
Known join(const Known& a, const Known& b);
/// As join, for the values alone: presence of `a` is kept.
void join_values(Known& a, const Known& b);
/// Brings ranges and step into line: only multiples, no pair between 0 and 1 / denominator, numerator by range.
void settle(Known& known);
/// Limits of numerator and denominator of a number, pair or not.
Rational numerator_limit(const Known& known);
Rational denominator_limit(const Known& known);
/// Bits of the integers that hold the value.
std::size_t size_in_bits(const Known& known);

Facts facts_of(const Known& known);

}  // namespace xize::proof
