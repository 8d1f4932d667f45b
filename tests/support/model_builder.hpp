// Core models by hand: what tests of the back wing run without a rulebook's text.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proof/proof.hpp"
#include "reference/evaluate.hpp"

namespace xize::test {

using core::Aggregate;
using core::ColumnId;
using core::EnumId;
using core::ExprId;
using core::FrameId;
using core::Kind;
using core::LinkId;
using core::Op;
using core::Step;
using core::Type;
using core::Value;
using exact::Rational;

Rational num(std::string_view text);  // "-1.5"
Type kind(Kind kind);
Type row_of(FrameId frame);

/// Units are computed in the order in which frames, links, columns and folds are added.
class ModelBuilder {
 public:
  static constexpr FrameId run = 0;
  ModelBuilder();

  EnumId enumeration(std::initializer_list<const char*> members);
  Type of(EnumId enumeration) const;
  FrameId given(std::string name);
  FrameId derived_frame(core::Frame frame);  // its key columns are added after it by key()
  ColumnId key(FrameId frame, std::string name, Type type = {});    // of a given frame: an input
  ColumnId input(FrameId frame, std::string name, Type type = {});
  ColumnId define(FrameId frame, std::string name, ExprId definition);
  ColumnId parameter(std::string name, ExprId value);
  LinkId link(std::string name, FrameId from, FrameId to, std::vector<ExprId> keys, bool optional = false);
  LinkId computed(std::string name, FrameId from, FrameId to, ExprId row);
  /// States must be added by state() first; the fold becomes the next unit.
  ColumnId state(FrameId frame, std::string name, ExprId start, Type type = {});
  void fold(core::Fold fold, std::vector<ExprId> steps);
  void constrain(FrameId frame, std::string name, ExprId condition);

  // Expressions; the scope is that of the first operand that has one, else the run.
  ExprId number(std::string_view text);
  ExprId text(std::string_view text);
  ExprId truth(bool value);
  ExprId member(EnumId enumeration, std::uint32_t index);
  ExprId period(Kind kind, std::string_view text);
  ExprId absent(Type type = {});
  ExprId unset(Type type = {});
  ExprId column(ColumnId id);
  ExprId link_row(LinkId id);
  ExprId self(FrameId frame);
  ExprId previous(ColumnId state);
  ExprId previous_row(FrameId frame);
  ExprId look(ExprId row, ExprId expr);
  ExprId op(Op op, std::vector<ExprId> args, Type type = {}, std::int32_t amount = 0);
  ExprId truth_op(Op op, std::vector<ExprId> args) { return this->op(op, std::move(args), kind(Kind::boolean)); }
  ExprId round(ExprId x, std::string_view step, exact::Rounding mode = exact::Rounding::half_up);
  ExprId match(std::vector<ExprId> keys, std::vector<std::vector<std::vector<std::uint32_t>>> patterns,
               std::vector<ExprId> values);
  ExprId aggregate(FrameId scope, Aggregate aggregate, Type type = {});
  ExprId rank(core::Ranking ranking);
  ExprId shared(core::Ranking ranking);
  ExprId apportion(core::Apportionment apportionment);

  /// One line a row, cells by blanks, in the order of the inputs: "-" absent, "?" unset, members by name.
  void rows(FrameId frame, std::string_view table);
  proof::Proved proved() const;
  table::Dataset data() const;
  const reference::Result& run_all(bool constraints = true);
  /// The values of a column, link or expression in the same notation; a linked row is shown by its index.
  std::string shown(ColumnId column);
  std::string shown_link(LinkId link);
  std::string shown_expr(ExprId expr);  // of the last run_all(), or of a first one
  std::string codes();                  // of the findings: "1301@2 1306"

  core::Model model;

 private:
  struct Cells;
  std::string show(const Type& type, const std::vector<Value>& values) const;
  ExprId add(core::Expr expr);
  core::ClauseId clause(std::string kind, std::string name);
  std::vector<proof::Unit> order_;
  std::vector<std::pair<FrameId, table::Table>> tables_;
  std::unique_ptr<reference::Result> result_;
};

inline core::OrderKey up(ExprId expr) { return {expr, false, core::OrderKey::Absent::leaves_out}; }
inline core::OrderKey down(ExprId expr) { return {expr, true, core::OrderKey::Absent::leaves_out}; }
inline Step backward(LinkId link, FrameId frame) {
  return {.kind = Step::Kind::backward, .link = link, .frame = frame};
}
inline Step forward(LinkId link, FrameId frame) { return {.kind = Step::Kind::forward, .link = link, .frame = frame}; }
inline Step all(FrameId frame) { return {.kind = Step::Kind::all, .frame = frame}; }

}  // namespace xize::test
