// A diagnostic as text: the place and sentence, the line with a caret, the article, related places, the remedy.
#include <algorithm>

#include "message/render.hpp"
#include "message/words.hpp"
#include "text/unicode.hpp"

namespace xize {
namespace {

namespace words = message::words;

constexpr std::size_t tab_stop = 4;

struct Paint {
  bool on;
  std::string_view red() const { return on ? "\033[1;31m" : ""; }
  std::string_view yellow() const { return on ? "\033[1;33m" : ""; }
  std::string_view cyan() const { return on ? "\033[1;36m" : ""; }
  std::string_view bold() const { return on ? "\033[1m" : ""; }
  std::string_view dim() const { return on ? "\033[2m" : ""; }
  std::string_view off() const { return on ? "\033[0m" : ""; }
  std::string_view of(Severity severity) const {
    return severity == Severity::error ? red() : severity == Severity::warning ? yellow() : cyan();
  }
};

void append(std::string& out, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) out += part;
}

void append_position(std::string& out, const Place& place) {
  out += place.file;
  if (place.line == 0) return;
  append(out, {":", std::to_string(place.line)});
  if (place.column != 0) append(out, {":", std::to_string(place.column)});
}

// The excerpt as it is shown: tabs as blanks, what cannot be shown as a question mark; and where the caret goes.
struct Shown {
  std::string text;
  std::size_t caret = 0, width = 0;
};

Shown show(const Place& place) {
  Shown shown;
  if (place.excerpt_column > 1) shown.text = "…";
  std::size_t at = place.excerpt_column > 1 ? 1 : 0;  // column of the terminal
  const bool one_line = place.end_line == place.line;
  std::size_t caret_end = 0;
  bool begun = false;
  std::uint32_t column = place.excerpt_column;
  for (std::size_t i = 0; i < place.excerpt.size(); ++column) {
    const std::size_t begin = i;
    i += text::code_point(place.excerpt, i).length;
    const std::string_view piece = std::string_view(place.excerpt).substr(begin, i - begin);
    if (column == place.column) shown.caret = at, begun = true;
    if (piece == "\t") {
      const std::size_t blanks = tab_stop - at % tab_stop;
      shown.text.append(blanks, ' ');
      at += blanks;
    } else if (static_cast<unsigned char>(piece[0]) < 0x20 || piece == "\x7F") {
      shown.text += '?';
      ++at;
    } else {
      shown.text += piece;
      at += text::display_width(piece);
    }
    if (begun && (!one_line || column < place.end_column)) caret_end = at;
  }
  if (!begun) shown.caret = at;
  shown.width = std::max<std::size_t>(caret_end > shown.caret ? caret_end - shown.caret : 0, 1);
  if (place.excerpt_cut) shown.text += "…";
  return shown;
}

void append_excerpt(std::string& out, const Place& place, std::string_view colour, const Paint& paint) {
  if (place.line == 0 || place.column == 0) return;
  const Shown shown = show(place);
  const std::string number = std::to_string(place.line);
  const std::string margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
  append(out, {paint.dim(), margin, number, " | ", paint.off(), shown.text, "\n"});
  append(out, {paint.dim(), std::string(margin.size() + number.size(), ' '), " | ", paint.off()});
  append(out, {std::string(shown.caret, ' '), colour, std::string(shown.width, '^'), paint.off(), "\n"});
}

// XZ0xxx is about what stands in a rulebook; only there is something to write instead.
bool is_about_text(const std::string& code) { return code.size() > 2 && code[2] == '0'; }

}  // namespace

std::string to_text(const Diagnostic& diagnostic, Language language, bool colour) {
  const Paint paint{colour};
  std::string out;
  if (!diagnostic.place.file.empty()) {
    out += paint.bold();
    append_position(out, diagnostic.place);
    append(out, {":", paint.off(), " "});
  }
  append(out, {paint.of(diagnostic.severity), message::severity_word(diagnostic.severity, language), "[", diagnostic.code, "]",
               paint.off(), " ", diagnostic.message.in(language), "\n"});
  append_excerpt(out, diagnostic.place, paint.of(diagnostic.severity), paint);
  if (!diagnostic.article.empty()) append(out, {"  ", words::article.in(language), diagnostic.article, "\n"});
  for (const Diagnostic::Related& related : diagnostic.related) {
    append(out, {"  ", words::see.in(language), " "});
    append_position(out, related.place);
    append(out, {": ", related.label.in(language), "\n"});
    append_excerpt(out, related.place, paint.cyan(), paint);
  }
  if (!diagnostic.remedy.in(language).empty()) {
    const words::Word& lead = is_about_text(diagnostic.code) ? words::write : words::act;
    append(out, {"  ", paint.bold(), lead.in(language), paint.off(), diagnostic.remedy.in(language), "\n"});
  }
  return out;
}

}  // namespace xize
