// Numbers in words.
#pragma once

#include <string>
#include <string_view>

namespace xize::clauses {

/// 12 is "12", 一千 "1000", 百分之四十 "40%", 二分之一 "1 / 2"; "" for what is no number.
std::string number_in_words(std::string_view text);

}  // namespace xize::clauses
