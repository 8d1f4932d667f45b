// The syntax tree: one kind of node for every rule of grammar/xize.ebnf, over lossless tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace xize::syntax {

enum class TokenKind : std::uint8_t {
  word,         // a name or a keyword: which, only the grammar knows
  quoted_word,  // 「…」 or `…`: always a name
  string, number, date, month, quarter, punctuation, end,
};

/// A token and the blank and comments before it. Offsets are bytes of the source; nothing is lost between tokens.
struct Token {
  TokenKind kind = TokenKind::end;
  bool percent = false;     // number with % stuck to it
  bool glued = false;       // nothing between it and the token before
  bool starts_line = false;
  std::uint32_t lead = 0;   // where the blank before it begins
  std::uint32_t begin = 0, end = 0;
  std::uint16_t keyword = 0;  // word: index of the keyword it spells + 1, or 0 (keywords.hpp)
  bool measures = false;      // word after a number: a unit of measure that the text itself declares
  std::string text;         // word: in NFC; quoted, string: without quotes; number: ASCII digits without %;
                            // punctuation: its ASCII form
};

/// A rule of the grammar; grammar/xize.ebnf has the same names. The terminals, from `name` on, are leaves of one token.
enum class Rule : std::uint8_t {
#define XIZE_RULE(name) name,
#include "syntax/rules.def"
#undef XIZE_RULE
};
std::string_view rule_name(Rule rule);
/// Whether a node of the rule is dropped in favour of its only child, if that spans just the same tokens.
bool is_transparent(Rule rule);

struct Node {
  Rule rule{};
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  std::vector<Node> children = {};

  /// The first child of a rule, or nullptr.
  const Node* child(Rule rule) const;
};

struct Tree;
/// Whether the first keyword is written in English: tables and names that the rulebook does not spell follow it.
bool is_english(const Tree& tree);

/// What parsing gives: the tree always covers what could be read; with errors, broken clauses are left out of it.
struct Tree {
  std::vector<Token> tokens;
  Node root;  // Rule::rulebook
  std::uint32_t source = 0;  // index of its source, for spans
  text::Span span(const Node& node) const {
    const std::uint32_t begin = tokens[node.first].begin;
    return {source, begin, node.last > node.first ? tokens[node.last - 1].end : begin};
  }
  const std::string& text(const Node& leaf) const { return tokens[leaf.first].text; }
  /// The first token that begins at this byte or behind it; the last one is the end of the text. O(log tokens).
  const Token& token_at(std::uint32_t begin) const;
};

}  // namespace xize::syntax
