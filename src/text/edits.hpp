// How far apart two spellings are. What is near enough to be meant is each caller's to say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xize::text {

/// The code points of UTF-8 text; bytes that are no UTF-8 give invalid_point.
std::u32string code_points(std::string_view text);

/// Insertions, deletions, replacements and swaps of neighbours that turn one into the other (optimal string alignment).
/// O(a * b) time and memory: callers bound the lengths of what users may write.
std::size_t edits(std::u32string_view a, std::u32string_view b);

}  // namespace xize::text
