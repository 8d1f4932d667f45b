// The words of printed reports, in both languages, in this one place.
#pragma once

#include "message/words.hpp"

namespace xize::report::words {

using message::words::Word;

inline constexpr Word rows{" 行", " rows"};
inline constexpr Word cut_before{"……另有 ", "… and "};
inline constexpr Word cut_after{" 行未列出", " more rows"};
inline constexpr Word open{"（", " ("};
inline constexpr Word close{"）", ")"};

}  // namespace xize::report::words
