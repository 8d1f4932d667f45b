#include "reference/trace.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "reference/evaluation.hpp"

namespace xize::reference {
namespace {

using core::Column;
using core::ColumnId;
using core::Op;
using Kind = TraceStep::Kind;

/// Walks one expression as its evaluation did.
class Walk {
 public:
  Walk(const Model& model, Evaluation& evaluation, std::vector<TraceStep>& steps)
      : model_(model), evaluation_(evaluation), steps_(steps) {}

  void walk(ExprId id, RowIndex row, const std::string& path = {}) {
    const core::Expr& expr = model_[id];
    const auto all = [&] {
      for (const ExprId arg : expr.args) walk(arg, row, path);
    };
    const auto note = [&](Kind kind) -> TraceStep& { return add(kind, id, row); };
    switch (expr.op) {
      case Op::column: {
        const Column& column = model_.columns[expr.id];
        if (known(expr.id, row)) break;
        TraceStep& step = note(Kind::column);
        step.path = path + column.name;
        step.frame = column.frame;
        step.row = row;
        step.column = expr.id;
        break;
      }
      case Op::link: note(Kind::link).path = path + model_.links[expr.id].name; break;
      case Op::previous: {
        TraceStep& step = note(Kind::previous);
        step.path = path + model_.columns[expr.id].name;
        step.column = expr.id;
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
        note(Kind::rounded).before = evaluation_.value(expr.args[0], row);
        break;
      case Op::min:
      case Op::max:
      case Op::clamp: {
        all();
        const Value before = evaluation_.value(expr.args[0], row);
        if (before.is_present() && before != evaluation_.value(id, row)) note(Kind::bounded).before = before;
        break;
      }
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
        note(Kind::fallback);
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
      case Op::aggregate: {
        const auto reached = evaluation_.reached(model_.aggregates[expr.id], row);
        note(Kind::aggregate).rows = reached ? reached->size() : 0;
        break;
      }
      case Op::rank: note(Kind::rank); break;
      case Op::shared: note(Kind::shared); break;
      case Op::apportion: note(Kind::part); break;
      default: all();
    }
  }

 private:
  bool known(ColumnId column, RowIndex row) const {
    return std::any_of(steps_.begin(), steps_.end(), [&](const TraceStep& step) {
      return step.kind == Kind::column && step.column == column && step.row == row;
    });
  }

  TraceStep& add(Kind kind, ExprId id, RowIndex row) {
    TraceStep step;
    step.kind = kind;
    step.expr = id;
    step.type = model_[id].type;
    step.value = evaluation_.value(id, row);
    steps_.push_back(std::move(step));
    return steps_.back();
  }

  /// "所在单位." for the row of a link, "所在单位.上级." for a link of it; nothing for the run and other rows.
  std::string way(ExprId id) const {
    const core::Expr& expr = model_[id];
    if (expr.op == Op::link) return model_.links[expr.id].name + ".";
    if (expr.op == Op::look) return way(expr.args[0]) + way(expr.args[1]);
    return {};
  }

  void choose(const core::Expr& expr, RowIndex row, const std::string& path) {
    std::size_t i = 0;
    for (; i + 1 < expr.args.size(); i += 2) {
      walk(expr.args[i], row, path);
      const Value condition = evaluation_.value(expr.args[i], row);
      if (!condition.is_present()) return;
      if (condition.truth()) return walk(expr.args[i + 1], row, path);
    }
    if (i < expr.args.size()) walk(expr.args[i], row, path);
  }

  void match(const core::Expr& expr, RowIndex row, const std::string& path) {
    const std::uint32_t keys = model_.matches[expr.id].keys;
    for (std::uint32_t i = 0; i < keys; ++i) walk(expr.args[i], row, path);
    if (const auto chosen = evaluation_.matching(expr, row)) walk(expr.args[keys + *chosen], row, path);
  }

  const Model& model_;
  Evaluation& evaluation_;
  std::vector<TraceStep>& steps_;
};

/// Where the fold stood at a row; nothing if the row is in no chain.
std::optional<FoldPosition> position_at(const core::Fold& fold, Evaluation& evaluation, RowIndex row) {
  const Groups chains = evaluation.chains(fold);
  if (chains.unset) return std::nullopt;
  for (const auto& [key, group] : chains.all) {
    const std::vector<RowIndex>& chain = group.rows;
    if (std::find(chain.begin(), chain.end(), row) == chain.end()) continue;
    if (group.unset) return std::nullopt;
    FoldPosition position = evaluation.start(fold, chain.front());
    for (const RowIndex at : chain) {
      if (at == row) return position;
      auto after = evaluation.step(fold, position, at);
      position = {std::move(after), Value(core::Row{at})};
    }
  }
  return std::nullopt;
}

void trace_state(const Model& model, ColumnId id, RowIndex row, Evaluation& evaluation, std::vector<TraceStep>& steps) {
  const Column& column = model.columns[id];
  const core::Fold& fold = model.folds[column.fold];
  const auto position = position_at(fold, evaluation, row);
  if (!position) return;
  Walk walk(model, evaluation, steps);
  if (position->row_before.is_absent()) walk.walk(column.start, row);
  if (fold.before) return;
  evaluation.inside(&fold, &*position);
  walk.walk(column.definition, row);
  evaluation.inside(nullptr, nullptr);
}

}  // namespace

std::vector<TraceLine> trace(const proof::Proved& rulebook, const table::Dataset&, const Result& result, FrameId frame,
                             RowIndex row, unsigned depth) {
  const Model& model = rulebook.model;
  Evaluation evaluation(model, result);
  std::vector<TraceLine> lines;
  std::set<std::pair<ColumnId, RowIndex>> seen;
  const auto add = [&](ColumnId id, RowIndex at) {
    const Column& column = model.columns[id];
    const bool computed = column.role == Column::Role::derived || column.role == Column::Role::state;
    if (!computed || at >= result.columns[id].size() || !seen.emplace(id, at).second) return;
    TraceLine line{column.frame, at, id, column.clause, result.columns[id][at], {}};
    if (column.role == Column::Role::state) {
      trace_state(model, id, at, evaluation, line.steps);
    } else {
      Walk(model, evaluation, line.steps).walk(column.definition, at);
    }
    lines.push_back(std::move(line));
  };
  for (const ColumnId id : model.columns_of(frame)) add(id, row);
  std::size_t from = 0;
  for (unsigned level = 0; level < depth; ++level) {
    std::vector<std::pair<ColumnId, RowIndex>> next;
    for (const std::size_t end = lines.size(); from < end; ++from) {
      for (const TraceStep& step : lines[from].steps) {
        if (step.kind == Kind::column) next.emplace_back(step.column, step.row);
      }
    }
    for (const auto& [id, at] : next) add(id, at);
  }
  return lines;
}

}  // namespace xize::reference
