#include "syntax/clause_starts.hpp"

#include <algorithm>
#include <utility>

#include "syntax/nearest.hpp"
#include "text/edits.hpp"
#include "text/numerals.hpp"

namespace xize::syntax {
namespace {

Keyword keyword_of(const Token& token) { return static_cast<Keyword>(token.keyword); }
bool is(const Token& token, Keyword keyword) { return token.kind == TokenKind::word && keyword_of(token) == keyword; }
bool is(const Token& token, const char* mark) { return token.kind == TokenKind::punctuation && token.text == mark; }
bool is_word(const Token& token) {
  const bool operand = token.kind == TokenKind::word && kind(keyword_of(token)) != KeywordKind::operator_;
  return operand || token.kind == TokenKind::quoted_word;
}
bool begins_clause(Keyword keyword) { return kind(keyword) == KeywordKind::clause; }

bool is_every(const Token& token) {
  return is(token, Keyword::monthly_) || is(token, Keyword::quarterly_) || is(token, Keyword::yearly_);
}

// The clause's keyword is followed by what only that clause has there.
bool fits(Keyword keyword, const Token& second, const Token& third, const Token& fourth) {
  switch (keyword) {
    case Keyword::rulebook_:
    case Keyword::case_: return second.kind == TokenKind::string;
    case Keyword::define_:
    case Keyword::factor_:
    case Keyword::constraint_:
    case Keyword::result_:
    case Keyword::indicator_:
    case Keyword::group_:
    case Keyword::penalty_:
    case Keyword::bonus_:
    case Keyword::total_:
    case Keyword::bundle_:
    case Keyword::veto_:
    case Keyword::ranking_:
    case Keyword::grade_:
    case Keyword::award_:
    case Keyword::shortlist_:
    case Keyword::gate_:
    case Keyword::entitlement_:
    case Keyword::split_:
      // 递推 于 甲 is a clause of its own, behind a name.
      return is_word(second) && !is(second, Keyword::fold_) && is(third, Keyword::on_) && is_word(fourth);
    case Keyword::fold_:
      return (is_word(second) && is(third, Keyword::on_) && is_word(fourth)) ||
             (is(second, Keyword::on_) && is_word(third) &&
              (is(fourth, "{") || is(fourth, Keyword::within_) || is(fourth, Keyword::by_)));
    case Keyword::link_:
    case Keyword::parameter_: return is_word(second) && is(third, ":");
    case Keyword::type_: return is_word(second) && is(third, "=");
    case Keyword::data_:
      return is_word(second) && (is(third, ".") || is_every(third) || (is(third, "{") && !is(second, Keyword::tiers_)));
    case Keyword::frame_:
      return is_word(second) && (is(third, Keyword::key_) || is(third, Keyword::from_) || is(third, Keyword::values_) || is_every(third));
    default: return false;
  }
}

// A line that only misses its clause's keyword: 定意 甲 于, or 定义甲 于.
bool heads_clause(const Token& first, const Token& second, const Token& third) {
  const bool named = !second.starts_line && is_word(second) && !begins_clause(keyword_of(second));
  if (named && is(third, Keyword::on_)) return true;
  if (!is(second, Keyword::on_)) return false;
  return !clause_stuck_to(first.text).empty();
}

}  // namespace

std::string_view clause_stuck_to(std::string_view word) {
  for (const Keyword keyword : clause_keywords()) {
    for (const std::string_view spelled : spellings(keyword, message::Language::chinese)) {
      if (word.size() > spelled.size() && word.substr(0, spelled.size()) == spelled) return spelled;
    }
  }
  return {};
}

const std::vector<Keyword>& clause_keywords() {
  static const std::vector<Keyword> list = [] {
    std::vector<Keyword> found;
    for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
      if (begins_clause(static_cast<Keyword>(i))) found.push_back(static_cast<Keyword>(i));
    }
    return found;
  }();
  return list;
}

bool numbers_clause(const Token& token) {
  if (token.kind == TokenKind::punctuation) return token.text.size() == 1 && std::string_view("(),.:-*+").find(token.text) != std::string_view::npos;
  const bool counts = token.text.starts_with("第") || !text::number_in_words(token.text).empty() || text::code_points(token.text).size() == 1;
  return token.kind == TokenKind::number || (token.kind == TokenKind::word && counts);
}

Keyword misspelt_clause(const Token& word, const Token& next) {
  const bool heads = word.kind == TokenKind::word && word.keyword == 0 && !next.starts_line && !is(next, Keyword::on_);
  if (!heads || (!is_word(next) && next.kind != TokenKind::string)) return Keyword::none;
  return nearest_keyword(word.text, clause_keywords());
}

std::vector<ClauseStart> clause_starts(const std::vector<Token>& tokens, std::string_view text) {
  std::vector<ClauseStart> starts(tokens.size(), ClauseStart::no);
  const Token none;
  const auto token = [&](std::size_t i) -> const Token& { return i < tokens.size() ? tokens[i] : none; };
  int depth = 0;
  bool numbered = false;  // the line has begun with a numbering and nothing else
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& first = tokens[i];
    if (is(first, "{")) ++depth;
    if (is(first, "}")) depth = std::max(0, depth - 1);
    if (numbered && !first.starts_line && depth == 0 && fits(keyword_of(first), token(i + 1), token(i + 2), token(i + 3))) starts[i] = ClauseStart::probable;
    numbered = (numbered || first.starts_line) && numbers_clause(first);
    if (!first.starts_line || first.kind != TokenKind::word) continue;
    const Token& second = token(i + 1);
    const Keyword keyword = keyword_of(first);
    const bool flush = first.begin == 0 || text[first.begin - 1] == '\n';
    if (begins_clause(keyword)) {
      const bool fitting = fits(keyword, second, token(i + 2), token(i + 3));
      if (fitting && (depth == 0 || flush)) {
        starts[i] = ClauseStart::sure;
        depth = 0;
      } else if (fitting || (!second.starts_line && (is_word(second) || second.kind == TokenKind::string) &&
                             (!is(second, Keyword::on_) || keyword == Keyword::fold_) && !is(token(i + 2), ",") &&
                             !is(token(i + 2), Keyword::each_))) {  // 加分 好事 每 1 件 was meant for the indicator before it
        starts[i] = ClauseStart::probable;
      }
    } else if (keyword == Keyword::none && heads_clause(first, second, token(i + 2)) &&
               (i == 0 || !begins_clause(keyword_of(tokens[i - 1])))) {
      starts[i] = depth == 0 || flush ? ClauseStart::sure : ClauseStart::probable;
    } else if (keyword == Keyword::none && depth == 0 && !second.starts_line) {
      starts[i] = ClauseStart::misspelt;
    }
  }
  return starts;
}

}  // namespace xize::syntax
