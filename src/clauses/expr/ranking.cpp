#include "clauses/expr/ranking.hpp"

#include <algorithm>

#include "clauses/expr/call.hpp"
#include "clauses/expr/parts.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// Places as a cut counts them.
ExprId make_cut_rank(Context& context, core::Ranking ranking, CutTies ties, text::Span span) {
  ranking.ties = ties == CutTies::broken ? core::Ranking::Ties::broken : core::Ranking::Ties::shared;
  return make_rank(context, std::move(ranking), span);
}

/// What the word of a 并列 section means, of those that may stand there; the first of them without a section.
template <typename Ties>
std::optional<Ties> ties_of(Context& context, const Node* section, std::initializer_list<std::pair<Keyword, Ties>> words, const Argument& whose) {
  if (section == nullptr) return words.begin()->second;
  for (const auto& [word, ties] : words) {
    if (word == context.keyword(section->last - 1)) return ties;
  }
  context.report(440, *section, {Context::quoted(context.tree.tokens[section->last - 1].text), whose});
  return std::nullopt;
}

/// Whether a number is written or declared as a percentage, and so a share of those ranked.
bool is_share(const Context& context, ExprId id) {
  const core::Expr& expr = context[id];
  const auto shares = [&](std::size_t first, std::size_t step) {
    bool all = first < expr.args.size();
    for (std::size_t i = first; i < expr.args.size(); i += step) all = all && is_share(context, expr.args[i]);
    return all;
  };
  switch (expr.op) {
    case Op::constant: return context.tree.token_at(expr.span.begin).percent;
    case Op::column: return context.model.columns[expr.id].style == core::NumberStyle::percent;
    case Op::look: return is_share(context, expr.args[1]);
    case Op::fallback:
    case Op::add:
    case Op::subtract:
    case Op::min:
    case Op::max: return shares(0, 1);
    case Op::multiply:
    case Op::divide:  // 20% * 2 is one, 参排数(名次) * 20% is a number of rows
      return is_share(context, expr.args[0]) && context[expr.args[1]].op == Op::constant && !is_share(context, expr.args[1]);
    case Op::match: return shares(context.model.matches[expr.id].keys, 1);
    case Op::choose: return shares(1, 2) && (expr.args.size() % 2 == 0 || is_share(context, expr.args.back()));
    default: return false;
  }
}

/// Whether some branches of a choice are shares and others are not, and so numbers of rows.
bool mixes_shares(const Context& context, ExprId id) {
  const core::Expr& expr = context[id];
  std::vector<ExprId> branches;
  if (expr.op == Op::choose) {
    for (std::size_t i = 1; i < expr.args.size(); i += 2) branches.push_back(expr.args[i]);
    if (expr.args.size() % 2 == 1) branches.push_back(expr.args.back());
  } else if (expr.op == Op::match) {
    branches.assign(expr.args.begin() + static_cast<std::ptrdiff_t>(context.model.matches[expr.id].keys), expr.args.end());
  } else if (expr.op == Op::fallback || expr.op == Op::min || expr.op == Op::max || expr.op == Op::add || expr.op == Op::subtract) {
    branches = expr.args;
  }
  const auto share = [&](ExprId branch) { return is_share(context, branch) || mixes_shares(context, branch); };
  return std::any_of(branches.begin(), branches.end(), share) && !is_share(context, id);
}

}  // namespace

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

ExprId over_group(Context& context, core::Aggregate::Function function, ExprId rank, ExprId value, text::Span span) {
  const FrameId frame = context[rank].scope;
  core::Step step;
  step.kind = core::Step::Kind::all;
  step.frame = frame;
  for (const ExprId key : context.model.rankings[context[rank].id].group) step.equal.push_back({key, key});
  core::Aggregate aggregate;
  aggregate.function = function;
  aggregate.steps.push_back(std::move(step));
  aggregate.value = value;
  return make_aggregate(context, std::move(aggregate), {}, frame, span);
}

ExprId make_ranked_count(Context& context, ExprId rank, text::Span span) {
  return over_group(context, core::Aggregate::Function::count, rank, rank, span);
}

