#include "syntax/diagnose.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "syntax/forms.hpp"
#include "syntax/functions.hpp"
#include "syntax/nearest.hpp"
#include "syntax/order.hpp"
#include "syntax/parse.hpp"
#include "syntax/sayings.hpp"
#include "syntax/stuck.hpp"

namespace xize::syntax {
namespace {

using message::Argument;
using message::Diagnostic;
using message::Language;

std::vector<Keyword> type_keywords() {
  std::vector<Keyword> found;
  for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
    if (kind(static_cast<Keyword>(i)) == KeywordKind::type) found.push_back(static_cast<Keyword>(i));
  }
  return found;
}

class Doctor {
 public:
  explicit Doctor(const Failure& failure) : of_(failure) {}

  Diagnostic examine() const {
    if (of_.too_deep) return {208, span(of_.at), {std::to_string(max_depth)}};
    if (auto found = bracket()) return *found;
    if (auto found = header_again()) return *found;
    if (auto found = misplaced()) return *found;
    if (auto found = stuck(of_)) return *found;
    if (auto found = form_of(of_)) return *found;
    if (auto found = no_function(of_)) return *found;
    if (auto found = said_otherwise(of_)) return *found;
    if (auto found = out_of_order(of_)) return *found;
    if (auto found = misspelt()) return *found;
    if (auto found = unknown_clause()) return *found;
    if (auto found = unfinished()) return *found;
    if (auto found = no_clause()) return *found;
    if (auto found = operator_as_name()) return *found;
    return {201, span(of_.at), {shown(of_.at), expected()}};
  }

 private:
  const Token& token(std::uint32_t at) const { return of_.tokens[at]; }
  Keyword keyword(std::uint32_t at) const { return of_.keyword(at); }
  text::Span span(std::uint32_t at) const { return of_.span(at); }
  Argument shown(std::uint32_t at) const { return of_.shown(at); }
  Argument shown(Keyword keyword) const { return of_.shown(keyword); }
  bool ends_clause(std::uint32_t at) const { return of_.ends_clause(at); }
  Argument expected() const { return of_.expected.words(of_.language); }

  static std::string_view closing(std::string_view open) { return open == "(" ? ")" : open == "[" ? "]" : "}"; }
  static bool opens(const Token& token) {
    return token.kind == TokenKind::punctuation && (token.text == "(" || token.text == "[" || token.text == "{");
  }
  static bool closes(const Token& token) {
    return token.kind == TokenKind::punctuation && (token.text == ")" || token.text == "]" || token.text == "}");
  }

  // The innermost bracket that is open at the failure, if its end is missing there; or a closing one too many.
  std::optional<Diagnostic> bracket() const {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = of_.begin; i < of_.at; ++i) {
      if (opens(token(i))) open.push_back(i);
      if (closes(token(i)) && !open.empty()) open.pop_back();
    }
    const bool closing_here = closes(token(of_.at));
    if (open.empty()) {
      if (!closing_here) return std::nullopt;
      const std::string_view mark = token(of_.at).text;
      return Diagnostic{207, span(of_.at), {shown(of_.at), quoted(mark == ")" ? "(" : mark == "]" ? "[" : "{")}};
    }
    const std::string_view wanted = closing(token(open.back()).text);
    const bool mismatch = closing_here && token(of_.at).text != wanted;
    const bool missing = mismatch || !closed_later();
    if (!missing || !of_.expected.has_mark(wanted)) return std::nullopt;
    Diagnostic found{206, span(of_.at), {shown(open.back()), quoted(wanted)}};
    found.related.push_back({span(open.back()), Argument("括号从这里开始", "the bracket opens here")});
    if (!mismatch) found.span = span(of_.at - 1);
    return found;
  }
  // Whether the bracket that is open at the failure is closed before the next clause.
  bool closed_later() const {
    std::size_t depth = 1;
    for (std::uint32_t i = of_.at; !ends_clause(i) && depth > 0; ++i) {
      if (opens(token(i))) ++depth;
      if (closes(token(i))) --depth;
    }
    return depth == 0;
  }

