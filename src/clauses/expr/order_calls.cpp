// Functions of a row's place among others: rank, how many share it, the first n, parts of a total.
#include "clauses/expr/call.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

struct Order {
  core::Ranking ranking;
  bool good = true;
};

/// The order that BY, WITHIN and WHERE describe.
Order read_order(const Call& call) {
  Context& c = call.context;
  Order order;
  order.ranking.frame = call.scope.frame;
  const Scope own{call.scope.frame};
  if (const Node* by = call.section(Rule::order)) {
    auto keys = order_keys(c, *by, own);
    if (keys) order.ranking.keys = std::move(*keys);
    else order.good = false;
  } else {
    call.report_missing(Keyword::by_);
    order.good = false;
  }
  if (const Node* within = call.section(Rule::within)) {
    auto keys = group_keys(c, *within, own);
    if (keys) order.ranking.group = std::move(*keys);
    else order.good = false;
  }
  if (const Node* where = call.section(Rule::where)) {
    order.ranking.where = elaborate_condition(c, where->children[0], own);
    order.good = order.good && order.ranking.where != none;
  }
  return order;
}

ExprId make_rank(const Call& call, Op op, core::Ranking ranking) {
  Context& c = call.context;
  std::vector<ExprId> parts = ranking.group;
  parts.push_back(ranking.where);
  for (const core::OrderKey& key : ranking.keys) parts.push_back(key.expr);
  const ExprId id = c.make(op, {}, call.scope.frame, {}, call.span());
  c.model.exprs[id].id = static_cast<std::uint32_t>(c.model.rankings.size());
  c.model.rankings.push_back(std::move(ranking));
  c.deepen(id, parts);
  return c.too_deep(id) ? none : id;
}

ExprId same_ranking(const Call& call, Op op, ExprId rank) {
  Context& c = call.context;
  const std::uint32_t ranking = c[rank].id;
  const ExprId id = c.make(op, {}, call.scope.frame, {}, call.span());
  c.model.exprs[id].id = ranking;
  c.deepen(id, {rank});
  return id;
}

/// Which of the words that TIES may take here stands there; `usual` where there is no section, none where it is wrong.
Keyword ties_of(const Call& call, Keyword usual, std::initializer_list<Keyword> allowed) {
  const Node* section = call.section(Rule::ties);
  if (section == nullptr) return usual;
  const Keyword word = call.context.keyword(section->last - 1);
  for (const Keyword one : allowed) {
    if (one == word) return word;
  }
  call.context.report(440, *section, {Context::quoted(call.context.tree.tokens[section->last - 1].text), call.function_name()});
  return Keyword::none;
}

ExprId call_rank(const Call& call, Op op) {
  Order order = read_order(call);
  const Keyword ties = ties_of(call, Keyword::shared_, {Keyword::shared_, Keyword::dense_, Keyword::broken_});
  if (!order.good || ties == Keyword::none) return none;
  order.ranking.ties = ties == Keyword::dense_    ? core::Ranking::Ties::dense
                       : ties == Keyword::broken_ ? core::Ranking::Ties::broken
                                                  : core::Ranking::Ties::shared;
  return make_rank(call, op, std::move(order.ranking));
}

/// How many rows of the row's group are in the order.
ExprId count_ranked(const Call& call, ExprId rank) {
  Context& c = call.context;
  core::Step step;
  step.kind = core::Step::Kind::all;
  step.frame = call.scope.frame;
  for (const ExprId key : c.model.rankings[c[rank].id].group) step.equal.push_back({key, key});
  core::Aggregate aggregate;
  aggregate.function = core::Aggregate::Function::count;
  aggregate.steps.push_back(std::move(step));
  aggregate.value = rank;
  const ExprId id = c.make(Op::aggregate, {}, call.scope.frame, {}, call.span());
  c.model.exprs[id].id = static_cast<std::uint32_t>(c.model.aggregates.size());
  c.model.aggregates.push_back(std::move(aggregate));
  c.deepen(id, {rank});
  return id;
}

