// Derivations as text, article by article.
// In: proved core, data. Out: text. May import: reference/, proof/proof.hpp, table/dataset.hpp, core/, message/.
#pragma once

#include <string>

#include "message/diagnostic.hpp"
#include "proof/proof.hpp"
#include "reference/evaluate.hpp"
#include "table/dataset.hpp"

namespace xize::report {

/// The derivation of every column of one row, given a finished evaluation of all columns.
std::string trace_row(const proof::Proved& rulebook, const table::Dataset& data, const reference::Result& result,
                      core::FrameId frame, core::RowIndex row, message::Language language);
/// The derivation of one cell, given a finished evaluation of what it needs.
std::string trace_column(const proof::Proved& rulebook, const table::Dataset& data, const reference::Result& result,
                         core::ColumnId column, core::RowIndex row, message::Language language);

}  // namespace xize::report
