#include "syntax/units.hpp"

#include <algorithm>
#include <initializer_list>
#include <cstddef>
#include <string>

#include "syntax/keywords.hpp"

namespace xize::syntax {
namespace {

bool is_mark(const Token& token, const char* text) {
  return token.kind == TokenKind::punctuation && token.text == text;
}
bool can_measure(const Token& token) {
  if (token.kind != TokenKind::word || token.starts_line || says_required(token.text) || says_optional(token.text)) return false;
  const KeywordKind of = kind(static_cast<Keyword>(token.keyword));
  return of == KeywordKind::none || of == KeywordKind::unit || of == KeywordKind::function;
}

// Past `[ "(" number ")" ] [ bound ".." bound ]`, what may stand between a type's keyword and its unit. The last token is
// the end of the text, which matches nothing.
std::size_t behind_type(const std::vector<Token>& tokens, std::size_t at) {
  if (is_mark(tokens[at], "(") && tokens[at + 1].kind == TokenKind::number && is_mark(tokens[at + 2], ")")) at += 3;
  const auto past_bound = [&](std::size_t from) {
    if (is_mark(tokens[from], "-")) ++from;
    return tokens[from].kind == TokenKind::number ? from + 1 : from;
  };
  const std::size_t dots = past_bound(at);
  return is_mark(tokens[dots], "..") ? past_bound(dots + 1) : at;
}

}  // namespace

namespace {

bool has_any(std::string_view word, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return word.find(part) != word.npos; });
}
bool speaks_of_absence(std::string_view word) { return has_any(word, {"缺", "填", "空", "不报"}) && find_keyword(word) == Keyword::none; }
bool demands(std::string_view word) { return has_any(word, {"必填", "必须", "不可", "不能", "不得", "不为", "不许", "非空"}) && !word.starts_with("非必"); }

}  // namespace

bool says_required(std::string_view word) {
  return (speaks_of_absence(word) && demands(word)) || word == "必录" || word == "必须" || word == "必需" || word == "必有" || word == "必报" || word == "required";
}

bool says_optional(std::string_view word) { return (speaks_of_absence(word) && !demands(word)) || word == "nullable"; }

void mark_units(std::vector<Token>& tokens) {
  std::unordered_set<std::string> declared;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    const auto keyword = static_cast<Keyword>(tokens[i].keyword);
    const bool number = keyword == Keyword::integer_ || keyword == Keyword::decimal_ || keyword == Keyword::money_;
    if (!number && keyword != Keyword::measure_) continue;
    const std::size_t at = number ? behind_type(tokens, i + 1) : i + 1;
    if (can_measure(tokens[at]) && !is_mark(tokens[at + 1], ":")) declared.insert(tokens[at].text);
  }
  if (!declared.empty()) mark_units(tokens, declared);
}

void mark_units(std::vector<Token>& tokens, const std::unordered_set<std::string>& declared) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& word = tokens[i];
    word.measures = tokens[i - 1].kind == TokenKind::number && !tokens[i - 1].percent && can_measure(word) &&
                    declared.contains(word.text);
  }
}

}  // namespace xize::syntax
