// The keywords of grammar/keywords.tsv. A word spells a keyword or not; whether it is one, only the grammar knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "message/diagnostic.hpp"

namespace xize::syntax {

enum class Keyword : std::uint16_t {
  none,
#define XIZE_KEYWORD(id, zh, en, kind) id,
#include "syntax/keywords.inc"
#undef XIZE_KEYWORD
  count  // one past the last
};

/// What a keyword is for. Words of kind `operator_` are names only in quotes; all others may be names as they are.
enum class KeywordKind : std::uint8_t { none, clause, word, operator_, type, function, frame, unit };

KeywordKind kind(Keyword keyword);
/// Its id in the keyword table and the grammar, "DEFINE"; "" for none.
const std::string& keyword_id(Keyword keyword);
/// The spelling that is printed; "" for none.
std::string_view spelling(Keyword keyword, message::Language language);
/// All spellings in a language, the printed one first.
const std::vector<std::string_view>& spellings(Keyword keyword, message::Language language);
/// The keyword that a word (in NFC) spells in either language, or none. O(1).
Keyword find_keyword(std::string_view word);

}  // namespace xize::syntax
