// Derivations as text, article by article.
// In: proved core, data, a finished evaluation. Out: text. May import: reference/, proof/, table/, core/, text/, message/.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "message/diagnostic.hpp"
#include "proof/proof.hpp"
#include "reference/evaluate.hpp"
#include "table/dataset.hpp"
#include "text/source.hpp"

namespace xize::report {

/// What a derivation is told from. All must outlive the calls; thread-safe, as nothing is changed.
struct Told {
  const proof::Proved& rulebook;
  const std::vector<std::shared_ptr<const text::Source>>& sources;
  const table::Dataset& data;
  const reference::Result& result;
  message::Language values = message::Language::chinese;  // of truth values: the rulebook's own
};

/// The derivation of every column of one row, and of those columns of other rows that it reads directly.
std::string trace_row(const Told& told, core::FrameId frame, core::RowIndex row, message::Language language);
/// The derivation of one cell.
std::string trace_column(const Told& told, core::ColumnId column, core::RowIndex row, message::Language language);

}  // namespace xize::report
