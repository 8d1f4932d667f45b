#include "syntax/period.hpp"

namespace xize::syntax {
namespace {

int two(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::optional<PeriodFault> period_fault(std::string_view period) {
  const int year = two(period, 0) * 100 + two(period, 2);
  if (year == 0) return PeriodFault{"年", "year", "2024-03"};
  if (period[4] == 'Q') {
    if (period.size() == 6 && period[5] >= '1' && period[5] <= '4') return std::nullopt;
    return PeriodFault{"季度", "quarter", "2024Q1"};
  }
  const int month = two(period, 5);
  if (month < 1 || month > 12) return PeriodFault{"月", "month", "2024-03"};
  if (period.size() == 7) return std::nullopt;
  const int day = two(period, 8);
  if (day < 1 || day > days_in(year, month)) return PeriodFault{"日", "day", "2024-03-05"};
  return std::nullopt;
}

}  // namespace xize::syntax
