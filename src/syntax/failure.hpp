// A failed parse, as those see it who say what is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "message/diagnostic.hpp"
#include "syntax/clause_starts.hpp"
#include "syntax/expected.hpp"
#include "syntax/tree.hpp"

namespace xize::syntax {

/// Where and why parsing could not go on. References must outlive it.
struct Failure {
  const std::vector<Token>& tokens;
  const std::vector<ClauseStart>& starts;
  std::string_view text;     // the source
  std::uint32_t source = 0;  // its index
  message::Language language = message::Language::chinese;  // of the file's keywords
  std::uint32_t begin = 0;   // first token of the clause
  std::uint32_t at = 0;      // the furthest token reached
  const Expected& expected;
  bool too_deep = false;

  const Token& token(std::uint32_t index) const { return tokens[index]; }
  Keyword keyword(std::uint32_t index) const {
    return token(index).kind == TokenKind::word ? static_cast<Keyword>(token(index).keyword) : Keyword::none;
  }
  text::Span span(std::uint32_t index) const { return span(index, index); }
  text::Span span(std::uint32_t first, std::uint32_t last) const { return {source, token(first).begin, token(last).end}; }
  /// As it is written.
  std::string_view written(std::uint32_t first, std::uint32_t last) const {
    return text.substr(token(first).begin, token(last).end - token(first).begin);
  }
  bool ends_clause(std::uint32_t index) const {
    const ClauseStart start = starts[index];
    return token(index).kind == TokenKind::end || start == ClauseStart::sure || start == ClauseStart::probable;
  }
  /// The token before the next clause's first, or before the end.
  std::uint32_t last_of_clause() const;

  /// Tokens in quotes, for a message: as written, a long text cut at a character.
  message::Argument shown(std::uint32_t first, std::uint32_t last) const;
  static message::Argument shown(std::string_view written);
  message::Argument shown(std::uint32_t index) const { return shown(index, index); }
  message::Argument shown(Keyword keyword) const;
};

message::Argument quoted(std::string_view text);

}  // namespace xize::syntax
