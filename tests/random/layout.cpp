#include "random/layout.hpp"

#include "syntax/keywords.hpp"
#include "syntax/lexer.hpp"

namespace xize::test::random {
namespace {

using syntax::Keyword;
using syntax::KeywordKind;
using syntax::Token;
using syntax::TokenKind;

std::string wide(const std::string& mark, Dice& dice) {
  if (mark == ">=") return dice.word({"≥", "＞＝", "≧"});
  if (mark == "<=") return dice.word({"≤", "＜＝"});
  if (mark == "!=") return dice.word({"≠", "！＝"});
  if (mark == "->") return dice.word({"→", "－＞"});
  if (mark == "..") return dice.word({"…", "．．"});
  if (mark == ",") return dice.word({"，", "、"});
  if (mark.size() != 1) return mark;
  const unsigned point = static_cast<unsigned>(static_cast<unsigned char>(mark[0])) + 0xFEE0U;
  return {static_cast<char>(0xE0U | (point >> 12U)), static_cast<char>(0x80U | ((point >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (point & 0x3FU))};
}

std::string blank(Dice& dice) { return dice.word({" ", " ", "  ", "\n", "\t", "　", "\r\n  ", " # 说明，notes\n"}); }

}  // namespace

std::string dressed(const std::string& text, Dice& dice) {
  const text::Source source("plain.xize", text);
  message::Diagnostics diagnostics;
  const syntax::Lexed lexed = syntax::lex(source, 0, diagnostics);
  const int english = dice.between(0, 2) * 50, full = dice.between(0, 2) * 50;
  std::string out;
  for (std::size_t i = 0; i < lexed.tokens.size(); ++i) {
    const Token& token = lexed.tokens[i];
    if (token.kind == TokenKind::end) break;
    if (i > 0 && !token.glued) out += blank(dice);
    std::string written(source.text().substr(token.begin, token.end - token.begin));
    const auto keyword = static_cast<Keyword>(token.keyword);
    const KeywordKind kind = syntax::kind(keyword);
    // A unit of measure is compared as it is written; 每月 says in which language the names are that it brings.
    const bool every = keyword == Keyword::monthly_ || keyword == Keyword::quarterly_ || keyword == Keyword::yearly_;
    if (token.kind == TokenKind::word && keyword != Keyword::none && kind != KeywordKind::unit && !every) {
      written = dice.pick(syntax::spellings(keyword, dice.chance(english) ? Language::english : Language::chinese));
    } else if (token.kind == TokenKind::punctuation && dice.chance(full)) {
      written = wide(token.text, dice);
    }
    out += written;
  }
  return out + blank(dice);
}

}  // namespace xize::test::random
