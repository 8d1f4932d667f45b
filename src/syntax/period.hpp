// Which dates, months and quarters a text may name.
#pragma once

#include <optional>
#include <string_view>

namespace xize::syntax {

/// What part of a period literal the calendar does not have, in both languages, and one that it has.
struct PeriodFault {
  const char* zh;
  const char* en;
  const char* example;
};

/// Checks 2024-03-05, 2024-03 or 2024Q1, in ASCII. Nothing if the calendar has it (years 0001 to 9999).
std::optional<PeriodFault> period_fault(std::string_view period);

}  // namespace xize::syntax
