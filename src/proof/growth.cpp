// Folds over many rows: guesses at where the states end, each of them verified before it is taken.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::ColumnId;
using core::Op;

namespace {

/// Whether all that `a` allows, `b` allows too.
bool inside(const Known& a, const Known& b) {
  if (a.broken || (a.may_be_absent() && !b.may_be_absent())) return false;
  if (a.never_present) return true;
  if (b.never_present || a.pair || b.pair) return false;
  if (a.has_ranges()) {
    if (a.ranges.empty()) return true;
    if (b.ranges.empty() || !((a.ranges & b.ranges) == a.ranges)) return false;
    return b.step.is_zero() ? a.step.is_zero() : (a.step / b.step).is_integer();
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    if (a.members[i] && !b.can_be(i)) return false;
  }
  return true;
}

void constants_of(const core::Model& model, core::ExprId id, std::set<Rational>& found) {
  const core::Expr& e = model[id];
  if (e.op == Op::constant && e.type.kind == core::Kind::number && e.value.is_present()) found.insert(e.value.number());
  for (const core::ExprId arg : e.args) constants_of(model, arg, found);
}

}  // namespace

/// Tries the constants of the step as ends of the ranges: what one step keeps inside, every further one does.
bool Checker::jump_to_bound(const core::Fold& fold, TermId row, const Environment& env) {
  const std::vector<std::optional<Known>> saved = before_;
  std::vector<std::vector<Rational>> above, below;
  std::size_t attempts = 0;
  for (const ColumnId state : fold.states) {
    std::set<Rational> constants;
    constants_of(model_, model_.columns[state].definition, constants);
    above.emplace_back();
    below.emplace_back();
    const Known& known = *before_[state];
    if (known.ranges.empty() || known.pair) continue;
    const Interval hull = known.ranges.hull();
    for (const Rational& c : constants) {
      if (c >= hull.high) above.back().push_back(c);
      if (c <= hull.low) below.back().insert(below.back().begin(), c);
    }
    attempts = std::max({attempts, above.back().size(), below.back().size()});
  }
  for (std::size_t attempt = 0; attempt < std::min<std::size_t>(attempts, 6); ++attempt) {
    for (std::size_t s = 0; s < fold.states.size(); ++s) {
      Known& known = *before_[fold.states[s]];
      known = *saved[fold.states[s]];
      if (known.ranges.empty() || known.pair) continue;
      Interval hull = known.ranges.hull();
      if (!above[s].empty()) hull.high = above[s][std::min(attempt, above[s].size() - 1)];
      if (!below[s].empty()) hull.low = below[s][std::min(attempt, below[s].size() - 1)];
      known.ranges = Ranges(hull);
      for (const Rational& end : {hull.low, hull.high}) known.step = Rational::gcd(known.step, end);
      if (!inside(*saved[fold.states[s]], known)) known = *saved[fold.states[s]];
    }
    const std::vector<Known> after = step_states(fold, row, env);
    bool kept = true;
    for (std::size_t s = 0; s < after.size(); ++s) kept = kept && inside(after[s], *before_[fold.states[s]]);
    if (!kept) continue;
    for (std::size_t s = 0; s < after.size(); ++s) columns_[fold.states[s]] = after[s];
    return true;
  }
  before_ = saved;
  return false;
}

/// Where states grow by the same amount in every row, such as running totals: their range at the end of the group,
/// verified branch by branch.
bool Checker::jump_to_end(const core::Fold& fold, TermId row, const Environment& env, const std::vector<Known>& earlier,
                          const Rational& rows_left) {
  const std::vector<std::optional<Known>> saved = before_;
  std::vector<Growth> growths;
  std::set<ColumnId> growing;
  for (std::size_t s = 0; s < fold.states.size(); ++s) {
    Known& known = *before_[fold.states[s]];
    if (inside(known, earlier[s])) continue;
    if (known.pair || known.ranges.empty() || earlier[s].ranges.empty()) return false;
    const Interval now = known.ranges.hull(), then = earlier[s].ranges.hull();
    const Interval step{now.low - then.low, now.high - then.high};
    growths.push_back({fold.states[s], now, step});
    growing.insert(fold.states[s]);
    known.ranges = Ranges::between(now.low + step.low * rows_left, now.high + step.high * rows_left);
  }
  const std::vector<Known> after = step_states(fold, row, env);
  bool kept = true;
  for (std::size_t s = 0; s < fold.states.size() && kept; ++s) {
    const ColumnId state = fold.states[s];
    const auto growth = std::find_if(growths.begin(), growths.end(), [&](const Growth& g) { return g.state == state; });
    if (growth == growths.end()) {
      kept = inside(after[s], *saved[state]);
    } else {
      Known wide = after[s];  // its range is judged branch by branch; all else at once
      wide.ranges = before_[state]->ranges.on_grid(before_[state]->step);
      kept = inside(wide, *before_[state]) && grows_by(model_.columns[state].definition, row, env, *growth, growing);
    }
  }
  if (!kept) {
    before_ = saved;
    return false;
  }
  for (std::size_t s = 0; s < fold.states.size(); ++s) {
    auto& shown = columns_[fold.states[s]];
    shown = shown ? join(*shown, after[s]) : after[s];
    if (growing.count(fold.states[s]) > 0) shown->ranges = before_[fold.states[s]]->ranges;
  }
  return true;
}

bool Checker::grows_by(ExprId id, TermId row, const Environment& env, const Growth& growth,
                       const std::set<ColumnId>& growing) {
  const core::Expr& e = expr(id);
  const auto all = [&](auto first, auto last) {
    return std::all_of(first, last, [&](ExprId arg) { return grows_by(arg, row, env, growth, growing); });
  };
  switch (e.op) {
    case Op::min: case Op::max: return all(e.args.begin(), e.args.end());
    case Op::fallback: return all(e.args.begin(), e.args.end());
    case Op::match: return all(e.args.begin() + model_.matches[e.id].keys, e.args.end());
    case Op::choose: {
      Environment path = env;
      for (std::size_t i = 0; i + 1 < e.args.size(); i += 2) {
        Environment inside = path;
        const bool possible = assume(e.args[i], row, true, inside);
        if (possible && !grows_by(e.args[i + 1], row, inside, growth, growing)) return false;
        if (!assume(e.args[i], row, false, path)) return true;
      }
      return e.args.size() % 2 == 0 || grows_by(e.args.back(), row, path, growth, growing);
    }
    case Op::absent: return true;
    default: break;
  }
  const Known value = eval(id, row, env);
  if (value.never_present) return true;
  if (value.ranges.empty() || value.broken) return false;
  if (value.ranges.inside(growth.from.low, growth.from.high)) return true;
  // The state before, and something that has nothing to do with what grows.
  Linear rest = terms_.linear(id, row);
  TermId own = core::none;
  for (const auto& [atom, factor] : rest.atoms) {
    const Term term = terms_[atom];
    if (term.kind != Term::Kind::value || term.expr == core::none) continue;
    if (expr(term.expr).op != Op::previous) return false;  // it might hold a growing state somewhere inside
    if (expr(term.expr).id == growth.state && factor == Rational(1)) {
      own = atom;
    } else if (growing.count(expr(term.expr).id) > 0) {
      return false;
    }
  }
  if (own == core::none) return false;
  rest.add({0, {{own, 1}}}, -1);
  const auto ranges = query(rest, env);
  return ranges && ranges->inside(growth.step.low, growth.step.high);
}

}  // namespace xize::proof
