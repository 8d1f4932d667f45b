#include "table/period.hpp"

#include <array>
#include <cstdio>

#include "core/calendar.hpp"

namespace xize::table {
namespace {

using core::Kind;

/// Takes the digits at the front of the text, `most` at most; nothing if there are none or more.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  for (; n < text.size() && n < most && text[n] >= '0' && text[n] <= '9'; ++n) value = value * 10 + (text[n] - '0');
  if (n == 0) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// 1季度, 第1季度, 一季度, 第一季度
std::optional<int> quarter_of(std::string_view text) {
  take(text, "第");
  constexpr std::array<std::string_view, 8> names{"1", "2", "3", "4", "一", "二", "三", "四"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (take(text, names[i])) return text == "季度" ? std::optional(static_cast<int>(i % 4) + 1) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<core::Period> read_period(Kind kind, std::string_view text) {
  if (const auto period = core::parse_period(kind, text)) return period;
  const std::size_t before = text.size();
  const auto year = take_number(text, 4);
  if (!year || before - text.size() != 4) return std::nullopt;
  std::array<char, 16> plain{};
  if (kind == Kind::year || kind == Kind::quarter) {
    if (!take(text, "年")) return std::nullopt;
    if (kind == Kind::year) {
      if (!text.empty()) return std::nullopt;
      std::snprintf(plain.data(), plain.size(), "%04d", *year);
    } else {
      const auto quarter = quarter_of(text);
      if (!quarter) return std::nullopt;
      std::snprintf(plain.data(), plain.size(), "%04dQ%d", *year, *quarter);
    }
    return core::parse_period(kind, plain.data());
  }
  // The sign after the year is the one after the month; with 年 each number has its word behind it.
  const bool words = take(text, "年");
  const std::string_view sign = text.starts_with('/') ? "/" : "-";
  if (!words && !take(text, sign)) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || (words && !take(text, "月"))) return std::nullopt;
  if (kind == Kind::month) {
    if (!text.empty()) return std::nullopt;
    std::snprintf(plain.data(), plain.size(), "%04d-%02d", *year, *month);
    return core::parse_period(kind, plain.data());
  }
  if (!words && !take(text, sign)) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || (words && !take(text, "日")) || !text.empty()) return std::nullopt;
  std::snprintf(plain.data(), plain.size(), "%04d-%02d-%02d", *year, *month, *day);
  return core::parse_period(kind, plain.data());
}

}  // namespace xize::table
