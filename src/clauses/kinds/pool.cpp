#include "clauses/kinds/pool.hpp"

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
  const bool good = parts.total != none && parts.weight != none;
  // Of money written in 万元 (10,000 yuan) a cent is 0.000001.
  const bool cents = parts.step == Rational::power_of_ten(-2);
  if (good && cents && same_unit(context[parts.total].type.unit, "万元")) parts.step = Rational::power_of_ten(-6);
  const PartNodes nodes{pool.child(Rule::within), pool.child(Rule::where), pool.child(Rule::places), pool.child(Rule::tail_keys)};
  if (!read_parts(context, nodes, parts) || !good) return none;
  parts.where = without_barred(context, column, parts.where, scope);
  return make_parts(context, std::move(parts), span);
}

}  // namespace xize::clauses
