#include "clauses/expr/counts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace xize::clauses {
namespace {

struct Counted {
  Kind kind;
  Argument unit;
  std::array<std::string_view, 6> spellings;
};

// What each kind of period is counted in; the first two name it in messages.
const std::array<Counted, 4> table{{
    {Kind::date, {"天", "days"}, {"天", "日", "day", "days"}},
    {Kind::month, {"月", "months"}, {"月", "个月", "month", "months"}},
    {Kind::quarter, {"季", "quarters"}, {"季", "季度", "个季度", "quarter", "quarters"}},
    {Kind::year, {"年", "years"}, {"年", "周年", "year", "years"}},
}};

const Counted* by_kind(Kind kind) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const Counted& one) { return one.kind == kind; });
  return at == table.end() ? nullptr : &*at;
}

const Counted* by_unit(std::string_view unit) {
  if (unit.empty()) return nullptr;
  const auto at = std::find_if(table.begin(), table.end(), [&](const Counted& one) {
    return std::find(one.spellings.begin(), one.spellings.end(), unit) != one.spellings.end();
  });
  return at == table.end() ? nullptr : &*at;
}

const Counted* counted(const Context& context, ExprId id) {
  const core::Expr& expr = context[id];
  switch (expr.op) {
    case Op::distance: return by_kind(context[expr.args[0]].type.kind);
    case Op::full_years: return by_kind(Kind::year);
    case Op::look: return counted(context, expr.args[1]);
    case Op::column: {
      const core::Column& column = context.model.columns[expr.id];
      if (column.role == core::Column::Role::derived && column.definition != none) return counted(context, column.definition);
      return by_unit(expr.type.unit);
    }
    case Op::add: case Op::subtract: case Op::min: case Op::max: case Op::fallback: case Op::negate:
      for (const ExprId arg : expr.args) {
        if (const Counted* found = counted(context, arg)) return found;
      }
      return nullptr;
    default: return by_unit(expr.type.unit);
  }
}

bool report_unlike(Context& context, const Counted& is, const Counted& said, text::Span span) {
  context.report(489, span, {is.unit, said.unit});
  return false;
}

}  // namespace

bool count_alike(Context& context, ExprId a, ExprId b, text::Span span) {
  const Counted *left = counted(context, a), *right = counted(context, b);
  if (left == nullptr || right == nullptr || left == right) return true;
  const bool first_said = !context[a].type.unit.empty();
  return report_unlike(context, first_said ? *right : *left, first_said ? *left : *right, span);
}

bool counts_periods(Context& context, Kind kind, ExprId count, text::Span span) {
  const Counted *is = by_kind(kind), *said = counted(context, count);
  return is == nullptr || said == nullptr || is == said || report_unlike(context, *is, *said, span);
}

}  // namespace xize::clauses
