// Diagnostics as a JUnit XML report, for build servers that show nothing else.
#include <algorithm>

#include "message/render.hpp"
#include "text/unicode.hpp"

namespace xize {
namespace {

// XML 1.0 has no place for most control characters, nor for what is no UTF-8.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::code_point(text, i);
    const bool allowed = point.value != text::invalid_point && point.value != 0xFFFE && point.value != 0xFFFF &&
                         (point.value >= 0x20 || point.value == '\t' || point.value == '\n' || point.value == '\r');
    if (!allowed) out += '?';
    else if (point.value == '&') out += "&amp;";
    else if (point.value == '<') out += "&lt;";
    else if (point.value == '>') out += "&gt;";
    else if (point.value == '"') out += "&quot;";
    else if (point.value < 0x20) out += "&#" + std::to_string(point.value) + ";";  // else a reader makes a blank of it
    else out += text.substr(i, point.length);
    i += point.length;
  }
  return out;
}

struct Suite {
  std::string cases;
  std::size_t tests = 0, failures = 0;
};

void add(Suite& suite, const std::string& file, const Diagnostic& diagnostic, Language language) {
  const bool failure = diagnostic.severity == Severity::error;
  const std::string place = diagnostic.place.line == 0 ? ""
                                                       : " " + std::to_string(diagnostic.place.line) + ":" +
                                                             std::to_string(diagnostic.place.column);
  suite.cases += "    <testcase classname=\"" + escaped(file) + "\" name=\"" + escaped(diagnostic.code + place) + "\"";
  if (diagnostic.place.line != 0)
    suite.cases += " file=\"" + escaped(file) + "\" line=\"" + std::to_string(diagnostic.place.line) + "\"";
  const std::string whole = escaped(to_text(diagnostic, language));
  if (failure) {
    suite.cases += "><failure type=\"" + diagnostic.code + "\" message=\"" + escaped(diagnostic.message.in(language)) +
                   "\">" + whole + "</failure></testcase>\n";
  } else {
    suite.cases += "><system-out>" + whole + "</system-out></testcase>\n";
  }
  ++suite.tests;
  suite.failures += failure ? 1 : 0;
}

}  // namespace

std::string to_junit(std::span<const std::string> files, std::span<const Diagnostic> diagnostics, Language language) {
  std::string suites;
  std::size_t tests = 0, failures = 0;
  const auto put = [&](const std::string& file, const Suite& suite) {
    suites += "  <testsuite name=\"" + escaped(file) + "\" tests=\"" + std::to_string(suite.tests) + "\" failures=\"" +
              std::to_string(suite.failures) + "\" errors=\"0\">\n" + suite.cases + "  </testsuite>\n";
    tests += suite.tests;
    failures += suite.failures;
  };
  std::vector<const Diagnostic*> elsewhere;  // of no rulebook: a levels file, a file that is not there
  for (const Diagnostic& diagnostic : diagnostics) {
    if (std::find(files.begin(), files.end(), diagnostic.place.file) == files.end()) elsewhere.push_back(&diagnostic);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (std::find(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(i), files[i]) !=
        files.begin() + static_cast<std::ptrdiff_t>(i))
      continue;
    Suite suite;
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.place.file == files[i]) add(suite, files[i], diagnostic, language);
    }
    if (suite.tests == 0) {
      suite.tests = 1;
      suite.cases = "    <testcase classname=\"" + escaped(files[i]) + "\" name=\"check\"/>\n";
    }
    put(files[i], suite);
  }
  if (!elsewhere.empty()) {
    Suite suite;
    for (const Diagnostic* diagnostic : elsewhere) add(suite, "xize", *diagnostic, language);
    put("xize", suite);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"xize check\" tests=\"" +
         std::to_string(tests) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"0\">\n" + suites +
         "</testsuites>\n";
}

}  // namespace xize
