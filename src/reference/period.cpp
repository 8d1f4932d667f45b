// Operators on dates and periods.
#include <cassert>

#include "core/calendar.hpp"
#include "reference/evaluation.hpp"

namespace xize::reference {
namespace {

using core::Kind;
using core::Op;

Value within_calendar(Kind kind, const Rational& ordinal) {
  if (ordinal < Rational(core::lowest(kind)) || ordinal > Rational(core::highest(kind))) return Value::unset();
  const auto exact = ordinal.to_int64();
  return exact ? Value(core::Period{static_cast<std::int32_t>(*exact)}) : Value::unset();
}

Value add_months(core::Period date, const Rational& months) {
  const auto count = months.to_int64();
  if (!count) return Value::unset();
  const Rational month = Rational(core::containing(Kind::date, date, Kind::month, 1).ordinal) + *count;
  return within_calendar(Kind::month, month).is_unset() ? Value::unset() : Value(core::add_months(date, *count));
}

}  // namespace

Value period(const Model& model, const core::Expr& expr, std::span<const Value> args) {
  const Kind from = model[expr.args[0]].type.kind, to = expr.type.kind;
  const core::Period x{args[0].period()};
  switch (expr.op) {
    case Op::shift: return within_calendar(from, Rational(x.ordinal) + args[1].number());
    case Op::distance: return Value(Rational(std::int64_t{x.ordinal} - args[1].period()));
    case Op::containing: {
      const auto found = core::containing(from, x, to, expr.amount);
      return within_calendar(to, Rational(found.ordinal));
    }
    case Op::first_inside: return Value(core::first_inside(from, x, to));
    case Op::last_inside: return Value(core::last_inside(from, x, to));
    case Op::part: return Value(Rational(core::part_of(from, x, static_cast<Kind>(expr.amount))));
    case Op::add_months: return add_months(x, args[1].number());
    default:
      assert(expr.op == Op::full_years);
      return Value(Rational(core::full_years(x, core::Period{args[1].period()})));
  }
}

}  // namespace xize::reference
