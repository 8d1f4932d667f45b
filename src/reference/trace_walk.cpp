#include "reference/trace_walk.hpp"

#include <algorithm>

namespace xize::reference {

using core::ColumnId;
using core::Op;

void Walk::walk(ExprId id, RowIndex row, const std::string& path) {
  if (!walked_.emplace(id, row).second) return;
  above_.push_back(id);
  tell(id, row, path);
  above_.pop_back();
}

void Walk::tell(ExprId id, RowIndex row, const std::string& path) {
  const core::Expr& expr = model_[id];
  if (special(id, row, path)) return;
  const auto all = [&] {
    for (const ExprId arg : expr.args) walk(arg, row, path);
  };
  const auto note = [&](Kind kind) -> TraceStep& { return add(kind, id, row); };
  switch (expr.op) {
    case Op::column: {
      if (!known(expr.id, row)) note(Kind::column).read = of_column(expr.id, row, path);
      break;
    }
    case Op::link: note(Kind::link).read.path = path + model_.links[expr.id].name; break;
    case Op::previous: {
      TraceStep& step = note(Kind::previous);
      step.read.path = path + model_.columns[expr.id].name;
      step.read.column = expr.id;
      break;
    }
    case Op::look: {
      const Value target = evaluation_.value(expr.args[0], row);
      const bool named = model_[expr.args[0]].op == Op::link || model_[expr.args[0]].op == Op::look;
      if (!named || !target.is_present()) walk(expr.args[0], row, path);
      if (target.is_present()) walk(expr.args[1], target.row(), path + way(expr.args[0]));
      break;
    }
    case Op::round:
      all();
      rounded(id, row);
      break;
    case Op::min:
    case Op::max:
    case Op::clamp:
      all();
      bounded(id, row);
      break;
    case Op::divide: {
      walk(expr.args[0], row, path);
      walk(expr.args[1], row, path);
      const Value divisor = evaluation_.value(expr.args[1], row);
      if (expr.args.size() < 3 || !divisor.is_present() || !divisor.number().is_zero()) break;
      walk(expr.args[2], row, path);
      note(Kind::if_zero);
      break;
    }
    case Op::fallback:
      walk(expr.args[0], row, path);
      if (!evaluation_.value(expr.args[0], row).is_absent()) break;
      walk(expr.args[1], row, path);
      if (!says_so(expr.args[0], evaluation_.value(id, row))) note(Kind::fallback);
      break;
    case Op::and_:
    case Op::or_:
      for (const ExprId arg : expr.args) {
        walk(arg, row, path);
        const Value met = evaluation_.value(arg, row);
        if (!met.is_present() || met.truth() == (expr.op == Op::or_)) break;
      }
      break;
    case Op::choose: choose(expr, row, path); break;
    case Op::match: match(expr, row, path); break;
    case Op::aggregate: over(id, row); break;
    case Op::rank: rank(id, row, path); break;
    case Op::shared: {
      const Value count = evaluation_.value(id, row);
      if (count.is_present() && count.number() != Rational(1)) note(Kind::shared);
      break;
    }
    case Op::apportion: part(id, row, path); break;
    default: all();
  }
}

bool Walk::known(ColumnId column, RowIndex row) const {
  const auto is_it = [&](const TraceStep::Read& read) { return read.column == column && read.row == row; };
  return std::any_of(steps_.begin(), steps_.end(), [&](const TraceStep& step) { return is_it(step.read) || is_it(step.by); });
}

TraceStep& Walk::add(Kind kind, ExprId id, RowIndex row) {
  TraceStep step;
  step.kind = kind;
  step.expr = id;
  step.type = model_[id].type;
  step.value = evaluation_.value(id, row);
  steps_.push_back(std::move(step));
  return steps_.back();
}

TraceStep::Read Walk::of_column(ColumnId column, RowIndex row, const std::string& path) const {
  return {path + model_.columns[column].name, model_.columns[column].frame, row, column};
}

TraceStep::Read Walk::shown(ExprId id, RowIndex row, std::string path) {
  while (model_[id].op == Op::look) {
    const auto& args = model_[id].args;
    const Value target = evaluation_.value(args[0], row);
    if (!target.is_present()) return {};
    path += way(args[0]);
    row = target.row();
    id = args[1];
  }
  if (model_[id].op != Op::column) return {};
  return of_column(model_[id].id, row, path);
}

void Walk::no_longer_told(const TraceStep::Read& read) {
  std::erase_if(steps_, [&](const TraceStep& step) {
    return step.kind == Kind::column && step.read.column == read.column && step.read.row == read.row;
  });
}

std::string Walk::way(ExprId id) const {
  const core::Expr& expr = model_[id];
  if (expr.op == Op::link) return model_.links[expr.id].name + ".";
  if (expr.op == Op::look) return way(expr.args[0]) + way(expr.args[1]);
  return {};
}

void Walk::choose(const core::Expr& expr, RowIndex row, const std::string& path) {
  std::size_t i = 0;
  for (; i + 1 < expr.args.size(); i += 2) {
    walk(expr.args[i], row, path);
    const Value condition = evaluation_.value(expr.args[i], row);
    if (!condition.is_present()) return;
    if (condition.truth()) return walk(expr.args[i + 1], row, path);
  }
  if (i < expr.args.size()) walk(expr.args[i], row, path);
}

void Walk::match(const core::Expr& expr, RowIndex row, const std::string& path) {
  const std::uint32_t keys = model_.matches[expr.id].keys;
  for (std::uint32_t i = 0; i < keys; ++i) walk(expr.args[i], row, path);
  if (const auto chosen = evaluation_.matching(expr, row)) walk(expr.args[keys + *chosen], row, path);
}

bool Walk::made(ExprId id) const {
  const auto at = std::find(above_.rbegin(), above_.rend(), id);
  if (at == above_.rend()) return !above_.empty() && same_text(above_.back(), id);
  return std::next(at) != above_.rend() && same_text(*std::next(at), id);
}

bool Walk::says_so(ExprId absent, const Value& instead) const {
  if (instead.is_absent()) return true;
  while (model_[absent].op == Op::round || model_[absent].op == Op::clamp || model_[absent].op == Op::min) absent = model_[absent].args[0];
  if (model_[absent].op == Op::apportion) return instead.is_present() && instead.number().is_zero();
  return model_[absent].op == Op::rank && made(absent);
}

bool Walk::is_given(ExprId id) const {
  id = model_.end_of_path(id);
  return model_[id].op == Op::constant ||
         (model_[id].op == Op::column && model_.columns[model_[id].id].role == core::Column::Role::parameter);
}

void Walk::bounded(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  const Value after = evaluation_.value(id, row);
  if (!after.is_present()) return;
  // Of a call the author wrote every operand, in any order; a cap behind a value is another part of the text.
  const auto inside = [&](ExprId arg) {
    const text::Span span = model_[arg].span;
    return span.source == expr.span.source && span.begin >= expr.span.begin && span.end <= expr.span.end && !same_text(arg, id);
  };
  const bool call = expr.op != Op::clamp && std::all_of(expr.args.begin(), expr.args.end(), inside);
  std::vector<ExprId> moving;
  for (const ExprId arg : expr.args) {
    if (call && !is_given(arg)) moving.push_back(arg);
  }
  if (moving.size() > 1) {
    add(Kind::chosen, id, row);
    return;
  }
  const Value before = evaluation_.value(moving.empty() ? expr.args[0] : moving[0], row);
  if (before.is_present() && before != after) add(Kind::bounded, id, row).before = before;
}

void Walk::rounded(ExprId id, RowIndex row) {
  const Value before = evaluation_.value(model_[id].args[0], row);
  if (before != evaluation_.value(id, row)) add(Kind::rounded, id, row).before = before;
}

}  // namespace xize::reference
