#include "syntax/trial.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "syntax/builder.hpp"
#include "syntax/grammar.hpp"
#include "syntax/lexer.hpp"
#include "syntax/units.hpp"

namespace xize::syntax {
namespace {

constexpr std::size_t longest = 4096;  // bytes: longer clauses are not read again and again

}  // namespace

std::size_t reach(std::string clause, std::size_t changed_end, const std::unordered_set<std::string>& measures) {
  const text::Source source("", std::move(clause));
  message::Diagnostics unsaid;
  Lexed lexed = lex(source, 0, unsaid);
  if (!unsaid.empty()) return 0;
  std::vector<Token>& tokens = lexed.tokens;
  mark_units(tokens, measures);
  const std::vector<ClauseStart> starts(tokens.size(), ClauseStart::no);
  Builder builder(tokens, starts);
  builder.restart(0, false);
  std::uint32_t at = 0;
  const bool header = static_cast<Keyword>(tokens[0].keyword) == Keyword::rulebook_;
  const bool read = header ? read_header(builder, at) : read_clause(builder, at);
  if (builder.stopped()) return 0;
  if (read && tokens[at].kind == TokenKind::end) return whole;
  const std::uint32_t failed = builder.furthest();
  const auto behind = static_cast<std::uint32_t>(
      std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.begin >= changed_end; }) - tokens.begin());
  return failed > behind ? tokens[failed].begin - changed_end + 1 : 0;
}

bool reads(const Tree& tree, const Node& clause, std::uint32_t first, std::uint32_t last, std::string_view written) {
  std::unordered_set<std::string> measures;
  std::string text;
  std::size_t changed_end = 0;
  for (std::uint32_t i = clause.first; i < clause.last; ++i) {
    const Token& token = tree.tokens[i];
    if (token.measures) measures.insert(token.text);
    if (i > clause.first && (!token.glued || i == first)) text += ' ';
    if (i == first) {
      text += written;
      changed_end = text.size();
      i = last;
      continue;
    }
    switch (token.kind) {
      case TokenKind::quoted_word: text += "「" + token.text + "」"; break;
      case TokenKind::string: text += '"' + token.text + '"'; break;
      default: text += token.text + (token.percent ? "%" : "");
    }
    if (text.size() > longest) return false;
  }
  return reach(std::move(text), changed_end, measures) == whole;
}

Trial::Trial(const Failure& failure, std::uint32_t begin) : of_(failure), begin_(failure.token(begin).begin) {
  std::uint32_t end = std::max(failure.at, begin + 1);
  while (!failure.ends_clause(end)) ++end;
  end_ = failure.token(end - 1).end;
  for (const Token& token : failure.tokens) {
    if (token.measures) measures_.insert(token.text);
  }
}

std::size_t Trial::reach(std::uint32_t first, std::uint32_t last, std::string_view written) const {
  const std::size_t from = of_.token(first).begin, to = of_.token(last).end;
  if (end_ - begin_ > longest || from < begin_ || to > end_) return 0;
  std::string changed(of_.text.substr(begin_, from - begin_));
  changed += written;
  const std::size_t changed_end = changed.size();
  changed += of_.text.substr(to, end_ - to);
  return syntax::reach(std::move(changed), changed_end, measures_);
}

bool Trial::reads_moved(std::uint32_t first, std::uint32_t last, std::uint32_t before) const {
  const std::size_t to = of_.token(before).begin, from = of_.token(first).begin, end = of_.token(last).end;
  if (end_ - begin_ > longest || to < begin_ || end > end_) return false;
  std::string changed(of_.text.substr(begin_, to - begin_));
  (changed += of_.text.substr(from, end - from)) += ' ';
  changed += of_.text.substr(to, of_.token(first - 1).end - to);
  const std::size_t changed_end = changed.size();
  (changed += ' ') += of_.text.substr(end, end_ - end);
  return syntax::reach(std::move(changed), changed_end, measures_) > 0;
}

}  // namespace xize::syntax
