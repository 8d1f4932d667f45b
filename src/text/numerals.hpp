// Numbers in words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xize::text {

/// 12 is "12", 一千 "1000", 百分之四十 "40%", 二分之一 "1 / 2"; "" for what is no number.
std::string number_in_words(std::string_view text);

/// The number at the front of the text: 0.5分 is "0.5", 两位 "2", 十五人 "15"; "" if there is none. `length`: its bytes.
std::string number_in_front(std::string_view text, std::size_t& length);

}  // namespace xize::text
