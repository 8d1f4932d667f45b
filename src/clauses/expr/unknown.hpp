// A name that nothing is called by: what its author may have meant.
#pragma once

#include <optional>

#include "clauses/context.hpp"

namespace xize::clauses {

/// Reports that a name means nothing in the frame, with what to write: XZ0324, XZ0416 or XZ0313.
void report_unknown(Context& context, const Node& name, FrameId frame, const std::optional<Type>& wanted);

}  // namespace xize::clauses
