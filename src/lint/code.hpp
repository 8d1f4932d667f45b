// Codes as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace xize::lint {

/// 901 of "XZ0901"; nothing if it is not written so.
inline std::optional<std::uint16_t> code_number(std::string_view text) {
  if (text.size() != 6 || text.substr(0, 2) != "XZ") return std::nullopt;
  std::uint16_t number = 0;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = static_cast<std::uint16_t>(number * 10 + (c - '0'));
  }
  return number;
}

}  // namespace xize::lint
