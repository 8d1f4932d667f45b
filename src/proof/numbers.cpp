// Arithmetic on one row: obligations (no division by zero, points in order) and what is known beyond intervals.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

Known Checker::eval_number(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known absence;
  const std::vector<Known> args = eval_args(e, row, env, absence);
  const auto finish = [&](Known known) {
    known.kind = e.type.kind;
    carry(known, absence);
    if (known.broken && known.ranges.empty() && known.members.empty()) {
      Known any = unknown(e.type);
      carry(any, known);
      return any;
    }
    return known;
  };
  if (absence.never_present) {
    Known nothing;
    nothing.kind = e.type.kind;
    return finish(nothing);
  }
  switch (e.op) {
    case Op::negate: return finish(negated(args[0]));
    case Op::add: case Op::subtract: case Op::multiply: {
      Known known = bare(args[0]);
      for (std::size_t i = 1; i < args.size(); ++i) {
        if (e.op == Op::multiply) {
          known = product(known, args[i]);
        } else {
          known = sum(known, e.op == Op::add ? args[i] : negated(args[i]));
        }
      }
      const bool two = e.op == Op::multiply && args.size() == 2;
      if (two && terms_.key(e.args[0], row) == terms_.key(e.args[1], row)) known.ranges = known.ranges.above(0, true);
      return finish(known);
    }
    case Op::min: case Op::max: {
      Known known = bare(args[0]);
      for (std::size_t i = 1; i < args.size(); ++i) {
        known = e.op == Op::min ? smaller(known, args[i]) : larger(known, args[i]);
      }
      return finish(known);
    }
    case Op::abs: return finish(absolute(args[0]));
    case Op::round: return finish(rounded(args[0], e.number, e.rounding));
    case Op::clamp: {
      Linear width = terms_.linear(e.args[2], row);
      width.add(terms_.linear(e.args[1], row), -1);
      const auto gap = query(width, env);
      const Interval low = args[1].ranges.hull(), high = args[2].ranges.hull();
      const bool ordered = low.high <= high.low || (gap && (gap->empty() || gap->hull().low.sign() >= 0));
      if (!ordered && !absence.broken) {
        report(621, e.span, {describe(args[1].ranges, args[1].kind), describe(args[2].ranges, args[2].kind)});
        absence.broken = true;
      }
      return finish(smaller(larger(args[0], args[1]), args[2]));
    }
    case Op::level: {
      Known known;
      const std::vector<bool>& members = args[0].members;
      for (std::size_t i = 0; i < members.size(); ++i) {
        if (!members[i]) continue;
        const Known one = known_point(static_cast<std::int64_t>(i) + 1);
        if (known.ranges.empty()) {
          known = one;
        } else {
          join_values(known, one);
        }
      }
      return finish(known);
    }
    case Op::shift_member: {
      Known known;
      const auto count = static_cast<std::int64_t>(args[0].members.size());
      known.members.assign(args[0].members.size(), false);
      for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t to = std::clamp<std::int64_t>(i + e.amount, 0, count - 1);
        if (args[0].members[static_cast<std::size_t>(i)]) known.members[static_cast<std::size_t>(to)] = true;
      }
      return finish(known);
    }
    default: return finish(unknown(e.type));
  }
}

Known Checker::divide(const Known& a, const Known& b, ExprId a_expr, ExprId b_expr, TermId row,
                      const Environment& env) {
  Known known = quotient(a, b);
  if (known.never_present || known.ranges.empty()) return known;
  // n / d = k + (n - k d) / d: exact for any k; a good k gets rid of what the two have in common.
  const Linear n = terms_.linear(a_expr, row), d = terms_.linear(b_expr, row);
  std::vector<Rational> factors = {1, -1};
  for (const auto& [atom, coefficient] : d.atoms) {
    if (const Rational* mine = n.coefficient(atom)) factors.push_back(*mine / coefficient);
  }
  for (const Rational& k : factors) {
    Linear rest = n;
    rest.add(d, -k);
    const auto ranges = query(rest, env);
    if (!ranges) continue;
    if (ranges->empty()) {
      known.ranges = {};
      break;
    }
    known.ranges = known.ranges & divided(*ranges, b).moved(k);
  }
  settle(known);
  if (known.ranges.empty()) known.never_present = true;
  return known;
}

