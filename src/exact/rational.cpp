#include "exact/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <cassert>
#include <new>

namespace xize::exact {
namespace {

namespace mp = boost::multiprecision;
using Integer = mp::cpp_int;

/// The parts of a number. Not Boost's own rational: its layout differs between versions, and ours must fit storage_.
struct Parts {
  Integer numerator;
  Integer denominator;
};

Parts& parts(std::byte* storage) { return *std::launder(reinterpret_cast<Parts*>(storage)); }
const Parts& parts(const std::byte* storage) { return *std::launder(reinterpret_cast<const Parts*>(storage)); }

void reduce(Parts& p) {
  assert(!p.denominator.is_zero());
  if (p.denominator.sign() < 0) {
    p.numerator = -p.numerator;
    p.denominator = -p.denominator;
  }
  if (p.denominator == 1) return;
  const Integer common = mp::gcd(p.numerator, p.denominator);
  if (common != 1) {
    p.numerator /= common;
    p.denominator /= common;
  }
}

std::size_t bit_length(const Integer& n) { return n.is_zero() ? 0 : mp::msb(mp::abs(n)) + 1; }

Integer power(int exponent) { return mp::pow(Integer(10), static_cast<unsigned>(exponent)); }

/// The integer next to a/b (b > 0) that the mode chooses.
Integer round_quotient(const Integer& a, const Integer& b, Rounding mode) {
  Integer quotient, remainder;
  mp::divide_qr(a, b, quotient, remainder);  // toward zero
  if (remainder.is_zero()) return quotient;
  const bool negative = a.sign() < 0;
  bool away = false;
  switch (mode) {
    case Rounding::truncate: break;
    case Rounding::away: away = true; break;
    case Rounding::down: away = negative; break;
    case Rounding::up: away = !negative; break;
    case Rounding::half_up:
    case Rounding::half_even: {
      const Integer twice = mp::abs(remainder) * 2;
      away = twice > b || (twice == b && (mode == Rounding::half_up || mp::bit_test(mp::abs(quotient), 0)));
      break;
    }
  }
  if (away) quotient += negative ? -1 : 1;
  return quotient;
}

}  // namespace

static_assert(sizeof(Parts) <= 64, "storage_size in rational.hpp is too small");

Rational::Rational() : Rational(0) {}
Rational::Rational(std::int64_t integer) { new (storage_) Parts{Integer(integer), Integer(1)}; }
Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
  new (storage_) Parts{Integer(numerator), Integer(denominator)};
  reduce(parts(storage_));
}
Rational::Rational(const Rational& other) { new (storage_) Parts(parts(other.storage_)); }
Rational::Rational(Rational&& other) noexcept { new (storage_) Parts(std::move(parts(other.storage_))); }
Rational& Rational::operator=(const Rational& other) {
  if (this != &other) parts(storage_) = parts(other.storage_);
  return *this;
}
Rational& Rational::operator=(Rational&& other) noexcept {
  if (this != &other) parts(storage_) = std::move(parts(other.storage_));
  return *this;
}
Rational::~Rational() { parts(storage_).~Parts(); }

std::optional<Rational> Rational::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::string digits;
  std::optional<std::size_t> point;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
    } else if (c == '.' && !point && !digits.empty()) {
      point = digits.size();
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || (point && *point == digits.size())) return std::nullopt;
  const int places = point ? static_cast<int>(digits.size() - *point) : 0;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));  // a leading 0 would mean octal
  Rational result;
  Parts& p = parts(result.storage_);
  p.numerator = Integer(digits);
  if (negative) p.numerator = -p.numerator;
  p.denominator = power(places);
  reduce(p);
  return result;
}

Rational Rational::power_of_ten(int exponent) {
  Rational result;
  Parts& p = parts(result.storage_);
  p.numerator = exponent >= 0 ? power(exponent) : Integer(1);
  p.denominator = exponent >= 0 ? Integer(1) : power(-exponent);
  return result;
}

