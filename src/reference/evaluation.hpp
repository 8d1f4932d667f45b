// One evaluation under way: what the files of this folder share. Not for callers: those take evaluate.hpp.
//
// Each method group stands in the file that its heading names. Everything is computed when it is first asked for, from
// columns and links that stand finished in the result.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model.hpp"
#include "reference/evaluate.hpp"

namespace xize::reference {

using core::ExprId;
using core::FrameId;
using core::LinkId;
using core::Model;
using core::RowIndex;
using core::Value;
using exact::Rational;

/// Key values compared one by one; all present.
struct KeyLess {
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const;
};

/// Rows of a frame by group, in ascending order of the group's keys; without group keys one group of all rows.
struct Group {
  bool unset = false;  // something of a row is: the group cannot be ordered
  std::vector<RowIndex> rows = {};
};
struct Groups {
  bool unset = false;  // a key of a row is: it may belong to any group
  std::map<std::vector<Value>, Group, KeyLess> all;
};

/// Where a fold stands when it computes a row.
struct FoldPosition {
  std::vector<Value> states;   // after the row before, or the starts; in the order of Fold::states
  Value row_before;            // absent at the first
};

class Evaluation {
 public:
  /// The observer, if there is one, must outlive it.
  Evaluation(const Model& model, const Result& result, Observer* observer = nullptr)
      : model_(model), result_(result), observer_(observer) {}

  // expression.cpp
  Value value(ExprId expr, RowIndex row);
  /// The same, kept: for what many rows ask of one row.
  const Value& kept(ExprId expr, RowIndex row);
  /// The row of a match's table that holds; nothing where a key is absent or unset.
  std::optional<std::size_t> matching(const core::Expr& match, RowIndex row);

  // aggregate.cpp
  /// The rows at the end of the aggregate's steps, once for each way that leads there; nothing if a condition is unset.
  std::optional<std::vector<RowIndex>> reached(const core::Aggregate& aggregate, RowIndex row);
  Value aggregate(const core::Aggregate& aggregate, RowIndex row);

  // ordering.cpp
  /// Order of two rows by the frame's key, ascending, then by index.
  std::strong_ordering by_key(FrameId frame, RowIndex a, RowIndex b);
  /// Order by `keys`; equal where all are. Rows that are absent in a key that leaves out stand last.
  std::strong_ordering by_keys(const std::vector<core::OrderKey>& keys, RowIndex a, RowIndex b);
  /// Whether a row has each key that it must have to be ordered; unset if one of the keys is.
  Value has_keys(const std::vector<core::OrderKey>& keys, RowIndex row);
  /// Sorted by `keys`, then by the frame's key.
  void sort(std::vector<RowIndex>& rows, FrameId frame, const std::vector<core::OrderKey>& keys);
  Groups groups(FrameId frame, ExprId where, const std::vector<ExprId>& keys);
  /// Of a group's rows those that have each key of the order. The group is unset if that of one is.
  std::vector<RowIndex> ordered(Group& group, const std::vector<core::OrderKey>& keys);

  // ranking.cpp, apportion.cpp
  Value rank(std::uint32_t ranking, RowIndex row);
  Value shared(std::uint32_t ranking, RowIndex row);
  Value part(std::uint32_t apportionment, RowIndex row);

  // fold.cpp
  /// The chains of a fold: rows in order, group by group.
  Groups chains(const core::Fold& fold);
  /// The states before the row's own step, and after it; at its place in the chain.
  FoldPosition start(const core::Fold& fold, RowIndex first);
  std::vector<Value> step(const core::Fold& fold, const FoldPosition& position, RowIndex row);
  /// What `previous` and `previous_row` read until the next call; both must outlive it. Null: outside a fold.
  void inside(const core::Fold* fold, const FoldPosition* position) { fold_ = fold, position_ = position; }

  // rows.cpp
  /// Rows and keys of a derived frame; the keys in the order of Frame::key.
  struct Candidate {
    std::vector<Value> key;
    bool out = false;  // it comes from rows that are left out alone
  };
  struct Candidates {
    std::vector<Candidate> rows;
    bool incomplete = false;  // there may be more
  };
  Candidates candidates(FrameId frame);
  Value linked(LinkId link, RowIndex row);  // found by its keys, or computed
  Value link(LinkId link, RowIndex row);    // as it stands in the result
  const std::vector<RowIndex>& linking(LinkId link, RowIndex target);  // the way back, in row order
  /// Whether some row's target is not known, where rows are left out: any target may have one row more.
  bool unknown_source(LinkId link);
  /// First row with these key values.
  std::optional<RowIndex> find(FrameId frame, const std::vector<Value>& key);
  // Where rows are left out: how many of a frame's have no readable key, and whether a row that is not found may be there
  // all the same.
  std::size_t nameless(FrameId frame);
  bool is_nameless(FrameId frame, RowIndex row) const;
  bool may_lack(FrameId frame);
  void check_key(FrameId frame);
  void check_most(FrameId frame);
  void check_link(LinkId link);
  /// While a derived frame's rows are being chosen its links are looked up on the spot.
  void choosing(FrameId frame) { choosing_ = frame; }
  void forget();  // what is kept, after rows have changed

