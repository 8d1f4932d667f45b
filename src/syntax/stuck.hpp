// A keyword that is stuck to other characters.
#pragma once

#include <optional>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// 于民警, or 破案于 before a word: an expected keyword inside the word at the failure or before it, if the clause reads on
/// once it stands apart. XZ0203.
std::optional<message::Diagnostic> stuck(const Failure& failure);

/// Digits at the front of the text, Chinese ones too (两, 三); "" if there are none. `length`: their bytes.
std::string digits_in_front(std::string_view text, std::size_t& length);

}  // namespace xize::syntax
