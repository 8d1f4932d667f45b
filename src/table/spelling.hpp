// Spellings of values and names: full-width forms, spaces, and what a misspelt name may have meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace xize::table {

/// Without the spaces, tabs, no-break and full-width spaces at both ends.
std::string_view trimmed(std::string_view text);
/// Full-width letters, digits and punctuation as their ASCII twins, and the minus sign U+2212 as a hyphen.
std::string half_width(std::string_view text);
bool is_ascii(std::string_view text);
/// The name that is nearest to `name` by edits, if it is near enough to be meant and does not turn its meaning; else "".
std::string nearest(std::string_view name, std::span<const std::string> names);
/// Whether the names differ by at most half of the longer one's characters, or one holds the other.
bool similar(std::string_view a, std::string_view b);

}  // namespace xize::table
