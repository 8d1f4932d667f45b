#include "clauses/kinds/pool.hpp"

#include "clauses/expr/call.hpp"

namespace xize::clauses {

ExprId build_pool(Context& context, const Node& pool, ColumnId column, Rational step, const Scope& scope) {
  context.refuse_repeats(pool);
  const text::Span span = context.tree.span(pool);
  const Node* order = pool.child(Rule::order);
  const Node* evenly = pool.child(Rule::evenly);
  if ((order == nullptr) == (evenly == nullptr) || (order != nullptr && order->children.size() != 1)) {
    context.report(466, pool);
    return none;
  }
  core::Apportionment parts;
  parts.frame = scope.frame;
  parts.step = std::move(step);
  parts.total = elaborate_number(context, pool.children[0], scope);
  if (evenly != nullptr) {
    parts.weight = context.number(Rational(1), scope.frame, context.tree.span(*evenly));
  } else {
    const Node& key = order->children[0];
    if (key.last > key.children[0].last) {  // 降序, 缺失 最后: a weight has neither
      const auto word = [&](std::uint32_t token) { return Context::quoted(context.tree.tokens[token].text); };
      context.report(422, key, {word(pool.first), word(key.last - 1),
                                {"删去它；零头先给谁，写“尾数 按 总分 降序”",
                                 "drop it; who gets the leftovers first is said by `remainder by total descending`"}});
      return none;
    }
    parts.weight = elaborate_number(context, key.children[0], scope);
  }
  bool good = parts.total != none && parts.weight != none;
  const auto ranking = read_ranking(context, {nullptr, pool.child(Rule::within), pool.child(Rule::where)}, scope.frame);
  good = good && ranking;
  if (ranking) {
    parts.group = ranking->group;
    parts.where = without_barred(context, column, ranking->where, scope);
  }
  if (const Node* places = pool.child(Rule::places)) {
    const auto wanted = step_of(context, *places);
    good = good && wanted;
    if (wanted) parts.step = *wanted;
    if (const Node* rounding = places->child(Rule::rounding)) {
      context.report(441, *rounding);
      good = false;
    }
  }
  if (const Node* tail = pool.child(Rule::tail_keys)) {
    auto keys = order_keys(context, tail->children[0], scope);
    good = good && keys;
    if (keys) parts.keys = std::move(*keys);
  }
  return good ? make_parts(context, std::move(parts), span) : none;
}

}  // namespace xize::clauses
