// What is known of a linear form, an atom or a row: by proved columns, by the path, by constraints of the rows in it.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Op;

namespace {

constexpr std::size_t most_atoms = 12;

bool fits(const Linear& form, const std::vector<bool>& sure, const Linear& wanted) {
  for (std::size_t i = 0; i < form.atoms.size(); ++i) {
    if (!sure[i] && !wanted.coefficient(form.atoms[i].first)) return false;
  }
  return true;
}

}  // namespace

const Known* Checker::atom_known(TermId atom) {
  const Term term = terms_[atom];
  if (term.kind == Term::Kind::column) {
    const auto& known = columns_[term.id];
    return known && !known->broken ? &*known : nullptr;
  }
  if (term.kind != Term::Kind::value || term.expr == core::none) return nullptr;
  const auto found = cache_.atoms.find(atom);
  if (found != cache_.atoms.end()) return found->second.broken ? nullptr : &found->second;
  if (!cache_.in_progress.insert(atom).second) {
    trace_.partial = true;
    return nullptr;
  }
  Known known;
  apart([&] { known = eval(term.expr, term.row, {}); });
  cache_.in_progress.erase(atom);
  const auto at = cache_.atoms.emplace(atom, std::move(known)).first;
  return at->second.broken ? nullptr : &at->second;
}

std::optional<Ranges> Checker::atom_ranges(TermId atom, const Environment& env) {
  const Known* known = atom_known(atom);
  if (!known) return std::nullopt;
  Ranges ranges = known->ranges;
  const FormId form = terms_.form({0, {{atom, 1}}});
  const auto narrow = [&](const Environment& facts) {
    if (const auto fact = facts.forms.find(form)) ranges = ranges & **fact;
  };
  narrow(env);
  for (const TermId row : rows_above(terms_[atom].row)) narrow(row_facts(row));
  return ranges;
}

std::vector<TermId> Checker::rows_above(TermId row) {
  std::vector<TermId> rows;
  while (row != core::none && std::find(rows.begin(), rows.end(), row) == rows.end()) {
    rows.push_back(row);
    row = terms_[row].row;
  }
  return rows;
}

Checker::FactList Checker::collect_facts(const Linear& form, const Environment& env) {
  FactList facts;
  for (const auto& [id, ranges] : env.forms) facts.emplace_back(id, ranges);
  std::set<TermId> rows;
  for (const auto& entry : form.atoms) {
    for (const TermId row : rows_above(terms_[entry.first].row)) rows.insert(row);
  }
  for (const TermId row : rows) {
    Environment& of_row = row_facts(row);
    if (&of_row == &env) continue;
    for (const auto& [id, ranges] : of_row.forms) facts.emplace_back(id, ranges);
  }
  return facts;
}

bool Checker::is_mentioned(const Linear& form, const Environment& env) {
  const FactList facts = collect_facts(form, env);
  return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
    const Linear& other = terms_.form(fact.first);
    return std::any_of(form.atoms.begin(), form.atoms.end(),
                       [&](const auto& entry) { return other.coefficient(entry.first) != nullptr; });
  });
}

