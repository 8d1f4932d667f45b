// Dates and periods as files write them.
#pragma once

#include <optional>
#include <string_view>

#include "core/type.hpp"

namespace xize::table {

/// What core::parse_period reads, and what spreadsheets make of it: 2024/3/5, 2024-3-5, 2024年3月5日; 2024/3, 2024年3月;
/// 2024年1季度, 2024年第一季度; 2024年. The year comes first and has four digits, so none can be read in two ways. Digits
/// and signs are half-width.
std::optional<core::Period> read_period(core::Kind kind, std::string_view text);

}  // namespace xize::table
