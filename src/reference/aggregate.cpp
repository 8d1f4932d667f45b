// Aggregates: from one row along steps to others, and one value from theirs.
#include <algorithm>
#include <cassert>

#include "reference/evaluation.hpp"

namespace xize::reference {
namespace {

using core::Aggregate;
using core::Op;
using core::Step;
using Function = Aggregate::Function;

bool holds(Op compare, std::strong_ordering order) {
  switch (compare) {
    case Op::less: return order < 0;
    case Op::less_equal: return order <= 0;
    case Op::greater: return order > 0;
    default: assert(compare == Op::greater_equal); return order >= 0;
  }
}

Rational sum_of(std::span<const Value> values) {
  Rational sum;
  for (const Value& value : values) sum += value.number();
  return sum;
}

Value mean_of(std::span<const Value> values) {
  return Value(sum_of(values) / Rational(static_cast<std::int64_t>(values.size())));
}

void sort_values(std::vector<Value>& values) {
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
}

/// Of sorted values, not none.
Value median_of(std::span<const Value> sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : mean_of(sorted.subspan(half - 1, 2));
}

Value quantile_of(std::span<const Value> sorted, const Rational& q, Aggregate::Method method) {
  const auto count = static_cast<std::int64_t>(sorted.size());
  const auto at = [&](std::int64_t i) -> const Rational& { return sorted[static_cast<std::size_t>(i)].number(); };
  if (method == Aggregate::Method::nearest) {
    const auto place = (Rational(count) * q).rounded(0, exact::Rounding::up).to_int64();
    return Value(at(std::clamp<std::int64_t>(*place, 1, count) - 1));
  }
  const Rational place = Rational(count - 1) * q;
  const std::int64_t below = *place.rounded(0, exact::Rounding::down).to_int64();
  const std::int64_t above = std::min(below + 1, count - 1);
  return Value(at(below) + (place - below) * (at(above) - at(below)));
}

}  // namespace

/// Whether a row meets a step's conditions. A condition that fails decides; if none does, an unset one does.
bool Evaluation::reaches(const Step& step, RowIndex there, RowIndex here, bool& unset) {
  bool unknown = false;
  if (step.not_self && there == here) return false;
  for (const ExprId condition : step.where) {
    const Value& met = kept(condition, there);
    if (met.is_absent() || (met.is_present() && !met.truth())) return false;
    unknown = unknown || met.is_unset();
  }
  const auto compare = [&](ExprId a, ExprId b, auto met) {
    const Value& x = kept(a, there);
    const Value& y = kept(b, here);
    if (x.is_absent() || y.is_absent()) return false;
    if (!x.is_unset() && !y.is_unset()) return met(x, y);
    unknown = true;
    return true;
  };
  for (const Step::Tie& tie : step.equal) {
    if (!compare(tie.there, tie.here, [](const Value& x, const Value& y) { return x == y; })) return false;
  }
  if (step.order && !compare(step.order->there, step.order->here, [&](const Value& x, const Value& y) {
        return holds(step.order->compare, core::order(x, y));
      })) {
    return false;
  }
  unset = unset || unknown;
  return true;
}

std::optional<std::vector<RowIndex>> Evaluation::reached(const Aggregate& aggregate, RowIndex row) {
  std::vector<RowIndex> from = {row};
  bool unset = false;
  for (const Step& step : aggregate.steps) {
    std::vector<RowIndex> to;
    const auto take = [&](RowIndex there) {
      if (!reaches(step, there, row, unset)) return;
      touch(step.frame, there);
      unset = unset || result_.is_out(step.frame, there);
      to.push_back(there);
    };
    for (const RowIndex at : from) {
      switch (step.kind) {
        case Step::Kind::forward: {
          const Value target = link(step.link, at);
          unset = unset || target.is_unset();
          if (target.is_present()) take(target.row());
          break;
        }
        case Step::Kind::backward:
          unset = unset || unknown_source(step.link) || is_nameless(model_.links[step.link].to, at);
          for (const RowIndex there : linking(step.link, at)) take(there);
          break;
        case Step::Kind::all:
          unset = unset || result_.may_lack_rows(step.frame);
          for (RowIndex there = 0; there < result_.rows[step.frame]; ++there) take(there);
          break;
      }
    }
    from = std::move(to);
  }
  if (unset) return std::nullopt;
  return from;
}

Value Evaluation::aggregate(const Aggregate& aggregate, RowIndex row) {
  auto rows = reached(aggregate, row);
  if (!rows) return Value::unset();
  // The rows that have a value (a weight, the keys of the order), and their values.
  std::vector<RowIndex> with;
  bool unset = false;
  for (const RowIndex there : *rows) {
    bool complete = true;
    for (const ExprId needed : {aggregate.value, aggregate.weight}) {
      if (needed == core::none) continue;
      const Value& x = kept(needed, there);
      unset = unset || x.is_unset();
      complete = complete && x.is_present();
    }
    const Value ordered = has_keys(aggregate.order, there);
    unset = unset || ordered.is_unset();
    if (complete && ordered.is_present() && ordered.truth()) with.push_back(there);
  }
  if (unset) return Value::unset();
  const Function function = aggregate.function;
  const std::size_t least = std::max<std::size_t>(
      aggregate.at_least, function == Function::trimmed_mean ? 2 * std::size_t{aggregate.trim} + 1 : 0);
  if (with.size() < least) return {};
  if (function == Function::first || function == Function::last) {
    if (with.empty()) return {};
    sort(with, aggregate.steps.back().frame, aggregate.order);
    return kept(aggregate.value, function == Function::first ? with.front() : with.back());
  }
  std::vector<Value> values;
  if (aggregate.value != core::none) {
    for (const RowIndex there : with) values.push_back(kept(aggregate.value, there));
  }
  switch (function) {
    case Function::count: return Value(Rational(static_cast<std::int64_t>(with.size())));
    case Function::sum: return Value(sum_of(values));
    case Function::any:
      return Value(std::any_of(values.begin(), values.end(), [](const Value& x) { return x.truth(); }));
    case Function::every:
      return Value(std::all_of(values.begin(), values.end(), [](const Value& x) { return x.truth(); }));
    default: break;
  }
  if (values.empty()) return {};
  switch (function) {
    case Function::mean: return mean_of(values);
    case Function::weighted_mean: {
      Rational sum, weights;
      for (std::size_t i = 0; i < with.size(); ++i) {
        const Rational& weight = kept(aggregate.weight, with[i]).number();
        sum += values[i].number() * weight;
        weights += weight;
      }
      return weights.is_zero() ? Value() : Value(sum / weights);
    }
    default: break;
  }
  sort_values(values);
  switch (function) {
    case Function::min: return values.front();
    case Function::max: return values.back();
    case Function::median: return median_of(values);
    case Function::trimmed_mean:
      return mean_of(std::span(values).subspan(aggregate.trim, values.size() - 2 * std::size_t{aggregate.trim}));
    default: assert(function == Function::quantile); return quantile_of(values, aggregate.quantile, aggregate.method);
  }
}

}  // namespace xize::reference
