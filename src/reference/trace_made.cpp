// What clauses and functions make of several operators, told as one thing.
#include <algorithm>
#include <optional>

#include "reference/trace_walk.hpp"

namespace xize::reference {

using core::Op;

namespace {

bool among(const std::vector<ExprId>& some, const std::vector<ExprId>& all) {
  return std::all_of(some.begin(), some.end(), [&](ExprId one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

}  // namespace

std::uint64_t Walk::taking_part(const core::Ranking& ranking, RowIndex row) {
  Groups groups = evaluation_.groups(ranking.frame, ranking.where, ranking.group);
  std::vector<Value> key;
  for (const ExprId expr : ranking.group) key.push_back(evaluation_.value(expr, row));
  const bool known = std::all_of(key.begin(), key.end(), [](const Value& value) { return value.is_present(); });
  const auto group = known ? groups.all.find(key) : groups.all.end();
  return group == groups.all.end() ? 0 : evaluation_.ordered(group->second, ranking.keys).size();
}

ExprId Walk::place_in(core::ColumnId column) const {
  ExprId root = model_.columns[column].definition;
  while (root != core::none && model_[root].op == Op::fallback) root = model_[root].args[0];
  return root != core::none && model_[root].op == Op::rank ? root : core::none;
}

core::ColumnId Walk::ranked_by(ExprId rank, RowIndex row) const {
  const core::Ranking& ranking = model_.rankings[model_[rank].id];
  const auto same_order = [&](const core::Ranking& other) {
    if (other.keys.size() != ranking.keys.size() || !among(other.group, ranking.group)) return false;
    const auto turned = [&](std::size_t i) { return other.keys[i].descending != ranking.keys[i].descending; };
    for (std::size_t i = 0; i < ranking.keys.size(); ++i) {
      if (other.keys[i].expr != ranking.keys[i].expr || turned(i) != turned(0)) return false;
    }
    return true;
  };
  for (const core::ColumnId id : model_.columns_of(ranking.frame)) {
    const ExprId place = place_in(id);
    if (place != core::none && model_.columns[id].definition == above_.front()) break;
    if (place == core::none || row >= evaluation_.result().columns[id].size()) continue;
    if (same_order(model_.rankings[model_[place].id])) return id;
  }
  return core::none;
}

void Walk::order_of(ExprId rank, RowIndex row, const std::string& path) {
  const core::Ranking& ranking = model_.rankings[model_[rank].id];
  const core::ColumnId column = ranked_by(rank, row);
  const Value place = column == core::none ? Value() : evaluation_.result().columns[column][row];
  if (place.is_present()) {
    for (const ExprId key : ranking.group) {
      if (!among({key}, model_.rankings[model_[place_in(column)].id].group)) walk(key, row, path);
    }
    if (known(column, row)) return;
    TraceStep& step = add(Kind::column, rank, row);
    step.read = of_column(column, row, path);
    step.value = place;
    return;
  }
  for (const ExprId key : ranking.group) walk(key, row, path);
  for (const core::OrderKey& key : ranking.keys) walk(key.expr, row, path);
}

bool Walk::outside(ExprId where, RowIndex row) {
  if (where == core::none) return false;
  const Value met = evaluation_.value(where, row);
  return !met.is_present() || !met.truth();
}

void Walk::part(ExprId id, RowIndex row, const std::string& path) {
  const core::Apportionment& parts = model_.apportionments[model_[id].id];
  Groups groups = evaluation_.groups(parts.frame, parts.where, parts.group);
  const TraceStep::Read total = shown(parts.total, row, path), weight = shown(parts.weight, row, path);
  // A clause asks whether there is a total before all else; who takes no part need not know it.
  const auto is_total = [&](const TraceStep& step) {
    return step.kind == Kind::column && step.read.column == total.column && step.read.row == total.row;
  };
  const bool out = outside(parts.where, row);
  if (out) {
    if (!steps_.empty() && is_total(steps_.back())) steps_.pop_back();
    walk(parts.where, row, path);
  } else {
    walk(parts.total, row, path);
    walk(parts.weight, row, path);
  }
  const Value amount = evaluation_.value(parts.total, row), own = evaluation_.value(parts.weight, row);
  if (evaluation_.value(id, row).is_unset()) return;
  if (out || own.is_absent()) {
    add(Kind::part, id, row);
    return;
  }
  if (amount.is_absent()) return;
  no_longer_told(total);
  no_longer_told(weight);
  TraceStep& step = add(Kind::part, id, row);
  step.read = total;
  step.by = weight;
  step.before = amount;
  step.scale = own;
  Rational whole(0);
  std::vector<Value> key;
  for (const ExprId expr : parts.group) key.push_back(evaluation_.value(expr, row));
  for (const RowIndex other : groups.all[key].rows) {
    const Value one = evaluation_.value(parts.weight, other);
    if (!one.is_present()) continue;
    whole += one.number();
    ++step.rows;
  }
  step.whole = Value(whole);
}

void Walk::over(ExprId id, RowIndex row) {
  const core::Aggregate& aggregate = model_.aggregates[model_[id].id];
  const auto rows = evaluation_.reached(aggregate, row);
  TraceStep& step = add(Kind::aggregate, id, row);
  if (!rows) return;
  step.rows = rows->size();
  for (const RowIndex there : *rows) {
    if (aggregate.value == core::none) break;
    const Value value = evaluation_.kept(aggregate.value, there);
    const Value weight = aggregate.weight == core::none ? Value(true) : evaluation_.kept(aggregate.weight, there);
    if (!value.is_present() || !weight.is_present()) continue;
    step.values.push_back(value);
    if (aggregate.weight != core::none) step.weights.push_back(weight);
  }
}

void Walk::rank(ExprId id, RowIndex row, const std::string& path) {
  const core::Ranking& ranking = model_.rankings[model_[id].id];
  const bool placed = evaluation_.value(id, row).is_present();
  TraceStep::Read same;
  if (const core::ColumnId column = ranked_by(id, row); column != core::none) {
    const core::Ranking& other = model_.rankings[model_[place_in(column)].id];
    const bool end = other.keys.empty() || other.keys[0].descending == ranking.keys[0].descending;
    const bool groups = other.group.size() == ranking.group.size();
    if (end && groups && other.where == ranking.where && other.ties == ranking.ties) same = of_column(column, row, path);
  }
  if (same.column != core::none) {
    no_longer_told(same);
  } else if (!placed && outside(ranking.where, row)) {
    walk(ranking.where, row, path);
  } else {
    order_of(id, row, path);
  }
  if (same.column == core::none && made(id) && evaluation_.value(id, row).is_unset()) return;
  TraceStep& step = add(Kind::rank, id, row);
  step.read = same;
  step.made = made(id);
  step.rows = placed ? taking_part(ranking, row) : 0;
}

bool Walk::special(ExprId id, RowIndex row, const std::string& path) {
  const core::Expr& expr = model_[id];
  switch (expr.op) {
    case Op::and_: return cut(expr, row, path);
    case Op::choose: return capped(id, row, path) || fund(id, row, path);
    case Op::clamp: return remainder(id, row, path);
    case Op::max: return highest(expr, row, path);
    case Op::aggregate: return ranked_count(id, row);
    case Op::list_weighted_mean: return weighted(id, core::none, row, path);
    case Op::multiply:
      return expr.args.size() == 2 && model_[expr.args[0]].op == Op::list_weighted_mean && same_text(id, expr.args[0]) &&
             weighted(expr.args[0], expr.args[1], row, path);
    default: return false;
  }
}

bool Walk::cut(const core::Expr& expr, RowIndex row, const std::string& path) {
  const core::Expr& placed = model_[expr.args[0]];
  const core::Expr& inside = model_[expr.args[1]];
  if (expr.args.size() != 2 || placed.op != Op::present || inside.op != Op::less_equal) return false;
  const auto is_this = [&](const core::Shared& one) { return one.value == inside.args[1] && holds(inside.args[0], one.rank); };
  const auto found = std::find_if(model_.shared.begin(), model_.shared.end(), is_this);
  if (found == model_.shared.end()) return false;
  const ExprId rank = found->rank;
  const Value place = evaluation_.value(rank, row);
  if (!place.is_present()) {
    walk(rank, row, path);
    return true;
  }
  const core::Ranking& ranking = model_.rankings[model_[rank].id];
  walk(found->value, row, path);
  order_of(rank, row, path);
  const TraceStep::Read limit = shown(found->value, row, path);
  no_longer_told(limit);
  TraceStep& step = add(Kind::cut, rank, row);
  step.read = limit;
  step.before = evaluation_.value(found->value, row);
  step.rows = taking_part(ranking, row);
  if (inside.args[0] == rank) return true;
  const Value last = evaluation_.value(inside.args[0], row);
  if (last.is_present()) {
    step.shared = static_cast<std::uint64_t>((last.number() - place.number()).to_int64().value_or(0)) + 1;
  }
  return true;
}

bool Walk::holds(ExprId id, ExprId part) const {
  if (id == part) return true;
  const auto& args = model_[id].args;
  return std::any_of(args.begin(), args.end(), [&](ExprId arg) { return holds(arg, part); });
}

bool Walk::capped(ExprId id, RowIndex row, const std::string& path) {
  const auto operand = [&](ExprId expr, Op op, std::size_t which) {
    const bool fits = expr != core::none && model_[expr].op == op && which < model_[expr].args.size() && same_text(id, expr);
    return fits ? model_[expr].args[which] : core::none;
  };
  const ExprId place = operand(operand(id, Op::choose, 0), Op::greater_equal, 0), taken = operand(id, Op::choose, 1);
  const ExprId left = operand(operand(taken, Op::min, 1), Op::max, 0);
  const ExprId cap = operand(left, Op::subtract, 0), before = operand(left, Op::subtract, 1);
  if (place == core::none || model_[place].op != Op::rank || before == core::none || model_[before].op != Op::aggregate) return false;
  walk(model_[taken].args[0], row, path);
  if (!evaluation_.value(place, row).is_present()) {
    walk(place, row, path);
    return true;
  }
  walk(cap, row, path);
  order_of(place, row, path);
  const TraceStep::Read read = shown(cap, row, path);
  no_longer_told(read);
  const auto rows = evaluation_.reached(model_.aggregates[model_[before].id], row);
  TraceStep& step = add(Kind::used, before, row);
  step.read = read;
  step.before = evaluation_.value(cap, row);
  step.rows = rows ? rows->size() : 0;
  bounded(taken, row);
  return true;
}

bool Walk::fund(ExprId id, RowIndex row, const std::string& path) {
  const std::vector<ExprId>& args = model_[id].args;
  if (args.size() != 3 || model_[args[0]].op != Op::less_equal || !same_text(id, args[0])) return false;
  const ExprId claims = model_[args[0]].args[0], money = model_[args[0]].args[1];
  if (model_[claims].op != Op::aggregate || !same_text(id, claims)) return false;
  walk(args[1], row, path);
  walk(money, row, path);
  const auto rows = evaluation_.reached(model_.aggregates[model_[claims].id], row);
  const TraceStep::Read fund = shown(money, row, path);
  no_longer_told(fund);
  TraceStep& step = add(Kind::fund, claims, row);
  step.read = fund;
  step.before = evaluation_.value(money, row);
  step.rows = rows ? rows->size() : 0;
  const Value enough = evaluation_.value(args[0], row);
  if (enough.is_present() && !enough.truth() && model_[args[2]].op == Op::round) rounded(args[2], row);
  return true;
}

bool Walk::remainder(ExprId id, RowIndex row, const std::string& path) {
  const ExprId rest = model_[id].args[0];
  if (model_[rest].op != Op::subtract || !same_text(id, rest)) return false;
  const ExprId multiple = model_[rest].args[1];
  if (model_[multiple].op != Op::multiply || model_[model_[multiple].args[1]].op != Op::round || !same_text(id, multiple)) return false;
  walk(model_[rest].args[0], row, path);
  walk(model_[multiple].args[0], row, path);
  add(Kind::remainder, id, row);
  return true;
}

bool Walk::highest(const core::Expr& expr, RowIndex row, const std::string& path) {
  const auto tier = [&](ExprId arg) {
    const core::Expr& one = model_[arg];
    return one.op == Op::choose && one.args.size() == 3 && one.args[2] == model_[expr.args[0]].args.back();
  };
  if (expr.args.size() < 2 || !std::all_of(expr.args.begin(), expr.args.end(), tier)) return false;
  std::optional<std::pair<Value, ExprId>> most;
  for (const ExprId arg : expr.args) {
    const ExprId condition = model_[arg].args[0], value = model_[arg].args[1];
    walk(condition, row, path);
    const Value applies = evaluation_.value(condition, row);
    if (!applies.is_present() || !applies.truth()) continue;
    walk(value, row, path);
    const Value one = evaluation_.value(value, row);
    if (one.is_present() && (!most || order(one, most->first) > 0)) most = {one, condition};
  }
  if (most) {
    TraceStep& step = add(Kind::highest, most->second, row);
    step.value = most->first;
    step.type = expr.type;
  }
  return true;
}

bool Walk::ranked_count(ExprId id, RowIndex row) {
  const core::Aggregate& aggregate = model_.aggregates[model_[id].id];
  const bool places = aggregate.function == core::Aggregate::Function::count && aggregate.value != core::none &&
                      model_[aggregate.value].op == Op::rank;
  if (!places) return false;
  if (!made(id)) {
    add(Kind::taking_part, id, row);
    return true;
  }
  const auto told = [&](const TraceStep& step) { return step.kind == Kind::rank && step.expr == aggregate.value && step.rows > 0; };
  if (std::none_of(steps_.begin(), steps_.end(), told)) add(Kind::taking_part, id, row).made = true;
  return true;
}

bool Walk::weighted(ExprId id, ExprId whole, RowIndex row, const std::string& path) {
  const std::vector<ExprId>& args = model_[id].args;
  Rational sum(0), weights(0);
  for (std::size_t i = 0; i + 1 < args.size(); i += 2) {
    walk(args[i], row, path);
    walk(args[i + 1], row, path);
    const Value value = evaluation_.value(args[i], row), weight = evaluation_.value(args[i + 1], row);
    if (!value.is_present() || !weight.is_present()) continue;
    sum += value.number() * weight.number();
    weights += weight.number();
  }
  if (whole != core::none) walk(whole, row, path);
  const Value scale = whole == core::none ? Value(Rational(1)) : evaluation_.value(whole, row);
  if (!evaluation_.value(id, row).is_present() || (scale.is_present() && scale.number() == weights)) return true;
  TraceStep& step = add(Kind::weighted, id, row);
  step.before = Value(sum);
  step.value = Value(weights);
  if (whole != core::none) step.scale = scale;
  return true;
}

}  // namespace xize::reference
