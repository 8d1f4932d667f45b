// Functions of a row's place among others: rank, how many share it, the first n, parts of a total.
#include "clauses/expr/call.hpp"
#include "clauses/expr/ranking.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// The order that BY, WITHIN and WHERE describe; nothing after a report.
std::optional<core::Ranking> read_order(const Call& call) {
  const OrderNodes nodes{call.section(Rule::order), call.section(Rule::within), call.section(Rule::where)};
  if (nodes.order == nullptr) call.report_missing(Keyword::by_);
  auto ranking = read_ranking(call.context, nodes, call.scope.frame);
  if (nodes.order == nullptr) return std::nullopt;
  return ranking;
}

ExprId call_rank(const Call& call, bool count_shared) {
  auto ranking = read_order(call);
  const Keyword ties = ties_of(call.context, call.section(Rule::ties), Keyword::shared_,
                               {Keyword::shared_, Keyword::dense_, Keyword::broken_}, call.function_name());
  if (!ranking || ties == Keyword::none) return none;
  ranking->ties = ties == Keyword::dense_    ? core::Ranking::Ties::dense
                  : ties == Keyword::broken_ ? core::Ranking::Ties::broken
                                             : core::Ranking::Ties::shared;
  const ExprId rank = make_rank(call.context, std::move(*ranking), call.span());
  return rank == none || !count_shared ? rank : make_shared(call.context, rank, call.span());
}

/// 入围(取 n; 按 …): whether the row is among the first n, or the first share, of its group.
ExprId call_cut(const Call& call) {
  Context& c = call.context;
  const Node* take = call.section(Rule::take);
  if (take == nullptr) call.report_missing(Keyword::take_);
  auto ranking = read_order(call);
  const Keyword ties = ties_of(c, call.section(Rule::ties), Keyword::all_in_,
                               {Keyword::all_in_, Keyword::all_out_, Keyword::broken_}, call.function_name());
  if (!ranking || take == nullptr || ties == Keyword::none) return none;
  ranking->ties = ties == Keyword::broken_ ? core::Ranking::Ties::broken : core::Ranking::Ties::shared;
  const ExprId rank = make_rank(c, std::move(*ranking), call.span());
  if (rank == none) return none;
  const ExprId limit = make_limit(c, take->children[0], take->child(Rule::rounding), rank, call.span());
  if (limit == none) return none;
  return make_cut(c, rank, limit, ties == Keyword::all_out_ ? CutTies::all_out : CutTies::all_in, call.span());
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
  return make_parts(c, std::move(parts), call.span());
}

/// 参排数(名次), 末位(名次): of a ranking clause's group, how many have a place; whether the row's place is the last.
ExprId call_ranked(const Call& call) {
  Context& c = call.context;
  const Node& item = *call.items[0];
  const auto& columns = c.names[call.scope.frame].columns;
  const auto at = item.rule == Rule::name_ref ? columns.find(c.text(item)) : columns.end();
  if (at != columns.end() && !c.ensure(at->second)) return none;
  if (at == columns.end() || !c.places.contains(at->second)) {
    c.report(467, item, {Context::quoted(c.tree.tokens[item.first].text)});
    return none;
  }
  const ExprId rank = c.places.at(at->second);
  const ExprId count = make_ranked_count(c, rank, call.span());
  return call.function() == Keyword::f_ranked_ ? count : make_last(c, rank, count, call.span());
}

}  // namespace

ExprId call_order(Context& context, const Node& node, const Scope& scope) {
  switch (context.first_keyword(node)) {
    case Keyword::f_rank_:
    case Keyword::f_shared_: {
      const Call call(context, node, scope, 0, 0, {Rule::order, Rule::within, Rule::where, Rule::ties});
      if (!call.good()) return none;
      return call_rank(call, call.function() == Keyword::f_shared_);
    }
    case Keyword::f_ranked_:
    case Keyword::f_is_last_: {
      const Call call(context, node, scope, 1, 1, {});
      return call.good() ? call_ranked(call) : none;
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
