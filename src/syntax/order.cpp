#include "syntax/order.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/trial.hpp"

namespace xize::syntax {
namespace {

using message::Diagnostic;

class Order {
 public:
  explicit Order(const Failure& failure) : of_(failure), trial_(failure, failure.begin), end_(failure.last_of_clause()), brace_(failure.begin) {
    while (brace_ <= end_ && !is_mark(brace_, "{")) ++brace_;
  }

  std::optional<Diagnostic> examine() const {
    if (of_.at <= of_.begin + 1 || end_ - of_.begin > longest || of_.ends_clause(of_.at)) return std::nullopt;
    if (auto found = around(of_.at)) return found;
    return around(of_.at - 1);  // 不考核 则, read as far as 不考核 当 goes
  }

 private:
  static constexpr std::uint32_t longest = 200;  // tokens of a clause
  static constexpr std::uint32_t most = 6;        // places, and ends of a part, that are tried

  bool is_mark(std::uint32_t at, std::string_view text) const { return of_.token(at).kind == TokenKind::punctuation && of_.token(at).text == text; }
  // The parts of clauses begin with a word, with a type, with a sign or with a brace.
  bool heads(std::uint32_t at) const {
    const Keyword keyword = of_.keyword(at);
    if (kind(keyword) == KeywordKind::word || kind(keyword) == KeywordKind::type || keyword == Keyword::then_) return true;
    return is_mark(at, "=") || is_mark(at, "{") || (is_mark(at, ":") && at < brace_);
  }
  bool opens(std::uint32_t at) const { return is_mark(at, "{") || is_mark(at, "(") || is_mark(at, "["); }
  bool closes(std::uint32_t at) const { return is_mark(at, "}") || is_mark(at, ")") || is_mark(at, "]"); }

  std::optional<Diagnostic> around(std::uint32_t here) const {
    if (!heads(here)) return std::nullopt;
    for (const std::uint32_t before : heads_before(here)) {  // what stands here belongs farther in front
      if (auto found = moved(here, before)) return found;
    }
    for (std::uint32_t later = behind(here); later <= end_ && heads(later); later = behind(later)) {  // or what follows, before it
      if (auto found = moved(later, here)) return found;
    }
    // 扣分 甲 于 民警 上限 10 违纪 每 1 起 扣 5: what is computed has no head, and stands before all others.
    if (here != of_.begin + 4 || of_.keyword(of_.begin + 2) != Keyword::on_) return std::nullopt;
    for (std::uint32_t first = here + 2; first <= std::min(end_, here + most); ++first) {
      if (trial_.reads_moved(first, end_, here)) return stands_before(first, end_, here);
    }
    return std::nullopt;
  }

  std::vector<std::uint32_t> heads_before(std::uint32_t here) const {
    std::vector<std::uint32_t> found;
    std::size_t depth = 0;
    for (std::uint32_t at = here; --at > of_.begin + 1 && found.size() < most;) {
      if (closes(at)) ++depth;
      if (opens(at)) {
        if (depth == 0) break;
        --depth;
      }
      if (depth == 0 && is_mark(at, ";")) break;
      if (depth == 0 && heads(at)) found.push_back(at);
    }
    return found;
  }
  // Where the part that begins at the token ends, brackets in it being whole: at another's head, or what holds both ends.
  std::uint32_t behind(std::uint32_t at) const {
    std::size_t depth = opens(at) ? 1 : 0;
    while (++at <= end_) {
      if (depth == 0 && (heads(at) || closes(at) || is_mark(at, ";"))) return at;
      if (opens(at)) ++depth;
      if (closes(at)) --depth;
    }
    return at;
  }

  // The part that begins at `first`, in front of `before`: the shortest one with which it reads.
  std::optional<Diagnostic> moved(std::uint32_t first, std::uint32_t before) const {
    std::uint32_t next = first;
    for (std::size_t tried = 0; tried < most && next <= end_ && (next == first || heads(next)); ++tried) {
      next = behind(next);
      const std::uint32_t last = next - 1;
      if (trial_.reads_moved(first, last, before)) return stands_before(first, last, before);
    }
    return std::nullopt;
  }
  Diagnostic stands_before(std::uint32_t first, std::uint32_t last, std::uint32_t before) const {
    const std::string written = std::string(of_.written(first, last)) + ' ' + std::string(of_.written(before, first - 1));
    return {212, of_.span(first), {of_.shown(first), of_.shown(before), of_.shown(written)}};
  }

  const Failure& of_;
  Trial trial_;
  std::uint32_t end_, brace_;  // the last token; the first brace, or behind the last token
};

}  // namespace

std::optional<Diagnostic> out_of_order(const Failure& failure) { return Order(failure).examine(); }

}  // namespace xize::syntax
