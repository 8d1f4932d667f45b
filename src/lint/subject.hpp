// What rules look at: the proved core, the tree and the text, and where one is found in the other.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lint/uses.hpp"
#include "proof/proof.hpp"
#include "syntax/keywords.hpp"
#include "syntax/tree.hpp"
#include "text/source.hpp"

namespace xize::lint {

using core::ExprId;
using core::Op;
using core::Rational;
using proof::Facts;
using syntax::Keyword;
using syntax::Node;
using TreeRule = syntax::Rule;

/// Immutable once made; borrows all that it was made from.
class Subject {
 public:
  Subject(const text::Source& source, const syntax::Tree& tree, const proof::Proved& proved,
          const proof::Survey& survey, const message::Diagnostics& said);

  const text::Source& source;
  const syntax::Tree& tree;
  const proof::Proved& proved;
  const core::Model& model;
  const message::Diagnostics& said;  // by the steps before, in no order
  const Uses uses;

  /// All nodes of a rule, in the order of the text. O(log rules).
  const std::vector<const Node*>& nodes(TreeRule rule) const;
  /// The expression of this operator that was made from just this node; none if there is none or more than one.
  ExprId made_from(const Node& node, Op op) const;
  /// What is known of an expression in any row; nullptr where nothing is.
  const Facts* facts(ExprId id) const;
  /// The bounds of a number or period that can be present; else nullptr.
  const Facts* range(ExprId id) const;
  /// The value of a constant expression, brackets and signs seen through.
  std::optional<core::Value> constant(ExprId id) const;

  /// The innermost clause around a place, or nullptr.
  const core::Clause* clause_at(std::uint32_t offset) const;
  const core::Clause& clause_of(core::ClauseId id) const { return model.clauses[id]; }
  /// Whether an earlier step has said one of these codes inside the span.
  bool is_said(text::Span span, std::initializer_list<std::uint16_t> codes) const;

  text::Span span(const Node& node) const { return tree.span(node); }
  /// The node and the blank before it, unless a comment stands in that.
  text::Span with_blank(const Node& node) const;
  Keyword keyword(std::uint32_t token) const { return static_cast<Keyword>(tree.tokens[token].keyword); }
  /// Whether two nodes are written alike but for blanks and comments.
  bool alike(const Node& a, const Node& b) const;

 private:
  const proof::Survey& survey_;
  std::map<TreeRule, std::vector<const Node*>> nodes_;
  std::map<std::uint64_t, std::vector<ExprId>> made_;  // by both ends of the span
};

}  // namespace xize::lint
