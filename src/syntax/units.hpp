// Units of measure that a text declares for its numbers: behind a number they are units there, as the table's own are.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "syntax/tree.hpp"

namespace xize::syntax {

/// 必填 or 可空 behind a type: words about it, not its unit.
bool says_required(std::string_view word);
bool says_optional(std::string_view word);
/// Marks the words that stand behind a number, after a space, and are declared as a unit somewhere in the text. O(n).
void mark_units(std::vector<Token>& tokens);
/// The same with the units that another text declares.
void mark_units(std::vector<Token>& tokens, const std::unordered_set<std::string>& declared);

}  // namespace xize::syntax
