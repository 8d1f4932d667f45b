// A keyword that is stuck to other characters.
#pragma once

#include <optional>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// 于民警, or 破案于 before a word: an expected keyword inside the word at the failure or before it, if the clause reads on
/// once it stands apart. XZ0203.
std::optional<message::Diagnostic> stuck(const Failure& failure);

}  // namespace xize::syntax
