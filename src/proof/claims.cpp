// What is claimed of all rows: what the parts of a score are worth is there, and adds up, tried for every combination of
// the choices that decide it; how many of a group are taken is one number for the group.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {
namespace {

constexpr std::size_t most_combinations = 20'000;

}  // namespace

/// Enumerations and booleans that the expression's choices turn on, each once.
void Checker::collect_choices(ExprId id, TermId row, std::vector<std::pair<TermId, ExprId>>& found) {
  if (id == core::none) return;
  const core::Expr& e = expr(id);
  if (e.op == core::Op::column || e.op == core::Op::look) {
    if (e.type.kind != core::Kind::enumeration && e.type.kind != core::Kind::boolean) return;
    const TermId atom = terms_.atom(id, row);
    const auto same = [&](const auto& one) { return one.first == atom; };
    if (std::none_of(found.begin(), found.end(), same)) found.emplace_back(atom, id);
    return;
  }
  for (const ExprId arg : e.args) collect_choices(arg, row, found);
}

/// What to do about parts that do not add up: percents written where numbers belong, or the other way round, come first.
message::Argument Checker::percent_advice(const core::Claim& claim, const Interval& sum, const Interval& whole) const {
  if (whole.low == 1 && sum.low == 100) return {"权重写百分数，例如 权重 50%", "weights are percents, as in weight 50%"};
  for (const ExprId part : expr(claim.sum).args) {
    const core::Expr& worth = expr(part);
    if (whole.low <= 1 || worth.op != core::Op::constant || worth.type.kind != core::Kind::number) continue;
    const Rational value = worth.value.number();
    if (value <= 0 || value >= 1) continue;
    const std::string percent = (value * 100).to_string();
    return {"分值 " + percent + "% 是 " + value.to_string() + " 分：写 分值 " + percent + "，或者各项都写 权重 " + percent + "%",
            "worth " + percent + "% is " + value.to_string() + ": write worth " + percent + ", or weight " + percent + "% and weights for all"};
  }
  const auto& parts = expr(claim.sum).args;
  const bool leaves_out = std::any_of(parts.begin(), parts.end(), [&](ExprId part) { return expr(part).op == core::Op::choose; });
  if (sum.high < whole.low && leaves_out) {
    return {"带 限 的项，限外面的人连分值也没有：要由其余各项折算的，把“限 条件”写成末尾的“不考核 当 相反的条件”；另有替代的项的，两项的 限 要互补",
            "whom `where` leaves out lacks that part's full marks too: to rescale the others write `not_scored when` with the opposite condition at "
            "its end instead of `where`; where another part stands for it, the two conditions must make up all"};
  }
  return {"改各项的分值或权重；分值由数据给出的，写约束保证合计", "change the full marks or weights; where data give them, write a constraint on their sum"};
}

/// False once a combination fails: it has been reported, with the members that it takes.
bool Checker::claim_holds(const core::Claim& claim, const std::vector<std::pair<TermId, ExprId>>& choices, std::size_t next, TermId row,
                          const Environment& env, std::vector<message::Argument>& taken) {
  if (next < choices.size()) {
    const ExprId choice = choices[next].second;
    const core::Type& type = expr(choice).type;
    for (std::size_t member = 0; member < member_count(type); ++member) {
      Environment one = env;
      Target target;
      target.members.assign(member_count(type), false);
      target.members[member] = true;
      if (!assume_value(choice, row, target, one)) continue;
      const message::Argument value = member_name(type, member);
      const core::Expr& of = expr(model_.end_of_path(choice));
      const std::string is = of.op == core::Op::column ? model_.columns[of.id].name + " = " : "";
      taken.push_back({is + value.zh, is + value.en});
      if (!claim_holds(claim, choices, next + 1, row, one, taken)) return false;
      taken.pop_back();
    }
    return true;
  }
  ++silent_;  // under one combination most branches are dead
  const Known sum = eval(claim.sum, row, env), whole = eval(claim.whole, row, env);
  --silent_;
  if (sum.broken || whole.broken || !sum.has_ranges() || !whole.has_ranges() || sum.ranges.empty() || whole.ranges.empty()) return true;
  const Interval a = sum.ranges.hull(), b = whole.ranges.hull();
  if (a.low == a.high && b.low == b.high && a.low == b.low) return true;
  const std::string name = "「" + model_.clauses[claim.clause].name + "」";
  message::Argument where("");
  for (const message::Argument& one : taken) message::append(where, one, "，");
  if (!taken.empty()) where = {"（" + where.zh + "）", " (" + where.en + ")"};
  const auto shown = [&](const Known& known, const Interval& hull, ExprId id) -> message::Argument {
    const bool share = a.low == a.high && b.low == b.high && b.high <= 1;  // full marks are more: these are weights
    return share ? message::Argument((hull.low * 100).to_string() + "%") : describe(known, expr(id).type);
  };
  report(709, model_.clauses[claim.clause].name_span, {name, shown(sum, a, claim.sum), shown(whole, b, claim.whole), where, percent_advice(claim, a, b)});
  return false;
}

void Checker::prove_claims() {
  for (const core::Shared& shared : model_.shared) {
    clause_ = shared.clause;
    if (of_group(shared.value, terms_.self(expr(shared.value).scope), expr(shared.value).scope, shared.group, 0)) continue;
    report(shared.rank == core::none ? 623 : 622, expr(shared.value).span, {});
  }
  for (const core::Claim& claim : model_.claims) {
    clause_ = claim.clause;
    cache_ = {};
    const TermId row = terms_.self(claim.frame);
    if (claim.whole == core::none) {
      Known known = eval(claim.sum, row, {});
      cover(known);
      continue;
    }
    std::vector<std::pair<TermId, ExprId>> choices;
    collect_choices(claim.sum, row, choices);
    collect_choices(claim.whole, row, choices);
    std::size_t combinations = 1;
    for (const auto& choice : choices) {
      combinations *= std::max<std::size_t>(member_count(expr(choice.second).type), 1);
      if (combinations > most_combinations) break;
    }
    if (combinations > most_combinations) choices.clear();
    std::vector<message::Argument> taken;
    claim_holds(claim, choices, 0, row, {}, taken);
  }
  cache_ = {};
}

}  // namespace xize::proof
