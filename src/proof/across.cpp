// Operators that see other rows: aggregates, ranks, apportionment.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Aggregate;
using core::Expr;
using core::Op;
using Function = core::Aggregate::Function;

namespace {

const Rational most_rows = 4294967295;  // what a row index can count

/// A mean of `low` to `high` values, where the bounds are the values' own.
Known mean_between(const Known& value, const Rational& low, const Rational& high) {
  Known result = value;
  if (high <= 1 || value.ranges.single()) return result;
  result = quotient(repeated(value, low, high), known_range(low, high, 1));
  result.ranges = Ranges(value.ranges.hull());
  settle(result);
  return result;
}

/// What must be known of the count of the rows or values for a value to be there.
std::string enough_values(const Aggregate& a) { return a.at_least <= 1 ? "> 0" : ">= " + std::to_string(a.at_least); }

}  // namespace

void Checker::check_order(const std::vector<core::OrderKey>& keys, TermId row, const Environment& env) {
  for (const core::OrderKey& key : keys) eval(key.expr, row, env);
}

Known Checker::eval_aggregate(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  const Aggregate& a = model_.aggregates[e.id];
  Reach all = reach(a, e.id, row, env);
  check_order(a.order, all.there, all.env);
  Known value, weight;
  if (a.weight != core::none) weight = eval(a.weight, all.there, all.env);
  if (a.value != core::none) {
    value = eval(a.value, all.there, all.env);
    if (!assume_present(a.value, all.there, all.env)) value.never_present = true;
  }
  const bool nothing = all.nothing || value.never_present;
  Known result;
  result.kind = e.type.kind;
  if (value.broken) {
    result = unknown(e.type);
  } else if (nothing) {
    switch (a.function) {
      case Function::sum: case Function::count: result = known_point(0); break;
      case Function::any: result = known_truth(true, false); break;
      case Function::every: result = known_truth(false, true); break;
      default:
        result.never_present = true;
        result.absent = Cause{Cause::Kind::nothing, e.span, enough_values(a)};
        break;
    }
    if (a.at_least > 0 && !result.absent) result.absent = Cause{Cause::Kind::nothing, e.span, enough_values(a)};
    return result;
  } else {
    value = bare(value);
    result = aggregate_value(a, id, value, all);
    if (a.function == Function::weighted_mean && !result.broken) {
      if (weight.broken) {
        result = unknown(e.type);
      } else if (!weight.ranges.empty() && weight.ranges.hull().low.sign() < 0) {
        report(607, expr(a.weight).span, {describe(weight.ranges, weight.kind)});
        result = unknown(e.type);
      } else if (value.pair || weight.pair) {
        report(603, e.span, {});
        result = unknown(e.type);
      } else if (all.rows && !weight.ranges.empty()) {
        const Known total = repeated(product(value, weight), 0, *all.rows);
        result = quotient(total, repeated(weight, 0, *all.rows));
        if (!result.never_present) {
          result.ranges = Ranges(value.ranges.hull());
          settle(result);
        }
      }
    }
  }
  result.kind = e.type.kind;
  switch (a.function) {
    case Function::sum: case Function::count: case Function::any: case Function::every:
      if (a.at_least > 0) result.absent = Cause{Cause::Kind::nothing, e.span, enough_values(a)};
      break;
    default: {
      bool sure = false, ordered = true;
      for (const core::OrderKey& key : a.order) {
        if (key.absent != core::OrderKey::Absent::leaves_out) continue;
        ++silent_;
        ordered &= !eval(key.expr, all.there, all.env).may_be_absent();
        --silent_;
      }
      if (ordered && a.function != Function::weighted_mean) {
        const bool one = a.at_least <= 1;
        const std::string key = terms_.reach_key(e.id, row), enough = one ? "" : enough_values(a);
        const bool values = is_reached(key + "v" + terms_.value_key(e.id, row) + enough, row, env);
        sure = values || (((one && surely_reaches_rows(a)) || is_reached(key + enough, row, env)) && [&] {
                 ++silent_;
                 const Known each = eval(a.value, all.there, reach(a, e.id, row, env).env);
                 --silent_;
                 return !each.may_be_absent() && !each.never_present;
               }());
        for (const TermId candidate : sure || !one ? std::vector<TermId>{} : surely_reached(e.id, row, env)) {
          ++silent_;
          const Known own = eval(a.value, candidate, env);
          --silent_;
          sure |= !own.may_be_absent() && !own.never_present;
        }
      }
      if (!sure) result.absent = Cause{Cause::Kind::nothing, e.span, enough_values(a)};
      break;
    }
  }
  return result;
}

