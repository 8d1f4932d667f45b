// Text -> tokens, losslessly: the blanks before each token and the tokens themselves tile the text.
#pragma once

#include <cstdint>
#include <vector>

#include "message/diagnostic.hpp"
#include "syntax/tree.hpp"
#include "text/source.hpp"

namespace xize::syntax {

struct Lexed {
  std::vector<Token> tokens;          // the last one is `end`
  std::vector<std::uint32_t> errors;  // offsets of what could not be read, ascending
  bool complete = true;               // false: more than max_tokens, the rest was not read
  message::Language language = message::Language::english;  // Chinese if any keyword is spelled so
};

/// Reads all tokens of a source of at most max_source_bytes; each mistake gives one diagnostic and a token that lets
/// reading go on. Takes any bytes. O(n).
Lexed lex(const text::Source& source, std::uint32_t source_index, message::Diagnostics& diagnostics);

}  // namespace xize::syntax
