#include "syntax/punctuation.hpp"

#include <array>

#include "text/unicode.hpp"

namespace xize::syntax {
namespace {

struct Spelling {
  std::string_view written, ours;
  bool foreign;
};

// Longer ones first.
constexpr Spelling spellings[] = {
    {"===", "=", true},  {"...", "..", true}, {"==", "=", true},   {"<=", "<=", false}, {">=", ">=", false},
    {"!=", "!=", false}, {"->", "->", false}, {"..", "..", false}, {"<>", "!=", true},  {"=<", "<=", true},
    {"=>", ">=", true},  {"&&", "&", true},   {"||", "|", true},   {"!", "!", true},    {"~", "..", true},
};
constexpr std::string_view singles = "()[]{},;:.=<>+-*/";

std::string_view sign_of(char32_t point) {
  switch (point) {
    case U'≥': case U'≧': return ">=";
    case U'≤': case U'≦': return "<=";
    case U'≠': return "!=";
    case U'→': return "->";
    case U'…': case U'‥': return "..";
    default: return {};
  }
}

bool is_dash(char32_t point) {
  return point == U'—' || point == U'–' || point == U'―' || point == U'─' || point == U'‐' || point == U'‑' || point == U'﹣';
}

// Dashes are not written for a minus, nor — > for an arrow; but that is what they mean.
Mark dash_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  text::CodePoint next = text::code_point(text, at);
  while (is_dash(next.value)) {
    end += next.length;
    next = end < text.size() ? text::code_point(text, end) : text::CodePoint{};
  }
  const bool arrow = ascii_twin(next.value) == U'>';
  return {arrow ? "->" : "-", end - at + (arrow ? next.length : 0), true};
}

}  // namespace

char32_t ascii_twin(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) return point - 0xFEE0;
  switch (point) {
    case U'、': return U',';
    case U'×': return U'*';
    case U'÷': return U'/';
    case U'−': return U'-';
    case U'【': case U'〔': return U'[';
    case U'】': case U'〕': return U']';
    default: return point;
  }
}

Mark punctuation_at(std::string_view text, std::size_t at) {
  const text::CodePoint first = text::code_point(text, at);
  if (const std::string_view sign = sign_of(first.value); !sign.empty()) return {std::string(sign), first.length};
  if (is_dash(first.value)) return dash_at(text, at);
  std::string written;
  std::array<std::size_t, 4> ends{};  // bytes up to the end of the nth character
  std::size_t length = 0;
  while (written.size() < 3 && at + length < text.size()) {
    const text::CodePoint next = text::code_point(text, at + length);
    const char32_t twin = ascii_twin(next.value);
    if (twin < 0x21 || twin > 0x7E) break;
    length += next.length;
    written += static_cast<char>(twin);
    ends[written.size()] = length;
  }
  for (const Spelling& spelling : spellings) {
    if (std::string_view(written).substr(0, spelling.written.size()) == spelling.written) {
      return {std::string(spelling.ours), ends[spelling.written.size()], spelling.foreign};
    }
  }
  if (!written.empty() && singles.find(written[0]) != std::string_view::npos) return {written.substr(0, 1), ends[1]};
  return {};
}

}  // namespace xize::syntax