std::optional<Ranges> Checker::query(const Linear& wanted, const Environment& env, int depth) {
  ++effort_;
  if (wanted.is_constant()) return Ranges::point(wanted.constant);
  if (wanted.atoms.size() > most_atoms) return std::nullopt;
  const auto normal = wanted.normal();
  const Linear& form = normal.first;

  Ranges result;
  Rational grid;
  bool on_grid = true;
  if (form.atoms.size() == 1) {
    const auto ranges = atom_ranges(form.atoms[0].first, env);
    if (!ranges) return std::nullopt;
    result = *ranges;
  } else {
    Interval total{0, 0};
    for (const auto& [atom, coefficient] : form.atoms) {
      const auto ranges = atom_ranges(atom, env);
      if (!ranges) return std::nullopt;
      if (ranges->empty()) return Ranges{};
      total = add(total, ranges->scaled(coefficient).hull());
    }
    result = Ranges(total);
  }
  for (const auto& [atom, coefficient] : form.atoms) {
    const Known* known = atom_known(atom);
    if (!known || known->pair) {
      on_grid = false;
      break;
    }
    grid = Rational::gcd(grid, known->step * coefficient);
  }

  const FactList facts = collect_facts(form, env);
  const FormId id = terms_.form(form);
  for (const auto& [other, ranges] : facts) {
    if (other == id) result = result & *ranges;
  }
  const auto apply = [&](FormId fact_id, const Ranges& ranges, bool justified) {
    if (result.empty() || ranges.empty()) return;
    if (fact_id == id) {
      result = result & ranges;
      return;
    }
    const Linear& fact = terms_.form(fact_id);
    bool shares = false;
    std::vector<bool> sure;
    for (const auto& entry : fact.atoms) {
      shares |= form.coefficient(entry.first) != nullptr;
      sure.push_back(justified || surely_present(entry.first, env));
    }
    if (!shares || !fits(fact, sure, form)) return;
    for (const auto& [atom, coefficient] : fact.atoms) {
      const Rational* mine = form.coefficient(atom);
      if (!mine) continue;
      const Rational times = *mine / coefficient;
      Linear rest = form;
      rest.add(fact, -times);
      const auto other = query(rest, env, depth - 1);
      if (!other) continue;
      if (other->empty()) {
        result = {};
        return;
      }
      result = result & Ranges(add(ranges.scaled(times).hull(), other->hull()));
      if (result.empty()) return;
    }
  };
  if (depth > 0) {
    for (const auto& [other, ranges] : facts) {
      if (terms_.form(other).atoms.size() > 1) apply(other, *ranges, false);
    }
    for (const auto& [atom, coefficient] : form.atoms) {
      const std::vector<Environment::Fact> related = relations(atom);
      // An aggregate may be there where one of its values is not; other operators need all their operands.
      const bool strict = terms_[atom].kind == Term::Kind::value && expr(terms_[atom].expr).op != Op::aggregate;
      for (const Environment::Fact& fact : related) apply(fact.form, fact.ranges, strict);
    }
  }
  if (on_grid && !grid.is_zero()) result = result.on_grid(grid);
  return result.scaled(normal.second).moved(wanted.constant);
}

bool Checker::is_usable(std::uint32_t constraint) {
  if (constraint >= constraint_limit_) return false;
  // Only if all that the constraint reads is proved without what is being proved now: else the proof would be circular.
  for (const std::uint32_t need : constraint_needs_[constraint]) {
    if (dependencies_.in_cycle[need]) return false;
    if (states_[need] == State::done) continue;
    if (reaches_progress(need)) return false;
    prove_unit(need);
    if (states_[need] != State::done) return false;
  }
  return true;
}

Environment& Checker::row_facts(TermId row) {
  const auto found = cache_.rows.find(row);
  if (found != cache_.rows.end()) {
    if (cache_.open_rows.contains(row)) trace_.partial = true;
    return found->second;
  }
  cache_.rows[row];
  const core::FrameId frame = row == core::none ? core::none : terms_[row].frame;
  if (frame == core::none) return cache_.rows[row];
  std::vector<ExprId> conditions;
  for (std::uint32_t i = 0; i < model_.constraints.size(); ++i) {
    if (model_.constraints[i].frame == frame && is_usable(i)) conditions.push_back(model_.constraints[i].condition);
  }
  const core::Frame& f = model_.frames[frame];
  const bool by_condition = f.role == core::Frame::Role::product || f.role == core::Frame::Role::domain;
  if (by_condition && f.where != core::none && states_[dependencies_.of_frame[frame]] == State::done) {
    conditions.push_back(f.where);
  }
  if (conditions.empty()) return cache_.rows[row];
  cache_.open_rows.insert(row);
  apart([&] {
    for (const ExprId condition : conditions) {
      Environment facts = cache_.rows[row];
      if (!assume(condition, row, true, facts)) continue;
      cache_.rows[row] = std::move(facts);
      ++epoch_;
    }
  });
  cache_.open_rows.erase(row);
  return cache_.rows[row];
}

void Checker::sharpen(TermId row, Environment& env) {
  if (terms_[row].frame == core::none || !surely_present(row, env)) return;
  for (std::uint32_t i = 0; i < model_.constraints.size(); ++i) {
    const core::Constraint& constraint = model_.constraints[i];
    if (constraint.frame != terms_[row].frame || expr(constraint.condition).op != Op::or_ || !is_usable(i)) continue;
    ++silent_;
    Environment facts = env;
    if (assume(constraint.condition, row, true, facts)) env = std::move(facts);
    --silent_;
  }
}