Known Checker::eval_divide(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  const Known a = eval(e.args[0], row, env);
  Known b = eval(e.args[1], row, env);
  Known absence;
  carry(absence, a);
  carry(absence, b);
  Known known;
  if (absence.never_present) {
    known.ranges = {};
    carry(known, absence);
    return known;
  }
  const bool zero = b.ranges.contains(0);
  const bool guarded = e.args.size() > 2;
  const bool written = guarded && !(expr(e.args[2]).span == e.span);  // one that a clause kind puts there is no promise of the author's
  if (written && silent_ == 0 && promised_.insert(id).second) ++promises_.if_zero;
  if (zero && !guarded && !absence.broken) {
    report(601, expr(e.args[1]).span, {describe(b.ranges, b.kind)});
    absence.broken = true;
  }
  Environment nonzero = env;
  if (assume_linear(terms_.linear(e.args[1], row), Op::not_equal, nonzero)) {
    known = divide(a, b, e.args[0], e.args[1], row, nonzero);
  } else {
    known.never_present = true;
  }
  if (guarded && zero) {
    Environment zero_env = env;
    if (assume_linear(terms_.linear(e.args[1], row), Op::equal, zero_env)) {
      const Known other = eval(e.args[2], row, zero_env);
      known = join(known, other);
    }
  }
  carry(known, absence);
  if (known.broken && known.ranges.empty()) {
    known.ranges = unknown(e.type).ranges;
    known.step = 1;
    known.never_present = false;
  }
  return known;
}

Known Checker::eval_interpolate(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known absence;
  const std::vector<Known> args = eval_args(e, row, env, absence);
  Known result;
  carry(result, absence);
  if (absence.never_present || absence.broken || e.args.size() < 3) return absence.broken ? unknown(e.type) : result;
  const Known& x = args[0];
  Known values = args[2];
  for (std::size_t i = 4; i < args.size(); i += 2) join_values(values, args[i]);
  Known all = values;
  for (std::size_t i = 1; i + 3 < args.size(); i += 2) {
    Linear gap = terms_.linear(e.args[i + 2], row);
    gap.add(terms_.linear(e.args[i], row), -1);
    auto width = query(gap, env);
    Known difference = sum(args[i + 2], negated(args[i]));
    if (width) difference.ranges = difference.ranges & *width;
    if (!difference.ranges.empty() && difference.ranges.hull().low.sign() < 0) {
      report(611, expr(e.args[i + 2]).span,
             {describe(args[i].ranges, args[i].kind), describe(args[i + 2].ranges, args[i + 2].kind)});
      return unknown(e.type);
    }
    difference.ranges = difference.ranges.above(0, false);
    if (difference.ranges.empty()) continue;  // the two points coincide
    settle(difference);
    Known run = sum(x, negated(args[i]));
    Known rise = sum(args[i + 3], negated(args[i + 1]));
    // Constant points: the slope is a number of its own, and the steps stay small.
    Known slope = quotient(rise, difference);
    const bool constant = slope.ranges.single().has_value();
    Known line = sum(args[i + 1], constant ? product(run, slope) : quotient(product(run, rise), difference));
    line.ranges = values.ranges.empty() ? line.ranges : Ranges(values.ranges.hull());
    settle(line);
    join_values(all, line);
  }
  all.ranges = Ranges(values.ranges.hull());
  all.absent.reset();
  all.said_absent = all.broken = false;
  settle(all);
  carry(all, absence);
  return all;
}

Known Checker::eval_steps(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  const Known place = eval(e.args[0], row, env), share = eval(e.args[1], row, env);
  Known absence;
  carry(absence, place);
  carry(absence, share);
  Known values = known_point(0);
  for (std::size_t i = 2; i < e.args.size(); ++i) {
    const Known step = eval(e.args[i], row, env);
    carry(absence, step);
    if (step.never_present) continue;
    join_values(values, step);
  }
  if (absence.never_present || absence.broken) {
    Known result = absence.broken ? unknown(e.type) : Known{};
    carry(result, absence);
    return result;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    const Known& known = i == 0 ? place : share;
    if (!known.on_grid(1) || known.ranges.hull().low < 1) {
      report(612, expr(e.args[i]).span, {describe(known.ranges, known.kind)});
      return unknown(e.type);
    }
  }
  if (values.pair && share.ranges.single() != Rational(1)) {
    report(603, e.span, {});
    return unknown(e.type);
  }
  Known result = values;
  if (share.ranges.single() != Rational(1)) {
    const auto count = static_cast<std::int64_t>(e.args.size()) - 2;
    result = quotient(repeated(values, 0, std::min(share.ranges.hull().high, Rational(count))), share);
  }
  result.ranges = Ranges(values.ranges.hull());
  settle(result);
  carry(result, absence);
  return result;
}

}  // namespace xize::proof
