// Narrowing: what follows from a condition that holds (or does not).
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

namespace {

Op negation(Op op) {
  switch (op) {
    case Op::equal: return Op::not_equal;
    case Op::not_equal: return Op::equal;
    case Op::less: return Op::greater_equal;
    case Op::less_equal: return Op::greater;
    case Op::greater: return Op::less_equal;
    default: return Op::less;
  }
}

bool holds(Op op, std::size_t a, std::size_t b) {
  switch (op) {
    case Op::equal: return a == b;
    case Op::not_equal: return a != b;
    case Op::less: return a < b;
    case Op::less_equal: return a <= b;
    case Op::greater: return a > b;
    default: return a >= b;
  }
}

bool any(const std::vector<bool>& members) { return std::find(members.begin(), members.end(), true) != members.end(); }

constexpr std::size_t most_alternatives = 40;

}  // namespace

bool Checker::alternatives(std::size_t count, Environment& env,
                           const std::function<bool(std::size_t, Environment&)>& assume) {
  trace_.cut_work |= work_ > most_work;
  if (count > most_alternatives || work_ > most_work) return true;  // nothing is learnt
  std::vector<Environment> possible;
  for (std::size_t i = 0; i < count; ++i) {
    ++work_;
    ++trace_.work;
    Environment one = env;
    if (assume(i, one)) possible.push_back(std::move(one));
  }
  if (possible.empty()) return false;
  env = join_paths(env, possible);
  return true;
}

bool Checker::assume(ExprId id, TermId row, bool truth, Environment& env) {
  Memo::Key key{truth ? Memo::Question::holds : Memo::Question::fails, id, row, relevance_.only(env, id, row)};
  if (const Memo::Answer* answer = recall(key)) {
    env.take(answer->facts);
    return answer->possible;
  }
  Environment relevant = key.env;
  Memo::Answer answer;
  remember(std::move(key), answer, [&] {
    if (assuming_ == 0) work_ = 0;  // what is assumed on the way to an assumption spends of the same work
    ++assuming_;
    const Environment before = relevant;
    answer.possible = assume_condition(id, row, truth, relevant);
    answer.facts = relevant.since(before);
    --assuming_;
  });
  env.take(answer.facts);
  return answer.possible;
}

bool Checker::assume_condition(ExprId start, TermId from, bool truth, Environment& env) {
  const auto [id, row] = terms_.resolve(start, from);
  if (row != from && !assume_row(row, env)) return false;
  const Expr& e = expr(id);
  switch (e.op) {
    case Op::constant: return e.value.is_present() && e.value.truth() == truth;
    case Op::absent: return false;
    case Op::not_: return assume(e.args[0], row, !truth, env);
    case Op::and_: case Op::or_: return assume_operands(e, row, truth, env);
    case Op::present: return truth ? assume_present(e.args[0], row, env) : assume_absent(e.args[0], row, env);
    case Op::equal: case Op::not_equal: case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
      return assume_comparison(id, row, truth, env);
    default: return assume_value(id, row, {{}, {!truth, truth}}, env);
  }
}

bool Checker::assume_operands(const Expr& e, TermId row, bool truth, Environment& env) {
  const bool decides = e.op == Op::or_;  // the operand that settles it
  if (truth != decides) {
    for (const ExprId arg : e.args) {
      if (!assume(arg, row, truth, env)) return false;
    }
    return true;
  }
  deeper();
  const bool possible = alternatives(e.args.size(), env, [&](std::size_t i, Environment& one) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!assume(e.args[k], row, !truth, one)) return false;
    }
    return assume(e.args[i], row, truth, one);
  });
  --depth_;
  return possible;
}

bool Checker::assume_comparison(ExprId id, TermId row, bool truth, Environment& env) {
  const Expr& e = expr(id);
  const Op op = truth ? e.op : negation(e.op);
  const ExprId a = e.args[0], b = e.args[1];
  if (!assume_present(a, row, env) || !assume_present(b, row, env)) return false;
  const core::Type& type = expr(a).type;
  if (type.kind == core::Kind::number || type.is_period()) {
    Linear difference = terms_.linear(a, row);
    difference.add(terms_.linear(b, row), -1);
    return assume_linear(difference, op, env);
  }
  if (type.kind == core::Kind::enumeration || type.kind == core::Kind::boolean) return assume_members(e, op, row, env);
  const bool same = terms_.key(a, row) == terms_.key(b, row);
  return !same || op != Op::not_equal;
}

