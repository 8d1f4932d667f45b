// Diagnostics as workflow commands of GitHub Actions: ::warning file=…,line=…::sentence
#include "message/render.hpp"

namespace xize {
namespace {

// % and line ends are escaped; in a property : and , too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else if (property && c == ':') out += "%3A";
    else if (property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

std::string_view command(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

}  // namespace

std::string to_github(std::span<const Diagnostic> diagnostics, Language language) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Place& place = diagnostic.place;
    out += "::" + std::string(command(diagnostic.severity)) + " ";
    if (!place.file.empty()) out += "file=" + escaped(place.file, true) + ",";
    if (place.line != 0)
      out += "line=" + std::to_string(place.line) + ",endLine=" + std::to_string(place.end_line) + ",";
    // Columns count only where the place is on one line.
    if (place.column != 0 && place.line == place.end_line) {
      out += "col=" + std::to_string(place.column) + ",endColumn=" + std::to_string(place.end_column) + ",";
    }
    out += "title=" + diagnostic.code + "::" + escaped(diagnostic.message.in(language), false);
    const std::string& remedy = diagnostic.remedy.in(language);
    if (!remedy.empty()) out += "%0A" + escaped(remedy, false);
    out += "\n";
  }
  return out;
}

}  // namespace xize
