// How the values of a column are printed, from what is proved of them.
// In: proved core. Out: formats. May import: table/format.hpp, proof/proof.hpp, core/.
#pragma once

#include <optional>

#include "proof/proof.hpp"
#include "reference/evaluate.hpp"
#include "table/format.hpp"

namespace xize::report {

/// Decimals that print every value of the column exactly, as its style writes them (a percent in per cents): those of its
/// declaration, or of its proved step; none if no number of decimals does.
std::optional<int> printed_places(const proof::Proved& rulebook, core::ColumnId column);
table::Format format_of(const proof::Proved& rulebook, core::ColumnId column);
/// The cells of an evaluation; absent where it has none. The result must outlive what this gives.
table::CellOf cells_of(const reference::Result& result);

}  // namespace xize::report