std::optional<bool> Checker::presence(TermId term, const Environment& env) {
  if (const auto found = env.presence.find(term)) return *found;
  if (terms_[term].row == core::none) return std::nullopt;
  for (const TermId row : rows_above(terms_[term].row)) {
    const Environment& facts = row_facts(row);
    const auto at = facts.presence.find(term);
    // What a row's constraints say of the rows it leads to holds if the row itself is there.
    if (at != nullptr && (row == terms_[term].row || surely_present(row, env))) return *at;
  }
  return std::nullopt;
}

bool Checker::surely_present(TermId id, const Environment& env) {
  const Term term = terms_[id];
  if (const auto known = presence(id, env)) {
    if (!*known) return false;
    return term.row == core::none || term.kind == Term::Kind::there || surely_present(term.row, env);
  }
  switch (term.kind) {
    case Term::Kind::self: case Term::Kind::run: case Term::Kind::there: return true;
    case Term::Kind::previous: return false;
    case Term::Kind::linked:
      return links_[term.id] && !links_[term.id]->may_be_absent() && surely_present(term.row, env);
    case Term::Kind::column: {
      const auto& known = columns_[term.id];
      return known && !known->may_be_absent() && !known->never_present && surely_present(term.row, env);
    }
    case Term::Kind::value: {
      if (term.expr == core::none || term.frame != core::none) return false;
      const Known* known = atom_known(id);
      return known && !known->may_be_absent() && !known->never_present && surely_present(term.row, env);
    }
  }
  return false;
}

std::vector<bool> Checker::members_of(TermId atom, std::vector<bool> known, const Environment& env) {
  const auto narrow = [&](const Environment& facts) {
    const auto found = facts.members.find(atom);
    if (found == nullptr) return;
    for (std::size_t i = 0; i < known.size(); ++i) known[i] = known[i] && i < (*found)->size() && (**found)[i];
  };
  narrow(env);
  for (const TermId row : rows_above(terms_[atom].row)) {
    if (row == terms_[atom].row || surely_present(row, env)) narrow(row_facts(row));
  }
  return known;
}

bool Checker::is_reached(const std::string& key, TermId row, const Environment& env) {
  const std::uint32_t text = facts_.text(key);
  return env.reached.find(text) != nullptr || row_facts(row).reached.find(text) != nullptr;
}

Environment Checker::join_paths(const Environment& base, const std::vector<Environment>& all) {
  Environment result = base;
  if (all.size() == 1) return all.front();
  for (const auto& [form, first] : all.front().forms) {
    const Ranges* same = first;
    Ranges ranges;
    const bool everywhere = std::all_of(all.begin() + 1, all.end(), [&, f = form](const Environment& env) {
      const auto found = env.forms.find(f);
      if (found == nullptr) return false;
      if (same != *found) {
        ranges = (same ? *same : ranges) | **found;
        same = nullptr;
      }
      return true;
    });
    if (everywhere) result.forms.set(form, same ? same : facts_.ranges(ranges));
  }
  for (const auto& [atom, members] : all.front().members) {
    std::vector<bool> either = *members;
    bool everywhere = true;
    for (const Environment& env : all) {
      const auto found = env.members.find(atom);
      everywhere &= found != nullptr;
      if (!everywhere) break;
      for (std::size_t i = 0; i < std::min(either.size(), (*found)->size()); ++i) {
        if ((**found)[i]) either[i] = true;
      }
    }
    if (everywhere) result.members.set(atom, facts_.members(either));
  }
  for (const auto& [term, present] : all.front().presence) {
    if (std::all_of(all.begin(), all.end(), [&, t = term, p = present](const Environment& env) {
          const auto found = env.presence.find(t);
          return found != nullptr && *found == p;
        })) {
      result.presence.set(term, present);
    }
  }
  for (const auto& entry : all.front().reached) {
    const auto reaches = [&](const Environment& env) { return env.reached.find(entry.first) != nullptr; };
    if (std::all_of(all.begin(), all.end(), reaches)) result.reached.set(entry.first, true);
  }
  return result;
}

}  // namespace xize::proof
