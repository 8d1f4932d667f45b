// A frame that nothing is computed of and nothing reads.
#include <algorithm>

#include "lint/rules.hpp"
#include "lint/rules/unused.hpp"

namespace xize::lint {

bool is_unused(const Subject& subject, core::FrameId frame) {
  if (frame == 0 || !subject.uses.frames[frame].empty()) return false;
  const core::Model& model = subject.model;
  const bool linked = std::any_of(model.links.begin(), model.links.end(),
                                  [&](const core::Link& link) { return link.from == frame || link.to == frame; });
  if (linked) return false;
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    if (model.columns[id].frame == frame && !subject.uses.columns[id].empty()) return false;
  }
  return true;
}

text::Span whole_lines(const Subject& subject, text::Span span) {
  const std::string_view text = subject.source.text();
  text::Span out = span;
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (out.begin > 0 && blank(text[out.begin - 1])) --out.begin;
  while (out.end < text.size() && blank(text[out.end])) ++out.end;
  const bool alone =
      (out.begin == 0 || text[out.begin - 1] == '\n') && (out.end == text.size() || text[out.end] == '\n');
  if (!alone) return span;
  if (out.end < text.size()) ++out.end;
  return out;
}

namespace rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (core::FrameId id = 1; id < subject.model.frames.size(); ++id) {
    const core::Frame& frame = subject.model.frames[id];
    if (frame.clause != core::none && is_unused(subject, id))
      report(subject.clause_of(frame.clause).name_span, {quoted(frame.name)});
  }
}

}  // namespace

const Rule unused_frame{906, Category::unused, Level::warning, false, check};

}  // namespace rules
}  // namespace xize::lint
