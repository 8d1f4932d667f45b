// The grammar's terminals, and how a rule is run.
#include "syntax/grammar.hpp"
#include "syntax/grammar_parts.ipp"
#include "syntax/units.hpp"

namespace xize::syntax::grammar {
namespace {

Keyword keyword_of(const Token& token) {
  return token.kind == TokenKind::word ? static_cast<Keyword>(token.keyword) : Keyword::none;
}
bool is_mark(const Token& token, std::string_view text) {
  return token.kind == TokenKind::punctuation && token.text == text;
}

bool is_name(const Token& token, const Builder& builder, std::uint32_t at) {
  if (token.kind == TokenKind::quoted_word) return true;
  const bool operand = token.kind == TokenKind::word && kind(keyword_of(token)) != KeywordKind::operator_;
  return operand && !builder.is_clause_start(at);
}

// In a case, "3 分 7": no unit, but the next name with its value. `first` is no end of the text.
bool names_a_value(const Place first) {
  const Token& next = first[1];
  switch (next.kind) {
    case TokenKind::number: case TokenKind::string: case TokenKind::date: case TokenKind::month: case TokenKind::quarter:
      return true;
    case TokenKind::word: break;
    default: return is_mark(next, ":") || is_mark(next, "-");
  }
  const Keyword value = keyword_of(next);
  if (value == Keyword::true_ || value == Keyword::false_ || value == Keyword::missing_) return true;
  return is_mark(first[2], "}") || is_mark(first[2], ",");
}

bool is_unit(const Place first, bool in_setting) {
  const Token& token = *first;
  if (token.kind != TokenKind::word) return false;
  const Keyword keyword = keyword_of(token);
  const KeywordKind of = kind(keyword);
  if (!token.glued) {
    if (in_setting && names_a_value(first)) return false;
    const bool period = keyword == Keyword::f_year_ || keyword == Keyword::f_month_ || keyword == Keyword::f_day_;
    return of == KeywordKind::unit || token.measures || (period && !token.starts_line && !is_mark(first[1], "("));
  }
  return of != KeywordKind::clause && of != KeywordKind::word && of != KeywordKind::operator_;
}

bool is_measure(const Token& token, const Token& next) {
  if (token.kind != TokenKind::word || is_mark(next, ":") || says_required(token.text) || says_optional(token.text)) return false;
  const KeywordKind of = kind(keyword_of(token));
  return of == KeywordKind::none || of == KeywordKind::unit || of == KeywordKind::function;
}

bool is_function(const Token& token, const Token& next) {
  const Keyword keyword = keyword_of(token);
  const bool named =
      kind(keyword) == KeywordKind::function || keyword == Keyword::most_ || keyword == Keyword::at_least_;
  return named && is_mark(next, "(");
}

Want wanted(Rule rule) {
  switch (rule) {
    case Rule::string: return Want::string;
    case Rule::number: return Want::number;
    case Rule::date: return Want::date;
    case Rule::month: return Want::month;
    case Rule::quarter: return Want::quarter;
    case Rule::measure: return Want::measure;
    default: return Want::name;
  }
}

bool read_rule(Rule rule, Body of, Builder& builder, std::uint32_t& at) {
  Place first = &builder.token(at);
  const Context context = x3::make_context<BuilderTag>(builder);
  if (!run(rule, of, first, nullptr, context)) return false;
  at = builder.index(first);
  return true;
}

}  // namespace

bool read_leaf(Rule rule, Place& first, Builder& builder) {
  const std::uint32_t at = builder.index(first);
  const Token& token = *first;
  bool fits = false;
  switch (rule) {
    case Rule::name: fits = is_name(token, builder, at); break;
    case Rule::string: fits = token.kind == TokenKind::string; break;
    case Rule::number: fits = token.kind == TokenKind::number; break;
    case Rule::date: fits = token.kind == TokenKind::date; break;
    case Rule::month: fits = token.kind == TokenKind::month; break;
    case Rule::quarter: fits = token.kind == TokenKind::quarter; break;
    case Rule::unit: fits = is_unit(first, builder.setting) && !builder.is_clause_start(at); break;
    case Rule::measure: fits = token.kind == TokenKind::word && is_measure(token, first[1]); break;
    case Rule::function: fits = token.kind == TokenKind::word && is_function(token, first[1]); break;
    default: break;
  }
  if (builder.stopped()) return false;
  if (!fits) {
    if (rule != Rule::unit && rule != Rule::function) builder.expect(at, wanted(rule));
    return false;
  }
  builder.leaf(rule, at);
  ++first;
  return true;
}

bool Word::read(Place& first, Builder& builder) const {
  const std::uint32_t at = builder.index(first);
  if (builder.stopped()) return false;
  if (keyword_of(*first) != keyword) {
    infix ? builder.expect(at, Want::operation) : builder.expect(at, keyword);
    return false;
  }
  builder.read(at);
  ++first;
  return true;
}

bool Sign::read(Place& first, Builder& builder) const {
  const std::uint32_t at = builder.index(first);
  if (builder.stopped()) return false;
  if (!is_mark(*first, text)) {
    builder.expect_mark(at, mark_index(text));
    return false;
  }
  builder.read(at);
  ++first;
  return true;
}

bool Fallback::read(Place& first, Builder& builder) const {
  const Keyword next = keyword_of(*first);
  return (!builder.condition && next == Keyword::then_) || next == Keyword::last_ || next == Keyword::first_;
}

bool run(Rule rule, Body of, Place& first, Place last, const Context& context) {
  Builder& builder = x3::get<BuilderTag>(context);
  const Place begin = first;
  const Builder::Frame frame = builder.enter(rule, builder.index(first));
  if (frame.known) {
    if (frame.matched) first += frame.end - frame.first;
    return frame.matched;
  }
  const bool matched = of(first, last, context);
  if (builder.leave(frame, matched, builder.index(first))) return true;
  first = begin;
  return false;
}

}  // namespace xize::syntax::grammar

namespace xize::syntax {

bool read_header(Builder& builder, std::uint32_t& at) {
  return grammar::read_rule(Rule::header, grammar::body<Rule::header>, builder, at);
}
bool read_clause(Builder& builder, std::uint32_t& at) {
  return grammar::read_rule(Rule::clause, grammar::body<Rule::clause>, builder, at);
}

}  // namespace xize::syntax
