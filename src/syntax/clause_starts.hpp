// Where clauses surely or probably begin, seen from the tokens alone: so that an unfinished clause does not swallow the
// next one's first words as names, and reading goes on at the right place after a mistake.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/keywords.hpp"
#include "syntax/tree.hpp"

namespace xize::syntax {

enum class ClauseStart : std::uint8_t {
  no,
  misspelt,  // a probable one if misspelt_clause knows the word
  probable,  // a line that begins like a clause: a place to go on after a mistake
  sure       // nothing else could be meant: such a word is no name
};

/// One entry a token of `text`. O(n).
std::vector<ClauseStart> clause_starts(const std::vector<Token>& tokens, std::string_view text);

/// All keywords that begin a clause.
const std::vector<Keyword>& clause_keywords();
/// The Chinese clause keyword that a word begins with (定义破案), or "".
std::string_view clause_stuck_to(std::string_view word);
/// Whether the token may belong to a numbering in front of a clause: 一、 第一条 （一） 1. A、 -
bool numbers_clause(const Token& token);
/// The clause keyword that a misspelt word means, or none. `next` is the token after it.
Keyword misspelt_clause(const Token& word, const Token& next);

}  // namespace xize::syntax
