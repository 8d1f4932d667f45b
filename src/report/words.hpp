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
inline constexpr Word no_columns{"（没有计算的列）", "(no computed columns)"};
inline constexpr Word row_count{"{0} 行", "{0} rows"};
inline constexpr Word one_row{"1 行", "1 row"};
inline constexpr Word with_value{"，{0} 行有值", ", {0} with a value"};
inline constexpr Word values{"：", ": "};
inline constexpr Word and_next{"、", ", "};
inline constexpr Word each{"各 {0}", "{0} each"};
inline constexpr Word place{"第 {0} 名（参排 {1} 行）", "place {0} of {1}"};
inline constexpr Word no_place{"不参排", "not ranked"};
inline constexpr Word sharing{"并列 {0} 行", "{0} rows share the place"};
inline constexpr Word taking_part{"参排 {0} 行", "{0} taking part"};
inline constexpr Word quota{"名额 {0}", "{0} to be taken"};
inline constexpr Word candidate{"，候选第 {0} 名（候选 {1} 行）", ", place {0} of {1} candidates"};
inline constexpr Word cut_shared{"，并列 {0} 行", ", shared by {0} rows"};
inline constexpr Word pool{"总额 {0}", "total {0}"};
inline constexpr Word part{"，按 {0} ÷ {1}（{2}）分得 {3}", ", by {0} ÷ {1} ({2}): {3}"};
inline constexpr Word no_weights{"，按 {0} ÷ {1}（{2}），无从分", ", by {0} ÷ {1} ({2}): nothing to divide by"};
inline constexpr Word leftover{"，含尾数 {0}", ", with a leftover of {0}"};
inline constexpr Word no_part{"不参加分配", "takes no part in the division"};
inline constexpr Word cap{"最多 {0}", "at most {0}"};
inline constexpr Word used{"，在前各行合计 {0}（{1}）", ", rows before ask for {0} ({1})"};
inline constexpr Word highest{"就高，取 {0}（{1}）", "highest taken: {0} ({1})"};
inline constexpr Word fund{"基金 {0}", "fund {0}"};
inline constexpr Word claims{"，应发合计 {0}（{1}）", ", asked in all {0} ({1})"};
inline constexpr Word in_proportion{"，按比例 {0} ÷ {1}", ", in proportion {0} ÷ {1}"};
inline constexpr Word rescaled{"折算：得分 {0} ÷ 计入满分 {1} × {2}", "rescaled: points {0} ÷ full marks counted {1} × {2}"};
inline constexpr Word weighted{"加权合计 {0} ÷ 权重合计 {1}", "weighted sum {0} ÷ weights {1}"};
inline constexpr Word rounded{"取舍：", "rounded: "};
inline constexpr Word bounded{"限值：", "bounded: "};
inline constexpr Word least{"取最小：", "least: "};
inline constexpr Word greatest{"取最大：", "greatest: "};
inline constexpr Word fallback{"缺失，取 ", "absent, so "};
inline constexpr Word if_zero{"除数为零，取 ", "divisor zero, so "};

}  // namespace xize::report::words
