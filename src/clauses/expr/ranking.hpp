// Orders of rows inside groups, as functions and clauses use them: places, how many share them, the first n, parts.
#pragma once

#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// The nodes that describe an order; each may be missing.
struct OrderNodes {
  const Node* order = nullptr;
  const Node* within = nullptr;
  const Node* where = nullptr;
};
/// Nothing after a report. That there are keys is for the caller to see to.
std::optional<core::Ranking> read_ranking(Context& context, const OrderNodes& nodes, FrameId frame);

ExprId make_rank(Context& context, core::Ranking ranking, text::Span span);
/// An aggregate of a value over the rows of a ranking's group; O(1).
ExprId over_group(Context& context, core::Aggregate::Function function, ExprId rank, ExprId value, text::Span span);
/// Of the same ranking: how many rows share the place; how many of the row's group have one.
ExprId make_shared(Context& context, ExprId rank, text::Span span);
ExprId make_ranked_count(Context& context, ExprId rank, text::Span span);

/// Whether the row holds the last place, alone or with others; false for rows without a place.
ExprId make_last(Context& context, ExprId rank, ExprId count, text::Span span);

/// Whether the row is among the first `limit` places; false for rows without a place.
enum class CutTies : std::uint8_t { all_in, all_out, broken };
ExprId make_cut(Context& context, core::Ranking ranking, ExprId limit, CutTies ties, text::Span span);
/// The same for a place that is ranked already.
ExprId make_cut(Context& context, ExprId rank, ExprId limit, CutTies ties, text::Span span);

/// How many are taken, as TAKE or a quota says: a percentage, written or declared as one, is a share of
/// those ranked, whatever else is a number of rows. None after a report.
ExprId make_limit(Context& context, const Node& amount, const Node* rounding, ExprId rank, text::Span span);

/// Whether the row is among the first that the amount says, as make_limit() reads it.
ExprId make_first(Context& context, core::Ranking ranking, const Node& amount, const Node* rounding, CutTies ties, text::Span span);

/// What a 并列 section says of places, and of a cut; the usual one without a section, nothing after a report. `whose`:
/// the function or clause, as it is written.
std::optional<core::Ranking::Ties> rank_ties(Context& context, const Node* section, const Argument& whose);
std::optional<CutTies> cut_ties(Context& context, const Node* section, const Argument& whose);

/// The nodes that say how a total is divided; each may be missing.
struct PartNodes {
  const Node* within = nullptr;
  const Node* where = nullptr;
  const Node* places = nullptr;
  const Node* tail = nullptr;
};
/// Takes them into `parts`, whose total, weight and usual step are known. False after a report.
bool read_parts(Context& context, const PartNodes& nodes, core::Apportionment& parts);
ExprId make_parts(Context& context, core::Apportionment parts, text::Span span);

}  // namespace xize::clauses
