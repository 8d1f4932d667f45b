#include "reference/quarantine.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "reference/evaluation.hpp"

namespace xize::reference {

void Evaluation::touch_column(core::ColumnId id, RowIndex row) {
  const core::Column& column = model_.columns[id];
  if (column.role != core::Column::Role::derived && column.role != core::Column::Role::state) return;
  if (!touched_columns_.emplace(id, row).second) return;
  if (column.role == core::Column::Role::derived) {
    value(column.definition, row);
  } else {
    const core::Fold& fold = model_.folds[column.fold];
    touch_group(fold.frame, fold.where, fold.group, row);
  }
}

void Evaluation::touch_group(FrameId frame, ExprId where, const std::vector<ExprId>& keys, RowIndex row) {
  const Groups groups = Evaluation(model_, result_).groups(frame, where, keys);
  for (const auto& [key, group] : groups.all) {
    if (std::find(group.rows.begin(), group.rows.end(), row) == group.rows.end()) continue;
    for (const RowIndex there : group.rows) touch(frame, there);
  }
}

Value Evaluation::touch_group(ExprId id, RowIndex row) {
  const core::Expr& expr = model_[id];
  if (expr.op == core::Op::apportion) {
    const core::Apportionment& parts = model_.apportionments[expr.id];
    touch_group(parts.frame, parts.where, parts.group, row);
  } else {
    const core::Ranking& ranking = model_.rankings[expr.id];
    touch_group(ranking.frame, ranking.where, ranking.group, row);
  }
  return Evaluation(model_, result_).value(id, row);
}

namespace {

using core::Frame;

class Quarantine {
 public:
  Quarantine(const Model& model, const Result& result) : model_(model), result_(result) {}

  /// `index`: the finding's.
  void mark(const table::Finding& finding, std::size_t index) {
    finding_ = index;
    switch (finding.code) {
      case 1301: return mark_key(finding.frame, finding.row);
      case 1302: return mark_lost(finding);
      case 1303: return mark_constraint(finding.frame, finding.row);
      case 1309: return mark_linking(finding.frame, finding.row);
      default: return;
    }
  }
  const std::vector<Blame>& marked() const { return marked_; }
  const std::vector<std::pair<core::ColumnId, RowIndex>>& doubtful() const { return doubtful_; }

 private:
  void mark(FrameId frame, RowIndex row) {
    if (model_.frames[frame].role == Frame::Role::given) marked_.push_back({frame, row, finding_});
  }
  void mark_key(FrameId frame, RowIndex row) {
    const auto& key = model_.frames[frame].key;
    for (RowIndex other = 0; other < result_.rows[frame]; ++other) {
      const bool same = std::all_of(key.begin(), key.end(), [&](core::ColumnId column) {
        return result_.columns[column][other] == result_.columns[column][row];
      });
      if (same) mark(frame, other);
    }
  }
  /// A link that leads nowhere: nor is it known then to which group the cells that it goes by belong. But one that
  /// another link has led by to a row is right.
  void mark_lost(const table::Finding& finding) {
    mark(finding.frame, finding.row);
    std::set<core::ColumnId> lost, led;
    for (LinkId id = 0; id < model_.links.size(); ++id) {
      const core::Link& link = model_.links[id];
      if (link.from != finding.frame || link.computed != core::none || result_.links[id].size() <= finding.row) continue;
      const bool there = result_.links[id][finding.row].is_present();
      if (!there && link.name != finding.arguments.front().zh) continue;
      std::set<core::ColumnId> seen;
      for (const ExprId key : link.keys) {
        if (there && model_[key].op != core::Op::column) continue;  // a month's quarter may be right where the month is not
        inputs_of(key, there ? led : lost, seen);
      }
    }
    for (const core::ColumnId column : lost) {
      if (!led.contains(column)) doubtful_.emplace_back(column, finding.row);
    }
  }
  /// The row's own given columns that an expression reads; `seen`: definitions looked into.
  void inputs_of(ExprId id, std::set<core::ColumnId>& columns, std::set<core::ColumnId>& seen) const {
    const core::Expr& expr = model_[id];
    if (expr.op == core::Op::look) return inputs_of(expr.args[0], columns, seen);
    if (expr.op == core::Op::column) {
      const core::Column& column = model_.columns[expr.id];
      if (column.role == core::Column::Role::input) columns.insert(expr.id);
      if (column.role == core::Column::Role::derived && seen.insert(expr.id).second) inputs_of(column.definition, columns, seen);
    }
    for (const ExprId arg : expr.args) inputs_of(arg, columns, seen);
  }
  /// Any of the rows that link to this one may be the one too many.
  void mark_linking(FrameId frame, RowIndex row) {
    mark(frame, row);
    for (LinkId id = 0; id < model_.links.size(); ++id) {
      const core::Link& link = model_.links[id];
      if (link.to != frame || !link.at_most || result_.links[id].size() != result_.rows[link.from]) continue;
      std::vector<RowIndex> rows;
      for (RowIndex from = 0; from < result_.rows[link.from]; ++from) {
        const Value& target = result_.links[id][from];
        if (target.is_present() && target.row() == row) rows.push_back(from);
      }
      if (Rational(static_cast<std::int64_t>(rows.size())) <= *link.at_most) continue;
      for (const RowIndex from : rows) mark(link.from, from);
    }
  }
  /// Its row, and those that it adds up: any of them may be the one that is wrong.
  void mark_constraint(FrameId frame, RowIndex row) {
    mark(frame, row);
    for (const core::Constraint& constraint : model_.constraints) {
      if (constraint.frame != frame) continue;
      std::set<std::pair<FrameId, RowIndex>> touched;
      Evaluation evaluation(model_, result_);  // one each: what it keeps it does not touch again
      evaluation.touching(touched);
      const Value met = evaluation.value(constraint.condition, row);
      if (!met.is_present() || met.truth()) continue;
      for (const auto& [there, which] : touched) mark(there, which);
    }
  }

