#include "lint/uses.hpp"

#include <set>

namespace xize::lint {
namespace {

using core::ExprId;
using core::Op;
using Kind = Owner::Kind;

class Finder {
 public:
  explicit Finder(const core::Model& model) : model_(model) {
    uses_.columns.resize(model.columns.size());
    uses_.links.resize(model.links.size());
    uses_.frames.resize(model.frames.size());
    uses_.live.resize(model.exprs.size());
    uses_.picks_rows.resize(model.exprs.size());
  }

  Uses find() {
    for (core::ColumnId id = 0; id < model_.columns.size(); ++id) {
      const core::Column& column = model_.columns[id];
      begin({Kind::column, id});
      read(column.definition, core::none);
      read(column.start, core::none);
      if (column.role == core::Column::Role::derived || column.role == core::Column::Role::state) frame(column.frame);
    }
    for (core::LinkId id = 0; id < model_.links.size(); ++id) {
      begin({Kind::link, id});
      read_all(model_.links[id].keys);
      read(model_.links[id].computed, core::none);
    }
    for (core::FrameId id = 0; id < model_.frames.size(); ++id) {
      const core::Frame& made = model_.frames[id];
      begin({Kind::frame, id});
      frame(made.source), frame(made.other);
      for (const core::ColumnId column : made.source_columns) uses_.columns[column].push_back({owner_});
      read(made.where, core::none);
    }
    for (std::uint32_t id = 0; id < model_.folds.size(); ++id) {
      const core::Fold& fold = model_.folds[id];
      begin({Kind::fold, id});
      read_all(fold.group), order(fold.order), read(fold.where, core::none);
    }
    for (std::uint32_t id = 0; id < model_.constraints.size(); ++id) {
      begin({Kind::constraint, id});
      frame(model_.constraints[id].frame);
      read(model_.constraints[id].condition, core::none);
    }
    for (std::uint32_t id = 0; id < model_.results.size(); ++id) {
      begin({Kind::result, id});
      frame(model_.results[id].frame);
      read(model_.results[id].where, core::none);
      order(model_.results[id].order);
      for (const auto& item : model_.results[id].items) read(item.expr, core::none);
    }
    for (std::uint32_t id = 0; id < model_.cases.size(); ++id) {
      begin({Kind::testcase, id});
      for (const auto& rows : model_.cases[id].expected) {
        for (const auto& setting : rows.settings) uses_.columns[setting.column].push_back({owner_});
      }
    }
    return std::move(uses_);
  }

 private:
  void begin(Owner owner) { owner_ = owner, seen_.clear(); }
  void frame(core::FrameId id) {
    if (id != core::none) uses_.frames[id].push_back({owner_});
  }
  void column(core::ColumnId id, ExprId expr, ExprId parent) {
    if (owner_ != Owner{Kind::column, id}) uses_.columns[id].push_back({owner_, expr, parent});
  }
  void link(core::LinkId id, ExprId expr) {
    if (owner_ != Owner{Kind::link, id}) uses_.links[id].push_back({owner_, expr});
  }
  void read_all(const std::vector<ExprId>& list) {
    for (const ExprId id : list) read(id, core::none);
  }
  void order(const std::vector<core::OrderKey>& keys) {
    for (const core::OrderKey& key : keys) read(key.expr, core::none);
  }

  void read(ExprId id, ExprId parent) {
    if (id == core::none || !seen_.insert(id).second) return;
    const core::Expr& expr = model_[id];
    uses_.live[id] = true;
    if (owner_.kind == Kind::frame) uses_.picks_rows[id] = true;
    switch (expr.op) {
      case Op::column: column(expr.id, id, parent); break;
      case Op::previous: column(expr.id, id, parent); break;
      case Op::link: link(expr.id, id); break;
      case Op::aggregate: aggregate(model_.aggregates[expr.id], id); break;
      case Op::rank:
      case Op::shared: {
        const core::Ranking& ranking = model_.rankings[expr.id];
        frame(ranking.frame), read_all(ranking.group), order(ranking.keys), read(ranking.where, id);
        break;
      }
      case Op::apportion: {
        const core::Apportionment& parts = model_.apportionments[expr.id];
        frame(parts.frame), read_all(parts.group), order(parts.keys);
        read(parts.where, id), read(parts.total, id), read(parts.weight, id);
        break;
      }
      default: break;
    }
    for (const ExprId arg : expr.args) read(arg, id);
  }

  void aggregate(const core::Aggregate& all, ExprId id) {
    for (const core::Step& step : all.steps) {
      frame(step.frame);
      if (step.link != core::none) link(step.link, id);
      read_all(step.where);
      for (const core::Step::Tie& tie : step.equal) read(tie.there, id), read(tie.here, id);
      if (step.order) read(step.order->there, id), read(step.order->here, id);
    }
    read(all.value, id), read(all.weight, id), order(all.order);
  }

  const core::Model& model_;
  Uses uses_;
  Owner owner_{};
  std::set<ExprId> seen_;
};

}  // namespace

Uses find_uses(const core::Model& model) { return Finder(model).find(); }

}  // namespace xize::lint
