// The value of an expression for one row: leaves, looks, choices and absence.
#include <algorithm>
#include <cassert>

#include "reference/evaluation.hpp"

namespace xize::reference {

using core::Op;

Value Evaluation::value(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  switch (expr.op) {
    case Op::constant: return expr.value;
    case Op::absent: return {};
    case Op::column:
      if (touched_ != nullptr) touch_column(expr.id, row);
      return result_.columns[expr.id].at(row);
    case Op::self: return Value(core::Row{row});
    case Op::link: return link(expr.id, row);
    case Op::run_row: return Value(core::Row{0});
    case Op::previous: {
      const auto& states = fold_->states;
      const auto at = std::find(states.begin(), states.end(), expr.id) - states.begin();
      return position_->states[static_cast<std::size_t>(at)];
    }
    case Op::previous_row: return position_->row_before;
    case Op::look: return look(expr, row);
    case Op::and_:
    case Op::or_: return connect(expr, row);
    case Op::choose: return choose(id, row);
    case Op::match: return match(id, row);
    case Op::fallback: {
      const Value x = value(expr.args[0], row);
      return x.is_absent() ? taken(id, 1, row) : x;
    }
    case Op::present: {
      const Value x = value(expr.args[0], row);
      return x.is_unset() ? x : Value(x.is_present());
    }
    case Op::require: return require(id, row);
    case Op::aggregate: return aggregate(model_.aggregates[expr.id], row);
    case Op::rank: return touched_ != nullptr ? touch_group(id, row) : rank(expr.id, row);
    case Op::shared: return touched_ != nullptr ? touch_group(id, row) : shared(expr.id, row);
    case Op::apportion: return touched_ != nullptr ? touch_group(id, row) : part(expr.id, row);
    default: return strict(id, row);
  }
}

const Value& Evaluation::kept(ExprId id, RowIndex row) {
  auto& values = kept_[id];  // stays in its place as kept_ grows
  if (values.size() <= row) values.resize(std::size_t{row} + 1);
  if (!values[row]) {
    Value found = value(id, row);
    values[row] = std::move(found);
  }
  return *values[row];
}

Value Evaluation::look(const core::Expr& expr, RowIndex row) {
  const Value target = value(expr.args[0], row);
  if (!target.is_present()) return target;
  if (result_.is_out(model_[expr.args[0]].type.id, target.row())) return Value::unset();
  return value(expr.args[1], target.row());
}

Value Evaluation::taken(ExprId id, std::size_t arg, RowIndex row) {
  Value x = value(model_[id].args[arg], row);
  if (observer_ != nullptr && !x.is_unset()) observer_->took(id, arg);
  return x;
}

void Evaluation::observe_bound(ExprId id, const std::vector<Value>& args, const Value& value) {
  const Op op = model_[id].op;
  if ((op != Op::min && op != Op::max && op != Op::clamp) || value == args[0]) return;
  const auto bound = std::find(args.begin() + 1, args.end(), value);
  if (bound != args.end()) observer_->took(id, static_cast<std::size_t>(bound - args.begin()));
}

Value Evaluation::strict(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  std::vector<Value> args;
  // The value for a zero divisor is only needed there, and may be unset or absent elsewhere.
  const std::size_t count = expr.op == Op::divide ? 2 : expr.args.size();
  for (std::size_t i = 0; i < count; ++i) args.push_back(value(expr.args[i], row));
  if (std::any_of(args.begin(), args.end(), [](const Value& x) { return x.is_unset(); })) return Value::unset();
  if (expr.op >= Op::list_sum && expr.op <= Op::list_every) return list(expr, args);
  if (std::any_of(args.begin(), args.end(), [](const Value& x) { return x.is_absent(); })) return {};
  if (expr.op == Op::divide && expr.args.size() > 2 && args[1].number().is_zero()) return taken(id, 2, row);
  Value result = scalar(model_, expr, args);
  if (observer_ != nullptr) observe_bound(id, args, result);
  return result;
}

Value Evaluation::connect(const core::Expr& expr, RowIndex row) {
  const bool deciding = expr.op == Op::or_;
  for (const ExprId arg : expr.args) {
    const Value x = value(arg, row);
    if (!x.is_present() || x.truth() == deciding) return x;
  }
  return Value(!deciding);
}

Value Evaluation::choose(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  std::size_t i = 0;
  for (; i + 1 < expr.args.size(); i += 2) {
    const Value condition = value(expr.args[i], row);
    if (!condition.is_present()) return condition;
    if (condition.truth()) return taken(id, i + 1, row);
  }
  return i < expr.args.size() ? taken(id, i, row) : Value();
}

std::optional<std::size_t> Evaluation::matching(const core::Expr& expr, RowIndex row) {
  const core::Match& table = model_.matches[expr.id];
  std::vector<std::uint32_t> members;
  for (std::size_t i = 0; i < table.keys; ++i) {
    const Value key = value(expr.args[i], row);
    if (!key.is_present()) return std::nullopt;
    const bool boolean = model_[expr.args[i]].type.kind == core::Kind::boolean;
    members.push_back(boolean ? (key.truth() ? 1 : 0) : key.member());
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& patterns = table.rows[i].patterns;
    bool all = true;
    for (std::size_t k = 0; k < members.size() && all; ++k) {
      const auto& pattern = patterns[k];
      all = pattern.empty() || std::find(pattern.begin(), pattern.end(), members[k]) != pattern.end();
    }
    if (all) return i;
  }
  return std::nullopt;
}

Value Evaluation::match(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  const std::uint32_t keys = model_.matches[expr.id].keys;
  for (std::size_t i = 0; i < keys; ++i) {
    if (Value key = value(expr.args[i], row); key.is_unset()) return key;
  }
  const auto chosen = matching(expr, row);
  return chosen ? taken(id, keys + *chosen, row) : Value();
}

Value Evaluation::require(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  const Value x = value(expr.args[0], row), low = value(expr.args[1], row), high = value(expr.args[2], row);
  if (x.is_unset() || low.is_unset() || high.is_unset()) return Value::unset();
  if (x.is_absent() || low.is_absent() || high.is_absent()) return {};
  if (order(low, x) <= 0 && order(x, high) <= 0) return x;
  broken(1304, id, row, words(expr.type, x),
         {clause_name(), words(expr.type, x), words(expr.type, low), words(expr.type, high)});
  return Value::unset();
}

}  // namespace xize::reference
