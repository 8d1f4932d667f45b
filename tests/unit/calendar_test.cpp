#include "core/calendar.hpp"

#include <gtest/gtest.h>

namespace xize::core {
namespace {

Period at(Kind kind, const char* text) { return parse_period(kind, text).value(); }
Period day(const char* text) { return at(Kind::date, text); }
std::string month_of(const char* date, int start_day) {
  return to_text(Kind::month, containing(Kind::date, day(date), Kind::month, start_day));
}

TEST(Calendar, ReadsPeriodsAndNothingElse) {
  EXPECT_EQ(day("1970-01-01").ordinal, 0);
  EXPECT_EQ(day("1969-12-31").ordinal, -1);
  EXPECT_EQ(at(Kind::month, "2024-01").ordinal, 2024 * 12);
  EXPECT_EQ(at(Kind::quarter, "2024q4").ordinal, 2024 * 4 + 3);
  EXPECT_EQ(at(Kind::year, "0001").ordinal, 1);
  for (const char* bad : {"2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-1-1",
                          "0000-01-01", "2024-01-01 ", "2024-01", "", "-024-01-01", "2024-01-00"}) {
    EXPECT_FALSE(parse_period(Kind::date, bad)) << bad;
  }
  for (const char* bad : {"2024-00", "2024-13", "2024Q1", "2024-01-01", "2024"}) {
    EXPECT_FALSE(parse_period(Kind::month, bad)) << bad;
  }
  for (const char* bad : {"2024Q0", "2024Q5", "2024-1", "2024Q"}) EXPECT_FALSE(parse_period(Kind::quarter, bad)) << bad;
  for (const char* bad : {"0000", "224", "20245", "2O24"}) EXPECT_FALSE(parse_period(Kind::year, bad)) << bad;
}

TEST(Calendar, PrintsWhatItReads) {
  for (const char* text : {"0001-01-01", "2000-02-29", "2024-02-29", "2100-02-28", "9999-12-31"}) {
    EXPECT_EQ(to_text(Kind::date, day(text)), text);
  }
  EXPECT_EQ(to_text(Kind::month, at(Kind::month, "0001-12")), "0001-12");
  EXPECT_EQ(to_text(Kind::quarter, at(Kind::quarter, "2024Q3")), "2024Q3");
  EXPECT_EQ(to_text(Kind::year, at(Kind::year, "0099")), "0099");
}

TEST(Calendar, KnowsLeapYears) {
  EXPECT_EQ(day("2024-03-01").ordinal - day("2024-02-28").ordinal, 2);
  EXPECT_EQ(day("2000-03-01").ordinal - day("2000-02-28").ordinal, 2);
  EXPECT_EQ(day("2100-03-01").ordinal - day("2100-02-28").ordinal, 1);
}

TEST(Calendar, MonthsMayStartOnALaterDay) {
  EXPECT_EQ(month_of("2024-03-20", 21), "2024-03");
  EXPECT_EQ(month_of("2024-03-21", 21), "2024-04");
  EXPECT_EQ(month_of("2024-12-21", 21), "2025-01");
  EXPECT_EQ(month_of("2024-03-31", 1), "2024-03");
  EXPECT_EQ(month_of("2024-03-31", 0), "2024-03");
  EXPECT_EQ(month_of("2024-02-29", 31), "2024-02") << "a month without day 31 goes on to its end";
  const auto in = [](const char* date, Kind kind, int start_day) {
    return to_text(kind, containing(Kind::date, day(date), kind, start_day));
  };
  EXPECT_EQ(in("2024-03-21", Kind::quarter, 21), "2024Q2");
  EXPECT_EQ(in("2024-12-20", Kind::year, 21), "2024");
  EXPECT_EQ(in("2024-12-21", Kind::year, 21), "2025");
}

TEST(Calendar, PeriodsHoldPeriods) {
  EXPECT_EQ(to_text(Kind::quarter, containing(Kind::month, at(Kind::month, "2024-06"), Kind::quarter, 1)), "2024Q2");
  EXPECT_EQ(to_text(Kind::year, containing(Kind::quarter, at(Kind::quarter, "2024Q4"), Kind::year, 1)), "2024");
  EXPECT_EQ(to_text(Kind::month, first_inside(Kind::quarter, at(Kind::quarter, "2024Q4"), Kind::month)), "2024-10");
  EXPECT_EQ(to_text(Kind::month, last_inside(Kind::quarter, at(Kind::quarter, "2024Q4"), Kind::month)), "2024-12");
  EXPECT_EQ(to_text(Kind::date, first_inside(Kind::month, at(Kind::month, "2024-02"), Kind::date)), "2024-02-01");
  EXPECT_EQ(to_text(Kind::date, last_inside(Kind::month, at(Kind::month, "2024-02"), Kind::date)), "2024-02-29");
  EXPECT_EQ(to_text(Kind::date, last_inside(Kind::month, at(Kind::month, "2100-02"), Kind::date)), "2100-02-28");
  EXPECT_EQ(to_text(Kind::quarter, last_inside(Kind::year, at(Kind::year, "2024"), Kind::quarter)), "2024Q4");
  EXPECT_EQ(to_text(Kind::date, last_inside(Kind::year, at(Kind::year, "9999"), Kind::date)), "9999-12-31");
}

TEST(Calendar, TakesPeriodsApart) {
  EXPECT_EQ(part_of(Kind::date, day("2024-11-05"), Kind::date), 5);
  EXPECT_EQ(part_of(Kind::date, day("2024-11-05"), Kind::month), 11);
  EXPECT_EQ(part_of(Kind::date, day("2024-11-05"), Kind::quarter), 4);
  EXPECT_EQ(part_of(Kind::date, day("2024-11-05"), Kind::year), 2024);
  EXPECT_EQ(part_of(Kind::month, at(Kind::month, "2024-01"), Kind::quarter), 1);
  EXPECT_EQ(part_of(Kind::quarter, at(Kind::quarter, "2024Q3"), Kind::quarter), 3);
  EXPECT_EQ(part_of(Kind::quarter, at(Kind::quarter, "2024Q3"), Kind::year), 2024);
}

TEST(Calendar, AddsMonthsWithinTheMonth) {
  const auto later = [](const char* date, int months) { return to_text(Kind::date, add_months(day(date), months)); };
  EXPECT_EQ(later("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(later("2023-01-31", 1), "2023-02-28");
  EXPECT_EQ(later("2024-01-31", 2), "2024-03-31");
  EXPECT_EQ(later("2024-03-31", -1), "2024-02-29");
  EXPECT_EQ(later("2024-01-15", -1), "2023-12-15");
  EXPECT_EQ(later("2024-02-29", 12), "2025-02-28");
  EXPECT_EQ(later("2024-02-29", 48), "2028-02-29");
  EXPECT_EQ(later("2024-05-05", 0), "2024-05-05");
}

TEST(Calendar, CountsFullYears) {
  const auto years = [](const char* from, const char* to) { return full_years(day(from), day(to)); };
  EXPECT_EQ(years("2000-05-10", "2024-05-09"), 23);
  EXPECT_EQ(years("2000-05-10", "2024-05-10"), 24);
  EXPECT_EQ(years("2000-02-29", "2001-02-28"), 0);
  EXPECT_EQ(years("2000-02-29", "2001-03-01"), 1);
  EXPECT_EQ(years("2024-05-10", "2000-05-10"), -24);
  EXPECT_EQ(years("2024-05-10", "2024-05-10"), 0);
}

TEST(Calendar, EndsWhereItEnds) {
  for (const Kind kind : {Kind::date, Kind::month, Kind::quarter, Kind::year}) {
    EXPECT_EQ(parse_period(kind, to_text(kind, Period{lowest(kind)}))->ordinal, lowest(kind));
    EXPECT_EQ(parse_period(kind, to_text(kind, Period{highest(kind)}))->ordinal, highest(kind));
  }
  EXPECT_EQ(to_text(Kind::date, Period{lowest(Kind::date)}), "0001-01-01");
  EXPECT_EQ(to_text(Kind::date, Period{highest(Kind::date)}), "9999-12-31");
}

}  // namespace
}  // namespace xize::core
