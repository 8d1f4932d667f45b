// Functions of dates and periods.
#include "clauses/expr/call.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

ExprId period_item(const Call& call, std::size_t index) {
  const ExprId id = elaborate(call.context, *call.items[index], call.scope);
  if (id == none || call.context[id].type.is_period()) return id;
  call.context.report(430, *call.items[index], {call.function_name(), call.context.type_argument(call.context[id].type)});
  return none;
}

ExprId wrong_period(const Call& call, ExprId x) {
  call.context.report(430, *call.items[0], {call.function_name(), call.context.type_argument(call.context[x].type)});
  return none;
}

/// The day on which months start for this call: its own 起日, else the header's. `dated` says whether x holds days that it
/// moves; nothing, reported, where a 起日 is written that cannot matter or be.
std::optional<int> start_day(const Call& call, bool dated) {
  const Node* section = call.section(Rule::start_day);
  if (section == nullptr) return dated ? call.context.start_day : 1;
  const auto day = small_integer(call.context, *section->child(Rule::number), 1, 28);
  if (day && !dated) {
    call.context.report(431, *section);
    return std::nullopt;
  }
  return day;
}

ExprId containing(const Call& call, ExprId x, Kind to, int start) {
  const ExprId id = call.context.make(Op::containing, {to}, call.scope.frame, {x}, call.span());
  call.context.model.exprs[id].amount = start;
  return id;
}

/// 年(x), 季(x), 月(x; 起日 21): the period that holds x.
ExprId call_containing(const Call& call, Kind to) {
  const ExprId x = period_item(call, 0);
  if (x == none) return none;
  const Kind from = call.context[x].type.kind;
  if (from > to) return wrong_period(call, x);
  const auto start = start_day(call, from == Kind::date);
  return start ? containing(call, x, to, *start) : none;
}

/// 首日(x; 起日 21), 末月(x): where months start on day 21, the first day of March is 21 February, the last 20 March.
ExprId call_inside(const Call& call, Op op, Kind to) {
  const ExprId x = period_item(call, 0);
  if (x == none) return none;
  const Kind from = call.context[x].type.kind;
  if (from < to) return wrong_period(call, x);
  const auto start = start_day(call, to == Kind::date && from != Kind::date);
  if (!start) return none;
  Context& context = call.context;
  const core::FrameId frame = call.scope.frame;
  const ExprId civil = context.make(op, {to}, frame, {x}, call.span());
  if (*start == 1) return civil;
  const auto later = [&](Op shift, ExprId date, int count) {
    return context.make(shift, {Kind::date}, frame, {date, context.number(Rational(count), frame, call.span())}, call.span());
  };
  // From the first of a month and the month before: no month is too short for day 28.
  const ExprId first = op == Op::first_inside ? civil : later(Op::shift, civil, 1);
  return later(Op::shift, later(Op::add_months, first, -1), op == Op::first_inside ? *start - 1 : *start - 2);
}

/// 月号(x; 起日 21): the number of the month that holds x, counted inside its year; 日(x): the day's in the calendar.
ExprId call_part(const Call& call, Kind part) {
  ExprId x = period_item(call, 0);
  if (x == none) return none;
  const Kind from = call.context[x].type.kind;
  if (from > part) return wrong_period(call, x);
  const auto start = start_day(call, from == Kind::date && part != Kind::date);
  if (!start) return none;
  if (*start != 1) x = containing(call, x, Kind::month, *start);
  const ExprId id = call.context.make(Op::part, {}, call.scope.frame, {x}, call.span());
  call.context.model.exprs[id].amount = static_cast<std::int32_t>(part);
  return id;
}

ExprId call_add_months(const Call& call) {
  const ExprId date = elaborate_as(call.context, *call.items[0], call.scope, {Kind::date});
  const ExprId months = elaborate_number(call.context, *call.items[1], call.scope);
  if (date == none || months == none) return none;
  return call.context.make(Op::add_months, {Kind::date}, call.scope.frame, {date, months}, call.span());
}

ExprId call_full_years(const Call& call) {
  const ExprId from = elaborate_as(call.context, *call.items[0], call.scope, {Kind::date});
  const ExprId to = elaborate_as(call.context, *call.items[1], call.scope, {Kind::date});
  if (from == none || to == none) return none;
  return call.context.make(Op::full_years, {}, call.scope.frame, {from, to}, call.span());
}

}  // namespace

ExprId call_period(Context& context, const Node& node, const Scope& scope) {
  const Keyword function = context.first_keyword(node);
  const bool two = function == Keyword::f_add_months_ || function == Keyword::f_full_years_;
  const Call call(context, node, scope, two ? 2 : 1, two ? 2 : 1, {Rule::start_day});
  if (!call.good()) return none;
  const bool starts = !two && function != Keyword::f_day_ && function != Keyword::f_first_month_ && function != Keyword::f_last_month_;
  if (!starts && call.section(Rule::start_day) != nullptr) {
    context.report(422, *call.section(Rule::start_day), {call.function_name(), Context::quoted(context.tree.tokens[call.section(Rule::start_day)->first].text), {"删去这一项", "drop it"}});
    return none;
  }
  switch (function) {
    case Keyword::f_year_: return call_containing(call, Kind::year);
    case Keyword::f_quarter_: return call_containing(call, Kind::quarter);
    case Keyword::f_month_: return call_containing(call, Kind::month);
    case Keyword::f_day_: return call_part(call, Kind::date);
    case Keyword::f_month_number_: return call_part(call, Kind::month);
    case Keyword::f_quarter_number_: return call_part(call, Kind::quarter);
    case Keyword::f_year_number_: return call_part(call, Kind::year);
    case Keyword::f_first_day_: return call_inside(call, Op::first_inside, Kind::date);
    case Keyword::f_last_day_: return call_inside(call, Op::last_inside, Kind::date);
    case Keyword::f_first_month_: return call_inside(call, Op::first_inside, Kind::month);
    case Keyword::f_last_month_: return call_inside(call, Op::last_inside, Kind::month);
    case Keyword::f_add_months_: return call_add_months(call);
    default: return call_full_years(call);
  }
}

}  // namespace xize::clauses
