// Punctuation and digits: full-width and mathematical characters as their ASCII twins, and other languages' operators.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xize::syntax {

/// What the characters at a place of the text say.
struct Mark {
  std::string text;          // in ASCII; empty if no punctuation begins here
  std::size_t length = 0;    // bytes of the source
  bool foreign = false;      // another language's spelling; `text` is ours: "=" for "==", "&" for "&&", "|", "!"
};

/// The ASCII twin of a punctuation character, digit or letter Q, or the character itself.
char32_t ascii_twin(char32_t point);
/// The punctuation that begins at byte `at`. O(1).
Mark punctuation_at(std::string_view text, std::size_t at);

}  // namespace xize::syntax
