#include "syntax/foreign.hpp"

#include <initializer_list>

#include "syntax/punctuation.hpp"
#include "text/unicode.hpp"

namespace xize::syntax {
namespace {

class Walk {
 public:
  Walk(std::string_view text, std::size_t at) : text_(text), at_(at), begin_(at) {}

  /// Between `least` and `most` digits, or "".
  std::string digits(std::size_t least, std::size_t most) {
    const std::size_t back = at_;
    std::string found;
    while (at_ < text_.size()) {
      const text::CodePoint next = text::code_point(text_, at_);
      const char32_t same = ascii_twin(next.value);
      if (same < U'0' || same > U'9') break;
      found += static_cast<char>(same);
      at_ += next.length;
    }
    if (found.size() >= least && found.size() <= most) return found;
    at_ = back;
    return {};
  }
  bool skip(std::string_view wanted) {
    if (text_.substr(at_, wanted.size()) != wanted) return false;
    at_ += wanted.size();
    return true;
  }
  bool skip_any(std::initializer_list<std::string_view> wanted) {
    for (const std::string_view one : wanted) {
      if (skip(one)) return true;
    }
    return false;
  }
  bool ends_here() const { return at_ >= text_.size() || !text::is_word_continue(text::code_point(text_, at_).value); }
  std::size_t length() const { return at_ - begin_; }

 private:
  std::string_view text_;
  std::size_t at_, begin_;
};

std::string two(const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; }

}  // namespace

std::optional<ForeignPeriod> foreign_period(std::string_view text, std::size_t begin) {
  Walk at(text, begin);
  const std::string year = at.digits(4, 4);
  if (year.empty()) return std::nullopt;
  if (at.skip_any({".", "．"})) {
    const std::string month = at.digits(1, 2);
    if (month.empty() || !at.skip_any({".", "．"})) return std::nullopt;
    const std::string day = at.digits(1, 2);
    if (day.empty() || !at.ends_here()) return std::nullopt;
    return ForeignPeriod{TokenKind::date, year + '-' + two(month) + '-' + two(day), at.length()};
  }
  if (!at.skip("年")) return std::nullopt;
  const bool counted = at.skip("第");
  const std::string part = at.digits(1, 2);
  if (part.empty()) return std::nullopt;
  if (at.skip_any({"季度", "季"})) {
    if (part.size() != 1 || !at.ends_here()) return std::nullopt;
    return ForeignPeriod{TokenKind::quarter, year + 'Q' + part, at.length()};
  }
  if (counted || !at.skip_any({"月份", "月"})) return std::nullopt;
  const std::size_t month_end = at.length();
  if (at.ends_here()) return ForeignPeriod{TokenKind::month, year + '-' + two(part), month_end};
  const std::string day = at.digits(1, 2);
  if (day.empty() || !at.skip_any({"日", "号"})) return std::nullopt;
  return ForeignPeriod{TokenKind::date, year + '-' + two(part) + '-' + two(day), at.length()};
}

bool is_foreign_point(char32_t point) {
  return point == U'。' || point == U'｡' || point == U'·' || point == U'・' || point == U'‧' || point == U'∙' || point == U'⋅';
}

std::string_view fraction_sign(char32_t point) {
  switch (point) {
    case U'½': return "0.5";
    case U'¼': return "0.25";
    case U'¾': return "0.75";
    case U'⅕': return "0.2";
    case U'⅖': return "0.4";
    case U'⅗': return "0.6";
    case U'⅘': return "0.8";
    case U'⅛': return "0.125";
    default: return {};
  }
}

}  // namespace xize::syntax
