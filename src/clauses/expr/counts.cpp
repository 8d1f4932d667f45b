#include "clauses/expr/counts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace xize::clauses {
namespace {

struct Unit {
  Kind kind;
  std::string_view zh, en;  // as messages name it
  std::array<std::string_view, 5> spellings;
};

constexpr std::array<Unit, 4> units{{
    {Kind::date, "天", "days", {"天", "日", "day", "days"}},
    {Kind::month, "月", "months", {"月", "个月", "month", "months"}},
    {Kind::quarter, "季", "quarters", {"季", "季度", "个季度", "quarter", "quarters"}},
    {Kind::year, "年", "years", {"年", "周年", "year", "years"}},
}};

std::optional<Kind> kind_of(std::string_view unit) {
  if (unit.empty()) return std::nullopt;
  const auto at = std::find_if(units.begin(), units.end(), [&](const Unit& one) {
    return std::find(one.spellings.begin(), one.spellings.end(), unit) != one.spellings.end();
  });
  return at == units.end() ? std::nullopt : std::optional(at->kind);
}

Argument name_of(Kind kind) {
  const auto at = std::find_if(units.begin(), units.end(), [&](const Unit& one) { return one.kind == kind; });
  return {std::string(at->zh), std::string(at->en)};
}

std::optional<Kind> counted(Context& context, ExprId id) {
  const core::Expr& expr = context[id];
  switch (expr.op) {
    case Op::distance: return context[expr.args[0]].type.kind;
    case Op::full_years: return Kind::year;
    case Op::look: return counted(context, expr.args[1]);
    case Op::column: {
      const core::Column& column = context.model.columns[expr.id];
      if (column.role != core::Column::Role::derived || column.definition == none) return kind_of(expr.type.unit);
      const auto known = context.counted.find(expr.id);
      if (known != context.counted.end()) return known->second;
      return context.counted[expr.id] = counted(context, column.definition);
    }
    case Op::add: case Op::subtract: case Op::min: case Op::max: case Op::fallback: case Op::negate:
      for (const ExprId arg : expr.args) {
        if (const auto found = counted(context, arg)) return found;
      }
      return std::nullopt;
    default: return kind_of(expr.type.unit);
  }
}

}  // namespace

void count_alike(Context& context, ExprId a, ExprId b, text::Span span) {
  const auto left = counted(context, a), right = counted(context, b);
  if (!left || !right || left == right) return;
  const bool first_said = !context[a].type.unit.empty();  // it is the one with a unit that is wrong
  context.report(489, span, {name_of(first_said ? *right : *left), name_of(first_said ? *left : *right)});
}

void count_periods(Context& context, Kind kind, ExprId count, text::Span span) {
  const auto said = counted(context, count);
  if (said && *said != kind) context.report(489, span, {name_of(kind), name_of(*said)});
}

}  // namespace xize::clauses
