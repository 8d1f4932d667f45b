// What a quarantine left out and what it withheld, as two tables beside the results.
// In: findings, an evaluation, result tables. Out: printed tables. May import: as results.hpp.
#pragma once

#include <vector>

#include "report/results.hpp"
#include "table/format.hpp"

namespace xize::report {

/// One line of the first table: a finding and the row it is about; `row` is left out, or else a promise was broken there.
struct LeftOut {
  core::FrameId frame = core::none;
  core::RowIndex row = core::none;
  const table::Finding* finding = nullptr;
};

/// Rows in the order of `lines`; those that are not left out say that their results are withheld.
PrintedTable left_out_table(const core::Model& model, const reference::Result& result, const table::Printer& printer,
                            const std::vector<LeftOut>& lines, message::Language language);
/// A line for each row of a result table that lacks a value, in the order of the tables.
PrintedTable withheld_table(const std::vector<Withheld>& withheld, message::Language language);

}  // namespace xize::report