Known Checker::aggregate_value(const Aggregate& a, ExprId id, Known value, const Reach& reach) {
  const Expr& e = expr(id);
  const bool counts = a.function == Function::sum || a.function == Function::mean || a.function == Function::count ||
                      a.function == Function::trimmed_mean || a.function == Function::weighted_mean;
  if (counts && !reach.rows) {
    const core::FrameId frame = terms_[reach.there].frame;
    report(602, e.span, {model_.frames[frame].name});
    return unknown(e.type);
  }
  const bool adds = counts && a.function != Function::count;
  if (adds && value.pair) {
    report(603, e.span, {});
    return unknown(e.type);
  }
  switch (a.function) {
    case Function::sum: return repeated(value, 0, *reach.rows);
    case Function::count: return known_range(0, *reach.rows, 1);
    case Function::mean: {
      const Rational least = std::max<Rational>(1, static_cast<std::int64_t>(a.at_least));
      if (least > *reach.rows) break;
      return mean_between(value, least, *reach.rows);
    }
    case Function::trimmed_mean: {
      const Rational trimmed = 2 * static_cast<std::int64_t>(a.trim);
      if (Rational(static_cast<std::int64_t>(a.at_least)) < trimmed + 1) {
        report(613, e.span, {(trimmed + 1).to_string(), std::to_string(a.at_least)});
        return unknown(e.type);
      }
      const Rational least = Rational(static_cast<std::int64_t>(a.at_least)) - trimmed;
      if (least + trimmed > *reach.rows) break;
      return mean_between(value, least, *reach.rows - trimmed);
    }
    case Function::weighted_mean: case Function::min: case Function::max: case Function::first: case Function::last:
      return value;
    case Function::median: case Function::quantile: {
      const Rational share = a.function == Function::median ? Rational(1, 2) : a.quantile;
      if (a.function == Function::quantile && a.method == Aggregate::Method::nearest) return value;
      if (value.kind != core::Kind::number || value.ranges.empty()) return value;
      const Ranges ranges = Ranges(value.ranges.hull());
      Known result = value;
      if (reach.rows && *reach.rows <= 1) return result;
      if (value.pair) {
        const Rational d = value.denominator * value.denominator * share.denominator();
        result.numerator = ranges.magnitude() * d;
        result.numerator = result.numerator.rounded_to(1, exact::Rounding::up);
        result.denominator = d;
      } else {
        result.step = value.step / share.denominator();
      }
      result.ranges = ranges;
      settle(result);
      return result;
    }
    case Function::any: return known_truth(true, value.can_be(1));
    case Function::every: return known_truth(value.can_be(0), true);
  }
  Known nothing;
  nothing.never_present = true;
  return nothing;
}

bool Checker::is_ranked(const core::Ranking& r, TermId row, const Environment& env) {
  const auto has = [&](ExprId id) {
    const Known known = eval(id, row, env);
    return !known.broken && !known.may_be_absent() && !known.never_present;
  };
  const auto has_key = [&](const core::OrderKey& key) { return key.absent != core::OrderKey::Absent::leaves_out || has(key.expr); };
  return look_into(env, [&] {
    return std::all_of(r.group.begin(), r.group.end(), has) &&
           (r.where == core::none || (has(r.where) && !eval(r.where, row, env).can_be(0))) &&
           std::all_of(r.keys.begin(), r.keys.end(), has_key);
  });
}

Known Checker::eval_rank(ExprId id, TermId asking, const Environment& env) {
  const Expr& e = expr(id);
  const core::Ranking& r = model_.rankings[e.id];
  // All rows are ranked, whatever is known of the one that asks.
  const TermId row = terms_.self(r.frame);
  bool left_out = false;
  Environment inside;
  for (const ExprId group : r.group) {
    const Known known = eval(group, row, {});
    left_out |= known.may_be_absent() || known.never_present;
  }
  if (r.where != core::none) {
    const Known known = condition(r.where, row, {});
    left_out |= known.broken || known.can_be(0);
    if (!assume(r.where, row, true, inside)) {
      Known nothing;
      nothing.never_present = true;
      nothing.absent = Cause{Cause::Kind::outside, e.span, ""};
      return nothing;
    }
  }
  for (const core::OrderKey& key : r.keys) {
    const Known known = eval(key.expr, row, inside);
    if (key.absent == core::OrderKey::Absent::leaves_out) left_out |= known.may_be_absent() || known.never_present;
  }
  const auto rows = rows_with(r.frame, r.group, core::none, nullptr);
  Known result = known_range(1, rows ? *rows : most_rows, 1);
  if (e.op == Op::shared && r.ties == core::Ranking::Ties::broken) result = known_point(1);
  if (left_out && !is_ranked(r, asking, env)) result.absent = Cause{Cause::Kind::outside, e.span, ""};
  return result;
}

