#include "reference/coverage.hpp"

#include <algorithm>

namespace xize::reference {
namespace {

using core::ExprId;
using core::Op;
using Kind = Alternative::Kind;

/// Collects the alternatives of expressions and of all that they are made of.
class Collector {
 public:
  explicit Collector(const core::Model& model) : model_(model), seen_(model.exprs.size()) {}

  void collect(ExprId id) {
    if (id == core::none || seen_[id]) return;
    seen_[id] = true;
    const core::Expr& expr = model_[id];
    switch (expr.op) {
      case Op::choose: choose(id); break;
      case Op::match:
        for (std::size_t i = 0; i < model_.matches[expr.id].rows.size(); ++i) {
          add(Kind::row, id, model_.matches[expr.id].keys + i, model_.matches[expr.id].rows[i].span);
        }
        break;
      case Op::clamp:
        bound(Kind::floor, id, 1);
        bound(Kind::cap, id, 2);
        break;
      case Op::min:
      case Op::max:
        for (std::size_t i = 1; i < expr.args.size(); ++i) bound(expr.op == Op::min ? Kind::cap : Kind::floor, id, i);
        break;
      case Op::fallback:
        if (model_[expr.args[1]].op != Op::absent) add(Kind::fallback, id, 1, model_[expr.args[1]].span);
        break;
      case Op::divide:
        if (expr.args.size() > 2) add(Kind::if_zero, id, 2, model_[expr.args[2]].span);
        break;
      case Op::aggregate: aggregate(model_.aggregates[expr.id]); break;
      case Op::rank:
      case Op::shared: {
        const core::Ranking& ranking = model_.rankings[expr.id];
        ordered(ranking.group, ranking.keys, ranking.where);
        break;
      }
      case Op::apportion: {
        const core::Apportionment& parts = model_.apportionments[expr.id];
        ordered(parts.group, parts.keys, parts.where);
        collect(parts.total);
        collect(parts.weight);
        break;
      }
      default: break;
    }
    for (const ExprId arg : expr.args) collect(arg);
  }

  void ordered(const std::vector<ExprId>& group, const std::vector<core::OrderKey>& keys, ExprId where) {
    for (const ExprId expr : group) collect(expr);
    for (const core::OrderKey& key : keys) collect(key.expr);
    collect(where);
  }

  std::vector<Alternative> take() { return std::move(found_); }

 private:
  static bool inside(text::Span inner, text::Span outer) {
    return inner.source == outer.source && outer.begin <= inner.begin && inner.end <= outer.end;
  }

  void add(Kind kind, ExprId expr, std::size_t arg, text::Span span) {
    if (span.end > span.begin && span != model_[expr].span) found_.push_back({kind, expr, arg, span});
  }

  /// A bound that is said by itself ("下限 0"), not one that a clause kind sets: that has the span of the whole.
  void bound(Kind kind, ExprId expr, std::size_t arg) { add(kind, expr, arg, model_[model_[expr].args[arg]].span); }

  void choose(ExprId id) {
    const core::Expr& expr = model_[id];
    std::size_t i = 0;
    for (; i + 1 < expr.args.size(); i += 2) {
      const text::Span condition = model_[expr.args[i]].span;
      text::Span span = model_[expr.args[i + 1]].span;
      const bool before =
          inside(condition, expr.span) && condition.source == span.source && condition.end <= span.begin;
      if (span.end <= span.begin || span == expr.span) continue;
      if (before) span.begin = condition.begin;
      found_.push_back({Kind::branch, id, i + 1, span});
    }
    if (i < expr.args.size()) add(Kind::branch, id, i, model_[expr.args[i]].span);
  }

  void aggregate(const core::Aggregate& aggregate) {
    for (const core::Step& step : aggregate.steps) {
      for (const ExprId condition : step.where) collect(condition);
      for (const core::Step::Tie& tie : step.equal) collect(tie.there), collect(tie.here);
      if (step.order) collect(step.order->there), collect(step.order->here);
    }
    collect(aggregate.value);
    collect(aggregate.weight);
    for (const core::OrderKey& key : aggregate.order) collect(key.expr);
  }

  const core::Model& model_;
  std::vector<bool> seen_;
  std::vector<Alternative> found_;
};

}  // namespace

std::vector<Alternative> alternatives(const core::Model& model) {
  Collector collector(model);
  for (const core::Frame& frame : model.frames) collector.collect(frame.where);
  for (const core::Link& link : model.links) {
    for (const ExprId key : link.keys) collector.collect(key);
    collector.collect(link.computed);
  }
  for (const core::Column& column : model.columns) {
    if (column.role == core::Column::Role::parameter) continue;  // its default is a constant
    collector.collect(column.start);
    collector.collect(column.definition);
  }
  for (const core::Fold& fold : model.folds) collector.ordered(fold.group, fold.order, fold.where);
  for (const core::Constraint& constraint : model.constraints) collector.collect(constraint.condition);
  return collector.take();
}

}  // namespace xize::reference
