// Numbers, dates and signs as they are written elsewhere: 2024年3月1日, 0·5, ½. What is meant is plain, so the text is
// read on after the remark that they are written otherwise here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.hpp"

namespace xize::syntax {

/// A period from `begin` on, in other words or with points: 2024年12月31日, 2024年3月, 2024年1季度, 2024.12.31.
struct ForeignPeriod {
  TokenKind kind{};
  std::string text;        // as it is written here
  std::size_t length = 0;  // in bytes
};
std::optional<ForeignPeriod> foreign_period(std::string_view text, std::size_t begin);

/// A full stop or a middle dot, for the decimal point.
bool is_foreign_point(char32_t point);
/// ½ is "0.5"; "" for what is no such fraction, or has no end.
std::string_view fraction_sign(char32_t point);

}  // namespace xize::syntax
