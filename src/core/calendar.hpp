// Dates and periods as ordinals (core::Period). Proleptic Gregorian calendar, years 1 to 9999.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/type.hpp"

namespace xize::core {

inline constexpr int first_year = 1, last_year = 9999;

/// Reads 2024-03-05, 2024-03, 2024Q1 or 2024 as the given kind of period; nothing if it is not one.
std::optional<Period> parse_period(Kind kind, std::string_view text);
std::string to_text(Kind kind, Period period);

/// The period of kind `to` that holds `period` (of kind `from`, as fine or finer). With `start_day` d > 1, a date from
/// day d on belongs to the next month: months, and so quarters and years, start on day d of the month before.
Period containing(Kind from, Period period, Kind to, int start_day);
/// First and last period of kind `to` inside `period` of the coarser kind `from`.
Period first_inside(Kind from, Period period, Kind to);
Period last_inside(Kind from, Period period, Kind to);
/// Day of the month, number of the month, number of the quarter, year; `part` is the kind of the part (date = day).
int part_of(Kind from, Period period, Kind part);
/// The same day `months` later, or the last of that month if it has no such day.
Period add_months(Period date, std::int64_t months);
/// Whole years from one date to another; negative if `to` is earlier.
int full_years(Period from, Period to);
/// Ordinals of the first and last period that exist.
std::int32_t lowest(Kind kind);
std::int32_t highest(Kind kind);

}  // namespace xize::core
