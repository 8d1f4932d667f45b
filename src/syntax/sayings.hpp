// What people write where the language has a sign or a word of its own: 60 分以上, 从高到低, 且 < 90.
#pragma once

#include <optional>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// What is to be written at the failure instead, if with that the clause reads on. XZ0201.
std::optional<message::Diagnostic> said_otherwise(const Failure& failure);

/// The words for `rest` that people write: 其他, 其它.
bool means_rest(std::string_view word);

}  // namespace xize::syntax
