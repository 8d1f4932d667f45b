// xize run: scores a folder of data, writes or prints the results.
#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

int failed(const Failure& failure, const Terminal& terminal) {
  terminal.done();
  terminal.say_failure(failure);
  if (is_misuse(failure)) return misuse;
  terminal.close(false, words::run_bad.in(terminal.language()));
  return findings;
}

// The findings come last, where they are seen.
int close_incomplete(const Quarantine& quarantine, const Terminal& terminal) {
  constexpr std::size_t most = 200;
  Failure listed;
  listed.total = quarantine.findings.size();
  listed.diagnostics = quarantine.findings;
  if (listed.diagnostics.size() > most) listed.diagnostics.resize(most);
  terminal.say_failure(listed);
  terminal.close(false, words::run_incomplete.fill(terminal.language(), {std::to_string(quarantine.rows.size()),
                                                                         std::to_string(quarantine.withheld)}));
  return incomplete;
}

// KEY, or FRAME:KEY. A key may hold a colon, a frame's name may not.
struct RowName {
  std::string frame, key;
};

RowName row_name(const Rulebook& rulebook, const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon != std::string::npos && rulebook.find_frame(text.substr(0, colon)) != nullptr) {
    return {text.substr(0, colon), text.substr(colon + 1)};
  }
  return {"", text};
}

// Every trace that was asked for, or why one is not to be had.
Result<std::string> traces(const Rulebook& rulebook, const Evaluation& evaluation, const RunOptions& options, Language language) {
  std::string out;
  for (const std::string& asked : options.traces) {
    const RowName name = row_name(rulebook, asked);
    std::vector<std::string> frames = {name.frame};
    if (name.frame.empty()) {
      const Result<std::vector<std::string>> found = evaluation.frames_with(name.key);
      if (!found) return found.failure();
      frames = *found;
    }
    for (const std::string& frame : frames) {
      const Result<std::string> trace = evaluation.trace(frame, name.key, language);
      if (!trace) return trace.failure();
      out += *trace + "\n";
    }
  }
  return out;
}

}  // namespace

int run(const RunOptions& options, const Terminal& terminal) {
  const Language language = terminal.language();
  const Result<Rulebook> rulebook = Rulebook::compile_file(options.file);
  if (!rulebook) return failed(rulebook.failure(), terminal);
  terminal.say_all(rulebook->warnings());

  terminal.progress(words::reading.in(language));
  Result<Data> data = Data::read(*rulebook, options.data, {options.quarantine});
  if (!data) return failed(data.failure(), terminal);
  terminal.done();
  terminal.say_all(data->notes());
  for (const auto& [name, value] : options.settings) {
    const Status set = data->set_parameter(name, value);
    if (!set) {
      failed(set.failure(), terminal);
      return misuse;
    }
  }

  terminal.progress(words::scoring.in(language));
  EvaluateOptions how;
  how.quarantine = options.quarantine;
  const Result<Evaluation> evaluation = evaluate(*rulebook, *data, how);
  if (!evaluation) return failed(evaluation.failure(), terminal);
  const Result<Quarantine> quarantine = evaluation->quarantine();
  if (!quarantine) return failed(quarantine.failure(), terminal);
  const Result<std::string> traced = traces(*rulebook, *evaluation, options, language);
  if (!traced) return failed(traced.failure(), terminal);

  if (!options.out.empty()) {
    terminal.progress(words::writing.in(language));
    const Status written = evaluation->write(options.out, options.format, options.encoding);
    if (!written) return failed(written.failure(), terminal);
  }
  terminal.done();
  if (options.print) {
    const Result<std::string> tables = evaluation->tables({options.rows, language, terminal.colour_on_stdout()});
    if (!tables) return failed(tables.failure(), terminal);
    terminal.put(*tables);
  }
  terminal.put(*traced);
  if (!quarantine->findings.empty()) return close_incomplete(*quarantine, terminal);
  terminal.close(true, options.out.empty() ? words::run_printed.in(language) : words::run_good.fill(language, {options.out}));
  return clean;
}

}  // namespace xize::tool
