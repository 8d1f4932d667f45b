#include "clauses/kinds/order.hpp"

namespace xize::clauses {
namespace {

/// The last place comes first. Where keys break the ties, they too are turned round, with the places.
void turn_round(Context& context, const Node& name, core::Ranking& ranking) {
  using Absent = core::OrderKey::Absent;
  if (ranking.ties == core::Ranking::Ties::broken) {
    const ColumnId column = context.names[ranking.frame].columns.at(context.text(name));
    ranking.keys.assign(1, {context.places.at(column), true});
    return;
  }
  for (core::OrderKey& key : ranking.keys) {
    key.descending = !key.descending;
    key.absent = key.absent == Absent::last ? Absent::first : key.absent == Absent::first ? Absent::last : key.absent;
  }
}

}  // namespace

ExprId both(Context& context, ExprId a, ExprId b, FrameId frame, text::Span span) {
  if (a == none || b == none) return a == none ? b : a;
  return context.make(Op::and_, {Kind::boolean}, frame, {a, b}, span);
}

std::optional<core::Ranking> ranking_named(Context& context, const Node& name, const Scope& scope) {
  if (name.rule != Rule::name_ref && name.rule != Rule::name) return std::nullopt;
  const auto& columns = context.names[scope.frame].columns;
  const auto at = columns.find(context.text(name));
  if (at == columns.end()) return std::nullopt;
  const core::ClauseId clause = context.model.columns[at->second].clause;
  if (clause == none || context.model.clauses[clause].kind != "ranking" || !context.ensure(at->second)) return std::nullopt;
  return context.model.rankings[context[context.places.at(at->second)].id];
}

void report_no_ranking(Context& context, const Node& name, const Scope& scope) {
  const auto& columns = context.names[scope.frame].columns;
  const auto at = columns.find(context.text(name));
  const core::ClauseId clause = at == columns.end() ? none : context.model.columns[at->second].clause;
  if (clause != none && context.model.clauses[clause].kind == "ranking") return;
  context.report(467, name, {Context::quoted(context.text(name))});
}

std::optional<core::Ranking> named_order(Context& context, const Node& order, const Scope& scope) {
  const Node& key = order.children[0];
  if (order.children.size() != 1 || context.has_token(key, Keyword::missing_)) return std::nullopt;
  auto named = ranking_named(context, key.children[0], scope);
  if (named && context.has_token(key, Keyword::descending_)) turn_round(context, key.children[0], *named);
  return named;
}

std::optional<core::Ranking> clause_order(Context& context, const Node& clause, ColumnId column, const Scope& scope) {
  OrderNodes nodes{clause.child(Rule::order), clause.child(Rule::within), clause.child(Rule::where)};
  const Node* reversed = clause.child(Rule::reversed);
  if (reversed != nullptr && nodes.order != nullptr) {
    context.report(471, *reversed);
    return std::nullopt;
  }
  if (nodes.order == nullptr && reversed == nullptr) {
    context.report(460, clause.children[0], {Context::quoted(context.tree.tokens[clause.first].text)});
    return std::nullopt;
  }
  std::optional<core::Ranking> named;
  if (reversed != nullptr) {
    named = ranking_named(context, reversed->children[0], scope);
    if (!named) {
      report_no_ranking(context, reversed->children[0], scope);
      return std::nullopt;
    }
    turn_round(context, reversed->children[0], *named);
  } else {
    named = named_order(context, *nodes.order, scope);
  }
  if (named) nodes.order = nullptr;
  auto ranking = read_ranking(context, nodes, scope.frame);
  if (!ranking) return std::nullopt;
  if (named) {
    ranking->keys = std::move(named->keys);
    ranking->ties = named->ties;
    if (ranking->group.empty()) ranking->group = std::move(named->group);
    ranking->where = both(context, named->where, ranking->where, scope.frame, context.tree.span(clause.children[0]));
  }
  ranking->where = without_barred(context, column, ranking->where, scope);
  return ranking;
}

}  // namespace xize::clauses
