// The abstract interpreter: what is known of the value of an expression, given what holds on the path to it.
#include <algorithm>

#include "proof/checker.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

namespace {

constexpr std::size_t most_bits = 4096;
// In all, for one unit: what is computed anew while definitions are looked into; what was computed before costs nothing.
// The example rulebooks need at most 3,500; what nests deep on purpose would take minutes without a bound.
constexpr std::uint64_t most_effort_to_look = 12'000;

}  // namespace

std::vector<Known> Checker::eval_args(const core::Expr& e, TermId row, const Environment& env, Known& absence) {
  std::vector<Known> args;
  for (const ExprId arg : e.args) {
    args.push_back(eval(arg, row, env));
    carry(absence, args.back());
  }
  return args;
}

Known Checker::eval(ExprId id, TermId row, const Environment& env) {
  switch (expr(id).op) {
    case Op::constant: case Op::absent: case Op::self: case Op::run_row: return eval_anew(id, row, env);
    default: break;
  }
  Memo::Key key{Memo::Question::value, id, row, relevance_.only(env, id, row)};
  if (const Memo::Answer* answer = recall(key)) return answer->known;
  const Environment relevant = key.env;
  Memo::Answer answer;
  remember(std::move(key), answer, [&] { answer.known = eval_anew(id, row, relevant); });
  return std::move(answer.known);
}

Known Checker::eval_anew(ExprId id, TermId row, const Environment& env) {
  ++effort_;
  Known known = eval_operator(id, row, env);
  refine(known, id, row, env);
  check_size(known, expr(id).span);
  return known;
}

Standing Checker::standing() const { return {depth_, definitions_, work_, assuming_ == 0, epoch_, silent_ == 0}; }

const Memo::Answer* Checker::recall(const Memo::Key& key) {
  const Memo::Answer* answer = cache_.memo.find(key, standing());
  if (answer == nullptr) return nullptr;
  Trace trace = answer->trace;
  if (assuming_ > 0) work_ += trace.work;
  trace.deepest += depth_;
  trace.innermost += definitions_;
  trace_.add(trace);
  return answer;
}

void Checker::remember(Memo::Key key, Memo::Answer& answer, const std::function<void()>& compute) {
  answer.standing = standing();
  const Trace around = std::exchange(trace_, {depth_, definitions_});
  compute();
  Trace own = std::exchange(trace_, around);
  trace_.add(own);
  if (own.partial && epoch_ != answer.standing.epoch) return;
  if (own.cut_work && !answer.standing.outermost) return;
  own.deepest -= depth_;
  own.innermost -= definitions_;
  answer.trace = own;
  cache_.memo.add(std::move(key), answer);
}

void Checker::apart(const std::function<void()>& compute) {
  const int depth = std::exchange(depth_, 0), work = std::exchange(work_, 0), assuming = std::exchange(assuming_, 0);
  const int definitions = definitions_;
  const std::uint64_t looked = looked_, since = looking_since_;
  if (definitions_ <= most_definitions) definitions_ = 0;  // a survey asks nothing of definitions here either
  const Trace around = std::exchange(trace_, {});
  ++silent_;
  ++open_;
  ++epoch_;
  compute();
  ++epoch_;
  --open_;
  --silent_;
  const bool partial = open_ > 0 && trace_.partial;
  trace_ = around;
  trace_.partial |= partial;
  if (definitions > 0) looked_ = looked;  // the look under way counts it
  looking_since_ = since;
  definitions_ = definitions;
  depth_ = depth;
  work_ = work;
  assuming_ = assuming;
}

