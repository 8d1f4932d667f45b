#include "table/spelling.hpp"

#include <algorithm>
#include <vector>

#include "text/edits.hpp"
#include "text/turns.hpp"

namespace xize::table {
namespace {

constexpr std::string_view wide_space = "\u3000", no_break_space = "\u00A0";
constexpr std::size_t longest_compared = 64;  // characters; names beyond are nobody's misspelling

/// Edits between two names, or nothing near.
std::size_t distance(std::string_view name, std::string_view other) {
  constexpr std::size_t most_bytes = 4 * longest_compared;
  constexpr auto far = static_cast<std::size_t>(-1);
  if (name.size() > most_bytes || other.size() > most_bytes) return far;
  const std::u32string a = text::code_points(name), b = text::code_points(other);
  if (a.empty() || b.empty() || a.size() > longest_compared || b.size() > longest_compared) return far;
  const std::size_t n = text::edits(a, b);
  if (n <= std::max(a.size(), b.size()) / 2) return n;
  const bool holds = name.find(other) != name.npos || other.find(name) != other.npos;
  return holds ? n : far;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto strip = [](auto&& at_end, auto&& remove) {
    for (;;) {
      std::size_t length = 0;
      for (const std::string_view space : {std::string_view(" "), std::string_view("\t"), no_break_space, wide_space}) {
        if (at_end(space)) length = space.size();
      }
      if (length == 0) return;
      remove(length);
    }
  };
  strip([&](std::string_view s) { return text.starts_with(s); }, [&](std::size_t n) { text.remove_prefix(n); });
  strip([&](std::string_view s) { return text.ends_with(s); }, [&](std::size_t n) { text.remove_suffix(n); });
  return text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U; };
    // U+FF01 … U+FF5E are EF BC 81 … EF BD 9E
    if (byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD) && byte(2) >= 0x80 && byte(2) <= 0xBF) {
      const unsigned code = 0xF000U + ((byte(1) & 0x3FU) << 6U) + (byte(2) & 0x3FU);
      if (code >= 0xFF01 && code <= 0xFF5E) {
        out += static_cast<char>(code - 0xFF01 + '!');
        i += 3;
        continue;
      }
    }
    if (text.substr(i).starts_with("\u2212")) {
      out += '-';
      i += 3;
      continue;
    }
    out += text[i++];
  }
  return out;
}

std::string nearest(std::string_view name, std::span<const std::string> names) {
  std::size_t best = static_cast<std::size_t>(-1);
  std::string found;
  for (const std::string& other : names) {
    const std::size_t n = distance(name, other);
    if (n < best && !text::turns(name, other)) {
      best = n;
      found = other;
    }
  }
  return found;
}

bool similar(std::string_view a, std::string_view b) { return distance(a, b) != static_cast<std::size_t>(-1); }

}  // namespace xize::table