bool Checker::of_group(ExprId id, TermId row, core::FrameId frame, const std::vector<ExprId>& group, int depth) {
  if (depth > 40) return false;
  const TermId self = terms_.self(frame);
  const std::string key = terms_.key(id, row, true);
  for (const ExprId g : group) {
    if (terms_.key(g, self, true) == key) return true;
    if (row == self && expr(g).op == Op::link) {  // a link in the group fixes the values of its key
      for (const ExprId k : model_.links[expr(g).id].keys) {
        if (terms_.key(k, self, true) == key) return true;
      }
    }
  }
  const Expr& e = expr(id);
  const auto all = [&](const std::vector<ExprId>& list) {
    return std::all_of(list.begin(), list.end(), [&](ExprId x) { return of_group(x, row, frame, group, depth + 1); });
  };
  const auto link = [&](core::LinkId l) {
    for (const ExprId g : group) {
      if (row == self && expr(g).op == Op::link && expr(g).id == l) return true;
    }
    const core::Link& found = model_.links[l];
    return found.computed != core::none ? of_group(found.computed, row, frame, group, depth + 1) : all(found.keys);
  };
  switch (e.op) {
    case Op::constant: case Op::absent: case Op::run_row: return true;
    case Op::self: case Op::previous: case Op::previous_row: case Op::rank: case Op::shared: case Op::apportion:
      return false;
    case Op::look: {
      if (of_group(e.args[0], row, frame, group, depth + 1)) return true;
      // A key of the group that was read there says that the row is there.
      const TermId there = terms_.row_of(e.args[0], row);
      const bool passed = std::any_of(group.begin(), group.end(), [&](ExprId g) {
        while (expr(g).op == Op::look) {
          if (terms_.row_of(expr(g).args[0], self) == there) return true;
          g = expr(g).args[0];
        }
        return false;
      });
      return passed && of_group(e.args[1], there, frame, group, depth + 1);
    }
    case Op::link: return link(e.id);
    case Op::column: {
      const core::Column& column = model_.columns[e.id];
      return column.role == core::Column::Role::derived && of_group(column.definition, row, frame, group, depth + 1);
    }
    case Op::aggregate: {
      const Aggregate& a = model_.aggregates[e.id];
      for (std::size_t i = 0; i < a.steps.size(); ++i) {
        const core::Step& step = a.steps[i];
        if (step.not_self) return false;
        if (i == 0 && step.kind == core::Step::Kind::backward) return false;
        if (i == 0 && step.kind == core::Step::Kind::forward && !link(step.link)) return false;
        if (step.order && !of_group(step.order->here, row, frame, group, depth + 1)) return false;
        for (const auto& tie : step.equal) {
          if (!of_group(tie.here, row, frame, group, depth + 1)) return false;
        }
      }
      return !a.steps.empty();
    }
    default: return all(e.args);
  }
}

bool Checker::divides_alike(ExprId id, TermId row, core::FrameId frame, const std::vector<ExprId>& group, int depth) {
  if (depth > 40) return false;
  ++silent_;
  const Known known = eval(id, row, {});
  --silent_;
  if (!known.pair && !known.broken) return true;
  const Expr& e = expr(id);
  const auto alike = [&](ExprId x) { return divides_alike(x, row, frame, group, depth + 1); };
  switch (e.op) {
    case Op::column: {
      const core::Column& column = model_.columns[e.id];
      return column.role == core::Column::Role::derived && alike(column.definition);
    }
    case Op::divide:
      return of_group(e.args[1], row, frame, group, 0) && alike(e.args[0]) && (e.args.size() < 3 || alike(e.args[2]));
    case Op::negate: case Op::add: case Op::subtract: case Op::multiply: case Op::min: case Op::max: case Op::fallback:
      return std::all_of(e.args.begin(), e.args.end(), alike);
    default: return of_group(id, row, frame, group, 0);
  }
}

Known Checker::eval_apportion(ExprId id) {
  const Expr& e = expr(id);
  const core::Apportionment& a = model_.apportionments[e.id];
  const TermId row = terms_.self(a.frame);  // all rows share, whatever is known of the one that asks
  Environment inside;
  bool possible = true;
  for (const ExprId group : a.group) eval(group, row, {});
  if (a.where != core::none) {
    condition(a.where, row, {});
    possible = assume(a.where, row, true, inside);
  }
  check_order(a.keys, row, inside);
  Known result;
  result.absent = Cause{Cause::Kind::outside, e.span, ""};
  const Known total = eval(a.total, row, inside);
  const Known weight = eval(a.weight, row, inside);
  if (!possible || total.never_present || weight.never_present) {
    result.never_present = true;
    return result;
  }
  bool broken = total.broken || weight.broken;
  if (!weight.broken && !weight.ranges.empty() && weight.ranges.hull().low.sign() < 0) {
    report(607, expr(a.weight).span, {describe(weight.ranges, weight.kind)});
    broken = true;
  }
  if (!total.broken && !total.ranges.empty() && total.ranges.hull().low.sign() < 0) {
    report(608, expr(a.total).span, {describe(total.ranges, total.kind)});
    broken = true;
  }
  if (!total.broken && !total.on_grid(a.step)) {
    report(609, expr(a.total).span, {a.step.to_string()});
    broken = true;
  }
  if (!total.broken && !of_group(a.total, row, a.frame, a.group, 0)) {
    report(610, expr(a.total).span, {});
    broken = true;
  }
  if (weight.pair && !broken && !divides_alike(a.weight, row, a.frame, a.group, 0)) {
    report(603, e.span, {});
    broken = true;
  }
  if (broken || total.ranges.empty()) {
    Known any = unknown(e.type);
    any.absent = result.absent;
    return any;
  }
  Known parts = known_range(0, total.ranges.hull().high, a.step);
  parts.absent = result.absent;
  return parts;
}

}  // namespace xize::proof
