// What the subcommands share: options, the terminal, exit codes. Stands on the public headers alone.
#pragma once

#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xize/xize.hpp"

namespace xize::tool {

/// What a run of the command ends with.
enum Exit : int { clean = 0, findings = 1, misuse = 2, incomplete = 3 };  // incomplete: scored, but rows were left out

enum class Output : std::uint8_t { text, json, sarif, github, junit };

/// Where words go. Machine formats and what was asked for (tables, traces, lists) go to stdout; diagnostics, progress and
/// the closing line to stderr.
class Terminal {
 public:
  explicit Terminal(Language language);
  Language language() const { return language_; }
  bool colour_on_stdout() const { return colour_stdout_; }
  void put(std::string_view text) const;                                // stdout
  void say(std::string_view text) const;                                // stderr
  void say_all(std::span<const Diagnostic> diagnostics) const;          // stderr, as text
  void say_failure(const Failure& failure) const;                       // stderr, with how many were cut
  void progress(std::string_view text) const;  // a passing line on stderr, only on a terminal
  void done() const;                           // takes the passing line away
  /// A green or red closing word on stderr.
  void close(bool good, std::string_view text) const;

 private:
  Language language_;
  bool terminal_;       // stderr is one
  bool colour_stderr_;  // NO_COLOR is not set either
  bool colour_stdout_;
};

/// --lang, or what LC_ALL, LC_MESSAGES and LANG say (the first that is set): Chinese for zh…, else English.
Language language_from(std::span<const std::string_view> arguments);

struct CheckOptions {
  std::vector<std::string> files;
  Output format = Output::text;
  std::string levels;  // a file; "" = xize-lint.json beside each rulebook
  bool fix = false;
};
struct RunOptions {
  std::string file, data, out;
  Format format = Format::csv;
  Encoding encoding = Encoding::utf8;  // of CSV
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::string> traces;
  bool print = false;
  bool quarantine = false;
  std::size_t rows = 40;
};
struct TestOptions {
  std::vector<std::string> files;
  bool coverage = false;
  Output format = Output::text;  // of the coverage
};
struct ShowOptions {
  std::string file;
};
struct TemplateOptions {
  std::string file, out;
  Encoding encoding = Encoding::utf8;
  bool force = false;  // replace files that are there
};

int check(const CheckOptions& options, const Terminal& terminal);
int run(const RunOptions& options, const Terminal& terminal);
int test(const TestOptions& options, const Terminal& terminal);
int show(const ShowOptions& options, const Terminal& terminal);
int make_template(const TemplateOptions& options, const Terminal& terminal);

/// Says a message of the catalogue; its arguments are the same in both languages.
void say_misuse(const Terminal& terminal, std::uint16_t code, std::initializer_list<std::string> arguments);

/// Whether a failure is the caller's misuse (a file or option that is not there) rather than a finding.
bool is_misuse(const Failure& failure);

}  // namespace xize::tool
