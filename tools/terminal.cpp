#include <unistd.h>

#include <cstdlib>

#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

void write(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

constexpr std::string_view clear_line = "\r\033[K";

}  // namespace

Terminal::Terminal(Language language)
    : language_(language),
      terminal_(isatty(STDERR_FILENO) == 1),
      colour_stderr_(terminal_ && !is_set("NO_COLOR")),
      colour_stdout_(isatty(STDOUT_FILENO) == 1 && !is_set("NO_COLOR")) {}

void Terminal::put(std::string_view text) const {
  write(stdout, text);
  std::fflush(stdout);  // before what stderr says next
}
void Terminal::say(std::string_view text) const { write(stderr, text); }

void Terminal::say_all(std::span<const Diagnostic> diagnostics) const {
  for (const Diagnostic& diagnostic : diagnostics) say(to_text(diagnostic, language_, colour_stderr_));
}

void Terminal::say_failure(const Failure& failure) const {
  const std::vector<Diagnostic> list = explain(failure);
  say_all(list);
  if (failure.total > list.size()) {
    say(words::cut.fill(language_, {std::to_string(failure.total), std::to_string(list.size())}));
  }
}

void Terminal::progress(std::string_view text) const {
  if (!terminal_) return;
  say(clear_line);
  say(text);
  std::fflush(stderr);
}

void Terminal::done() const {
  if (terminal_) say(clear_line);
}

void Terminal::close(bool good, std::string_view text) const {
  if (colour_stderr_) say(good ? "\033[1;32m" : "\033[1;31m");
  say(text);
  if (colour_stderr_) say("\033[0m");
  say("\n");
}

Language language_from(std::span<const std::string_view> arguments) {
  constexpr std::string_view option = "--lang";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view value;
    if (arguments[i] == option && i + 1 < arguments.size()) value = arguments[i + 1];
    if (arguments[i].substr(0, 7) == "--lang=") value = arguments[i].substr(7);
    if (value == "zh") return Language::chinese;
    if (value == "en") return Language::english;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (!is_set(name)) continue;
    return std::string_view(std::getenv(name)).substr(0, 2) == "zh" ? Language::chinese : Language::english;
  }
  return Language::english;
}

void say_misuse(const Terminal& terminal, std::uint16_t number, std::initializer_list<std::string> arguments) {
  std::vector<Words> words;
  for (const std::string& argument : arguments) words.push_back({argument, argument});
  terminal.say(to_text(make_diagnostic(number, words), terminal.language()));
}

bool is_misuse(const Failure& failure) {
  if (failure.kind != Failure::Kind::diagnostics) return true;
  // XZ2001 is a folder that is not there; XZ2010 to XZ2049 are about options, calls and the place for the results,
  // XZ206x about levels and files that cannot be mended, XZ207x
  // about what a command would write.
  for (const Diagnostic& diagnostic : failure.diagnostics) {
    const std::string& code = diagnostic.code;
    if (code == "XZ2001" || (code >= "XZ2010" && code < "XZ2050") || (code >= "XZ2060" && code < "XZ2080")) return true;
  }
  return false;
}

}  // namespace xize::tool
