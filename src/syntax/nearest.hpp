// The keyword that a misspelt word is nearest to.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "syntax/keywords.hpp"

namespace xize::syntax {

/// The nearest of the candidates, by any spelling; none if all are too far off to be meant or mean the
/// opposite. Distance: insertions, deletions, replacements and swaps of neighbouring code points. O(candidates).
Keyword nearest_keyword(std::string_view word, const std::vector<Keyword>& candidates);

}  // namespace xize::syntax
