// One value as people read it.
// In: values. Out: texts. May import: core/, proof/proof.hpp.
#pragma once

#include <optional>
#include <string>

#include "proof/proof.hpp"

namespace xize::report {

/// Decimals that print every value of these facts exactly, as `style` writes them (a percent in per cents); none if no
/// number of decimals does.
std::optional<int> printed_places(const proof::Facts& facts, core::NumberStyle style);
std::optional<int> printed_places(const proof::Proved& rulebook, core::ColumnId column);

/// Absent and unset are "". A number has its column's places, or is as short as it can be ("1/3" where no decimal is
/// exact); booleans are 是 and 否; periods as in data files.
std::string cell_text(const proof::Proved& rulebook, core::ColumnId column, const core::Value& value);

/// The key columns' texts of a row, joined by commas; `columns` as in reference::Result.
std::string key_text(const proof::Proved& rulebook, const std::vector<std::vector<core::Value>>& columns, core::FrameId frame,
                     core::RowIndex row);

}  // namespace xize::report