  std::optional<Diagnostic> header_again() const {
    if (keyword(of_.at) != Keyword::rulebook_ || !ends_clause(of_.at) || !of_.expected.has(Want::clause)) return std::nullopt;
    return Diagnostic{211, span(of_.at), {shown(of_.at)}};
  }

  // What may stand in the clause, but elsewhere or in other company.
  std::optional<Diagnostic> misplaced() const {
    const auto instead = [&](std::uint32_t at, std::string zh, std::string en) {
      return Diagnostic{201, span(at), {shown(at), Argument(std::move(zh), std::move(en))}};
    };
    const Keyword here = keyword(of_.at), clause = keyword(of_.begin);
    if (of_.at == of_.begin + 2 && kind(clause) == KeywordKind::clause && keyword(of_.at - 1) == Keyword::on_ && of_.expected.has(Keyword::on_)) {
      const std::string& led = token(of_.begin).text;
      return instead(of_.at - 1, "名称：" + led + " 名称 于 对象", "a name: " + led + " NAME on FRAME");
    }
    if (of_.at < of_.begin + 3) return std::nullopt;
    const Keyword before = keyword(of_.at - 1);
    const Keyword next = token(of_.at).kind == TokenKind::end ? Keyword::none : keyword(of_.at + 1);
    // 当 新人 不考核, 当 新人 则 不考核
    const bool unscored = before == Keyword::not_scored_ || (here == Keyword::then_ && next == Keyword::not_scored_);
    if (const auto when = last(Keyword::when_); unscored && when && *when + (here == Keyword::then_ ? 2 : 3) <= of_.at) {
      const std::string condition(of_.written(*when + 1, here == Keyword::then_ ? of_.at - 1 : of_.at - 2));
      const std::string zh = "“不考核 当 " + condition + "”，“不考核”写在前面", en = "\"not_scored when " + condition + "\", in this order";
      return Diagnostic{201, span(*when), {shown(*when), Argument(zh, en)}};
    }
    if (clause == Keyword::fold_ && of_.at > of_.begin + 4) {
      const auto equals = first_mark("=");
      if (equals && !last(Keyword::start_) && of_.at > *equals) {
        return instead(*equals, "“初值 值 =”，例如 初值 0 = …", "\"start VALUE =\", as in start 0 = …");
      }
    }
    if (clause == Keyword::grade_ && before == Keyword::quota_ && token(of_.at - 2).text == ":") {
      const std::string& grade = token(of_.at - 3).text;
      return instead(of_.at - 1, "条件；人人可评就写“是”，再写名额：" + grade + ": 是 名额 20%",
                     "a condition; `true` if all may have the grade, and then the quota: " + grade + ": true quota 20%");
    }
    if (here == Keyword::missing_ && keyword(of_.at + 1) == Keyword::then_) {
      return instead(of_.at, "括号里的式子：连同前面的写成 (式子 缺失 则 值)", "an expression in brackets, with what stands before: (EXPRESSION missing then VALUE)");
    }
    if (here == Keyword::places_ && of_.expected.has_mark(")")) {
      return instead(of_.at, "“)”；式子里面取舍写成 取舍(式子; 保留 2)", "\")\"; inside an expression write round(EXPRESSION; places 2)");
    }
    const auto limit = last(Keyword::where_);
    if (!limit) return std::nullopt;
    if (clause == Keyword::indicator_ && (*limit + 1 == of_.at || of_.expected.has_mark(".."))) {
      return instead(*limit, "上下限，例如 限 0..100；限定对象的“限 条件”写在名称、分值后面，“计分”前面",
                     "bounds, as in where 0..100; `where CONDITION`, for which rows, stands behind the name and the full marks, before `score`");
    }
    return std::nullopt;
  }
  std::optional<std::uint32_t> first_mark(std::string_view mark) const {
    for (std::uint32_t at = of_.begin; at < of_.at; ++at) {
      if (token(at).kind == TokenKind::punctuation && token(at).text == mark) return at;
    }
    return std::nullopt;
  }
  std::optional<std::uint32_t> last(Keyword wanted) const {
    for (std::uint32_t at = of_.at; at-- > of_.begin;) {
      if (keyword(at) == wanted) return at;
    }
    return std::nullopt;
  }

