// Units of measure that a text declares for its numbers: behind a number they are units there, as the table's own are.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "syntax/tree.hpp"

namespace xize::syntax {

/// Marks the words that stand behind a number, after a space, and are declared as a unit somewhere in the text. O(n).
void mark_units(std::vector<Token>& tokens);
/// The same with the units that another text declares.
void mark_units(std::vector<Token>& tokens, const std::unordered_set<std::string>& declared);

}  // namespace xize::syntax
