#include "reference/evaluate.hpp"

#include <algorithm>
#include <cassert>

#include "reference/evaluation.hpp"
#include "reference/reads.hpp"

namespace xize::reference {
namespace {

using core::Column;
using core::ColumnId;
using core::Frame;
using proof::Unit;

/// Positions of the order that have to be computed.
std::vector<bool> needed(const proof::Proved& rulebook, const Wanted& wanted) {
  const Model& model = rulebook.model;
  std::vector<bool> needed(rulebook.order.size(), false);
  const auto want = [&](Unit unit) {
    for (std::size_t i = 0; i < needed.size(); ++i) {
      if (rulebook.order[i].kind == unit.kind && rulebook.order[i].id == unit.id) needed[i] = true;
    }
  };
  const auto want_all = [&](ExprId expr) {
    for (const Unit& unit : reads(model, expr)) want(unit);
  };
  for (const ColumnId id : wanted.columns) {
    const Column& column = model.columns[id];
    want({Unit::Kind::frame, column.frame});
    if (column.role == Column::Role::state) {
      want({Unit::Kind::fold, column.fold});
    } else {
      want({Unit::Kind::column, id});
    }
  }
  for (const ExprId expr : wanted.exprs) {
    want({Unit::Kind::frame, model[expr].scope});
    want_all(expr);
  }
  if (wanted.constraints) {
    for (const core::Constraint& constraint : model.constraints) {
      want({Unit::Kind::frame, constraint.frame});
      want_all(constraint.condition);
    }
  }
  for (LinkId id = 0; id < model.links.size(); ++id) {
    const core::Link& link = model.links[id];
    const bool checked = link.computed == core::none && model.frames[link.from].role == Frame::Role::given;
    if (checked) want({Unit::Kind::link, id});
  }
  for (std::size_t i = needed.size(); i-- > 0;) {
    for (const std::uint32_t before : rulebook.needs[i]) {
      assert(before < i);
      if (needed[i]) needed[before] = true;
    }
  }
  return needed;
}

/// Brings the columns of given frames, and the parameters, into the result.
void load(const Model& model, const table::Dataset& data, const Wanted& wanted, Evaluation& evaluation, Result& result) {
  for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
    static const table::Table no_table;
    const bool run = model.frames[frame].role == Frame::Role::run;
    const table::Table& table = frame < data.tables.size() ? data.tables[frame] : no_table;
    result.rows[frame] = run ? 1 : table.rows;
    std::size_t next = 0;
    for (const ColumnId id : model.columns_of(frame)) {
      const Column& column = model.columns[id];
      if (column.role != Column::Role::input && column.role != Column::Role::parameter) continue;
      const std::size_t at = next++;
      auto& values = result.columns[id];
      for (RowIndex row = 0; row < result.rows[frame]; ++row) {
        const bool given = at < table.columns.size() && row < table.columns[at].rows() && !wanted.doubtful.contains({id, row});
        values.push_back(given ? table.columns[at].cell(row) : Value::unset());
        const bool use_default = column.role == Column::Role::parameter && !values.back().is_present();
        if (use_default) values.back() = evaluation.value(column.definition, row);
      }
    }
  }
}

void compute_frame(FrameId id, Evaluation& evaluation, Result& result) {
  const Model& model = evaluation.model();
  const Frame& frame = model.frames[id];
  if (frame.role == Frame::Role::given || frame.role == Frame::Role::run) return;  // loaded, and checked there
  auto candidates = evaluation.candidates(id);
  auto& rows = candidates.rows;
  const auto fill = [&] {
    result.rows[id] = static_cast<RowIndex>(rows.size());
    for (std::size_t k = 0; k < frame.key.size(); ++k) {
      auto& column = result.columns[frame.key[k]];
      column.clear();
      for (const auto& row : rows) column.push_back(row.key[k]);
    }
    if (!result.out.empty()) {
      result.out[id].clear();
      for (const auto& row : rows) result.out[id].push_back(row.out);
      result.incomplete[id] = candidates.incomplete;
    }
    evaluation.forget();
  };
  if (frame.where != core::none && frame.role != Frame::Role::distinct) {
    fill();
    evaluation.choosing(id);
    std::vector<Evaluation::Candidate> kept;
    for (RowIndex row = 0; row < rows.size(); ++row) {
      const Value met = evaluation.value(frame.where, row);
      if (met.is_present() && met.truth()) kept.push_back(rows[row]);
      candidates.incomplete = candidates.incomplete || met.is_unset();
    }
    evaluation.choosing(core::none);
    rows = std::move(kept);
  }
  fill();
  evaluation.check_most(id);
}

void compute_link(LinkId id, Evaluation& evaluation, Result& result) {
  const RowIndex rows = result.rows[evaluation.model().links[id].from];
  for (RowIndex row = 0; row < rows; ++row) result.links[id].push_back(evaluation.linked(id, row));
  evaluation.check_link(id);
}

void compute_column(ColumnId id, Evaluation& evaluation, Result& result) {
  const Column& column = evaluation.model().columns[id];
  if (column.role != Column::Role::derived) return;
  for (RowIndex row = 0; row < result.rows[column.frame]; ++row) {
    result.columns[id].push_back(evaluation.value(column.definition, row));
    evaluation.reached(column.clause, result.columns[id].back());
  }
}

void compute_fold(const core::Fold& fold, Evaluation& evaluation, Result& result) {
  const auto chains = evaluation.chains(fold);
  const RowIndex rows = result.rows[fold.frame];
  for (const ColumnId state : fold.states) result.columns[state].assign(rows, chains.unset ? Value::unset() : Value());
  if (chains.unset) return;
  for (const auto& [key, chain] : chains.all) {
    if (chain.unset) {
      for (const ColumnId state : fold.states) {
        for (const RowIndex row : chain.rows) result.columns[state][row] = Value::unset();
      }
      continue;
    }
    FoldPosition position;
    for (const RowIndex row : chain.rows) {
      if (position.row_before.is_absent()) position = evaluation.start(fold, row);
      auto after = evaluation.step(fold, position, row);
      for (std::size_t i = 0; i < fold.states.size(); ++i) {
        result.columns[fold.states[i]][row] = fold.before ? position.states[i] : after[i];
        evaluation.reached(evaluation.model().columns[fold.states[i]].clause, after[i]);
      }
      position = {std::move(after), Value(core::Row{row})};
    }
  }
}

core::ClauseId clause_of(const Model& model, Unit unit) {
  switch (unit.kind) {
    case Unit::Kind::frame: return model.frames[unit.id].clause;
    case Unit::Kind::link: return model.links[unit.id].clause;
    case Unit::Kind::column: return model.columns[unit.id].clause;
    default: return model.columns[model.folds[unit.id].states.front()].clause;
  }
}

/// "b = 5, t = 3": what a broken constraint reads of its own row; the sides of its comparison where it reads none there.
message::Argument readings(const core::Constraint& constraint, RowIndex row, Evaluation& evaluation) {
  const Model& model = evaluation.model();
  message::Argument all = "";
  for (const Unit& unit : reads(model, constraint.condition)) {
    if (unit.kind != Unit::Kind::column || model.columns[unit.id].frame != constraint.frame) continue;
    const Column& column = model.columns[unit.id];
    const auto words = evaluation.words(column.type, evaluation.result().columns[unit.id].at(row));
    message::append(all, {column.name + " = " + words.zh, column.name + " = " + words.en}, "，");
  }
  const core::Expr& condition = model[constraint.condition];
  if (all.zh.empty() && condition.op >= core::Op::equal && condition.op <= core::Op::greater_equal) {
    const auto side = [&](ExprId id) { return evaluation.words(model[id].type, evaluation.value(id, row)); };
    const auto left = side(condition.args[0]), right = side(condition.args[1]);
    all = {"左边是 " + left.zh + "，右边是 " + right.zh, "the left side is " + left.en + ", the right " + right.en};
  }
  return all;
}

void check_constraint(const core::Constraint& constraint, Evaluation& evaluation) {
  evaluation.computing(constraint.clause);
  for (RowIndex row = 0; row < evaluation.result().rows[constraint.frame]; ++row) {
    const Value met = evaluation.value(constraint.condition, row);
    if (met.is_present()) evaluation.reached(constraint.clause, met);
    if (!met.is_present() || met.truth()) continue;
    const auto values = readings(constraint, row, evaluation);
    const auto shown = values.zh.empty() ? values : message::Argument("：" + values.zh, ": " + values.en);
    evaluation.finding(1303, constraint.frame, row, "", values, {evaluation.clause_name(), shown});
  }
}

}  // namespace

