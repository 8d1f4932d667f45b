// Which facts may bear upon which expressions: what both read, through definitions and through constraints.
#pragma once

#include <bitset>
#include <optional>
#include <vector>

#include "proof/environment.hpp"
#include "proof/order.hpp"

namespace xize::proof {

/// Columns and links, each by a bit. In large models several share one: then facts are kept that would not be needed.
using Reads = std::bitset<512>;

/// A proof under part of the facts is a proof, so a mistake here could cost knowledge, never soundness.
class Relevance {
 public:
  Relevance(const core::Model& model, const Terms& terms) : model_(model), terms_(terms) {}
  /// Follows definitions in the order of the units; called once.
  void prepare(const Dependencies& units);

  /// The facts that may bear upon an expression of a row.
  Environment only(const Environment& env, ExprId id, TermId row);
  /// What an aggregate reads, noted for the text by which environments say that it reaches a row.
  void note_reached(std::uint32_t text, std::uint32_t aggregate);

 private:
  /// All that an expression reads, and what constraints tie to that.
  const Reads& of_expr(ExprId id);
  Reads raw(ExprId id);
  Reads steps(const std::vector<core::Step>& steps);
  Reads keys(const std::vector<core::OrderKey>& keys);
  Reads all(const std::vector<ExprId>& list);
  Reads operands(const core::Expr& expr);
  const Reads& of_term(TermId id);
  const Reads& of_form(FormId id);
  void close(Reads& reads) const;
  Reads column_bit(core::ColumnId id) const;
  Reads link_bit(core::LinkId id) const;

  const core::Model& model_;
  const Terms& terms_;
  std::vector<Reads> columns_, links_, frames_;   // with all behind them
  std::vector<Reads> tied_;                       // by constraints; no two of them meet
  std::vector<std::optional<Reads>> raw_, exprs_, terms_read_, forms_, reached_;
};

}  // namespace xize::proof
