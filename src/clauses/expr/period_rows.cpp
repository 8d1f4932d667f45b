// Roll-ups over an owner's periods: 年初以来, 全年平均, 全年合计.
#include "clauses/expr/call.hpp"
#include "clauses/expr/parts.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// 年初以来(x): the sum of x over this year's periods up to this one.
ExprId call_to_date(const Call& call) {
  Context& c = call.context;
  const FrameId frame = call.scope.frame;
  ColumnId period = none;
  const std::vector<ColumnId> keys = c.model.frames[frame].key;
  for (const ColumnId key : keys) {
    if (!c.ensure(key)) return none;
    const Kind kind = c.model.columns[key].type.kind;
    if (kind == Kind::month || kind == Kind::quarter) period = key;
  }
  if (period == none) {
    c.report(472, call.node, {call.function_name(), Context::quoted(c.model.frames[frame].name)});
    return none;
  }
  const ExprId value = elaborate_number(c, *call.items[0], Scope{frame});
  if (value == none) return none;
  core::Step step;
  step.kind = core::Step::Kind::all;
  step.frame = frame;
  for (const ColumnId key : keys) {
    ExprId read = c.column_read(key, call.span());
    if (key == period) {
      step.order = core::Step::Order{Op::less_equal, read, read};
      read = c.make(Op::containing, {Kind::year}, frame, {read}, call.span());
      c.model.exprs[read].amount = 1;
    }
    step.equal.push_back({read, read});
  }
  core::Aggregate aggregate;
  aggregate.function = core::Aggregate::Function::sum;
  aggregate.steps.push_back(std::move(step));
  aggregate.value = value;
  const Type type = c[value].type;
  return make_aggregate(c, std::move(aggregate), type, frame, call.span());
}

/// 全年平均(x; 至少 n), 全年合计(x): over all periods of the row, x a column of theirs.
ExprId call_whole(const Call& call, core::Aggregate::Function function) {
  Context& c = call.context;
  const Node& item = *call.items[0];
  const Periodic* found = nullptr;
  Argument owners("");  // of periods that have a column of that name
  std::size_t owning = 0;
  for (const Periodic& periodic : c.periodics) {
    const bool has = item.rule == Rule::name_ref && c.names[periodic.frame].columns.contains(c.text(item));
    if (periodic.owner == call.scope.frame && has) {
      message::append(owners, Context::quoted(c.model.frames[periodic.frame].name));
      ++owning;
    }
    if (periodic.owner == call.scope.frame && (found == nullptr || has)) {
      if (found == nullptr || !c.names[found->frame].columns.contains(c.text(item))) found = &periodic;
    }
  }
  if (found == nullptr) {
    c.report(473, call.node, {call.function_name(), Context::quoted(c.model.frames[call.scope.frame].name)});
    return none;
  }
  if (owning > 1) {
    c.report(494, item, {owners, Context::quoted(c.text(item))});
    return none;
  }
  const FrameId frame = found->frame;
  core::Step step;
  step.kind = core::Step::Kind::all;  // by their keys: the author may have a link of another meaning by the owner's name
  step.frame = frame;
  const std::vector<ColumnId> own = c.model.frames[call.scope.frame].key;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!c.ensure(own[i]) || !c.ensure(found->owner_keys[i])) return none;
    const ExprId there = c.column_read(found->owner_keys[i], call.span());
    step.equal.push_back({there, c.column_read(own[i], call.span())});
  }
  const ExprId value = elaborate_number(c, item, Scope{frame});
  if (value == none) return none;
  core::Aggregate aggregate;
  aggregate.function = function;
  aggregate.steps.push_back(std::move(step));
  aggregate.value = value;
  if (const Node* least = call.section(Rule::at_least)) {
    const auto count = small_integer(c, *least->child(Rule::number), 1, 1'000'000);
    if (!count) return none;
    aggregate.at_least = static_cast<std::uint32_t>(*count);
  }
  const Type type = c[value].type;
  return make_aggregate(c, std::move(aggregate), type, call.scope.frame, call.span());
}

}  // namespace

ExprId call_period_rows(Context& context, const Node& node, const Scope& scope) {
  const Keyword function = context.first_keyword(node);
  const bool to_date = function == Keyword::f_to_date_;
  const Call call(context, node, scope, 1, 1, to_date ? std::vector<Rule>{} : std::vector<Rule>{Rule::at_least});
  if (!call.good()) return none;
  if (to_date) return call_to_date(call);
  return call_whole(call, function == Keyword::f_periods_mean_ ? core::Aggregate::Function::mean : core::Aggregate::Function::sum);
}

}  // namespace xize::clauses