ExprId make_last(Context& context, ExprId rank, ExprId count, text::Span span) {
  const FrameId frame = context[rank].scope;
  if (context.model.rankings[context[rank].id].ties == core::Ranking::Ties::dense) {  // places without gaps end below the count
    const ExprId last = over_group(context, core::Aggregate::Function::max, rank, rank, span);
    const ExprId inside = last == none ? none : context.make(Op::equal, {Kind::boolean}, frame, {rank, last}, span);
    return inside == none ? none : context.make(Op::fallback, {Kind::boolean}, frame, {inside, context.truth(false, frame, span)}, span);
  }
  const ExprId sum = context.make(Op::add, {}, frame, {rank, make_shared(context, rank, span)}, span);
  const ExprId inside = context.make(Op::greater, {Kind::boolean}, frame, {sum, count}, span);
  return context.make(Op::fallback, {Kind::boolean}, frame, {inside, context.truth(false, frame, span)}, span);
}

ExprId make_cut(Context& context, ExprId rank, ExprId limit, CutTies ties, text::Span span) {
  const FrameId frame = context[rank].scope;
  context.model.shared.push_back({context.model.rankings[context[rank].id].group, limit, context.clause_id(), rank});
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
  const ExprId rank = make_cut_rank(context, std::move(ranking), ties, span);
  return rank == none ? none : make_cut(context, rank, limit, ties, span);
}

ExprId make_first(Context& context, core::Ranking ranking, const Node& amount, const Node* rounding, CutTies ties, text::Span span) {
  const ExprId rank = make_cut_rank(context, std::move(ranking), ties, span);
  const ExprId limit = rank == none ? none : make_limit(context, amount, rounding, rank, span);
  return limit == none ? none : make_cut(context, rank, limit, ties, span);
}

ExprId make_limit(Context& context, const Node& amount, const Node* rounding, ExprId rank, text::Span span) {
  const FrameId frame = context[rank].scope;
  ExprId limit = elaborate_number(context, amount, Scope{frame});
  if (limit == none) return none;
  const bool constant = context[limit].op == Op::constant;
  if (is_share(context, limit)) {
    limit = context.make(Op::multiply, {}, frame, {limit, make_ranked_count(context, rank, span)}, span);
  } else if (constant && !context[limit].value.number().is_integer()) {
    const Rational number = context[limit].value.number();
    context.report(486, amount, {number.to_string(), (number * Rational(100)).to_string() + "%"});
    return none;
  } else if (constant && rounding != nullptr) {
    context.report(491, *rounding, {context[limit].value.number().to_string()});
    return none;
  } else if (mixes_shares(context, limit)) {
    context.report(492, amount);
    return none;
  }
  return rounding == nullptr ? limit : make_round(context, limit, Rational(1), rounding_of(context, rounding), span);
}

std::optional<core::Ranking::Ties> rank_ties(Context& context, const Node* section, const Argument& whose) {
  using Ties = core::Ranking::Ties;
  return ties_of<Ties>(context, section, {{Keyword::shared_, Ties::shared}, {Keyword::dense_, Ties::dense}, {Keyword::broken_, Ties::broken}}, whose);
}

std::optional<CutTies> cut_ties(Context& context, const Node* section, const Argument& whose) {
  return ties_of<CutTies>(context, section,
                          {{Keyword::all_in_, CutTies::all_in}, {Keyword::all_out_, CutTies::all_out}, {Keyword::broken_, CutTies::broken}}, whose);
}

bool read_parts(Context& context, const PartNodes& nodes, core::Apportionment& parts) {
  auto ranking = read_ranking(context, {nullptr, nodes.within, nodes.where}, parts.frame);
  bool good = ranking.has_value();
  if (ranking) {
    parts.group = std::move(ranking->group);
    parts.where = ranking->where;
  }
  if (nodes.places != nullptr) {
    const auto step = step_of(context, *nodes.places);
    good = good && step;
    if (step) parts.step = *step;
    if (const Node* rounding = nodes.places->child(Rule::rounding)) {
      context.report(441, *rounding);
      good = false;
    }
  }
  if (nodes.tail != nullptr) {
    auto keys = order_keys(context, nodes.tail->children[0], Scope{parts.frame});
    good = good && keys;
    if (keys) parts.keys = std::move(*keys);
  }
  return good;
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