Result evaluate(const proof::Proved& rulebook, const table::Dataset& data, const Wanted& wanted,
                Observer* observer) {
  const Model& model = rulebook.model;
  Result result{std::vector<RowIndex>(model.frames.size(), 0), std::vector<std::vector<Value>>(model.columns.size()),
                std::vector<std::vector<Value>>(model.links.size()), {}, wanted.out, {}};
  if (!result.out.empty()) result.incomplete.resize(model.frames.size());
  Evaluation evaluation(model, result, observer);
  load(model, data, wanted, evaluation, result);
  for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
    if (model.frames[frame].role != Frame::Role::given) continue;
    evaluation.check_key(frame);
    evaluation.check_most(frame);
  }
  const auto needed = reference::needed(rulebook, wanted);
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (!needed[i]) continue;
    const Unit unit = rulebook.order[i];
    evaluation.computing(clause_of(model, unit));
    switch (unit.kind) {
      case Unit::Kind::frame: compute_frame(unit.id, evaluation, result); break;
      case Unit::Kind::link: compute_link(unit.id, evaluation, result); break;
      case Unit::Kind::column: compute_column(unit.id, evaluation, result); break;
      case Unit::Kind::fold: compute_fold(model.folds[unit.id], evaluation, result); break;
    }
  }
  if (wanted.constraints) {
    for (const core::Constraint& constraint : model.constraints) check_constraint(constraint, evaluation);
  }
  result.findings = evaluation.take_findings();
  return result;
}

Value evaluate_expr(const proof::Proved& rulebook, const table::Dataset&, const Result& result, ExprId expr,
                    RowIndex row) {
  return Evaluation(rulebook.model, result).value(expr, row);
}

std::vector<Value> evaluate_expr(const proof::Proved& rulebook, const Result& result, ExprId expr) {
  Evaluation evaluation(rulebook.model, result);
  std::vector<Value> values;
  const RowIndex rows = result.rows[rulebook.model[expr].scope];
  for (RowIndex row = 0; row < rows; ++row) values.push_back(evaluation.value(expr, row));
  return values;
}

}  // namespace xize::reference
