// Looking through definitions: what a known value says of the operands that it was computed from.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

bool Checker::look_through(TermId atom, const Target& target, Environment& env) {
  const Term term = terms_[atom];
  if (term.kind == Term::Kind::value && term.expr != core::none) {
    return assume_present(term.expr, term.row, env) && look_through(term.expr, term.row, target, env);
  }
  if (term.kind != Term::Kind::column) return true;
  const core::Column& column = model_.columns[term.id];
  if (column.role != core::Column::Role::derived || column.definition == core::none || !columns_[term.id]) return true;
  return look_through(column.definition, term.row, target, env);
}

bool Checker::look_through(ExprId start, TermId from, const Target& target, Environment& env) {
  const auto [id, row] = terms_.resolve(start, from);
  const Expr& e = expr(id);
  if (is_too_deep()) return true;
  deeper();
  bool possible = true;
  switch (e.op) {
    case Op::column: {
      const core::Column& column = model_.columns[e.id];
      const bool derived = column.role == core::Column::Role::derived && column.definition != core::none;
      if (derived && columns_[e.id]) possible = assume_value(column.definition, row, target, env);
      break;
    }
    case Op::not_: case Op::and_: case Op::or_: case Op::present: case Op::equal: case Op::not_equal: case Op::less:
    case Op::less_equal: case Op::greater: case Op::greater_equal:
      if (target.members.size() == 2 && target.members[0] != target.members[1]) {
        possible = assume(id, row, target.members[1], env);
      }
      break;
    case Op::choose: case Op::match: case Op::fallback: possible = through_choice(e, row, target, env); break;
    case Op::require: possible = assume_value(e.args[0], row, target, env); break;
    default:
      if (target.ranges && !target.ranges->empty()) possible = through_number(e, row, target, env);
      break;
  }
  --depth_;
  return possible;
}

bool Checker::through_choice(const Expr& e, TermId row, const Target& target, Environment& env) {
  if (e.op == Op::fallback) {
    if (expr(e.args[1]).op == Op::absent) return assume_value(e.args[0], row, target, env);
    return alternatives(2, env, [&](std::size_t i, Environment& one) {
      if (i == 0) return assume_present(e.args[0], row, one) && assume_value(e.args[0], row, target, one);
      return assume_absent(e.args[0], row, one) && assume_value(e.args[1], row, target, one);
    });
  }
  if (e.op == Op::choose) {
    const std::size_t pairs = e.args.size() / 2;
    return alternatives(pairs + e.args.size() % 2, env, [&](std::size_t i, Environment& one) {
      const ExprId value = i < pairs ? e.args[2 * i + 1] : e.args.back();
      if (is_constant(value) && !assume_value(value, row, target, one)) return false;  // the cheap test first
      for (std::size_t k = 0; k < i && k < pairs; ++k) {
        if (!assume(e.args[2 * k], row, false, one)) return false;
      }
      if (i < pairs && !assume(e.args[2 * i], row, true, one)) return false;
      return assume_present(value, row, one) && assume_value(value, row, target, one);
    });
  }
  const core::Match& match = model_.matches[e.id];
  return alternatives(match.rows.size(), env, [&](std::size_t i, Environment& one) {
    if (!assume_value(e.args[match.keys + i], row, target, one)) return false;
    for (std::size_t k = 0; k < match.keys; ++k) {
      std::vector<bool> members(member_count(expr(e.args[k]).type), match.rows[i].patterns[k].empty());
      for (const std::uint32_t member : match.rows[i].patterns[k]) members[member] = true;
      if (!assume_value(e.args[k], row, {{}, members}, one)) return false;
    }
    return true;
  });
}

bool Checker::through_number(const Expr& e, TermId row, const Target& target, Environment& env) {
  const Interval hull = target.ranges->hull();
  const auto at_least = [&](ExprId arg, const Rational& by) {
    Linear form = terms_.linear(arg, row);
    form.constant -= hull.low - by;
    return assume_linear(form, hull.low_open ? Op::greater : Op::greater_equal, env);
  };
  const auto at_most = [&](ExprId arg, const Rational& by) {
    Linear form = terms_.linear(arg, row);
    form.constant -= hull.high + by;
    return assume_linear(form, hull.high_open ? Op::less : Op::less_equal, env);
  };
  switch (e.op) {
    case Op::round: return at_least(e.args[0], e.number) && at_most(e.args[0], e.number);
    case Op::max:
      return std::all_of(e.args.begin(), e.args.end(), [&](ExprId arg) { return at_most(arg, 0); });
    case Op::min:
      return std::all_of(e.args.begin(), e.args.end(), [&](ExprId arg) { return at_least(arg, 0); });
    case Op::abs: {
      if (!at_most(e.args[0], 0)) return false;
      if (hull.low.sign() < 0 || target.ranges->contains(0)) return true;
      return assume_linear(terms_.linear(e.args[0], row), Op::not_equal, env);
    }
    case Op::multiply:
      if (target.ranges->contains(0)) return true;
      return assume_linear(terms_.linear(e.args[0], row), Op::not_equal, env) &&
             assume_linear(terms_.linear(e.args[1], row), Op::not_equal, env);
    case Op::divide:
      if (e.args.size() > 2 || target.ranges->contains(0)) return true;
      return assume_linear(terms_.linear(e.args[0], row), Op::not_equal, env);
    case Op::aggregate: {
      const core::Aggregate& a = model_.aggregates[e.id];
      const bool adds = a.function == core::Aggregate::Function::count || a.function == core::Aggregate::Function::sum;
      if (!adds || target.ranges->contains(0)) return true;
      const std::string key = terms_.reach_key(e.id, row);
      const std::string values = a.value == core::none ? "" : key + "v" + terms_.value_key(e.id, row);
      const auto reached = [&](const std::string& what) {
        const std::uint32_t text = facts_.text(what);
        relevance_.note_reached(text, e.id);
        env.reached.set(text, true);
      };
      // A count of at least n is one of at least 2, 3 … too: what needs fewer then finds its own.
      constexpr std::int64_t most_needed = 64;
      const auto reaches = [&](std::int64_t n) { return hull.low_open ? hull.low >= Rational(n - 1) : hull.low > Rational(n - 1); };
      for (std::int64_t n = 2; a.function == core::Aggregate::Function::count && n <= most_needed && reaches(n); ++n) {
        const std::string enough = ">= " + std::to_string(n);
        if (!values.empty()) reached(values + enough);
        reached(key + enough);
      }
      if (!values.empty()) reached(values);
      reached(key);
      return true;
    }
    default: return true;
  }
}

}  // namespace xize::proof
