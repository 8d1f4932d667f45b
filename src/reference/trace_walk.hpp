// The walk through one expression that a derivation tells of. Not for callers: those take trace.hpp.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/evaluation.hpp"
#include "reference/trace.hpp"

namespace xize::reference {

/// Walks one expression as its evaluation did.
class Walk {
 public:
  using Kind = TraceStep::Kind;

  Walk(const Model& model, Evaluation& evaluation, std::vector<TraceStep>& steps)
      : model_(model), evaluation_(evaluation), steps_(steps) {}
  void walk(ExprId id, RowIndex row, const std::string& path = {});

 private:
  // trace_walk.cpp
  void tell(ExprId id, RowIndex row, const std::string& path);
  bool known(core::ColumnId column, RowIndex row) const;
  TraceStep& add(Kind kind, ExprId id, RowIndex row);
  TraceStep::Read of_column(core::ColumnId column, RowIndex row, const std::string& path) const;
  /// The column that an expression is the value of, if it is one's.
  TraceStep::Read shown(ExprId id, RowIndex row, std::string path);
  /// The next step tells it, so it needs no step of its own.
  void no_longer_told(const TraceStep::Read& read);
  /// "所在单位." for the row of a link, "所在单位.上级." for a link of it; nothing for the run and other rows.
  std::string way(ExprId id) const;
  void choose(const core::Expr& expr, RowIndex row, const std::string& path);
  void match(const core::Expr& expr, RowIndex row, const std::string& path);
  /// A clause gives what it makes the span of the part of the text that asks for it: then parent and child have the same.
  bool same_text(ExprId a, ExprId b) const { return model_[a].span == model_[b].span; }
  bool made(ExprId id) const;
  void rounded(ExprId id, RowIndex row);
  void bounded(ExprId id, RowIndex row);
  /// A constant or a parameter.
  bool is_given(ExprId id) const;
  /// Whether what was told of an absent operand says already that nothing comes of it.
  bool says_so(ExprId absent, const Value& instead) const;

  // trace_made.cpp
  /// How many of the row's group take part.
  std::uint64_t taking_part(const core::Ranking& ranking, RowIndex row);
  /// The place that a ranking clause gives; none for any other column.
  ExprId place_in(core::ColumnId column) const;
  /// The column of a ranking clause that has this order, from either end, in groups at least as wide; none where that is
  /// what is being told.
  core::ColumnId ranked_by(ExprId rank, RowIndex row) const;
  /// By what a ranking orders: the place in the same order where the text says it by the name of a ranking clause.
  void order_of(ExprId rank, RowIndex row, const std::string& path);
  void over(ExprId id, RowIndex row);
  bool outside(ExprId where, RowIndex row);  // it does not meet the condition
  void part(ExprId id, RowIndex row, const std::string& path);
  void rank(ExprId id, RowIndex row, const std::string& path);
  /// What clauses and functions make of several operators, told as one thing.
  bool special(ExprId id, RowIndex row, const std::string& path);
  /// placed and last place <= limit, as make_cut() builds it.
  bool cut(const core::Expr& expr, RowIndex row, const std::string& path);
  bool holds(ExprId id, ExprId part) const;
  /// place >= 1: at most what the rows before leave of a cap, else 0.
  bool capped(ExprId id, RowIndex row, const std::string& path);
  /// claims <= money: value, else value * (money / claims), rounded or not.
  bool fund(ExprId id, RowIndex row, const std::string& path);
  /// 余数(a, b): a - b * (a / b, rounded down).
  bool remainder(ExprId id, RowIndex row, const std::string& path);
  /// The greatest of what applies, where what does not stands for one and the same lowest value.
  bool highest(const core::Expr& expr, RowIndex row, const std::string& path);
  /// A count of places is how many take part; a place that was told says so itself.
  bool ranked_count(ExprId id, RowIndex row);
  /// A mean by weights; rescaled, if `whole` is there: points over full marks, weighted by full marks. Told where what is
  /// left out changes what is divided by.
  bool weighted(ExprId id, ExprId whole, RowIndex row, const std::string& path);

  const Model& model_;
  Evaluation& evaluation_;
  std::vector<TraceStep>& steps_;
  std::set<std::pair<ExprId, RowIndex>> walked_;
  std::vector<ExprId> above_;  // the expressions under way, the innermost last
};

}  // namespace xize::reference
