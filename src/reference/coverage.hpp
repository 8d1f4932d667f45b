// Which ways to a value the rulebook's expressions have, and which of them evaluations took.
// In: core model, evaluations. Out: alternatives and whether they were taken. May import: as evaluate.hpp.
#pragma once

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "reference/evaluate.hpp"

namespace xize::reference {

/// A way that an author wrote: operand `arg` of `expr` gives its value. Several expressions may stand for one place.
struct Alternative {
  enum class Kind : std::uint8_t { branch, row, cap, floor, fallback, if_zero };
  Kind kind = Kind::branch;
  core::ExprId expr = core::none;
  std::size_t arg = 0;
  text::Span span = {};  // of a branch: with its condition, if that stands before it on the way
};

/// Of all expressions that derived columns, states, links, frames and constraints are computed from; only those that
/// have a place of their own in the text: what a clause kind adds by itself has none. O(size of the model).
std::vector<Alternative> alternatives(const core::Model& model);

/// Remembers what evaluations took. Use from one thread.
class Coverage : public Observer {
 public:
  void took(core::ExprId expr, std::size_t arg) override { taken_.emplace(expr, arg); }
  void reached(core::ClauseId clause) override { clauses_.insert(clause); }
  bool has(const Alternative& way) const { return taken_.contains({way.expr, way.arg}); }
  bool has(core::ClauseId clause) const { return clauses_.contains(clause); }

 private:
  std::set<std::pair<core::ExprId, std::size_t>> taken_;
  std::set<core::ClauseId> clauses_;
};

}  // namespace xize::reference
