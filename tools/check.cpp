// xize check: diagnostics of rulebooks as text or for machines, and what can be mended.
#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

struct Counts {
  std::size_t errors = 0, warnings = 0;
};

Counts count(std::span<const Diagnostic> diagnostics) {
  Counts counts;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) ++counts.errors;
    if (diagnostic.severity == Severity::warning) ++counts.warnings;
  }
  return counts;
}

// A rulebook's promises as a JSON object; numbers only, and the file's name by the JSON of a diagnostic would be too much.
struct Checked {
  std::string file;
  Promises promises;
};

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string as_json(std::span<const Diagnostic> diagnostics, std::span<const Checked> checked, Language language) {
  std::string out = "{\"tool\":\"xize\",\"version\":" + quoted(version()) + ",\"diagnostics\":[";
  const char* separator = "\n";
  for (const Diagnostic& diagnostic : diagnostics) {
    out += separator + to_json(diagnostic, language);
    separator = ",\n";
  }
  out += "],\"rulebooks\":[";
  separator = "\n";
  for (const Checked& one : checked) {
    out += separator + ("{\"file\":" + quoted(one.file)) + ",\"ifZero\":" + std::to_string(one.promises.if_zero) +
           ",\"must\":" + std::to_string(one.promises.must) + ",\"constraints\":" + std::to_string(one.promises.constraints) + "}";
    separator = ",\n";
  }
  return out + "]}\n";
}

// Checks a file, mended first if that is asked for.
Result<xize::Checked> check_one(const std::string& file, const CheckOptions& options, std::size_t& mended) {
  xize::CheckOptions how;
  how.levels_file = options.levels;
  if (!options.fix) return check_file(file, how);
  Result<Fixed> fixed = fix_file(file, how);
  if (!fixed) return fixed.failure();
  mended = fixed->applied;
  return std::move(fixed->checked);
}

}  // namespace

int check(const CheckOptions& options, const Terminal& terminal) {
  std::vector<Diagnostic> all;
  std::vector<Checked> checked;
  bool misused = false;
  for (const std::string& file : options.files) {
    terminal.progress(words::checking.fill(terminal.language(), {file}));
    std::size_t mended = 0;
    const Result<xize::Checked> outcome = check_one(file, options, mended);
    if (!outcome) {
      std::vector<Diagnostic> said = explain(outcome.failure());
      for (Diagnostic& one : said) {  // for machines, which file could not be checked; the sentence names it for people
        if (options.format != Output::text && one.place.file.empty()) one.place.file = file;
      }
      all.insert(all.end(), said.begin(), said.end());
      misused = misused || is_misuse(outcome.failure());
      continue;
    }
    all.insert(all.end(), outcome->diagnostics.begin(), outcome->diagnostics.end());
    if (outcome->rulebook) checked.push_back({file, outcome->rulebook->promises()});
    if (mended != 0) terminal.say(words::fixed.fill(terminal.language(), {file, std::to_string(mended)}));
  }
  terminal.done();

  const Language language = terminal.language();
  const Counts counts = count(all);
  if (options.format == Output::sarif) terminal.put(to_sarif(all, language));
  if (options.format == Output::github) terminal.put(to_github(all, language));
  if (options.format == Output::junit) terminal.put(to_junit(options.files, all, language));
  if (options.format == Output::json) terminal.put(as_json(all, checked, language));
  if (options.format == Output::text) {
    terminal.say_all(all);
    for (const Checked& one : checked) {
      const Promises& p = one.promises;
      const std::uint32_t total = p.if_zero + p.must + p.constraints;
      if (total == 0) continue;
      terminal.say(words::promises.fill(language, {one.file, std::to_string(total), std::to_string(p.if_zero),
                                                   std::to_string(p.must), std::to_string(p.constraints)}));
    }
  }
  if (counts.errors != 0) {
    terminal.close(false, words::check_bad.fill(language, {std::to_string(counts.errors), std::to_string(counts.warnings)}));
    return misused ? misuse : findings;
  }
  terminal.close(true, words::check_good.fill(language, {std::to_string(checked.size()), std::to_string(counts.warnings)}));
  return clean;
}

}  // namespace xize::tool
