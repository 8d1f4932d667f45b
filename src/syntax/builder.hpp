// What the grammar's parsers write to: the nodes found so far, the furthest failure, the depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/clause_starts.hpp"
#include "syntax/expected.hpp"
#include "syntax/tree.hpp"

namespace xize::syntax {

/// Nodes are kept as drafts on a stack. Backtracking needs no call: a draft whose tokens are read again by another
/// alternative, or lie behind the end of the node that would hold it, is dropped then. The results of `postfix`,
/// through which all nesting passes, are remembered by place, so that trying alternatives stays linear.
class Builder {
 public:
  Builder(const std::vector<Token>& tokens, const std::vector<ClauseStart>& starts);

  const Token& token(std::uint32_t at) const { return tokens_[at]; }
  std::uint32_t index(const Token* token) const { return static_cast<std::uint32_t>(token - tokens_.data()); }
  bool is_clause_start(std::uint32_t at) const { return starts_[at] == ClauseStart::sure; }

  /// A token was read: drafts of alternatives that had read it before are dropped.
  void read(std::uint32_t at);
  void leaf(Rule rule, std::uint32_t at);

  /// Around a rule's body. `enter` may already know the result; then the body is not run.
  struct Frame {
    Rule rule;
    std::uint32_t first;
    std::size_t mark;
    std::uint32_t quiet;
    bool condition;
    bool known = false, matched = false;
    std::uint32_t end = 0;
  };
  Frame enter(Rule rule, std::uint32_t at);
  bool leave(const Frame& frame, bool matched, std::uint32_t end);

  /// Nesting that is no node of its own (a chain of NOT). False if too deep.
  bool deepen(std::uint32_t at);
  void surface() { --depth_; }

  /// Whether the last node, ending before `at`, is no more than a sum.
  bool last_is_sum(std::uint32_t at);

  /// The condition of an IF: there MISSING may stand before THEN.
  bool condition = false;
  /// The value of a case's row: behind it stands the next name, which may be the name of a unit too.
  bool setting = false;

  // Failure.
  template <typename Item>
  void expect(std::uint32_t at, Item item) {
    if (reaches(at)) expected_.add(item);
  }
  void expect_mark(std::uint32_t at, std::size_t mark) {
    if (reaches(at)) expected_.add_mark(mark);
  }
  bool stopped() const { return too_deep_; }
  std::uint32_t furthest() const { return furthest_; }
  const Expected& expected() const { return expected_; }
  /// Starts afresh at a token, keeping what was expected there if `keep`.
  void restart(std::uint32_t at, bool keep);
  /// Moves the only node on the stack out.
  Node take();

 private:
  struct Draft {
    Rule rule;
    std::uint32_t first, last;
    std::uint32_t children_begin, children_end;  // in children_
  };
  struct Memo {
    std::uint32_t draft = 0;  // index + 1 of the draft; 0: nothing known
    std::uint32_t end = 0;    // 0: did not match
  };

  bool reaches(std::uint32_t at);
  void drop_behind(std::uint32_t end);
  Node build(std::uint32_t draft) const;

  const std::vector<Token>& tokens_;
  const std::vector<ClauseStart>& starts_;
  std::vector<Draft> drafts_;
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> stack_;
  std::vector<Memo> memo_;
  std::vector<std::uint32_t> remembered_;
  unsigned depth_ = 0;
  bool too_deep_ = false;
  std::uint32_t furthest_ = 0;
  std::uint32_t quiet_ = UINT32_MAX;  // place whose expectations a label stands for
  Expected expected_;
};

}  // namespace xize::syntax
