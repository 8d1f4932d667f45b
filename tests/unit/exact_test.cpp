#include "exact/rational.hpp"

#include <gtest/gtest.h>

namespace xize::exact {
namespace {

Rational r(const char* text) { return *Rational::parse(text); }

TEST(Rational, ParsesDecimalsAndNothingElse) {
  EXPECT_EQ(r("-012.50"), Rational(-25, 2));
  EXPECT_EQ(r("007"), Rational(7));
  for (const char* bad : {"", "-", ".5", "5.", "1e3", "1.2.3", " 1", "0x10"}) {
    EXPECT_FALSE(Rational::parse(bad)) << bad;
  }
}

TEST(Rational, RoundsInSixModes) {
  struct Case { const char* value; Rounding mode; const char* expected; };
  const Case cases[] = {
      {"2.5", Rounding::half_up, "3"},   {"-2.5", Rounding::half_up, "-3"},  {"2.4", Rounding::half_up, "2"},
      {"2.5", Rounding::half_even, "2"}, {"3.5", Rounding::half_even, "4"},  {"-2.5", Rounding::half_even, "-2"},
      {"2.1", Rounding::away, "3"},      {"-2.1", Rounding::away, "-3"},     {"2.9", Rounding::truncate, "2"},
      {"-2.9", Rounding::truncate, "-2"}, {"-2.1", Rounding::down, "-3"},    {"2.9", Rounding::down, "2"},
      {"-2.9", Rounding::up, "-2"},      {"2.1", Rounding::up, "3"},         {"2", Rounding::away, "2"},
  };
  for (const Case& c : cases) EXPECT_EQ(r(c.value).rounded(0, c.mode), r(c.expected)) << c.value << " -> " << c.expected;
  EXPECT_EQ(r("1250").rounded(-2, Rounding::half_up), r("1300"));
  EXPECT_EQ(r("0.37").rounded_to(r("0.25"), Rounding::half_up), r("0.25"));
}

TEST(Rational, PrintsExactly) {
  EXPECT_EQ(r("-0.05").to_decimal(2), "-0.05");
  EXPECT_EQ(r("87.3").to_decimal(2), "87.30");
  EXPECT_EQ(Rational(1, 3).to_string(), "1/3");
  EXPECT_EQ(Rational(1, 8).to_string(), "0.125");
  EXPECT_EQ(Rational(1, 3).exact_places(), std::nullopt);
}

TEST(Rational, HasGcdAndLcm) {
  EXPECT_EQ(Rational::gcd(r("0.004"), r("0.006")), r("0.002"));
  EXPECT_EQ(Rational::gcd(Rational(0), r("-0.5")), r("0.5"));
  EXPECT_EQ(Rational::lcm(Rational(4), Rational(6)), Rational(12));
}

TEST(Rational, SurvivesSelfOperation) {
  Rational x(3, 7);
  const Rational& same = x;
  x *= same;
  EXPECT_EQ(x, Rational(9, 49));
  x /= same;
  EXPECT_EQ(x, Rational(1));
  x -= same;
  EXPECT_TRUE(x.is_zero());
}

}  // namespace
}  // namespace xize::exact
