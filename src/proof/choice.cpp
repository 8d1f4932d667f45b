// Choices: every case covered, no case swallowed by the ones before it.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

namespace {

constexpr std::size_t most_cells = std::size_t{1} << 20;

message::Argument covered_here() { return {"已经包括在这里", "covered here"}; }

Known nothing_yet(const core::Type& type) {
  Known known;
  known.kind = type.kind;
  known.never_present = true;
  return known;
}

void add_branch(Known& all, const Known& branch) {
  join_values(all, branch);
  if (!all.absent) all.absent = branch.absent;
  all.said_absent |= branch.said_absent;
}

}  // namespace

// A veto's choice stands in its own clause and ends in the value that it spares: nobody wrote that as what is left.
bool Checker::is_in_its_clause(text::Span span) const {
  if (clause_ == core::none) return true;
  const text::Span clause = model_.clauses[clause_].span;
  return span.source == clause.source && clause.begin <= span.begin && span.end <= clause.end;
}

Known Checker::eval_choose(ExprId id, TermId row, const Environment& start) {
  const Expr& e = expr(id);
  const std::size_t pairs = e.args.size() / 2;
  const bool has_else = e.args.size() % 2 != 0;
  Known result = nothing_yet(e.type);
  Known conditions;
  Environment env = start;
  bool open = true;  // whether anything is left for the next branch
  // What the conditions so far say when they do not hold: said again where later ones have made it sharper.
  const auto repeat = [&](std::size_t count, Environment& one) {
    for (std::size_t k = 0; k < count; ++k) {
      if (!assume(e.args[2 * k], row, false, one)) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < pairs; ++i) {
    const ExprId condition = e.args[2 * i], value = e.args[2 * i + 1];
    const bool written = !(expr(condition).span == e.span);
    if (!open) {
      Environment alone = start;
      if (written && assume(condition, row, true, alone)) report_dead(703, expr(condition).span, {}, {{expr(e.args[2 * i - 2]).span, covered_here()}});
      else if (written) report_dead(705, expr(condition).span, {});
      continue;
    }
    const Known truth = eval(condition, row, env);
    carry(conditions, truth);
    if (conditions.absent && model_.conditions.contains(condition)) conditions.absent->of_condition = true;
    conditions.never_present = false;  // it may be so on this path alone
    Environment inside = env;
    const bool possible = !truth.never_present && assume(condition, row, true, inside) && repeat(i, inside);
    if (possible || truth.broken) {
      if (written) mark_alive(expr(condition).span);
      if (possible) sharpen(row, inside);
      add_branch(result, eval(value, row, inside));
    } else if (written && !truth.broken && silent_ == 0) {
      // Could it hold without the branches before it? Then the first of those that rules it out swallows it.
      Environment alone = start;
      std::size_t swallower = i;
      if (assume(condition, row, true, alone)) {
        for (std::size_t k = 0; k < i && swallower == i; ++k) {
          if (!assume(e.args[2 * k], row, false, alone)) swallower = k;
        }
      }
      if (swallower < i) {
        report_dead(703, expr(condition).span, {}, {{expr(e.args[2 * swallower]).span, covered_here()}});
      } else {
        report_dead(705, expr(condition).span, {});
      }
    }
    open = assume(condition, row, false, env) && repeat(i, env);
    if (truth.broken) open = true;
  }
  if (has_else) {
    if (open) {
      mark_alive(expr(e.args.back()).span);
      sharpen(row, env);
      add_branch(result, eval(e.args.back(), row, env));
    } else if (silent_ == 0 && !conditions.broken && !(expr(e.args.back()).span == e.span) && is_in_its_clause(e.span)) {
      report_dead(706, expr(e.args.back()).span, {});
    }
  } else if (open && repeat(pairs, env) && !conditions.broken) {
    report_gap(id, row, env);
    result.broken = true;
  }
  if (!result.absent) result.absent = conditions.absent;
  result.said_absent |= conditions.said_absent;
  if (result.broken || conditions.broken) {
    if (result.never_present) {
      const Known seen = result;
      result = unknown(e.type);
      carry(result, seen);
      result.never_present = false;
    }
    result.broken = true;
  }
  return result;
}

void Checker::report_gap(ExprId id, TermId row, const Environment& env) {
  // The atoms that the conditions speak of, and what is left of each.
  const Expr& e = expr(id);
  message::Argument left("");
  std::set<TermId> seen;
  const auto mention = [&](const auto& self, ExprId at, TermId from) -> void {
    const auto [target, there] = terms_.resolve(at, from);
    const Expr& x = expr(target);
    if (x.op == Op::column) {
      const TermId atom = terms_.atom(target, there);
      if (!seen.insert(atom).second || seen.size() > 4) return;
      ++silent_;
      const Known known = eval(target, there, env);
      --silent_;
      if (!known.has_ranges() && known.members.empty()) return;
      const message::Argument value = describe(known, x.type);
      const std::string is = model_.columns[x.id].name + " = ";
      message::append(left, {is + value.zh, is + value.en}, "，");
      return;
    }
    for (const ExprId arg : x.args) self(self, arg, there);
  };
  for (std::size_t i = 0; i + 1 < e.args.size(); i += 2) mention(mention, e.args[i], row);
  if (left.zh.empty()) left = {"以上条件都不成立", "none of the conditions holds"};
  report(701, e.span, {left});
}

Known Checker::eval_match(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  const core::Match& match = model_.matches[e.id];
  const std::size_t keys = match.keys;
  Known result = nothing_yet(e.type), absence;
  std::vector<std::vector<std::size_t>> members(keys);
  std::size_t cells = 1;
  for (std::size_t k = 0; k < keys; ++k) {
    const Known key = eval(e.args[k], row, env);
    carry(absence, key);
    for (std::size_t m = 0; m < key.members.size(); ++m) {
      if (key.members[m]) members[k].push_back(m);
    }
    cells *= std::max<std::size_t>(members[k].size(), 1);
    if (cells > most_cells) {
      report(805, e.span, {std::to_string(most_cells)});
      return unknown(e.type);
    }
  }
  std::vector<bool> used(match.rows.size());
  message::Argument gap("");
  std::vector<std::size_t> at(keys);
  const auto covers = [&](const core::Match::Row& r) {
    for (std::size_t k = 0; k < keys; ++k) {
      const auto& pattern = r.patterns[k];
      const auto found = std::find(pattern.begin(), pattern.end(), members[k][at[k]]);
      if (!pattern.empty() && found == pattern.end()) return false;
    }
    return true;
  };
  const bool possible = std::none_of(members.begin(), members.end(), [](const auto& list) { return list.empty(); });
  for (bool more = possible; more;) {
    const auto first = std::find_if(match.rows.begin(), match.rows.end(), covers);
    if (first != match.rows.end()) {
      used[static_cast<std::size_t>(first - match.rows.begin())] = true;
    } else if (gap.zh.empty()) {
      for (std::size_t k = 0; k < keys; ++k) message::append(gap, member_name(expr(e.args[k]).type, members[k][at[k]]));
    }
    more = false;
    for (std::size_t k = 0; k < keys && !more; ++k) {
      if (++at[k] < members[k].size()) {
        more = true;
      } else {
        at[k] = 0;
      }
    }
  }
  if (!gap.zh.empty() && !absence.broken) {
    report(702, e.span, {gap});
    result.broken = true;
  }
  for (std::size_t i = 0; i < match.rows.size(); ++i) {
    const ExprId value = e.args[keys + i];
    Environment inside = env;
    bool reached = used[i];
    for (std::size_t k = 0; k < keys && reached; ++k) {
      std::vector<bool> wanted(member_count(expr(e.args[k]).type), match.rows[i].patterns[k].empty());
      for (const std::uint32_t m : match.rows[i].patterns[k]) wanted[m] = true;
      reached = assume_value(e.args[k], row, {{}, wanted}, inside);
    }
    if (reached || absence.broken) {
      mark_alive(match.rows[i].span);
      add_branch(result, eval(value, row, inside));
    } else if (!used[i] && possible) {
      // Swallowed by rows before it, or by members that cannot occur here.
      bool swallowed = false;
      for (std::size_t k = 0; k < i && !swallowed; ++k) {
        swallowed = true;
        for (std::size_t j = 0; j < keys && swallowed; ++j) {
          const auto& before = match.rows[k].patterns[j];
          for (const std::uint32_t m : match.rows[i].patterns[j]) {
            swallowed &= before.empty() || std::find(before.begin(), before.end(), m) != before.end();
          }
          if (match.rows[i].patterns[j].empty()) swallowed &= before.empty();
        }
        if (swallowed) report_dead(704, match.rows[i].span, {}, {{match.rows[k].span, covered_here()}});
      }
      if (!swallowed) report_dead(707, match.rows[i].span, {});
    }
  }
  carry(result, absence);
  if (result.broken && result.never_present) {
    result = unknown(e.type);
    carry(result, absence);
  }
  return result;
}

}  // namespace xize::proof
