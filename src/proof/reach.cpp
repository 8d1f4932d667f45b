// The rows that an aggregate reaches: how many, what holds of them, and which it surely reaches.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Op;
using core::Step;

Checker::Reach Checker::reach(const core::Aggregate& aggregate, std::uint32_t id, TermId row, const Environment& env) {
  Reach result{row, env};
  std::optional<Rational> times = 1;  // how often one row may be reached
  for (std::uint32_t i = 0; i < aggregate.steps.size(); ++i) {
    const Step& step = aggregate.steps[i];
    if (step.kind == Step::Kind::forward) {
      result.there = terms_.link(step.link, result.there);
      if (!assume_row(result.there, result.env)) result.nothing = true;
      times = result.rows;
    } else {
      result.there = terms_.there(id, i, result.there, step.frame);
    }
    const TermId there = result.there;
    std::vector<ExprId> same;
    // The conditions come first: what they compute may not lean on the ties.
    for (const ExprId where : step.where) {
      condition(where, there, result.env);
      if (!assume(where, there, true, result.env)) result.nothing = true;
    }
    for (const auto& tie : step.equal) {
      eval(tie.here, row, env);
      eval(tie.there, there, result.env);
      if (!assume_present(tie.here, row, result.env)) result.nothing = true;
      if (!assume_present(tie.there, there, result.env)) result.nothing = true;
      const core::Type& type = expr(tie.there).type;
      if (type.kind == core::Kind::number || type.is_period()) {
        Linear difference = terms_.linear(tie.there, there);
        difference.add(terms_.linear(tie.here, row), -1);
        if (!assume_linear(difference, Op::equal, result.env)) result.nothing = true;
      } else if (type.kind == core::Kind::enumeration || type.kind == core::Kind::boolean) {
        ++silent_;
        const Known here = eval(tie.here, row, env);
        --silent_;
        if (!here.broken && !here.members.empty() && !assume_value(tie.there, there, {{}, here.members}, result.env)) {
          result.nothing = true;
        }
      }
      same.push_back(tie.there);
    }
    if (step.order) {
      eval(step.order->here, row, env);
      eval(step.order->there, there, result.env);
      const core::Type& type = expr(step.order->there).type;
      if (type.kind == core::Kind::number || type.is_period()) {
        Linear difference = terms_.linear(step.order->there, there);
        difference.add(terms_.linear(step.order->here, row), -1);
        if (!assume_linear(difference, step.order->compare, result.env)) result.nothing = true;
      }
    }
    if (step.kind == Step::Kind::forward) continue;
    std::optional<Rational> one = rows_with(step.frame, same, there, &result.env);
    if (step.kind == Step::Kind::backward) {
      const core::Link& link = model_.links[step.link];
      const auto& key = model_.frames[step.frame].key;
      std::optional<Rational> values = 1;
      for (const core::ColumnId column : key) {
        const auto is_column = [&](ExprId e) { return expr(e).op == Op::column && expr(e).id == column; };
        if (std::any_of(link.keys.begin(), link.keys.end(), is_column)) continue;
        if (std::any_of(same.begin(), same.end(), is_column)) continue;
        const auto count = values_of(column, there, &result.env);
        values = values && count ? std::optional(*values * *count) : std::nullopt;
      }
      if (!key.empty() && values && (!one || *values < *one)) one = values;
      if (link.at_most) {
        const Rational most = link.at_most->rounded_to(1, exact::Rounding::down);
        if (!one || most < *one) one = most;
      }
    } else {
      times = result.rows;
    }
    if (step.not_self && i == 0 && step.frame == terms_[row].frame) {  // one row of the frame is left out for certain
      const auto all = rows_of(step.frame);
      if (all && *all >= 1 && (!one || *all - 1 < *one)) one = *all - 1;
    }
    result.rows = result.rows && one ? std::optional(*result.rows * *one) : std::nullopt;
    const auto all = rows_of(step.frame);
    if (all && times && (!result.rows || *all * *times < *result.rows)) result.rows = *all * *times;
  }
  if (result.nothing) result.rows = 0;
  return result;
}

bool Checker::reaches(std::uint32_t id, TermId row, TermId candidate, const Environment& env) {
  const core::Aggregate& aggregate = model_.aggregates[id];
  TermId at = row;
  for (std::size_t i = 0; i < aggregate.steps.size(); ++i) {
    const Step& step = aggregate.steps[i];
    const bool last = i + 1 == aggregate.steps.size();
    if (step.not_self || step.order) return false;
    TermId next = candidate;
    if (step.kind == Step::Kind::forward) {
      next = terms_.link(step.link, at);
      if (!surely_present(next, env)) return false;
    } else if (!last) {
      return false;  // only a last step may fan out
    } else if (step.kind == Step::Kind::backward) {
      if (terms_[candidate].frame != step.frame || terms_.link(step.link, candidate) != at) return false;
    }
    if (last && next != candidate) return false;
    const bool forward = step.kind == Step::Kind::forward;
    if (terms_[next].frame != (forward ? model_.links[step.link].to : step.frame)) return false;
    for (const auto& tie : step.equal) {
      if (terms_.key(tie.there, next) != terms_.key(tie.here, row)) return false;
      ++silent_;
      const Known here = eval(tie.here, row, env), there = eval(tie.there, next, env);
      --silent_;
      if (here.may_be_absent() || there.may_be_absent() || here.never_present) return false;
    }
    for (const ExprId where : step.where) {
      Environment otherwise = env;
      ++silent_;
      const Known known = eval(where, next, env);
      const bool may_fail = assume(where, next, false, otherwise);
      --silent_;
      if (known.broken || known.may_be_absent() || may_fail) return false;
    }
    at = next;
  }
  return !aggregate.steps.empty() && surely_present(candidate, env);
}

