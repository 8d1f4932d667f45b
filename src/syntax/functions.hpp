// Calls of functions that the language does not have.
#pragma once

#include <optional>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// What is written here for a function that has another name, or another form, elsewhere: AVERAGE(…) is 平均(…). XZ0213.
std::optional<message::Diagnostic> no_function(const Failure& failure);

}  // namespace xize::syntax