void Checker::refine(Known& known, ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  if (known.broken || e.op == Op::constant || e.op == Op::absent) return;
  if (known.may_be_absent() && e.type.kind != core::Kind::row) {
    const auto [target, at] = terms_.resolve(id, row, false);
    const bool column = expr(target).op == Op::column;
    const TermId atom = column ? terms_.column(expr(target).id, at) : terms_.atom(target, at);
    if (presence(atom, env) == true && surely_present(at, env)) {
      known.absent.reset();
      known.said_absent = false;
    } else if (presence(atom, env) == false && !known.never_present) {
      known.never_present = true;
    } else if (column && surely_present(at, env) && is_present_here(expr(target).id, at, env)) {
      known.absent.reset();
      known.said_absent = false;
    }
  }
  if (known.never_present) return;
  if (known.has_ranges()) {
    const Linear form = terms_.linear(id, row);
    if (!form.is_constant()) {
      const bool own = form.atoms.size() == 1 && terms_[form.atoms[0].first].kind == Term::Kind::value;
      if (own && !is_mentioned(form, env)) {
        // Nothing but what has just been computed.
      } else if (const auto ranges = query(form, env)) known.ranges = known.ranges & *ranges;
    } else {
      known.ranges = known.ranges & Ranges::point(form.constant);
    }
    settle(known);
    if (known.ranges.empty()) known.never_present = true;
  } else if (!known.members.empty()) {
    known.members = members_of(terms_.atom(id, row), known.members, env);
  }
}

bool Checker::look_into(const Environment& env, const std::function<bool()>& holds) {
  const bool nothing_assumed = env.forms.empty() && env.members.empty() && env.presence.empty();
  if (nothing_assumed) return false;
  if (definitions_ >= most_definitions) {
    trace_.cut_definitions = true;
    return false;
  }
  const std::uint64_t before = effort_;
  if (looked_ + (definitions_ == 0 ? 0 : before - looking_since_) > most_effort_to_look) return false;
  if (definitions_ == 0) looking_since_ = before;
  ++silent_;
  trace_.innermost = std::max(trace_.innermost, ++definitions_);
  const bool found = holds();
  --definitions_;
  --silent_;
  if (definitions_ == 0) looked_ += effort_ - before;
  return found;
}

bool Checker::is_present_here(core::ColumnId id, TermId row, const Environment& env) {
  const core::Column& column = model_.columns[id];
  if (column.role != core::Column::Role::derived || column.definition == core::none || !columns_[id]) return false;
  return look_into(env, [&] {
    const Known known = eval(column.definition, row, env);
    return !known.broken && !known.may_be_absent() && !known.never_present;
  });
}

void Checker::check_size(Known& known, text::Span span) {
  if (known.broken || !known.has_ranges() || size_in_bits(known) <= most_bits) return;
  report(known.pair ? 803 : 804, span, {std::to_string(most_bits)});
  known.broken = true;
}

Known Checker::eval_operator(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  switch (e.op) {
    case Op::constant: {
      if (!e.value.is_present()) return known_absent(e.type.kind);
      Known known;
      known.kind = e.type.kind;
      if (e.type.kind == core::Kind::number) {
        known = known_point(e.value.number());
      } else if (e.type.is_period()) {
        known.ranges = Ranges::point(e.value.period());
        known.step = 1;
      } else if (e.type.kind == core::Kind::boolean) {
        known = known_truth(!e.value.truth(), e.value.truth());
      } else if (e.type.kind == core::Kind::enumeration) {
        known.members.assign(member_count(e.type), false);
        known.members[e.value.member()] = true;
      }
      return known;
    }
    case Op::absent: return known_absent(e.type.kind);
    case Op::column: return eval_column(e.id, e.span);
    case Op::self: case Op::link: case Op::run_row: case Op::previous_row: return eval_row(id, row, env);
    case Op::previous: {
      const auto& known = before_[e.id];
      Known result = known ? *known : unknown(e.type);
      if (result.may_be_absent()) result.absent = Cause{Cause::Kind::value, e.span, model_.columns[e.id].name};
      result.said_absent = false;
      return result;
    }
    case Op::look: {
      const Known through = eval(e.args[0], row, env);
      const TermId reached = terms_.row_of(e.args[0], row);
      Environment inside = env;
      if (through.may_be_absent() && !through.never_present) inside.presence.set(reached, true);
      Known known = eval(e.args[1], reached, inside);
      carry(known, through);
      return known;
    }
    case Op::equal: case Op::not_equal: case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
    case Op::and_: case Op::or_: case Op::not_: case Op::present:
      return eval_truth(id, row, env);
    case Op::choose: return eval_choose(id, row, env);
    case Op::match: return eval_match(id, row, env);
    case Op::fallback: return eval_fallback(id, row, env);
    case Op::require: return eval_require(id, row, env);
    case Op::divide: return eval_divide(id, row, env);
    case Op::interpolate: return eval_interpolate(id, row, env);
    case Op::steps: return eval_steps(id, row, env);
    case Op::list_sum: case Op::list_mean: case Op::list_count: case Op::list_any: case Op::list_every:
      return eval_list(id, row, env);
    case Op::list_weighted_mean: return eval_weighted_list(id, row, env);
    case Op::shift: case Op::distance: case Op::containing: case Op::first_inside: case Op::last_inside: case Op::part:
    case Op::add_months: case Op::full_years:
      return eval_period(id, row, env);
    case Op::aggregate: return eval_aggregate(id, row, env);
    case Op::rank: case Op::shared: return eval_rank(id, row, env);
    case Op::apportion: return eval_apportion(id);
    default: return eval_number(id, row, env);
  }
}

