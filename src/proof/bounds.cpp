// How many rows: of a frame, of a group, along a link.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Frame;
using core::Op;

namespace {

void lower(std::optional<Rational>& bound, const std::optional<Rational>& other) {
  if (other && (!bound || *other < *bound)) bound = other;
}

/// Whole numbers alone: half a row is none.
std::optional<Rational> whole(const std::optional<Rational>& bound) {
  if (!bound) return std::nullopt;
  return bound->rounded_to(1, exact::Rounding::down);
}

}  // namespace

std::optional<Rational> Checker::values_of(core::ColumnId key, TermId row, const Environment* env) {
  const core::Column& column = model_.columns[key];
  if (column.type.kind == core::Kind::boolean || column.type.kind == core::Kind::enumeration) {
    std::vector<bool> members(member_count(column.type), true);
    if (columns_[key] && !columns_[key]->broken) members = columns_[key]->members;
    if (env) members = members_of(terms_.column(key, row), members, *env);
    return Rational(std::count(members.begin(), members.end(), true));
  }
  if (!column.domain || !columns_[key] || columns_[key]->broken) return std::nullopt;
  const Known& known = *columns_[key];
  if (known.pair || known.step.is_zero() || known.ranges.empty()) return std::nullopt;
  Ranges ranges = known.ranges;
  if (env) {
    if (const auto narrowed = atom_ranges(terms_.column(key, row), *env)) ranges = *narrowed;
  }
  Rational count;
  ranges = ranges.on_grid(known.step);
  for (const Interval& part : ranges.parts()) count += (part.high - part.low) / known.step + 1;
  return count;
}

std::optional<Rational> Checker::rows_of(core::FrameId id) {
  const Frame& frame = model_.frames[id];
  if (frame.role == Frame::Role::run) return 1;
  std::optional<Rational> bound = whole(frame.at_most);
  if (frame.role == Frame::Role::product) {
    const auto a = rows_of(frame.source), b = rows_of(frame.other);
    if (a && b) lower(bound, *a * *b);
  }
  if (frame.role == Frame::Role::distinct) lower(bound, rows_of(frame.source));
  std::optional<Rational> values = 1;
  for (const core::ColumnId key : frame.key) {
    const auto one = values_of(key, core::none, nullptr);
    values = values && one ? std::optional(*values * *one) : std::nullopt;
  }
  if (!frame.key.empty()) lower(bound, values);
  return bound;
}

std::optional<Rational> Checker::rows_with(core::FrameId id, const std::vector<ExprId>& same, TermId row,
                                           const Environment* env) {
  const Frame& frame = model_.frames[id];
  std::optional<Rational> bound = rows_of(id);
  std::vector<bool> fixed(frame.key.size());
  const auto fix = [&](ExprId e) {
    if (expr(e).op != Op::column) return;
    const auto at = std::find(frame.key.begin(), frame.key.end(), expr(e).id);
    if (at != frame.key.end()) fixed[static_cast<std::size_t>(at - frame.key.begin())] = true;
  };
  for (const ExprId e : same) {
    if (expr(e).op == Op::link) {
      const core::Link& link = model_.links[expr(e).id];
      lower(bound, whole(link.at_most));
      for (const ExprId key : link.keys) fix(key);
    } else {
      fix(e);
    }
  }
  if (frame.key.empty()) return bound;
  std::optional<Rational> values = 1;
  for (std::size_t i = 0; i < frame.key.size(); ++i) {
    if (fixed[i]) continue;
    const auto one = values_of(frame.key[i], row, env);
    values = values && one ? std::optional(*values * *one) : std::nullopt;
  }
  lower(bound, values);
  return bound;
}

bool Checker::never_empty(core::FrameId id) const {
  const Frame& frame = model_.frames[id];
  if (frame.role == Frame::Role::run) return true;
  if (frame.where != core::none) return false;
  if (frame.role == Frame::Role::product) return never_empty(frame.source) && never_empty(frame.other);
  return frame.role == Frame::Role::domain;
}

bool Checker::surely_reaches_rows(const core::Aggregate& aggregate) const {
  if (aggregate.steps.size() != 1) return false;
  const core::Step& step = aggregate.steps[0];
  if (!step.where.empty() || !step.equal.empty() || step.order || step.not_self) return false;
  if (step.kind == core::Step::Kind::all) return never_empty(step.frame);
  const Frame& frame = model_.frames[step.frame];
  if (step.kind != core::Step::Kind::backward) return false;
  // A row that is there because others have its key: those.
  const Frame& made = model_.frames[model_.links[step.link].to];
  if (made.role == Frame::Role::distinct && made.source == step.frame) {
    const auto& keys = model_.links[step.link].keys;
    return !keys.empty() && std::equal(keys.begin(), keys.end(), made.source_columns.begin(), made.source_columns.end(),
                                       [&](ExprId key, core::ColumnId column) { return expr(key).op == Op::column && expr(key).id == column; });
  }
  if (frame.role != Frame::Role::product || frame.where != core::none) return false;
  // The pairs of one side, by its own part of their key.
  const core::Link& link = model_.links[step.link];
  const bool first = link.to == frame.source && never_empty(frame.other);
  if (!first && !(link.to == frame.other && never_empty(frame.source))) return false;
  const std::size_t from = first ? 0 : model_.frames[frame.source].key.size();
  for (std::size_t i = 0; i < link.keys.size(); ++i) {
    const core::Expr& key = expr(link.keys[i]);
    if (key.op != Op::column || key.id != frame.key[from + i]) return false;
  }
  return !link.keys.empty();
}

}  // namespace xize::proof
