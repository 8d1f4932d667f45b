// Words that look alike and mean the opposite: what must not be guessed for one another.
#pragma once

#include <string_view>

namespace xize::text {

/// Whether one of the words turns the other's meaning: they differ in what negates, in a side (high or low, before or
/// after), in a period (month or year) or in a number. However near, the one is then no misspelling of the other.
/// O(a + b).
bool turns(std::string_view a, std::string_view b);

}  // namespace xize::text
