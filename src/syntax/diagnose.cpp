#include "syntax/diagnose.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "syntax/nearest.hpp"
#include "syntax/parse.hpp"

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
    if (auto found = stuck()) return *found;
    if (auto found = misspelt()) return *found;
    if (auto found = unfinished()) return *found;
    if (auto found = no_clause()) return *found;
    if (auto found = operator_as_name()) return *found;
    return {201, span(of_.at), {shown(of_.at), expected()}};
  }

 private:
  const Token& token(std::uint32_t at) const { return of_.tokens[at]; }
  Keyword keyword(std::uint32_t at) const {
    return token(at).kind == TokenKind::word ? static_cast<Keyword>(token(at).keyword) : Keyword::none;
  }
  text::Span span(std::uint32_t at) const { return {of_.source, token(at).begin, token(at).end}; }
  Argument expected() const { return of_.expected.words(of_.language); }

  static Argument quoted(std::string_view text) {
    return Argument("“" + std::string(text) + "”", "\"" + std::string(text) + "\"");
  }
  // As it is written; a long text is cut at a character.
  Argument shown(std::uint32_t at) const {
    constexpr std::size_t longest = 60;
    if (token(at).kind == TokenKind::end) return Argument("文件结尾", "end of the file");
    std::string_view written = of_.text.substr(token(at).begin, token(at).end - token(at).begin);
    if (written.size() <= longest) return quoted(written);
    std::size_t end = longest;
    while ((static_cast<unsigned char>(written[end]) & 0xC0U) == 0x80U) --end;
    return quoted(std::string(written.substr(0, end)) + "…");
  }
  Argument shown(Keyword keyword) const { return quoted(spelling(keyword, of_.language)); }

  bool ends_clause(std::uint32_t at) const {
    const ClauseStart start = of_.starts[at];
    return token(at).kind == TokenKind::end || start == ClauseStart::sure || start == ClauseStart::probable;
  }

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

  // 于民警, or 破案于 before a word: an expected keyword inside a word.
  std::optional<Diagnostic> stuck() const {
    if (auto found = stuck_in(of_.at, true)) return found;
    return of_.at > of_.begin ? stuck_in(of_.at - 1, false) : std::nullopt;
  }
  std::optional<Diagnostic> stuck_in(std::uint32_t at, bool at_front) const {
    const Token& word = token(at);
    if (word.kind != TokenKind::word || word.keyword != 0) return std::nullopt;
    std::string_view best;
    std::size_t place = 0;
    for (const Keyword wanted : of_.expected.keywords()) {
      for (const std::string_view spelled : spellings(wanted, Language::chinese)) {
        std::size_t found = word.text.find(spelled, at_front ? 0 : 1);
        if (at_front && found != 0) found = std::string::npos;
        if (found == std::string::npos || spelled.size() <= best.size() || spelled.size() == word.text.size()) continue;
        best = spelled;
        place = found;
      }
    }
    const bool heads = at_front && word.starts_line && of_.expected.has(Want::clause);
    if (best.empty() && heads) best = clause_stuck_to(word.text);
    if (best.empty()) return std::nullopt;
    std::string spaced = word.text.substr(0, place);
    if (!spaced.empty()) spaced += ' ';
    spaced += best;
    if (place + best.size() < word.text.size()) (spaced += ' ') += word.text.substr(place + best.size());
    return Diagnostic{203, span(at), {quoted(word.text), quoted(best), quoted(spaced)}};
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
      const Argument one = shown(keyword);
      list.zh += (list.zh.empty() ? "" : "、") + one.zh;
      list.en += (list.en.empty() ? "" : ", ") + one.en;
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
