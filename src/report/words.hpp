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

// Derivations
inline constexpr Word absent{"（空）", "(absent)"};
inline constexpr Word unset{"（未给出）", "(not given)"};
inline constexpr Word previous{"前值 ", "before: "};
inline constexpr Word over_open{"（", " (over "};
inline constexpr Word over_close{" 行）", " rows)"};
inline constexpr Word rounded{"取舍：", "rounded: "};
inline constexpr Word bounded{"限值：", "bounded: "};
inline constexpr Word fallback{"缺失，取 ", "absent, so "};
inline constexpr Word if_zero{"除数为零，取 ", "divisor zero, so "};

}  // namespace xize::report::words