  // A misspelt keyword, here or just before (where it was taken for a name).
  std::optional<Diagnostic> misspelt() const {
    const Token& word = token(of_.at);
    if (of_.at > of_.begin && token(of_.at - 1).starts_line) {
      const Keyword meant = misspelt_clause(token(of_.at - 1), word);
      if (meant != Keyword::none) return Diagnostic{204, span(of_.at - 1), {shown(of_.at - 1), shown(meant)}};
    }
    if (word.kind == TokenKind::word && word.keyword == 0) {
      std::vector<Keyword> candidates = of_.expected.keywords();
      if (of_.expected.has(Want::clause) && word.starts_line) {  // inside a line it is a name, however like
        candidates.insert(candidates.end(), clause_keywords().begin(), clause_keywords().end());
      }
      if (const Keyword meant = nearest_keyword(word.text, candidates); meant != Keyword::none) {
        return Diagnostic{204, span(of_.at), {shown(of_.at), shown(meant)}};
      }
    }
    if (of_.at > of_.begin + 1 && token(of_.at - 2).text == ":" && token(of_.at - 1).keyword == 0) {
      const Keyword meant = nearest_keyword(token(of_.at - 1).text, type_keywords());
      if (meant != Keyword::none) return Diagnostic{204, span(of_.at - 1), {shown(of_.at - 1), shown(meant)}};
    }
    return std::nullopt;
  }

  // 一票否决 甲 于 乙: a line of a clause's shape whose first word is none of their keywords.
  std::optional<Diagnostic> unknown_clause() const {
    const bool shaped = of_.starts[of_.at] == ClauseStart::sure || of_.starts[of_.at] == ClauseStart::probable;
    if (!shaped || keyword(of_.at) != Keyword::none || !of_.expected.has(Want::clause)) return std::nullopt;
    for (const Keyword meant : clause_keywords()) {
      for (const auto language : {Language::chinese, Language::english}) {
        for (const std::string_view spelled : spellings(meant, language)) {
          if (token(of_.at).text.ends_with(spelled)) return Diagnostic{204, span(of_.at), {shown(of_.at), shown(meant)}};
        }
      }
    }
    return no_clause_at(of_.at);
  }

  std::optional<Diagnostic> unfinished() const {
    if (of_.at == of_.begin || !ends_clause(of_.at)) return std::nullopt;
    return Diagnostic{202, span(of_.at - 1), {shown(of_.at - 1), expected()}};
  }

  std::optional<Diagnostic> no_clause() const {
    // A line like 总分 = …: its first word was taken for what the clause before it could end with.
    const bool assigned = of_.at > of_.begin + 1 && token(of_.at).text == "=" && token(of_.at - 1).starts_line &&
                          token(of_.at - 1).kind == TokenKind::word && token(of_.at - 1).keyword == 0;
    if (assigned && of_.expected.has(Want::clause)) return no_clause_at(of_.at - 1);
    if (!of_.expected.has(Want::clause) || (!token(of_.at).starts_line && of_.at != of_.begin)) return std::nullopt;
    return no_clause_at(of_.at);
  }
  Diagnostic no_clause_at(std::uint32_t at) const {
    Argument list("", "");
    for (const Keyword keyword : clause_keywords()) {
      if (keyword == Keyword::rulebook_) continue;
      message::append(list, shown(keyword));
    }
    return {205, span(at), {shown(at), list}};
  }

  std::optional<Diagnostic> operator_as_name() const {
    const bool name = of_.expected.has(Want::name) || of_.expected.has(Want::expression);
    if (!name || kind(keyword(of_.at)) != KeywordKind::operator_) return std::nullopt;
    const std::string& word = token(of_.at).text;
    return Diagnostic{210, span(of_.at), {shown(of_.at), Argument("「" + word + "」", "`" + word + "`"), expected()}};
  }

  const Failure& of_;
};

}  // namespace

message::Diagnostic diagnose(const Failure& failure) { return Doctor(failure).examine(); }

}  // namespace xize::syntax