Known Checker::eval_column(core::ColumnId id, text::Span span) {
  const core::Column& column = model_.columns[id];
  Known known = columns_[id] ? *columns_[id] : unknown(column.type);
  if (known.broken) {
    known.absent.reset();
    known.said_absent = false;
  }
  if (known.absent) known.absent->span = span;
  return known;
}

Known Checker::eval_row(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known known;
  known.kind = core::Kind::row;
  if (e.op == Op::link) {
    if (!links_[e.id]) {
      known.broken = true;
    } else if (links_[e.id]->may_be_absent() && !surely_present(terms_.row_of(id, row), env)) {
      known.absent = Cause{Cause::Kind::link, e.span, model_.links[e.id].name};
      known.broken = links_[e.id]->broken;
    }
  } else if (e.op == Op::previous_row && presence(terms_.row_of(id, row), env) != true) {
    known.absent = Cause{Cause::Kind::previous, e.span, ""};
  }
  if (known.absent && presence(terms_.row_of(id, row), env) == false) known.never_present = true;
  return known;
}

Known Checker::eval_truth(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known result = known_truth(false, false);
  Environment path = env;
  bool reached = true;
  for (const ExprId arg : e.args) {
    if (!reached) break;
    const Known operand = eval(arg, row, path);
    if (e.op == Op::present) {
      result.broken |= operand.broken;
      break;
    }
    carry(result, operand);
    if (e.op == Op::and_ || e.op == Op::or_) reached = assume(arg, row, e.op == Op::and_, path);
  }
  // Behind an operand that is never present the others may still decide.
  result.never_present = false;
  for (const bool truth : {false, true}) {
    Environment one = env;
    result.members[truth ? 1 : 0] = assume(id, row, truth, one);
  }
  if (!result.members[0] && !result.members[1]) result.never_present = true;
  if (result.broken) result.members = {true, true};
  return result;
}

Known Checker::eval_fallback(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known known = eval(e.args[0], row, env);
  if (!known.may_be_absent() && !known.never_present && !known.broken) return known;
  Environment without = env;
  const bool possible = assume_absent(e.args[0], row, without);
  if (possible) sharpen(row, without);
  known.absent.reset();
  known.said_absent = false;
  if (!possible && !known.never_present) return known;
  const Known other = eval(e.args[1], row, possible ? without : env);
  join_values(known, other);
  known.absent = other.absent;
  known.said_absent = other.said_absent;
  return known;
}

Known Checker::eval_require(ExprId id, TermId row, const Environment& env) {
  const Expr& e = expr(id);
  Known known = eval(e.args[0], row, env);
  const Known low = eval(e.args[1], row, env), high = eval(e.args[2], row, env);
  carry(known, low);
  carry(known, high);
  if (silent_ == 0 && promised_.insert(id).second) ++promises_.must;
  if (known.broken || known.never_present || !known.has_ranges()) return known;
  if (low.ranges.empty() || high.ranges.empty()) return known;
  const Interval from = low.ranges.hull(), to = high.ranges.hull();
  const Ranges kept = known.ranges & Ranges({from.low, to.high, from.low_open, to.high_open});
  if (kept.empty()) {
    report(620, e.span, {describe(known.ranges, known.kind), describe(Ranges({from.low, to.high}), known.kind)});
    known.broken = true;
    return known;
  }
  known.ranges = kept;
  settle(known);
  if (known.ranges.empty()) known.never_present = true;
  return known;
}

}  // namespace xize::proof