/// 入围(取 n; 按 …): whether the row is among the first n, or the first share, of its group.
ExprId call_cut(const Call& call) {
  Context& c = call.context;
  const Node* take = call.section(Rule::take);
  if (take == nullptr) call.report_missing(Keyword::take_);
  Order order = read_order(call);
  const Keyword ties = ties_of(call, Keyword::all_in_, {Keyword::all_in_, Keyword::all_out_, Keyword::broken_});
  if (!order.good || take == nullptr || ties == Keyword::none) return none;
  order.ranking.ties = ties == Keyword::broken_ ? core::Ranking::Ties::broken : core::Ranking::Ties::shared;
  const text::Span span = call.span();
  const FrameId frame = call.scope.frame;
  const ExprId rank = make_rank(call, Op::rank, std::move(order.ranking));
  if (rank == none) return none;
  const Node& amount = take->children[0];
  ExprId limit = elaborate_number(c, amount, Scope{frame});
  if (limit == none) return none;
  if (amount.rule == Rule::number_lit && c.tree.tokens[amount.children[0].first].percent) {
    limit = c.make(Op::multiply, {}, frame, {limit, count_ranked(call, rank)}, span);
  }
  if (const Node* rounding = take->child(Rule::rounding)) {
    limit = c.make(Op::round, {}, frame, {limit}, span);
    c.model.exprs[limit].number = Rational(1);
    c.model.exprs[limit].rounding = rounding_of(c, rounding);
  }
  ExprId last = rank;  // the last of the places that the row's ties take
  if (ties == Keyword::all_out_) {
    const ExprId shared = same_ranking(call, Op::shared, rank);
    const ExprId sum = c.make(Op::add, {}, frame, {rank, shared}, span);
    last = c.make(Op::subtract, {}, frame, {sum, c.number(Rational(1), frame, span)}, span);
  }
  const ExprId inside = c.make(Op::less_equal, {Kind::boolean}, frame, {last, limit}, span);
  return c.make(Op::fallback, {Kind::boolean}, frame, {inside, c.truth(false, frame, span)}, span);
}

/// 分摊(总额; 权重 w; 组内 g; 限 c; 保留 2; 尾数 按 k)
ExprId call_apportion(const Call& call) {
  Context& c = call.context;
  core::Apportionment parts;
  parts.frame = call.scope.frame;
  const Scope own{call.scope.frame};
  const Node* weight = call.section(Rule::weight);
  if (weight == nullptr) {
    call.report_missing(Keyword::weight_);
    return none;
  }
  parts.total = elaborate_number(c, *call.items[0], own);
  parts.weight = elaborate_number(c, weight->children[0], own);
  bool good = parts.total != none && parts.weight != none;
  if (const Node* within = call.section(Rule::within)) {
    auto keys = group_keys(c, *within, own);
    good = good && keys;
    if (keys) parts.group = std::move(*keys);
  }
  if (const Node* where = call.section(Rule::where)) {
    parts.where = elaborate_condition(c, where->children[0], own);
    good = good && parts.where != none;
  }
  if (const Node* places = call.section(Rule::places)) {
    const auto step = step_of(c, *places);
    good = good && step;
    if (step) parts.step = *step;
    if (const Node* rounding = places->child(Rule::rounding)) {
      c.report(441, *rounding);
      good = false;
    }
  }
  if (const Node* tail = call.section(Rule::tail_keys)) {
    auto keys = order_keys(c, tail->children[0], own);
    good = good && keys;
    if (keys) parts.keys = std::move(*keys);
  }
  if (!good) return none;
  std::vector<ExprId> deep = parts.group;
  deep.insert(deep.end(), {parts.total, parts.weight, parts.where});
  for (const core::OrderKey& key : parts.keys) deep.push_back(key.expr);
  const ExprId id = c.make(Op::apportion, c[parts.total].type, call.scope.frame, {}, call.span());
  c.model.exprs[id].id = static_cast<std::uint32_t>(c.model.apportionments.size());
  c.model.apportionments.push_back(std::move(parts));
  c.deepen(id, deep);
  return c.too_deep(id) ? none : id;
}

}  // namespace

ExprId call_order(Context& context, const Node& node, const Scope& scope) {
  switch (context.first_keyword(node)) {
    case Keyword::f_rank_:
    case Keyword::f_shared_: {
      const Call call(context, node, scope, 0, 0, {Rule::order, Rule::within, Rule::where, Rule::ties});
      if (!call.good()) return none;
      return call_rank(call, call.function() == Keyword::f_rank_ ? Op::rank : Op::shared);
    }
    case Keyword::f_cut_: {
      const Call call(context, node, scope, 0, 0, {Rule::take, Rule::order, Rule::within, Rule::where, Rule::ties});
      return call.good() ? call_cut(call) : none;
    }
    default: {
      const Call call(context, node, scope, 1, 1, {Rule::weight, Rule::within, Rule::where, Rule::places, Rule::tail_keys});
      return call.good() ? call_apportion(call) : none;
    }
  }
}

}  // namespace xize::clauses
