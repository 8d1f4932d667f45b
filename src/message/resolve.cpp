#include <algorithm>

#include "message/render.hpp"
#include "message/words.hpp"
#include "text/unicode.hpp"

namespace xize::message {
namespace {

// The line, or of one wider than the limit a window around the place.
void take_excerpt(std::string_view line, Place& place) {
  const bool wide = line.size() > 4 * widest_excerpt || text::display_width(line) > widest_excerpt;
  const std::size_t before = wide ? widest_excerpt / 3 : widest_excerpt;
  std::size_t begin = 0;
  std::uint32_t column = 1;
  for (; column < place.column && begin < line.size(); ++column) begin += text::code_point(line, begin).length;
  std::size_t end = begin;
  std::size_t width = 0;
  while (begin > 0) {
    std::size_t previous = begin - 1;
    while (previous > 0 && (static_cast<unsigned char>(line[previous]) & 0xC0U) == 0x80U) --previous;
    const std::size_t step = text::display_width(line.substr(previous, begin - previous));
    if (width + step > before) break;
    width += step;
    begin = previous;
    --column;
  }
  while (end < line.size()) {
    std::size_t next = end;
    next += text::code_point(line, next).length;
    const std::size_t step = text::display_width(line.substr(end, next - end));
    if (width + step > widest_excerpt) break;
    width += step;
    end = next;
  }
  place.excerpt = std::string(line.substr(begin, end - begin));
  place.excerpt_column = column;
  place.excerpt_cut = end < line.size();
}

}  // namespace

Place place_of(text::Span span, const Sources& sources) {
  Place place;
  if (span.source >= sources.size()) return place;
  const text::Source& source = *sources[span.source];
  const text::Position begin = source.position(span.begin);
  const text::Position end = source.position(std::max(span.begin, span.end));
  place.file = source.name();
  place.line = begin.line;
  place.column = begin.column;
  place.end_line = end.line;
  place.end_column = end.column;
  take_excerpt(source.line(begin.line), place);
  return place;
}

xize::Diagnostic say(std::uint16_t code, const std::vector<Argument>& arguments) {
  xize::Diagnostic out;
  out.code = code_name(code);
  const Entry* entry = find_entry(code);
  if (entry == nullptr) return out;
  out.severity = entry->severity;
  out.message = {fill(entry->zh, arguments, Language::chinese), fill(entry->en, arguments, Language::english)};
  out.remedy = {fill(entry->remedy_zh, arguments, Language::chinese), fill(entry->remedy_en, arguments, Language::english)};
  return out;
}

xize::Diagnostic resolve(const Diagnostic& diagnostic, const Sources& sources) {
  xize::Diagnostic out = say(diagnostic.code, diagnostic.arguments);
  out.place = place_of(diagnostic.span, sources);
  out.article = diagnostic.article;
  for (const Related& related : diagnostic.related) {
    out.related.push_back({place_of(related.span, sources), {related.label.zh, related.label.en}});
  }
  return out;
}

std::vector<xize::Diagnostic> resolve(const Diagnostics& diagnostics, const Sources& sources) {
  std::vector<xize::Diagnostic> out;
  out.reserve(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics) out.push_back(resolve(diagnostic, sources));
  return out;
}

std::string_view severity_word(Severity severity, Language language) {
  switch (severity) {
    case Severity::error: return words::error.in(language);
    case Severity::warning: return words::warning.in(language);
    case Severity::note: break;
  }
  return words::note.in(language);
}

}  // namespace xize::message