bool Checker::assume_members(const Expr& e, Op op, TermId row, Environment& env) {
  const auto members = [&](ExprId id) {
    ++silent_;
    const Known known = eval(id, row, env);
    --silent_;
    return known.broken || known.members.empty() ? std::vector<bool>(member_count(expr(id).type), true) : known.members;
  };
  const std::vector<bool> a = members(e.args[0]), b = members(e.args[1]);
  const auto partners = [&](const std::vector<bool>& mine, const std::vector<bool>& theirs, bool mine_first) {
    std::vector<bool> kept(mine.size());
    for (std::size_t i = 0; i < mine.size(); ++i) {
      for (std::size_t k = 0; mine[i] && k < theirs.size() && !kept[i]; ++k) {
        kept[i] = theirs[k] && (mine_first ? holds(op, i, k) : holds(op, k, i));
      }
    }
    return kept;
  };
  const std::vector<bool> left = partners(a, b, true), right = partners(b, a, false);
  return assume_value(e.args[0], row, {{}, left}, env) && assume_value(e.args[1], row, {{}, right}, env);
}

bool Checker::assume_value(ExprId start, TermId from, const Target& target, Environment& env) {
  const auto [id, row] = terms_.resolve(start, from);
  if (row != from && !assume_row(row, env)) return false;
  const Expr& e = expr(id);
  if (target.ranges) {
    const Linear form = terms_.linear(id, row);
    if (form.is_constant()) return target.ranges->contains(form.constant);
    return assume_ranges(form, *target.ranges, env);
  }
  if (e.op == Op::constant) {
    if (!e.value.is_present()) return false;
    const std::size_t value = e.type.kind == core::Kind::boolean ? (e.value.truth() ? 1U : 0U) : e.value.member();
    return value < target.members.size() && target.members[value];
  }
  if (e.op == Op::absent) return false;
  const TermId atom = terms_.atom(id, row);
  std::vector<bool> known = members_of(atom, target.members, env);
  if (terms_[atom].kind == Term::Kind::column) {
    const auto& column = columns_[terms_[atom].id];
    if (column && !column->broken) {
      for (std::size_t i = 0; i < known.size(); ++i) known[i] = known[i] && column->can_be(i);
    }
  }
  if (!any(known)) return false;
  env.members.set(atom, facts_.members(known));
  if (!assume_present(id, row, env)) return false;
  return look_through(id, row, {{}, known}, env);
}

bool Checker::assume_linear(const Linear& form, Op relation, Environment& env) {
  if (form.is_constant()) {
    const int sign = form.constant.sign();
    return holds(relation, static_cast<std::size_t>(sign + 1), 1);
  }
  const auto known = query(form, env);
  if (!known) return true;
  Ranges ranges;
  switch (relation) {
    case Op::equal: ranges = known->contains(0) ? Ranges::point(0) : Ranges{}; break;
    case Op::not_equal: ranges = known->without(0); break;
    case Op::less: ranges = known->below(0, false); break;
    case Op::less_equal: ranges = known->below(0, true); break;
    case Op::greater: ranges = known->above(0, false); break;
    default: ranges = known->above(0, true); break;
  }
  return assume_ranges(form, ranges, env);
}

bool Checker::assume_ranges(const Linear& form, const Ranges& wanted, Environment& env) {
  const auto known = query(form, env);
  if (!known) return true;
  const Ranges ranges = *known & wanted;
  if (ranges.empty()) return false;
  const auto [normal, factor] = form.normal();
  const Ranges settled = ranges.moved(-form.constant).scaled(Rational(1) / factor);
  env.forms.set(terms_.form(normal), facts_.ranges(settled));
  if (settled.empty()) return false;
  if (normal.atoms.size() == 1) return look_through(normal.atoms[0].first, {settled, {}}, env);
  return true;
}

