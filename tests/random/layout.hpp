// The same rulebook in another dress: other spellings of keywords, full-width punctuation, other blanks and comments.
#pragma once

#include <string>

#include "random/dice.hpp"

namespace xize::test::random {

/// The text must be free of mistakes of the lexer, and no name in it may be spelled as a keyword.
std::string dressed(const std::string& text, Dice& dice);

}  // namespace xize::test::random
