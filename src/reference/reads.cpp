#include "reference/reads.hpp"

#include <set>
#include <utility>

namespace xize::reference {
namespace {

using core::ExprId;
using core::Op;
using Kind = proof::Unit::Kind;

class Reader {
 public:
  explicit Reader(const core::Model& model) : model_(model) {}

  void read(ExprId id) {
    if (id == core::none || !seen_exprs_.insert(id).second) return;
    const core::Expr& expr = model_[id];
    switch (expr.op) {
      case Op::column: column(expr.id); break;
      case Op::link: add(Kind::link, expr.id); break;
      case Op::aggregate: aggregate(model_.aggregates[expr.id]); break;
      case Op::rank:
      case Op::shared: {
        const core::Ranking& ranking = model_.rankings[expr.id];
        ordered(ranking.frame, ranking.group, ranking.keys, ranking.where);
        break;
      }
      case Op::apportion: {
        const core::Apportionment& parts = model_.apportionments[expr.id];
        ordered(parts.frame, parts.group, parts.keys, parts.where);
        read(parts.total);
        read(parts.weight);
        break;
      }
      default: break;
    }
    for (const ExprId arg : expr.args) read(arg);
  }

  std::vector<proof::Unit> take() { return std::move(units_); }

 private:
  void add(Kind kind, std::uint32_t id) {
    if (seen_.emplace(kind, id).second) units_.push_back({kind, id});
  }
  void column(core::ColumnId id) {
    const core::Column& column = model_.columns[id];
    if (column.role == core::Column::Role::state) return add(Kind::fold, column.fold);
    if (column.role == core::Column::Role::key) return add(Kind::frame, column.frame);
    add(Kind::column, id);
  }
  void order(core::FrameId frame, const std::vector<core::OrderKey>& keys) {
    for (const core::OrderKey& key : keys) read(key.expr);
    for (const core::ColumnId key : model_.frames[frame].key) column(key);  // breaks ties
  }
  void ordered(core::FrameId frame, const std::vector<ExprId>& group, const std::vector<core::OrderKey>& keys,
               ExprId where) {
    add(Kind::frame, frame);
    for (const ExprId expr : group) read(expr);
    order(frame, keys);
    read(where);
  }
  void aggregate(const core::Aggregate& aggregate) {
    for (const core::Step& step : aggregate.steps) {
      if (step.kind == core::Step::Kind::all) {
        add(Kind::frame, step.frame);
      } else {
        add(Kind::link, step.link);
      }
      for (const ExprId condition : step.where) read(condition);
      for (const core::Step::Tie& tie : step.equal) read(tie.there), read(tie.here);
      if (step.order) read(step.order->there), read(step.order->here);
    }
    read(aggregate.value);
    read(aggregate.weight);
    order(aggregate.steps.back().frame, aggregate.order);
  }

  const core::Model& model_;
  std::set<ExprId> seen_exprs_;
  std::set<std::pair<Kind, std::uint32_t>> seen_;
  std::vector<proof::Unit> units_;
};

}  // namespace

std::vector<proof::Unit> reads(const core::Model& model, ExprId expr) {
  Reader reader(model);
  reader.read(expr);
  return reader.take();
}

}  // namespace xize::reference
