#include <algorithm>
#include <utility>

#include "proof/checker.hpp"

namespace xize::proof {

Checker::Checker(core::Model model, message::Diagnostics& diagnostics)
    : model_(std::move(model)), diagnostics_(diagnostics), terms_(model_), relevance_(model_, terms_) {
  columns_.resize(model_.columns.size());
  before_.resize(model_.columns.size());
  links_.resize(model_.links.size());
  terms_.expand.assign(model_.columns.size(), false);
}

bool Checker::reaches_progress(std::uint32_t position) {
  std::vector<std::uint32_t> open = {position};
  std::vector<bool> seen(states_.size());
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (seen[at] || states_[at] == State::done) continue;
    seen[at] = true;
    if (states_[at] == State::in_progress) return true;
    open.insert(open.end(), dependencies_.needs[at].begin(), dependencies_.needs[at].end());
  }
  return false;
}

void Checker::prove_unit(std::uint32_t position) {
  if (states_[position] != State::waiting) return;
  // A proof may be asked for from the midst of another one.
  Cache cache = std::exchange(cache_, {});
  const core::ClauseId clause = clause_;
  const int silent = std::exchange(silent_, 0), depth = std::exchange(depth_, 0), work = std::exchange(work_, 0);
  const int assuming = std::exchange(assuming_, 0);
  const std::uint64_t looked = std::exchange(looked_, 0), since = std::exchange(looking_since_, 0);
  const int definitions = std::exchange(definitions_, 0), open = std::exchange(open_, 0);
  const Trace trace = std::exchange(trace_, {});
  for (const std::uint32_t need : dependencies_.needs[position]) {
    if (!dependencies_.in_cycle[position]) prove_unit(need);
  }
  states_[position] = State::in_progress;
  cache_ = {};
  terms_.forget();
  const Unit unit = dependencies_.units[position];
  if (dependencies_.in_cycle[position]) {
    if (unit.kind == Unit::Kind::column) columns_[unit.id] = unknown(model_.columns[unit.id].type);
    if (unit.kind == Unit::Kind::link) {
      links_[unit.id] = Known{};
      links_[unit.id]->broken = true;
    }
    if (unit.kind == Unit::Kind::fold) {
      for (const core::ColumnId state : model_.folds[unit.id].states) {
        columns_[state] = unknown(model_.columns[state].type);
      }
    }
  } else {
    switch (unit.kind) {
      case Unit::Kind::frame: prove_frame(unit.id); break;
      case Unit::Kind::link: prove_link(unit.id); break;
      case Unit::Kind::column: prove_column(unit.id); break;
      case Unit::Kind::fold: prove_fold(unit.id); break;
    }
  }
  states_[position] = State::done;
  terms_.forget();
  cache_ = std::move(cache);
  clause_ = clause;
  silent_ = silent;
  depth_ = depth;
  work_ = work;
  looked_ = looked;
  looking_since_ = since;
  definitions_ = definitions;
  open_ = open;
  assuming_ = assuming;
  // More is known now than what was remembered rests on.
  cache_.memo.clear();
  ++epoch_;
  trace_ = trace;
  trace_.partial = true;
}

void Checker::prove_column(core::ColumnId id) {
  const core::Column& column = model_.columns[id];
  clause_ = column.clause;
  Known known = eval(column.definition, terms_.self(column.frame), {});
  if (!column.optional) {
    if (known.absent && model_.conditions.contains(column.definition)) known.absent->of_condition = true;  // a veto's
    cover(known);
  } else if (known.absent) {
    known.absent = Cause{Cause::Kind::value, {}, column.name};
  }
  if (known.said_absent && !known.absent) known.absent = Cause{Cause::Kind::value, {}, column.name};
  known.said_absent = false;
  columns_[id] = std::move(known);
  terms_.expand[id] = !columns_[id]->broken;
}

void Checker::prove_constraints() {
  for (std::uint32_t i = 0; i < model_.constraints.size(); ++i) {
    const core::Constraint& constraint = model_.constraints[i];
    clause_ = constraint.clause;
    cache_ = {};
    constraint_limit_ = i;  // a constraint is no witness in its own case
    const Known known = condition(constraint.condition, terms_.self(constraint.frame), {});
    if (!known.broken && !known.can_be(1)) report(708, expr(constraint.condition).span, {});
    ++promises_.constraints;
  }
  cache_ = {};
  constraint_limit_ = core::none;
}

void Checker::prove_results(Proved& proved) {
  for (const core::ResultTable& table : model_.results) {
    clause_ = table.clause;
    cache_ = {};
    const TermId row = terms_.self(table.frame);
    Environment env;
    if (table.where != core::none) {
      condition(table.where, row, {});
      if (!assume(table.where, row, true, env)) env = {};
    }
    for (const core::OrderKey& key : table.order) eval(key.expr, row, env);
    std::vector<Facts> facts;
    for (const core::ResultTable::Item& item : table.items) {
      const Known known = eval(item.expr, row, env);
      facts.push_back(facts_of(known));
      if (known.kind != core::Kind::number || known.broken || known.never_present) continue;
      std::optional<int> places;
      const Rational step = item.percent ? known.step * Rational(100) : known.step;
      if (!known.pair) places = step.is_zero() ? 0 : step.exact_places();
      if (!places) {
        report(604, expr(item.expr).span, {item.header});
      } else if (item.places && *places > *item.places) {
        report(605, expr(item.expr).span, {item.header, std::to_string(*places), std::to_string(*item.places),
                                              std::to_string(*item.places + (item.percent ? 2 : 0))});
      }
    }
    proved.results.push_back(std::move(facts));
  }
}

std::optional<Proved> Checker::run(Survey* survey) {
  dependencies_ = order_units(model_, diagnostics_);
  for (const core::Constraint& constraint : model_.constraints) {
    constraint_needs_.push_back(dependencies_.of_expr(model_, constraint.condition));
  }
  states_.assign(dependencies_.units.size(), State::waiting);
  relevance_.prepare(dependencies_);
  declare_inputs();
  for (std::uint32_t i = 0; i < dependencies_.units.size(); ++i) prove_unit(i);
  prove_constraints();
  prove_claims();
  Proved proved;
  prove_results(proved);
  report_what_is_dead();
  const bool failed = std::any_of(diagnostics_.begin(), diagnostics_.end(), [](const message::Diagnostic& d) {
    const message::Entry* entry = message::find_entry(d.code);
    return !entry || entry->severity == message::Severity::error;
  });
  if (failed) return std::nullopt;
  for (core::ColumnId id = 0; id < model_.columns.size(); ++id) {
    proved.columns.push_back(columns_[id] ? facts_of(*columns_[id]) : Facts{});
  }
  if (survey != nullptr) take_survey(*survey);
  proved.order = std::move(dependencies_.units);
  proved.needs = std::move(dependencies_.needs);
  proved.promises = promises_;
  proved.model = std::move(model_);
  return proved;
}

std::optional<Proved> prove(core::Model model, message::Diagnostics& diagnostics, Survey* survey) {
  return Checker(std::move(model), diagnostics).run(survey);
}

}  // namespace xize::proof
