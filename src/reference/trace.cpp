#include "reference/trace.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "reference/trace_walk.hpp"

namespace xize::reference {
namespace {

using core::Column;
using core::ColumnId;

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
        for (const TraceStep::Read& read : {step.read, step.by}) {
          if (read.column != core::none && read.row != core::none) next.emplace_back(read.column, read.row);
        }
      }
    }
    for (const auto& [id, at] : next) add(id, at);
  }
  return lines;
}

}  // namespace xize::reference
