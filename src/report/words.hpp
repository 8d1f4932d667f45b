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

// Quarantine
inline constexpr Word left_out_table{"隔离-数据", "quarantine-data"};
inline constexpr Word withheld_table{"隔离-结果", "quarantine-results"};
inline constexpr Word done_with{"处理", "done"};
inline constexpr Word left_out{"隔离", "left out"};
inline constexpr Word only_withheld{"结果留空", "withheld"};
inline constexpr Word frame{"对象", "frame"};
inline constexpr Word key{"主键", "key"};
inline constexpr Word data_row{"第几条", "row"};
inline constexpr Word file{"文件", "file"};
inline constexpr Word line{"行号", "line"};
inline constexpr Word column{"列", "column"};
inline constexpr Word value{"值", "value"};
inline constexpr Word code{"代码", "code"};
inline constexpr Word reason{"原因", "reason"};
inline constexpr Word result_table{"结果表", "table"};
inline constexpr Word empty_columns{"留空的列", "withheld"};
inline constexpr Word perhaps_listed{"（是否列入，定不下来）", "(whether it is listed is not known)"};
inline constexpr Word perhaps_more{"（可能还有别的行）", "(there may be more rows)"};

// Derivations
inline constexpr Word absent{"（空）", "(absent)"};
inline constexpr Word unset{"（未给出）", "(not given)"};
inline constexpr Word withheld{"（留空：与隔离的数据有关）", "(withheld: rests on data left out)"};
inline constexpr Word previous{"前值 ", "before: "};
inline constexpr Word over_open{"（", " (over "};
inline constexpr Word over_close{" 行）", " rows)"};
inline constexpr Word rounded{"取舍：", "rounded: "};
inline constexpr Word bounded{"限值：", "bounded: "};
inline constexpr Word fallback{"缺失，取 ", "absent, so "};
inline constexpr Word if_zero{"除数为零，取 ", "divisor zero, so "};

}  // namespace xize::report::words
