// How values are printed, from what is declared and proved of them.
// In: proved core. Out: formats. May import: table/format.hpp, proof/proof.hpp, reference/evaluate.hpp, core/.
#pragma once

#include <cstddef>
#include <optional>

#include "proof/proof.hpp"
#include "reference/evaluate.hpp"
#include "table/format.hpp"

namespace xize::report {

/// Decimals of a printed number (a percent's are those of its per cents): of an input, key or parameter as declared; of any
/// other column as its proved step needs, and at least as many as its author's 保留 says. Nothing if no number of decimals
/// prints the column exactly.
std::optional<int> printed_places(const proof::Proved& rulebook, core::ColumnId column);
table::Format format_of(const proof::Proved& rulebook, core::ColumnId column);

/// The same for an item of a result table, which may ask for its own places.
std::optional<int> printed_places(const proof::Proved& rulebook, std::size_t table, std::size_t item);
table::Format format_of(const proof::Proved& rulebook, std::size_t table, std::size_t item);

/// The column whose values an expression shows as they are: of its row, or of a row that it looks through to; else none.
core::ColumnId shown_column(const core::Model& model, core::ExprId expr);

/// The cells of an evaluation; absent where it has none. The result must outlive what this gives.
table::CellOf cells_of(const reference::Result& result);

}  // namespace xize::report
