// Exact rational numbers of any size, with rounding and text. Both wings compute with them.
// In: integers, decimal text. Out: numbers, decimal text. Imports: nothing of Xize.
//
// Boost.Multiprecision stays in rational.cpp: this header is included everywhere, and Boost's is slow to compile.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xize::exact {

/// How a value that lies between two steps is moved to one of them.
enum class Rounding : std::uint8_t {
  half_up,    // 四舍五入: nearest, halves away from zero
  half_even,  // nearest, halves to the even multiple
  away,       // 进一: away from zero
  truncate,   // 去尾: toward zero
  down,       // toward minus infinity
  up,         // toward plus infinity
};

/// An exact rational number, always in lowest terms with a positive denominator. Value semantics; copying a number
/// whose parts fit 128 bits allocates nothing. Operations throw std::bad_alloc only; dividing by zero is a
/// programming error (asserted): callers prove or test it first.
class Rational {
 public:
  Rational();  // zero
  Rational(std::int64_t integer);  // NOLINT: an integer is a rational
  Rational(std::int64_t numerator, std::int64_t denominator);
  Rational(const Rational& other);
  Rational(Rational&& other) noexcept;
  Rational& operator=(const Rational& other);
  Rational& operator=(Rational&& other) noexcept;
  ~Rational();

  /// Reads digits with an optional sign and an optional point ("-12.50"); nothing for any other text.
  static std::optional<Rational> parse(std::string_view text);
  /// 10 to the power `exponent`, which may be negative.
  static Rational power_of_ten(int exponent);
  /// From a scaled integer: value / 10^places.
  static Rational scaled(std::int64_t value, int places) { return Rational(value) / power_of_ten(places); }

  Rational operator-() const;
  Rational& operator+=(const Rational& other);
  Rational& operator-=(const Rational& other);
  Rational& operator*=(const Rational& other);
  Rational& operator/=(const Rational& other);
  friend Rational operator+(Rational a, const Rational& b) { return a += b; }
  friend Rational operator-(Rational a, const Rational& b) { return a -= b; }
  friend Rational operator*(Rational a, const Rational& b) { return a *= b; }
  friend Rational operator/(Rational a, const Rational& b) { return a /= b; }
  friend bool operator==(const Rational& a, const Rational& b) { return a.compare(b) == 0; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) { return a.compare(b) <=> 0; }

  int sign() const;  // -1, 0 or 1
  bool is_zero() const { return sign() == 0; }
  bool is_integer() const;
  Rational abs() const { return sign() < 0 ? -*this : *this; }
  Rational numerator() const;
  Rational denominator() const;
  /// The value as a 64-bit integer, if it is one.
  std::optional<std::int64_t> to_int64() const;
  /// Bits of the numerator's magnitude plus bits of the denominator: what a pair of integers would need.
  std::size_t bits() const;
  std::size_t hash() const;

  /// The multiple of `step` (> 0) that `mode` chooses.
  Rational rounded_to(const Rational& step, Rounding mode) const;
  /// Rounded to `places` decimals; negative places are tens, hundreds, ...
  Rational rounded(int places, Rounding mode) const { return rounded_to(power_of_ten(-places), mode); }

  /// The fewest decimals that print the value exactly, or nothing if no number of decimals does (1/3).
  std::optional<int> exact_places() const;
  /// Exactly `places` (>= 0) decimals; the value must be a multiple of 10^-places (asserted).
  std::string to_decimal(int places) const;
  /// The shortest exact decimal, or "n/d" where none is exact. For people and traces.
  std::string to_string() const;

  /// The largest rational of which both are integer multiples; gcd(0, x) = |x|.
  static Rational gcd(const Rational& a, const Rational& b);
  /// The smallest positive rational that is an integer multiple of both (both not zero).
  static Rational lcm(const Rational& a, const Rational& b);

 private:
  int compare(const Rational& other) const;
  static constexpr std::size_t storage_size = 64;  // of the Boost number; asserted in rational.cpp
  alignas(16) std::byte storage_[storage_size];
};

}  // namespace xize::exact
