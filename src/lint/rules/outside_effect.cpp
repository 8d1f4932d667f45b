// Periods that lie wholly outside the time in which the rulebook is in effect.
#include "lint/rules.hpp"
#include "core/calendar.hpp"

namespace xize::lint::rules {
namespace {

std::int32_t first_day(core::Kind kind, std::int32_t ordinal) {
  return kind == core::Kind::date ? ordinal : core::first_inside(kind, {ordinal}, core::Kind::date).ordinal;
}
std::int32_t last_day(core::Kind kind, std::int32_t ordinal) {
  return kind == core::Kind::date ? ordinal : core::last_inside(kind, {ordinal}, core::Kind::date).ordinal;
}

void check(const Subject& subject, const Report& report) {
  const core::Header& header = subject.model.header;
  if (!header.from || !header.to) return;
  for (const core::Frame& frame : subject.model.frames) {
    if (frame.role != core::Frame::Role::domain || frame.clause == core::none) continue;
    const core::Column& key = subject.model.columns[frame.key[0]];
    if (!key.type.is_period() || !key.domain) continue;
    const auto low = key.domain->low.to_int64(), high = key.domain->high.to_int64();
    if (!low || !high) continue;
    const bool before = last_day(key.type.kind, static_cast<std::int32_t>(*high)) < header.from->ordinal;
    const bool after = first_day(key.type.kind, static_cast<std::int32_t>(*low)) > header.to->ordinal;
    if (!before && !after) continue;
    report(subject.clause_of(frame.clause).name_span,
           {quoted(frame.name), core::to_text(core::Kind::date, *header.from),
            core::to_text(core::Kind::date, *header.to)});
  }
}

}  // namespace

const Rule outside_effect{963, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
