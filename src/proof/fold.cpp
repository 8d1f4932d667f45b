// Folds: the states are stepped from their start until nothing changes or the group is at its end.
#include "proof/checker.hpp"

namespace xize::proof {

namespace {

constexpr std::int64_t most_iterations = 100'000;
constexpr std::int64_t patience = 1'000;  // of iterations, before the states are taken to have any value
const Rational anything = Rational::power_of_ten(30);
constexpr std::size_t most_bits = 4096;

bool same(const Known& a, const Known& b) {
  return a.ranges == b.ranges && a.step == b.step && a.pair == b.pair && a.numerator == b.numerator &&
         a.denominator == b.denominator && a.members == b.members && a.absent.has_value() == b.absent.has_value() &&
         a.said_absent == b.said_absent && a.never_present == b.never_present;
}

/// The hull: gaps would only make the steps slower.
void fill(Known& known) {
  if (!known.ranges.empty()) known.ranges = Ranges(known.ranges.hull());
}

}  // namespace

bool Checker::take_step(const core::Fold& fold, TermId row, const Environment& env, bool& broken) {
  std::vector<Known> after;
  cache_ = {};
  for (const core::ColumnId state : fold.states) {
    after.push_back(eval(model_.columns[state].definition, row, env));
    fill(after.back());
    broken = after.back().broken || size_in_bits(after.back()) > most_bits;
    if (broken) return false;
  }
  bool stable = true;
  for (std::size_t s = 0; s < fold.states.size(); ++s) {
    const core::ColumnId state = fold.states[s];
    auto& shown = columns_[state];
    shown = shown ? join(*shown, after[s]) : after[s];
    fill(*shown);
    Known before = join(*before_[state], after[s]);
    fill(before);
    stable &= same(before, *before_[state]);
    before_[state] = std::move(before);
  }
  return stable;
}

bool Checker::settle_widely(const core::Fold& fold, TermId row, const Environment& env) {
  // A step out of any number whatever: where its result has bounds of its own (限 a..b), these hold for every later row.
  const std::vector<std::optional<Known>> before = before_;
  for (const core::ColumnId state : fold.states) {
    if (before_[state]->kind == core::Kind::number) before_[state]->ranges = Ranges::between(-anything, anything);
  }
  std::vector<Known> after;
  cache_ = {};
  for (const core::ColumnId state : fold.states) after.push_back(eval(model_.columns[state].definition, row, env));
  before_ = before;
  for (std::size_t s = 0; s < fold.states.size(); ++s) {
    if (after[s].broken) return false;
    before_[fold.states[s]] = join(*before_[fold.states[s]], after[s]);
    fill(*before_[fold.states[s]]);
  }
  bool broken = false;
  return take_step(fold, row, env, broken) && take_step(fold, row, env, broken);
}

bool Checker::settle_states(const core::Fold& fold, TermId row, const Environment& env, const std::optional<Rational>& rows) {
  // before_: every value that a state may have before some row; columns_: after its own step.
  for (std::int64_t i = 0;; ++i) {
    if (rows && Rational(i) >= *rows) return true;
    if (i >= most_iterations) return false;
    if (i == patience && (!rows || *rows > most_iterations)) return settle_widely(fold, row, env);
    bool broken = false;
    if (take_step(fold, row, env, broken) || broken) return true;  // what is broken is said when the step is read aloud
  }
}

void Checker::prove_fold(std::uint32_t id) {
  const core::Fold& fold = model_.folds[id];
  clause_ = model_.columns[fold.states.front()].clause;
  const TermId row = terms_.self(fold.frame);
  Environment env;
  bool skips = false, possible = true;
  for (const ExprId group : fold.group) skips |= eval(group, row, {}).may_be_absent();
  if (fold.where != core::none) {
    const Known where = condition(fold.where, row, {});
    skips |= where.broken || where.can_be(0);
    possible = assume(fold.where, row, true, env);
  }
  for (const core::OrderKey& key : fold.order) {
    const bool absent = eval(key.expr, row, env).may_be_absent();
    skips |= absent && key.absent == core::OrderKey::Absent::leaves_out;
  }
  if (!possible) env = {};
  bool broken = false;
  for (const core::ColumnId state : fold.states) {
    const core::Column& column = model_.columns[state];
    clause_ = column.clause;
    Known start = eval(column.start, row, env);
    if (!column.optional) cover(start);
    broken |= start.broken;
    fill(start);
    before_[state] = std::move(start);
    columns_[state].reset();
  }
  const auto rows = rows_with(fold.frame, fold.group, core::none, nullptr);
  bool settled = true;
  if (!broken) {
    const std::vector<std::optional<Known>> starts = before_;
    ++silent_;
    settled = settle_states(fold, row, env, rows);
    --silent_;
    if (!settled) {
      before_ = starts;
      for (const core::ColumnId state : fold.states) before_[state]->broken = true;
    }
  }
  // Once aloud, with the states as wide as they get.
  cache_ = {};
  for (const core::ColumnId state : fold.states) {
    const core::Column& column = model_.columns[state];
    clause_ = column.clause;
    Known after = eval(column.definition, row, env);
    if (!settled) {
      report(618, expr(column.definition).span, {column.name, rows ? message::Argument{"最多 " + rows->to_string() + " 行", rows->to_string() + " rows"}
                                                                                   : message::Argument{"行数不限", "any number of rows"}});
      after = unknown(column.type);
    }
    Known shown = columns_[state] && !after.broken && !broken ? *columns_[state] : after;
    if (fold.before) shown = before_[state] && !broken ? *before_[state] : unknown(column.type);
    if (!column.optional) {
      cover(after);
      shown.absent.reset();
    }
    shown.broken |= after.broken || broken;
    if (skips || shown.may_be_absent()) shown.absent = Cause{Cause::Kind::value, {}, column.name};
    shown.said_absent = false;
    columns_[state] = std::move(shown);
  }
  cache_ = {};
}

}  // namespace xize::proof
