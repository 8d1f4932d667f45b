#include "core/calendar.hpp"

#include <array>
#include <cassert>
#include <chrono>
#include <cstdio>

namespace xize::core {
namespace {

using namespace std::chrono;

year_month_day civil(Period date) { return year_month_day{sys_days{days{date.ordinal}}}; }
Period from_civil(year_month_day d) { return {static_cast<std::int32_t>(sys_days{d}.time_since_epoch().count())}; }
int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

/// The ordinal of the month that holds a date, months starting on `start_day`.
int month_of(Period date, int start_day) {
  const auto d = civil(date);
  const int month = static_cast<int>(d.year()) * 12 + static_cast<int>(static_cast<unsigned>(d.month())) - 1;
  return start_day > 1 && static_cast<int>(static_cast<unsigned>(d.day())) >= start_day ? month + 1 : month;
}

int months_in(Kind kind) { return kind == Kind::month ? 1 : kind == Kind::quarter ? 3 : 12; }

Period first_date(int month) {
  return from_civil(year{floor_div(month, 12)} / (month - floor_div(month, 12) * 12 + 1) / 1);
}

std::optional<int> digits(std::string_view text, std::size_t length) {
  if (text.size() != length) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Period> parse_period(Kind kind, std::string_view text) {
  const auto y = digits(text.substr(0, 4), 4);
  if (!y || *y < first_year) return std::nullopt;
  text.remove_prefix(4);
  if (kind == Kind::year) return text.empty() ? std::optional(Period{*y}) : std::nullopt;
  if (kind == Kind::quarter) {
    if (text.size() != 2 || (text[0] != 'Q' && text[0] != 'q') || text[1] < '1' || text[1] > '4') return std::nullopt;
    return Period{*y * 4 + (text[1] - '1')};
  }
  if (text.size() < 3 || text[0] != '-') return std::nullopt;
  const auto m = digits(text.substr(1, 2), 2);
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  text.remove_prefix(3);
  if (kind == Kind::month) return text.empty() ? std::optional(Period{*y * 12 + *m - 1}) : std::nullopt;
  if (text.empty() || text[0] != '-') return std::nullopt;
  const auto d = digits(text.substr(1), 2);
  if (!d) return std::nullopt;
  const year_month_day date = year{*y} / *m / *d;
  if (!date.ok()) return std::nullopt;
  return from_civil(date);
}

std::string to_text(Kind kind, Period period) {
  std::array<char, 32> buffer{};
  const int o = period.ordinal;
  switch (kind) {
    case Kind::year: std::snprintf(buffer.data(), buffer.size(), "%04d", o); break;
    case Kind::quarter: std::snprintf(buffer.data(), buffer.size(), "%04dQ%d", floor_div(o, 4), o - floor_div(o, 4) * 4 + 1); break;
    case Kind::month:
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", floor_div(o, 12), o - floor_div(o, 12) * 12 + 1);
      break;
    default: {
      const auto d = civil(period);
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(d.year()),
                    static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
    }
  }
  return buffer.data();
}

Period containing(Kind from, Period period, Kind to, int start_day) {
  if (from == to) return period;
  assert(from < to);
  const int month = from == Kind::date ? month_of(period, start_day) : period.ordinal * months_in(from);
  return {floor_div(month, months_in(to))};
}

Period first_inside(Kind from, Period period, Kind to) {
  if (from == to) return period;
  const int month = period.ordinal * months_in(from);
  return to == Kind::date ? first_date(month) : Period{month / months_in(to)};
}

Period last_inside(Kind from, Period period, Kind to) {
  if (from == to) return period;
  const Period next = first_inside(from, {period.ordinal + 1}, to);
  return {next.ordinal - 1};
}

int part_of(Kind from, Period period, Kind part) {
  if (part == Kind::date) return static_cast<int>(static_cast<unsigned>(civil(period).day()));
  const int in_year = part == Kind::month ? 12 : part == Kind::quarter ? 4 : 1;
  const int ordinal = containing(from, period, part, 1).ordinal;
  return part == Kind::year ? ordinal : ordinal - floor_div(ordinal, in_year) * in_year + 1;
}

Period add_months(Period date, std::int64_t months) {
  const auto d = civil(date);
  const int month = month_of(date, 1) + static_cast<int>(months);
  const year_month target{year{floor_div(month, 12)}, std::chrono::month{static_cast<unsigned>(month - floor_div(month, 12) * 12 + 1)}};
  const auto last = year_month_day_last{target.year(), month_day_last{target.month()}}.day();
  return from_civil(target / std::min(d.day(), last));
}

int full_years(Period from, Period to) {
  if (to.ordinal < from.ordinal) return -full_years(to, from);
  const auto a = civil(from), b = civil(to);
  const int years = static_cast<int>(b.year()) - static_cast<int>(a.year());
  const bool reached = b.month() > a.month() || (b.month() == a.month() && b.day() >= a.day());
  return reached ? years : years - 1;
}

std::int32_t lowest(Kind kind) {
  switch (kind) {
    case Kind::year: return first_year;
    case Kind::quarter: return first_year * 4;
    case Kind::month: return first_year * 12;
    default: return from_civil(year{first_year} / 1 / 1).ordinal;
  }
}

std::int32_t highest(Kind kind) {
  switch (kind) {
    case Kind::year: return last_year;
    case Kind::quarter: return last_year * 4 + 3;
    case Kind::month: return last_year * 12 + 11;
    default: return from_civil(year{last_year} / 12 / 31).ordinal;
  }
}

}  // namespace xize::core