  // findings.cpp
  message::Argument words(const core::Type& type, const Value& value) const;
  message::Argument key_words(FrameId frame, const std::vector<Value>& key) const;
  void finding(std::uint16_t code, FrameId frame, RowIndex row, std::string column, message::Argument value,
               std::vector<message::Argument> arguments);
  /// A promise that row breaks: listed once however often it is evaluated.
  void broken(std::uint16_t code, ExprId expr, RowIndex row, message::Argument value,
              std::vector<message::Argument> arguments);
  /// Those of frames, links and constraints in the order they were found, then the promises by row.
  std::vector<table::Finding> take_findings();
  /// The clause that is being computed: whose promise it is.
  void computing(core::ClauseId clause) { clause_ = clause; }
  std::string clause_name() const;
  // quarantine.cpp
  /// Given rows that the expressions asked for from now on add up or compare with others.
  void touching(std::set<std::pair<FrameId, RowIndex>>& touched) { touched_ = &touched; }

  /// Its column, state or constraint has a value.
  void reached(core::ClauseId clause, const Value& value) {
    if (observer_ != nullptr && clause != core::none && !value.is_unset()) observer_->reached(clause);
  }

  const Model& model() const { return model_; }
  const Result& result() const { return result_; }

 private:
  struct Places {
    std::vector<Value> rank, shared;
  };
  Value strict(ExprId id, RowIndex row);
  Value look(const core::Expr& expr, RowIndex row);
  std::vector<Value> link_key(const core::Link& link, RowIndex row);
  Value connect(const core::Expr& expr, RowIndex row);
  Value choose(ExprId id, RowIndex row);
  Value match(ExprId id, RowIndex row);
  /// The value of an operand that the expression takes as its own.
  Value taken(ExprId id, std::size_t arg, RowIndex row);
  void observe_bound(ExprId id, const std::vector<Value>& args, const Value& value);
  Value require(ExprId id, RowIndex row);
  bool reaches(const core::Step& step, RowIndex there, RowIndex here, bool& unset);
  void touch(FrameId frame, RowIndex row) {
    if (touched_ != nullptr) touched_->emplace(frame, row);
  }
  void touch_column(core::ColumnId column, RowIndex row);
  Value touch_group(ExprId id, RowIndex row);
  void touch_group(FrameId frame, ExprId where, const std::vector<ExprId>& keys, RowIndex row);
  const Places& places(std::uint32_t ranking);
  void split(const core::Apportionment& apportionment, const std::vector<RowIndex>& rows, std::vector<Value>& parts);

  const Model& model_;
  const Result& result_;
  Observer* observer_;
  const core::Fold* fold_ = nullptr;
  const FoldPosition* position_ = nullptr;
  FrameId choosing_ = core::none;
  core::ClauseId clause_ = core::none;
  std::set<std::pair<FrameId, RowIndex>>* touched_ = nullptr;
  std::set<std::pair<core::ColumnId, RowIndex>> touched_columns_;
  std::unordered_map<ExprId, std::deque<std::optional<Value>>> kept_;  // a deque: references stay valid as it grows
  std::unordered_map<LinkId, std::vector<std::vector<RowIndex>>> linking_;
  std::unordered_map<FrameId, std::map<std::vector<Value>, RowIndex, KeyLess>> index_;
  std::unordered_map<FrameId, std::size_t> nameless_;
  std::unordered_map<LinkId, bool> unknown_sources_;
  std::unordered_map<std::uint32_t, Places> places_;
  std::unordered_map<std::uint32_t, std::vector<Value>> parts_;
  std::vector<table::Finding> findings_;
  std::map<std::pair<ExprId, RowIndex>, table::Finding> broken_;
};

/// Strict operators on present operands (scalar.cpp, period.cpp). Unset where a broken constraint let through what the
/// proofs exclude: a zero divisor, a date outside the calendar.
Value scalar(const Model& model, const core::Expr& expr, std::span<const Value> args);
Value period(const Model& model, const core::Expr& expr, std::span<const Value> args);
/// Operators on lists, absent items among them (scalar.cpp).
Value list(const core::Expr& expr, std::span<const Value> args);

}  // namespace xize::reference
