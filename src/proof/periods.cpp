// Arithmetic with dates and periods: results stay inside the years 1 to 9999.
#include <algorithm>

#include "core/calendar.hpp"
#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Kind;
using core::Op;
using core::Period;

namespace {

constexpr std::int64_t most_shift = 4'000'000;  // more than the days of 9999 years

struct Ends {
  std::int64_t low, high;
};

std::optional<Ends> ends(const Known& known) {
  if (known.ranges.empty()) return std::nullopt;
  const Interval hull = known.ranges.hull();
  const auto low = hull.low.to_int64(), high = hull.high.to_int64();
  if (!low || !high) return std::nullopt;
  return Ends{*low, *high};
}

Period period(std::int64_t ordinal) { return {static_cast<std::int32_t>(ordinal)}; }

std::optional<Ends> parts(Kind from, const Ends& x, Kind part) {
  if (part == Kind::year || x.low == x.high) {
    return Ends{core::part_of(from, period(x.low), part), core::part_of(from, period(x.high), part)};
  }
  // Inside one year months and quarters grow with the period; days inside one month.
  const Kind around = part == Kind::date ? Kind::month : Kind::year;
  if (core::containing(from, period(x.low), around, 1) == core::containing(from, period(x.high), around, 1)) {
    return Ends{core::part_of(from, period(x.low), part), core::part_of(from, period(x.high), part)};
  }
  return Ends{1, part == Kind::date ? 31 : part == Kind::month ? 12 : 4};
}

}  // namespace

Known Checker::eval_period(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known absence;
  const std::vector<Known> args = eval_args(e, row, env, absence);
  if (absence.broken) {
    Known result = unknown(e.type);
    carry(result, absence);
    return result;
  }
  Known result;
  result.kind = e.type.kind;
  carry(result, absence);
  if (absence.never_present) return result;
  const auto outside = [&](const Ranges& ranges) {
    report(615, e.span, {describe(ranges, e.type.kind)});
    Known any = unknown(e.type);
    any.ranges = Ranges::between(core::lowest(e.type.kind), core::highest(e.type.kind));
    return any;
  };
  const auto between = [&](std::int64_t low, std::int64_t high) {
    result.ranges = Ranges::between(low, high);
    result.step = 1;
    settle(result);
    return result;
  };
  const bool by_number = e.op == Op::shift || e.op == Op::add_months;
  if (by_number && !args[1].on_grid(1)) {
    report(614, expr(e.args[1]).span, {});
    return unknown(e.type);
  }
  const auto a = ends(args[0]);
  const auto b = args.size() > 1 ? ends(args[1]) : a;
  if (!a || !b || (by_number && (b->low < -most_shift || b->high > most_shift))) return outside({});
  const Kind from = expr(e.args[0]).type.kind;
  switch (e.op) {
    case Op::shift: {
      Known moved = sum(args[0], args[1]);
      const auto narrowed = query(terms_.linear(id, row), env);
      if (narrowed) moved.ranges = moved.ranges & *narrowed;
      if (!moved.ranges.inside(core::lowest(from), core::highest(from))) return outside(moved.ranges);
      result.ranges = moved.ranges;
      result.step = 1;
      settle(result);
      return result;
    }
    case Op::distance: {
      Known apart = sum(args[0], negated(args[1]));
      apart.kind = Kind::number;
      carry(apart, absence);
      return apart;
    }
    case Op::containing: {
      const std::int64_t low = core::containing(from, period(a->low), e.type.kind, e.amount).ordinal;
      const std::int64_t high = core::containing(from, period(a->high), e.type.kind, e.amount).ordinal;
      if (high > core::highest(e.type.kind)) return outside(Ranges::between(low, high));
      return between(low, high);
    }
    case Op::first_inside:
      return between(core::first_inside(from, period(a->low), e.type.kind).ordinal,
                     core::first_inside(from, period(a->high), e.type.kind).ordinal);
    case Op::last_inside:
      return between(core::last_inside(from, period(a->low), e.type.kind).ordinal,
                     core::last_inside(from, period(a->high), e.type.kind).ordinal);
    case Op::part: {
      const auto found = parts(from, *a, static_cast<Kind>(e.amount));
      return between(found->low, found->high);
    }
    case Op::add_months: {
      const std::int64_t first = core::containing(Kind::date, period(a->low), Kind::month, 1).ordinal + b->low;
      const std::int64_t last = core::containing(Kind::date, period(a->high), Kind::month, 1).ordinal + b->high;
      if (first < core::lowest(Kind::month) || last > core::highest(Kind::month)) {
        return outside(Ranges::between(first < core::lowest(Kind::month) ? core::lowest(Kind::date) - 1 : a->low,
                                       last > core::highest(Kind::month) ? core::highest(Kind::date) + 1 : a->high));
      }
      return between(core::add_months(period(a->low), b->low).ordinal,
                     core::add_months(period(a->high), b->high).ordinal);
    }
    default:  // full_years: fewer the later it starts, more the later it ends
      return between(core::full_years(period(a->high), period(b->low)),
                     core::full_years(period(a->low), period(b->high)));
  }
}

}  // namespace xize::proof
