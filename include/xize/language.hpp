// The two languages that Xize speaks, and how serious a message is.
#pragma once

#include <cstdint>

namespace xize {

enum class Language : std::uint8_t { chinese, english };
/// An error leaves no result; a warning or a note does.
enum class Severity : std::uint8_t { error, warning, note };

}  // namespace xize
