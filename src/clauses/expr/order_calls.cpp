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
  const auto ties = rank_ties(call.context, call.section(Rule::ties), call.function_name());
  if (!ranking || !ties) return none;
  ranking->ties = *ties;
  const ExprId rank = make_rank(call.context, std::move(*ranking), call.span());
  return rank == none || !count_shared ? rank : make_shared(call.context, rank, call.span());
}

/// 入围(取 n; 按 …): whether the row is among the first n, or the first share, of its group.
ExprId call_cut(const Call& call) {
  const Node* take = call.section(Rule::take);
  if (take == nullptr) call.report_missing(Keyword::take_);
  auto ranking = read_order(call);
  const auto ties = cut_ties(call.context, call.section(Rule::ties), call.function_name());
  if (!ranking || take == nullptr || !ties) return none;
  return make_first(call.context, std::move(*ranking), take->children[0], take->child(Rule::rounding), *ties, call.span());
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
  const bool good = parts.total != none && parts.weight != none;
  const PartNodes nodes{call.section(Rule::within), call.section(Rule::where), call.section(Rule::places), call.section(Rule::tail_keys)};
  if (!read_parts(c, nodes, parts) || !good) return none;
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
