#include "text/unicode.hpp"

#include <utf8proc.h>

#include <cstdlib>

namespace xize::text {
namespace {

unsigned byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_ideograph(char32_t point) {
  return (point >= 0x3400 && point <= 0x4DBF) || (point >= 0x4E00 && point <= 0x9FFF);
}

utf8proc_category_t category(char32_t point) { return utf8proc_category(static_cast<utf8proc_int32_t>(point)); }

}  // namespace

CodePoint code_point(std::string_view text, std::size_t at) {
  const unsigned lead = byte(text, at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {invalid_point, 1};
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byte(text, at + i);
    if ((next & 0xC0U) != 0x80U) return {invalid_point, 1};
    value = (value << 6) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {invalid_point, 1};
  return {value, length};
}

void append(std::string& text, char32_t point) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  for (utf8proc_ssize_t i = 0; i < count; ++i) text += static_cast<char>(bytes[i]);
}

bool is_word_start(char32_t point) {
  if (point < 0x80) return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point == '_';
  if (is_ideograph(point)) return true;
  if (point > 0x10FFFF) return false;
  switch (category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return true;
    default: return false;
  }
}

bool is_word_continue(char32_t point) {
  if (is_word_start(point)) return true;
  if (point < 0x80) return point >= '0' && point <= '9';
  if (point > 0x10FFFF) return false;
  switch (category(point)) {
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return true;
    default: return false;
  }
}

bool is_blank(char32_t point) {
  if (point < 0x80) return point == ' ' || (point >= '\t' && point <= '\r');
  if (point == 0x200B || point == 0xFEFF || point == 0x85) return true;
  if (is_ideograph(point) || point > 0x10FFFF) return false;
  const utf8proc_category_t of = category(point);
  return of == UTF8PROC_CATEGORY_ZS || of == UTF8PROC_CATEGORY_ZL || of == UTF8PROC_CATEGORY_ZP;
}

std::string nfc(std::string_view text) {
  bool changed = false;
  for (std::size_t at = 0; at < text.size() && !changed;) {
    const CodePoint next = code_point(text, at);
    changed = next.value >= 0x300 && !is_ideograph(next.value);
    at += next.length;
  }
  if (!changed) return std::string(text);
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
  std::free(composed);
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point(text, at);
    at += next.length;
    if (next.value == '\t' || next.value == invalid_point) {
      ++width;
    } else {
      const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next.value));
      width += columns > 0 ? static_cast<std::size_t>(columns) : 0U;
    }
  }
  return width;
}

}  // namespace xize::text
