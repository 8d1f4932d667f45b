// From syntax tree to core model: names and types resolved, every clause kind desugared into core columns.
// In: tree. Out: core model or diagnostics. May import: syntax/, core/, exact/, message/, text/.
#pragma once

#include <optional>

#include "core/model.hpp"
#include "message/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace xize::clauses {

/// Builds the model of a whole rulebook. With any error among the diagnostics it reports, the result is empty.
std::optional<core::Model> build_model(const syntax::Tree& tree, message::Diagnostics& diagnostics);

}  // namespace xize::clauses