Rational Rational::operator-() const {
  Rational result(*this);
  parts(result.storage_).numerator = -parts(storage_).numerator;
  return result;
}
Rational& Rational::operator+=(const Rational& other) {
  Parts& a = parts(storage_);
  const Parts& b = parts(other.storage_);
  if (a.denominator == b.denominator) {
    a.numerator += b.numerator;
  } else {
    a.numerator = a.numerator * b.denominator + b.numerator * a.denominator;
    a.denominator *= b.denominator;
  }
  reduce(a);
  return *this;
}
Rational& Rational::operator-=(const Rational& other) { return *this += -other; }
Rational& Rational::operator*=(const Rational& other) {
  Parts& a = parts(storage_);
  const Parts b = parts(other.storage_);  // a copy: `other` may be this
  a.numerator *= b.numerator;
  a.denominator *= b.denominator;
  reduce(a);
  return *this;
}
Rational& Rational::operator/=(const Rational& other) {
  assert(!other.is_zero());
  Parts& a = parts(storage_);
  const Parts b = parts(other.storage_);
  a.numerator *= b.denominator;
  a.denominator *= b.numerator;
  reduce(a);
  return *this;
}

int Rational::sign() const { return parts(storage_).numerator.sign(); }
bool Rational::is_integer() const { return parts(storage_).denominator == 1; }
Rational Rational::numerator() const {
  Rational result;
  parts(result.storage_).numerator = parts(storage_).numerator;
  return result;
}
Rational Rational::denominator() const {
  Rational result;
  parts(result.storage_).numerator = parts(storage_).denominator;
  return result;
}
std::optional<std::int64_t> Rational::to_int64() const {
  const Parts& p = parts(storage_);
  if (p.denominator != 1 || p.numerator < INT64_MIN || p.numerator > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(p.numerator);
}
std::size_t Rational::bits() const {
  const Parts& p = parts(storage_);
  return bit_length(p.numerator) + bit_length(p.denominator);
}
std::size_t Rational::hash() const {
  const Parts& p = parts(storage_);
  return mp::hash_value(p.numerator) * 31 + mp::hash_value(p.denominator);
}

Rational Rational::rounded_to(const Rational& step, Rounding mode) const {
  assert(step.sign() > 0);
  const Parts& p = parts(storage_);
  const Parts& s = parts(step.storage_);
  Rational result;
  Parts& r = parts(result.storage_);
  r.numerator = round_quotient(p.numerator * s.denominator, p.denominator * s.numerator, mode) * s.numerator;
  r.denominator = s.denominator;
  reduce(r);
  return result;
}

std::optional<int> Rational::exact_places() const {
  Integer rest = parts(storage_).denominator;
  int twos = 0, fives = 0;
  while (!mp::bit_test(rest, 0)) {
    rest >>= 1;
    ++twos;
  }
  while (rest % 5 == 0) {
    rest /= 5;
    ++fives;
  }
  if (rest != 1) return std::nullopt;
  return std::max(twos, fives);
}

std::string Rational::to_decimal(int places) const {
  const Parts& p = parts(storage_);
  Integer scaled = p.numerator * power(places);
  assert(scaled % p.denominator == 0);
  scaled /= p.denominator;
  std::string digits = Integer(mp::abs(scaled)).str();
  if (places > 0) {
    const auto wanted = static_cast<std::size_t>(places);
    if (digits.size() <= wanted) digits.insert(0, wanted + 1 - digits.size(), '0');
    digits.insert(digits.size() - wanted, 1, '.');
  }
  return scaled.sign() < 0 ? "-" + digits : digits;
}

std::string Rational::to_string() const {
  if (const auto places = exact_places()) return to_decimal(*places);
  const Parts& p = parts(storage_);
  return p.numerator.str() + "/" + p.denominator.str();
}

Rational Rational::gcd(const Rational& a, const Rational& b) {
  const Parts& x = parts(a.storage_);
  const Parts& y = parts(b.storage_);
  Rational result;
  Parts& r = parts(result.storage_);
  r.numerator = mp::gcd(Integer(x.numerator * y.denominator), Integer(y.numerator * x.denominator));
  r.denominator = x.denominator * y.denominator;
  reduce(r);
  return result;
}

Rational Rational::lcm(const Rational& a, const Rational& b) {
  return (a * b).abs() / gcd(a, b);
}

int Rational::compare(const Rational& other) const {
  const Parts& a = parts(storage_);
  const Parts& b = parts(other.storage_);
  if (a.denominator == b.denominator) return a.numerator.compare(b.numerator);
  const Integer left = a.numerator * b.denominator;
  return left.compare(b.numerator * a.denominator);
}

}  // namespace xize::exact