std::vector<TermId> Checker::surely_reached(std::uint32_t id, TermId row, const Environment& env) {
  std::vector<TermId> found;
  for (const TermId candidate : rows_above(row)) {
    if (reaches(id, row, candidate, env)) found.push_back(candidate);
  }
  return found;
}

const std::vector<Environment::Fact>& Checker::relations(TermId atom) {
  const auto found = cache_.relations.find(atom);
  if (found != cache_.relations.end()) {
    if (cache_.open_relations.contains(atom)) trace_.partial = true;
    return found->second;
  }
  cache_.relations[atom];
  cache_.open_relations.insert(atom);
  std::vector<Environment::Fact> facts;
  apart([&] { facts = find_relations(atom); });
  cache_.open_relations.erase(atom);
  return cache_.relations[atom] = std::move(facts);
}

std::vector<Environment::Fact> Checker::find_relations(TermId atom) {
  std::vector<Environment::Fact> facts;
  const Term term = terms_[atom];
  if (term.kind != Term::Kind::value || term.expr == core::none) return facts;
  const core::Expr& e = expr(term.expr);
  if (e.type.kind != core::Kind::number) return facts;
  const Known* known = atom_known(atom);
  if (!known || known->ranges.empty()) return facts;
  // low <= atom - other <= high; a missing end comes from the ranges of both.
  const auto relate = [&](const Linear& other, const std::optional<Rational>& low, const std::optional<Rational>& high,
                          bool low_open = false, bool high_open = false) {
    Linear form{0, {{atom, 1}}};
    form.add(other, -1);
    const Rational constant = form.constant;
    if (form.is_constant()) return;
    const auto reach = [&] {
      Interval total{0, 0};
      for (const auto& [id, factor] : form.atoms) {
        const Known* one = atom_known(id);
        if (!one || one->ranges.empty()) return std::optional<Interval>();
        total = add(total, one->ranges.scaled(factor).hull());
      }
      return std::optional(total);
    }();
    if (!reach) return;
    Interval interval{low ? *low - constant : reach->low, high ? *high - constant : reach->high, low_open, high_open};
    const auto [normal, factor] = form.normal();
    facts.push_back({terms_.form(normal), Ranges(interval).scaled(Rational(1) / factor)});
  };
  switch (e.op) {
    case Op::min: case Op::max:
      for (const ExprId arg : e.args) {
        relate(terms_.linear(arg, term.row), e.op == Op::max ? std::optional<Rational>(0) : std::nullopt,
               e.op == Op::min ? std::optional<Rational>(0) : std::nullopt);
      }
      break;
    case Op::abs:
      relate(terms_.linear(e.args[0], term.row), Rational(0), std::nullopt);
      break;
    case Op::round: {
      using exact::Rounding;
      const bool half = e.rounding == Rounding::half_up || e.rounding == Rounding::half_even;
      Rational down = half ? e.number / 2 : e.number, up = down;
      if (e.rounding == Rounding::down) up = 0;
      if (e.rounding == Rounding::up) down = 0;
      // Half a step away can be reached, a whole one cannot.
      relate(terms_.linear(e.args[0], term.row), -down, up, !half && !down.is_zero(), !half && !up.is_zero());
      break;
    }
    case Op::aggregate: {
      using F = core::Aggregate::Function;
      const core::Aggregate& a = model_.aggregates[e.id];
      if (a.value == core::none || (a.function != F::sum && a.function != F::max && a.function != F::min)) break;
      for (const TermId row : surely_reached(e.id, term.row, {})) {
        const Known value = eval(a.value, row, {});
        if (value.broken || value.ranges.empty()) continue;
        const Linear form = terms_.linear(a.value, row);
        if (a.function == F::min) relate(form, std::nullopt, Rational(0));
        if (a.function == F::max) relate(form, Rational(0), std::nullopt);
        if (a.function == F::sum) {
          // The others must not take away: all values of one sign.
          Reach all = reach(a, e.id, term.row, {});
          const Known each = eval(a.value, all.there, all.env);
          if (each.broken || each.ranges.empty()) continue;
          if (each.ranges.hull().low.sign() >= 0) relate(form, Rational(0), std::nullopt);
          if (each.ranges.hull().high.sign() <= 0) relate(form, std::nullopt, Rational(0));
        }
      }
      break;
    }
    default: break;
  }
  return facts;
}

}  // namespace xize::proof
