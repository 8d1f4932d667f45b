// Coverage: the ways to a value, put under the clauses whose text they stand in.
#include "xize/coverage.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "api/boundary.hpp"
#include "api/case_data.hpp"
#include "api/program.hpp"
#include "reference/coverage.hpp"

namespace xize {
namespace {

using core::ClauseId;
using detail::Program;
using Way = reference::Alternative;

CoveragePoint::Kind public_kind(Way::Kind kind) {
  switch (kind) {
    case Way::Kind::branch: return CoveragePoint::Kind::branch;
    case Way::Kind::row: return CoveragePoint::Kind::row;
    case Way::Kind::cap: return CoveragePoint::Kind::cap;
    case Way::Kind::floor: return CoveragePoint::Kind::floor;
    case Way::Kind::fallback: return CoveragePoint::Kind::fallback;
    case Way::Kind::if_zero: break;
  }
  return CoveragePoint::Kind::if_zero;
}

bool holds(text::Span outer, text::Span inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

// A tier's test begins at its bound: with the sign before it, if there is one.
text::Span with_sign(text::Span span, const message::Sources& sources) {
  const std::string_view before = sources[span.source]->text().substr(0, span.begin);
  const std::size_t end = before.find_last_not_of(" \t");
  if (end == std::string_view::npos) return span;
  for (const std::string_view sign : {">=", "<=", "≥", "≧", "≤", "≦", "＞＝", "＜＝", ">", "<", "＞", "＜"}) {
    if (!before.substr(0, end + 1).ends_with(sign)) continue;
    span.begin = static_cast<std::uint32_t>(end + 1 - sign.size());
    break;
  }
  return span;
}

// A piece of the rulebook on one line.
std::string slice(text::Span span, const message::Sources& sources) {
  std::string out;
  for (const char c : sources[span.source]->slice(span)) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// The clauses that compute or judge something, in the order of the text.
std::vector<ClauseId> clauses_of(const core::Model& model) {
  std::vector<ClauseId> out;
  const auto add = [&](ClauseId id) {
    if (id != core::none && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  };
  for (const core::Column& column : model.columns) {
    if (column.role == core::Column::Role::derived || column.role == core::Column::Role::state) add(column.clause);
  }
  for (const core::Constraint& constraint : model.constraints) add(constraint.clause);
  const auto begin = [&](ClauseId id) { return model.clauses[id].span.begin; };
  std::stable_sort(out.begin(), out.end(), [&](ClauseId a, ClauseId b) { return begin(a) < begin(b); });
  return out;
}

// Points of one clause by place and kind; several expressions for one place are one point.
using Points = std::map<std::pair<std::pair<std::uint32_t, std::uint32_t>, Way::Kind>, CoveragePoint>;

std::vector<ClauseCoverage> collect(const Program& program, const reference::Coverage& seen) {
  const core::Model& model = program.model();
  const std::vector<ClauseId> clauses = clauses_of(model);
  std::map<ClauseId, Points> points;
  for (const Way& way : reference::alternatives(model)) {
    ClauseId owner = core::none;  // the smallest clause around it
    for (const ClauseId id : clauses) {
      const text::Span span = model.clauses[id].span;
      const bool smaller = owner == core::none || holds(model.clauses[owner].span, span);
      if (holds(span, way.span) && span != way.span && smaller) owner = id;
    }
    if (owner == core::none) continue;
    CoveragePoint& point = points[owner][{{way.span.begin, way.span.end}, way.kind}];
    point.reached = point.reached || seen.has(way);
    if (!point.text.empty()) continue;
    point.kind = public_kind(way.kind);
    const text::Span span = way.kind == Way::Kind::branch ? with_sign(way.span, program.sources) : way.span;
    point.place = message::place_of(span, program.sources);
    point.text = slice(span, program.sources);
  }
  std::vector<ClauseCoverage> out;
  for (const ClauseId id : clauses) {
    const core::Clause& clause = model.clauses[id];
    const text::Span name = clause.name_span.end > clause.name_span.begin ? clause.name_span : clause.span;
    const Place place = message::place_of(name, program.sources);
    ClauseCoverage one{clause.kind, clause.name, clause.title, clause.article, place, {}};
    one.points.push_back({CoveragePoint::Kind::clause, one.place, clause.name, seen.has(id)});
    for (auto& [key, point] : points[id]) one.points.push_back(std::move(point));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Result<std::vector<ClauseCoverage>> coverage(const Rulebook& rulebook) noexcept {
  return detail::guarded([&]() -> Result<std::vector<ClauseCoverage>> {
    const Program& program = *rulebook.program();
    reference::Coverage seen;
    for (const core::TestCase& test : program.model().cases) {
      const table::Dataset data = detail::case_data(program.model(), test);
      (void)reference::evaluate(program.proved, data, detail::case_wanted(program.model(), test), &seen);
    }
    return collect(program, seen);
  });
}

}  // namespace xize
