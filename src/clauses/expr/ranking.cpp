#include "clauses/expr/ranking.hpp"

#include "clauses/expr/call.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {

std::optional<core::Ranking> read_ranking(Context& context, const OrderNodes& nodes, FrameId frame) {
  core::Ranking ranking;
  ranking.frame = frame;
  const Scope own{frame};
  bool good = true;
  if (nodes.order != nullptr) {
    auto keys = order_keys(context, *nodes.order, own);
    if (keys) ranking.keys = std::move(*keys);
    else good = false;
  }
  if (nodes.within != nullptr) {
    auto keys = group_keys(context, *nodes.within, own);
    if (keys) ranking.group = std::move(*keys);
    else good = false;
  }
  if (nodes.where != nullptr) {
    ranking.where = elaborate_condition(context, nodes.where->children[0], own);
    good = good && ranking.where != none;
  }
  if (!good) return std::nullopt;
  return ranking;
}

ExprId make_rank(Context& context, core::Ranking ranking, text::Span span) {
  std::vector<ExprId> parts = ranking.group;
  parts.push_back(ranking.where);
  for (const core::OrderKey& key : ranking.keys) parts.push_back(key.expr);
  const ExprId id = context.make(Op::rank, {}, ranking.frame, {}, span);
  context.model.exprs[id].id = static_cast<std::uint32_t>(context.model.rankings.size());
  context.model.rankings.push_back(std::move(ranking));
  context.deepen(id, parts);
  return context.too_deep(id) ? none : id;
}

ExprId make_shared(Context& context, ExprId rank, text::Span span) {
  const std::uint32_t ranking = context[rank].id;
  const ExprId id = context.make(Op::shared, {}, context[rank].scope, {}, span);
  context.model.exprs[id].id = ranking;
  context.deepen(id, {rank});
  return id;
}

ExprId make_ranked_count(Context& context, ExprId rank, text::Span span) {
  const FrameId frame = context[rank].scope;
  core::Step step;
  step.kind = core::Step::Kind::all;
  step.frame = frame;
  for (const ExprId key : context.model.rankings[context[rank].id].group) step.equal.push_back({key, key});
  core::Aggregate aggregate;
  aggregate.function = core::Aggregate::Function::count;
  aggregate.steps.push_back(std::move(step));
  aggregate.value = rank;
  const ExprId id = context.make(Op::aggregate, {}, frame, {}, span);
  context.model.exprs[id].id = static_cast<std::uint32_t>(context.model.aggregates.size());
  context.model.aggregates.push_back(std::move(aggregate));
  context.deepen(id, {rank});
  return id;
}

ExprId make_last(Context& context, ExprId rank, ExprId count, text::Span span) {
  const FrameId frame = context[rank].scope;
  const ExprId sum = context.make(Op::add, {}, frame, {rank, make_shared(context, rank, span)}, span);
  const ExprId inside = context.make(Op::greater, {Kind::boolean}, frame, {sum, count}, span);
  return context.make(Op::fallback, {Kind::boolean}, frame, {inside, context.truth(false, frame, span)}, span);
}

ExprId make_cut(Context& context, ExprId rank, ExprId limit, CutTies ties, text::Span span) {
  const FrameId frame = context[rank].scope;
  ExprId last = rank;  // the last of the places that the row's ties take
  if (ties == CutTies::all_out) {
    const ExprId shared = make_shared(context, rank, span);
    const ExprId sum = context.make(Op::add, {}, frame, {rank, shared}, span);
    last = context.make(Op::subtract, {}, frame, {sum, context.number(Rational(1), frame, span)}, span);
  }
  const ExprId inside = context.make(Op::less_equal, {Kind::boolean}, frame, {last, limit}, span);
  // Without a place no; that the limit may be absent is for the author to settle, so no fallback around both.
  const ExprId placed = context.make(Op::present, {Kind::boolean}, frame, {last}, span);
  return context.make(Op::and_, {Kind::boolean}, frame, {placed, inside}, span);
}

ExprId make_cut(Context& context, core::Ranking ranking, ExprId limit, CutTies ties, text::Span span) {
  ranking.ties = ties == CutTies::broken ? core::Ranking::Ties::broken : core::Ranking::Ties::shared;
  const ExprId rank = make_rank(context, std::move(ranking), span);
  return rank == none ? none : make_cut(context, rank, limit, ties, span);
}

ExprId make_limit(Context& context, const Node& amount, const Node* rounding, ExprId rank, text::Span span) {
  const FrameId frame = context[rank].scope;
  ExprId limit = elaborate_number(context, amount, Scope{frame});
  if (limit == none) return none;
  if (amount.rule == Rule::number_lit && context.tree.tokens[amount.children[0].first].percent) {
    limit = context.make(Op::multiply, {}, frame, {limit, make_ranked_count(context, rank, span)}, span);
  }
  if (rounding == nullptr) return limit;
  limit = context.make(Op::round, {}, frame, {limit}, span);
  context.model.exprs[limit].number = Rational(1);
  context.model.exprs[limit].rounding = rounding_of(context, rounding);
  return limit;
}

Keyword ties_of(Context& context, const Node* section, Keyword usual, std::initializer_list<Keyword> allowed, const Argument& whose) {
  if (section == nullptr) return usual;
  const Keyword word = context.keyword(section->last - 1);
  for (const Keyword one : allowed) {
    if (one == word) return word;
  }
  context.report(440, *section, {Context::quoted(context.tree.tokens[section->last - 1].text), whose});
  return Keyword::none;
}

ExprId make_parts(Context& context, core::Apportionment parts, text::Span span) {
  std::vector<ExprId> deep = parts.group;
  deep.insert(deep.end(), {parts.total, parts.weight, parts.where});
  for (const core::OrderKey& key : parts.keys) deep.push_back(key.expr);
  const ExprId id = context.make(Op::apportion, context[parts.total].type, parts.frame, {}, span);
  context.model.exprs[id].id = static_cast<std::uint32_t>(context.model.apportionments.size());
  context.model.apportionments.push_back(std::move(parts));
  context.deepen(id, deep);
  return context.too_deep(id) ? none : id;
}

}  // namespace xize::clauses
