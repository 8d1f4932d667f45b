// Code points of UTF-8 text: what a word is made of, its normal form, its width on a terminal.
// In: UTF-8. Out: answers about it. May import: nothing of Xize.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xize::text {

/// A code point and the number of bytes it takes. Bytes that are no UTF-8 give `invalid_point` and length 1.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;
};
inline constexpr char32_t invalid_point = 0xFFFF'FFFFU;

/// The code point at byte `at`, which must be < text.size(). Overlong forms and surrogates are invalid.
CodePoint code_point(std::string_view text, std::size_t at);
/// Appends a valid code point as UTF-8.
void append(std::string& text, char32_t point);

/// A letter or `_`; a letter, digit, mark or `_`.
bool is_word_start(char32_t point);
bool is_word_continue(char32_t point);
/// Blank inside a text, the line's end included: ASCII blank, the ideographic space, other spaces, zero-width marks.
bool is_blank(char32_t point);

/// Normal form C of valid UTF-8. O(n); text that is in it already comes back as it is.
std::string nfc(std::string_view text);

/// Columns on a terminal: wide characters take 2, combining and control characters 0, a tab 1. O(n).
std::size_t display_width(std::string_view text);

}  // namespace xize::text
