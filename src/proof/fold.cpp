// Folds: the states are stepped from their start until nothing changes or the group is at its end.
#include "proof/checker.hpp"

namespace xize::proof {

namespace {

constexpr std::int64_t most_iterations = 100'000;
constexpr std::int64_t most_without_bound = 4'000;  // where nothing bounds the rows
constexpr std::uint64_t most_effort_of_one = 40'000;  // for one fold: about a second
constexpr std::int64_t patience = 48;               // iterations before a jump is tried
constexpr std::size_t most_bits = 512;  // a state this large by mere repetition has no end

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

std::vector<Known> Checker::step_states(const core::Fold& fold, TermId row, const Environment& env) {
  cache_ = {};
  std::vector<Known> after;
  for (const core::ColumnId state : fold.states) {
    after.push_back(eval(model_.columns[state].definition, row, env));
    fill(after.back());
  }
  return after;
}

bool Checker::settle_states(const core::Fold& fold, TermId row, const Environment& env,
                            const std::optional<Rational>& rows, std::vector<bool>& growing) {
  growing.assign(fold.states.size(), true);
  const std::uint64_t most_effort = effort_ + most_effort_of_one;
  // before_: every value that a state may have before some row; columns_: after its own step.
  for (std::int64_t i = 0;; ++i) {
    if (rows && Rational(i) >= *rows) return true;
    if (i >= (rows ? most_iterations : most_without_bound) || effort_ > most_effort) return false;
    if (i == patience && jump_to_bound(fold, row, env)) return true;
    const std::vector<Known> after = step_states(fold, row, env);
    for (const Known& known : after) {
      if (known.broken) return true;  // said when the step is read aloud
      if (size_in_bits(known) > most_bits) return false;
    }
    std::vector<Known> earlier;
    for (const core::ColumnId state : fold.states) earlier.push_back(*before_[state]);
    bool stable = true;
    for (std::size_t s = 0; s < fold.states.size(); ++s) {
      const core::ColumnId state = fold.states[s];
      auto& shown = columns_[state];
      shown = shown ? join(*shown, after[s]) : after[s];
      fill(*shown);
      Known before = join(*before_[state], after[s]);
      fill(before);
      growing[s] = !same(before, *before_[state]);
      stable &= !growing[s];
      before_[state] = std::move(before);
    }
    if (stable) return true;
    if (i == patience && rows && jump_to_end(fold, row, env, earlier, *rows - Rational(i + 1))) return true;
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
  std::vector<bool> growing;
  if (!broken) {
    const std::vector<std::optional<Known>> starts = before_;
    ++silent_;
    settled = settle_states(fold, row, env, rows, growing);
    --silent_;
    if (!settled) {
      before_ = starts;
      for (const core::ColumnId state : fold.states) before_[state]->broken = true;
    }
  }
  // Once aloud, with the states as wide as they get.
  cache_ = {};
  for (std::size_t s = 0; s < fold.states.size(); ++s) {
    const core::ColumnId state = fold.states[s];
    const core::Column& column = model_.columns[state];
    clause_ = column.clause;
    Known after = eval(column.definition, row, env);
    if (!settled) {
      const std::string most = rows ? rows->to_string() : "";
      if (growing[s]) {
        report(618, expr(column.definition).span,
               {column.name, rows ? message::Argument{"最多 " + most + " 行", most + " rows"}
                                  : message::Argument{"行数不限", "any number of rows"}});
      }
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
