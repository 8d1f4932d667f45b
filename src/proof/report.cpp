// How the checker speaks: diagnostics, and values as the author would write them.
#include <algorithm>

#include "core/calendar.hpp"
#include "proof/checker.hpp"

namespace xize::proof {

void Checker::report(std::uint16_t code, text::Span span, std::vector<message::Argument> arguments,
                     std::vector<message::Related> related) {
  if (silent_ > 0) return;
  if (clause_ != core::none && span.end == 0) span = model_.clauses[clause_].span;
  if (!reported_.insert({code, span.begin, span.end}).second) return;
  message::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = span;
  diagnostic.arguments = std::move(arguments);
  diagnostic.related = std::move(related);
  if (clause_ != core::none) diagnostic.article = model_.clauses[clause_].article;
  diagnostics_.push_back(std::move(diagnostic));
}

void Checker::report_dead(std::uint16_t code, text::Span span, std::vector<message::Argument> arguments, std::vector<message::Related> related) {
  if (silent_ > 0) return;
  message::Diagnostic diagnostic{code, span, std::move(arguments), std::move(related), {}};
  if (clause_ != core::none) diagnostic.article = model_.clauses[clause_].article;
  dead_.emplace(std::pair{span.begin, span.end}, std::move(diagnostic));
}

void Checker::mark_alive(text::Span span) {
  if (silent_ == 0) alive_.emplace(span.begin, span.end);
}

void Checker::report_what_is_dead() {
  for (auto& [place, diagnostic] : dead_) {
    if (!alive_.contains(place)) diagnostics_.push_back(std::move(diagnostic));
  }
}

void Checker::cover(Known& known, std::uint16_t code) {
  if (known.broken) known.absent.reset();
  if (!known.absent) return;
  const Cause cause = *known.absent;
  known.absent.reset();
  if (code == 0 && cause.of_condition) code = 506;
  if (code == 0) {
    switch (cause.kind) {
      case Cause::Kind::value: code = 501; break;
      case Cause::Kind::link: code = 502; break;
      case Cause::Kind::nothing: code = 503; break;
      case Cause::Kind::outside: code = 504; break;
      case Cause::Kind::previous: code = 505; break;
    }
  }
  report(code, cause.span, {cause.name});
}

Known Checker::condition(ExprId id, TermId row, const Environment& env) {
  Known known = eval(id, row, env);
  if (known.absent && !known.broken) {
    const bool before = known.absent->kind == Cause::Kind::previous;
    if (known.absent->name.empty()) known.absent->name = before ? "上一行" : "…";
    cover(known, 506);
  }
  return known;
}

message::Argument Checker::member_name(const core::Type& type, std::size_t member) const {
  if (type.kind == core::Kind::enumeration && type.id < model_.enumerations.size()) {
    const auto& members = model_.enumerations[type.id].members;
    if (member < members.size()) return members[member];
  }
  return member == 0 ? message::Argument("否", "false") : message::Argument("是", "true");
}

message::Argument Checker::describe(const Ranges& ranges, core::Kind kind) const {
  if (!core::Type{kind}.is_period()) return ranges.to_text();
  if (ranges.empty()) return "-";
  const auto text = [&](const Rational& x) {
    const auto ordinal = x.rounded(0, exact::Rounding::down).to_int64();
    if (!ordinal || *ordinal < core::lowest(kind) || *ordinal > core::highest(kind)) {
      return x < 0 || (ordinal && *ordinal < core::lowest(kind)) ? std::string("<0001") : std::string(">9999");
    }
    return core::to_text(kind, {static_cast<std::int32_t>(*ordinal)});
  };
  const Interval hull = ranges.hull();
  return hull.low == hull.high ? text(hull.low) : text(hull.low) + ".." + text(hull.high);
}

message::Argument Checker::describe(const Known& known, const core::Type& type) const {
  if (known.has_ranges()) return describe(known.ranges, known.kind);
  message::Argument members("");
  for (std::size_t i = 0; i < known.members.size(); ++i) {
    if (known.members[i]) message::append(members, member_name(type, i));
  }
  return members;
}

std::size_t Checker::member_count(const core::Type& type) const {
  if (type.kind == core::Kind::boolean) return 2;
  if (type.kind == core::Kind::enumeration && type.id < model_.enumerations.size()) {
    return model_.enumerations[type.id].members.size();
  }
  return 0;
}

Known Checker::unknown(const core::Type& type) const {
  Known known;
  known.kind = type.kind;
  known.broken = true;
  if (known.has_ranges()) {
    known.ranges = Ranges::between(-Rational::power_of_ten(9), Rational::power_of_ten(9));
    known.step = 1;
  }
  known.members.assign(member_count(type), true);
  return known;
}

}  // namespace xize::proof