bool Checker::assume_row(TermId row, Environment& env) {
  const Term term = terms_[row];
  const auto known = env.presence.find(row);
  if (known != nullptr) {
    if (!*known) return false;
  } else if (term.kind == Term::Kind::linked || term.kind == Term::Kind::previous || term.kind == Term::Kind::value) {
    env.presence.set(row, true);
  }
  return term.row == core::none || assume_row(term.row, env);
}

bool Checker::assume_present(ExprId start, TermId from, Environment& env) {
  const auto [id, row] = terms_.resolve(start, from, false);
  if (row != from && !assume_row(row, env)) return false;
  const Expr& e = expr(id);
  if (e.type.kind == core::Kind::row) return assume_row(terms_.row_of(id, row), env);
  switch (e.op) {
    case Op::constant: return e.value.is_present();
    case Op::absent: return false;
    case Op::column: {
      const TermId atom = terms_.column(e.id, row);
      if (const auto known = presence(atom, env)) return *known;
      env.presence.set(atom, true);
      const auto& column = columns_[e.id];
      if (!column || !column->may_be_absent()) return true;
      if (column->never_present && !column->broken) return false;
      const core::Column& c = model_.columns[e.id];
      if (c.role != core::Column::Role::derived || c.definition == core::none || is_too_deep()) return true;
      deeper();
      const bool possible = assume_present(c.definition, row, env);
      --depth_;
      return possible;
    }
    case Op::choose: {
      const std::size_t pairs = e.args.size() / 2;
      if (is_too_deep()) return true;
      deeper();
      const std::size_t branches = pairs + e.args.size() % 2;
      const bool possible = alternatives(branches, env, [&, row = row](std::size_t i, Environment& one) {
        for (std::size_t k = 0; k < i && k < pairs; ++k) {
          if (!assume(e.args[2 * k], row, false, one)) return false;
        }
        if (i < pairs && !assume(e.args[2 * i], row, true, one)) return false;
        return assume_present(i < pairs ? e.args[2 * i + 1] : e.args.back(), row, one);
      });
      --depth_;
      return possible;
    }
    case Op::fallback:
      return expr(e.args[1]).op != Op::absent || assume_present(e.args[0], row, env);
    case Op::aggregate: case Op::rank: case Op::shared: case Op::apportion: case Op::previous: case Op::match:
    case Op::list_mean: case Op::list_weighted_mean: {
      const TermId atom = terms_.atom(id, row);
      if (const auto known = presence(atom, env)) return *known;
      env.presence.set(atom, true);
      return true;
    }
    case Op::and_: case Op::or_: case Op::list_sum: case Op::list_count: case Op::list_any: case Op::list_every:
    case Op::present:
      return true;
    case Op::divide: return assume_present(e.args[0], row, env) && assume_present(e.args[1], row, env);
    default:
      for (const ExprId arg : e.args) {
        if (!assume_present(arg, row, env)) return false;
      }
      return true;
  }
}

bool Checker::assume_absent(ExprId start, TermId from, Environment& env) {
  const auto [id, row] = terms_.resolve(start, from, false);
  const Expr& e = expr(id);
  if (e.op == Op::constant) return !e.value.is_present();
  if (e.type.kind == core::Kind::row) {
    const TermId reached = terms_.row_of(id, row);
    if (surely_present(reached, env)) return false;
    env.presence.set(reached, false);
    return true;
  }
  const bool plain = e.op == Op::column || e.op == Op::aggregate || e.op == Op::rank || e.op == Op::apportion;
  const TermId atom = e.op == Op::column ? terms_.column(e.id, row) : terms_.atom(id, row);
  if (plain) {
    if (surely_present(atom, env)) return false;
    // Through a row that may be absent nothing is said about the row's own value.
    if (terms_[atom].row == core::none || surely_present(terms_[atom].row, env)) env.presence.set(atom, false);
    return true;
  }
  ++silent_;
  const Known known = eval(id, row, env);
  --silent_;
  return known.broken || known.may_be_absent() || known.never_present;
}

}  // namespace xize::proof