  const Model& model_;
  const Result& result_;
  std::size_t finding_ = 0;
  std::vector<Blame> marked_;
  std::vector<std::pair<core::ColumnId, RowIndex>> doubtful_;
};

/// A value that the author's word was to keep inside its bounds, and is unset as it does not: no row is to blame.
bool is_promise(const table::Finding& finding) {
  constexpr std::uint16_t promises[] = {1304, 1305, 1307, 1308};
  return std::find(std::begin(promises), std::end(promises), finding.code) != std::end(promises);
}

}  // namespace

Quarantined evaluate_without(const proof::Proved& rulebook, const table::Dataset& data, Wanted wanted) {
  const Model& model = rulebook.model;
  wanted.out.resize(model.frames.size());
  for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
    const bool given = model.frames[frame].role == Frame::Role::given && frame < data.tables.size();
    wanted.out[frame].resize(given ? data.tables[frame].rows : 0);
  }
  Quarantined out;
  std::vector<table::Finding> findings;
  std::set<std::tuple<std::uint16_t, FrameId, RowIndex, std::string>> seen;
  // Keys and links first: a constraint that fails because a row's link leads nowhere says nothing of its own.
  for (const bool all : {false, true}) {
    for (bool again = true; again;) {  // each time more rows are out than before
      Wanted now = wanted;
      now.constraints = all;
      if (!all) now.columns.clear(), now.exprs.clear();
      out.result = evaluate(rulebook, data, now);
      Quarantine quarantine(model, out.result);
      for (const table::Finding& finding : out.result.findings) {
        if (is_promise(finding) || !seen.emplace(finding.code, finding.frame, finding.row, finding.column).second) continue;
        quarantine.mark(finding, findings.size());
        out.hopeless = out.hopeless || finding.row == core::none;
        findings.push_back(finding);
      }
      wanted.doubtful.insert(quarantine.doubtful().begin(), quarantine.doubtful().end());
      again = !quarantine.doubtful().empty();
      for (const Blame& one : quarantine.marked()) {
        std::vector<bool>& rows = wanted.out[one.frame];
        if (rows[one.row]) continue;
        rows[one.row] = again = true;
        out.blame.push_back(one);
      }
    }
  }
  for (table::Finding& finding : out.result.findings) {
    if (is_promise(finding)) findings.push_back(std::move(finding));
  }
  out.result.findings = std::move(findings);
  return out;
}

}  // namespace xize::reference
