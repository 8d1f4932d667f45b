#include "syntax/parse.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "syntax/builder.hpp"
#include "syntax/clause_starts.hpp"
#include "syntax/diagnose.hpp"
#include "syntax/grammar.hpp"
#include "syntax/lexer.hpp"
#include "syntax/units.hpp"

namespace xize::syntax {
namespace {

// Reads clause after clause; after a mistake it goes on at the next line that begins like a clause.
class Reader {
 public:
  Reader(const text::Source& source, Tree& tree, const Lexed& lexed, message::Diagnostics& diagnostics)
      : source_(source), tree_(tree), lexed_(lexed), diagnostics_(diagnostics),
        starts_(clause_starts(tree.tokens, source.text())), builder_(tree.tokens, starts_) {}

  void run() {
    builder_.restart(0, false);
    if (keyword(0) == Keyword::rulebook_) read(read_header);
    while (tree_.tokens[at_].kind != TokenKind::end && errors_ < max_diagnostics) read(read_clause);
    if (errors_ >= max_diagnostics) {
      const text::Span here{tree_.source, tree_.tokens[at_].begin, tree_.tokens[at_].end};
      diagnostics_.push_back({209, here, {std::to_string(max_diagnostics)}});
    }
    tree_.root.last = static_cast<std::uint32_t>(tree_.tokens.size()) - 1;
  }

 private:
  Keyword keyword(std::uint32_t at) const { return static_cast<Keyword>(tree_.tokens[at].keyword); }

  void read(bool (*rule)(Builder&, std::uint32_t&)) {
    const std::uint32_t begin = at_;
    if (rule(builder_, at_)) {
      tree_.root.children.push_back(builder_.take());
      last_ = {begin, builder_.furthest(), builder_.expected()};
      builder_.restart(at_, true);
      return;
    }
    Attempt failed{begin, std::max(builder_.furthest(), begin), builder_.expected()};
    // What stands behind a whole clause and begins no other belongs to it: then what it could have gone on with counts.
    if (failed.furthest == begin && !builder_.stopped()) {
      const bool broken = last_.furthest > begin || !tree_.tokens[begin].starts_line;
      if (broken && !tree_.root.children.empty() && last_.begin < begin) tree_.root.children.pop_back();
      if (last_.furthest > begin) failed = last_;
      failed.begin = last_.begin;
    }
    at_ = resume(begin, failed.furthest);
    if (!misread(failed.begin, at_)) report(failed);
    last_ = {at_, at_, {}};
    builder_.restart(at_, false);
  }

  // One try to read a clause: where it began, how far it came, what was expected there.
  struct Attempt {
    std::uint32_t begin = 0, furthest = 0;
    Expected expected = {};
  };

  void report(const Attempt& failed) {
    ++errors_;
    const Failure failure{tree_.tokens,  starts_,         source_.text(),  tree_.source,      lexed_.language,
                          failed.begin,  failed.furthest, failed.expected, builder_.stopped()};
    message::Diagnostic found = diagnose(failure);
    for (std::uint32_t i = failed.begin; i + 1 < at_; ++i) {
      const Token& next = tree_.tokens[i + 1];
      if (keyword(i) == Keyword::article_ && next.kind == TokenKind::string) found.article = next.text;
    }
    diagnostics_.push_back(std::move(found));
  }

  std::uint32_t resume(std::uint32_t begin, std::uint32_t failed) const {
    for (std::uint32_t i = std::max(failed, begin + 1);; ++i) {
      const Token& token = tree_.tokens[i];
      if (token.kind == TokenKind::end) return i;
      if (starts_[i] == ClauseStart::sure || starts_[i] == ClauseStart::probable) return i;
      if (starts_[i] != ClauseStart::misspelt || i == failed) continue;
      if (misspelt_clause(token, tree_.tokens[i + 1]) != Keyword::none) return i;
    }
  }

  // The lexer has already said what is wrong there.
  bool misread(std::uint32_t first, std::uint32_t end) const {
    const auto& errors = lexed_.errors;
    const bool inside = first > 0 && !tree_.tokens[first].starts_line;  // what stands before it on the line counts
    const auto at = std::lower_bound(errors.begin(), errors.end(), inside ? tree_.tokens[first - 1].end : tree_.tokens[first].begin);
    return at != errors.end() && *at < tree_.tokens[end].begin;
  }

  const text::Source& source_;
  Tree& tree_;
  const Lexed& lexed_;
  message::Diagnostics& diagnostics_;
  std::vector<ClauseStart> starts_;
  Builder builder_;
  std::uint32_t at_ = 0;
  Attempt last_;  // at the clause before
  std::size_t errors_ = 0;
};

}  // namespace

Tree parse(const text::Source& source, std::uint32_t source_index, message::Diagnostics& diagnostics) {
  Tree tree;
  tree.source = source_index;
  if (source.text().size() > max_source_bytes) {
    tree.tokens.emplace_back();
    const std::string size = std::to_string(source.text().size());
    diagnostics.push_back({103, {source_index, 0, 0}, {size, std::to_string(max_source_bytes)}});
    return tree;
  }
  const std::size_t before = diagnostics.size();
  Lexed lexed = lex(source, source_index, diagnostics);
  tree.tokens = std::move(lexed.tokens);
  mark_units(tree.tokens);
  if (lexed.complete) Reader(source, tree, lexed, diagnostics).run();
  std::stable_sort(diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return tree;
}

}  // namespace xize::syntax
