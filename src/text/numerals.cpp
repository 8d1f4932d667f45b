#include "text/numerals.hpp"

#include <cstdint>
#include <optional>

#include "text/edits.hpp"

namespace xize::text {
namespace {

std::optional<std::uint64_t> integer(std::u32string_view text) {
  constexpr std::u32string_view digits = U"零一二三四五六七八九";
  constexpr std::size_t longest = 12;
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (text.find_first_not_of(U"0123456789") == text.npos) {
    std::uint64_t value = 0;
    for (const char32_t c : text) value = value * 10 + (c - U'0');
    return value;
  }
  std::uint64_t whole = 0, section = 0, digit = 0;
  bool pending = false;
  for (const char32_t c : text) {
    const std::size_t value = c == U'两' ? 2 : digits.find(c);
    if (value != digits.npos) {
      if (pending && digit != 0) return std::nullopt;  // 二三 is no number
      digit = value;
      pending = true;
      continue;
    }
    const std::uint64_t unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : c == U'万' ? 10000 : 0;
    if (unit == 0 || (!pending && c != U'十' && !(c == U'万' && section > 0))) return std::nullopt;
    if (unit == 10000) {
      whole = (section + digit) * unit;
      section = 0;
    } else {
      section += (pending ? digit : 1) * unit;
    }
    digit = 0;
    pending = false;
  }
  return whole + section + digit;
}

}  // namespace

std::string number_in_words(std::string_view text) {
  const std::u32string points = code_points(text);
  constexpr std::u32string_view parts = U"分之";
  const std::size_t at = points.find(parts);
  if (at == points.npos) {
    const auto value = integer(points);
    return value ? std::to_string(*value) : "";
  }
  const std::u32string_view all = points;
  const auto above = integer(all.substr(at + parts.size()));
  if (!above) return {};
  if (all.substr(0, at) == U"百") return std::to_string(*above) + '%';
  const auto below = integer(all.substr(0, at));
  return below && *below > 0 ? std::to_string(*above) + " / " + std::to_string(*below) : "";
}

std::string number_in_front(std::string_view text, std::size_t& length) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  length = 0;
  while (is_digit(length) || (length > 0 && length < text.size() && text[length] == '.' && is_digit(length + 1))) ++length;
  if (length > 0) return std::string(text.substr(0, length));
  constexpr std::size_t character = 3;  // bytes of a Chinese numeral
  std::string number;
  for (std::size_t end = character; end <= text.size(); end += character) {
    const std::u32string points = code_points(text.substr(0, end));
    if (points.find_first_not_of(U"零一二三四五六七八九两十百千万") != points.npos) break;
    const auto value = integer(points);
    if (!value) continue;
    number = std::to_string(*value);
    length = end;
  }
  return number;
}

}  // namespace xize::text
