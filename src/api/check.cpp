// Checking and fixing: the front end, then the linter.
#include "xize/check.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "api/boundary.hpp"
#include "api/compile.hpp"
#include "lint/lint.hpp"

namespace xize {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view levels_name = "xize-lint.json";
constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr int most_rounds = 8;  // one fix may make room for the next

Diagnostic public_of(const lint::Said& said, const message::Sources& sources) {
  Diagnostic out = message::resolve(said.diagnostic, sources);
  out.severity = said.severity;
  for (const lint::Edit& edit : said.fix) {
    out.fix.push_back({message::place_of(edit.span, sources), edit.span.begin, edit.span.end, edit.text});
  }
  return out;
}

struct Outcome {
  Checked checked;
  text::Encoding encoding;
};

Outcome check_bytes(std::string bytes, const std::string& name, const lint::Levels& levels) {
  proof::Survey survey;
  detail::Compilation compiled = detail::run_front(std::move(bytes), name, &survey);
  const message::Sources sources = compiled.program->sources;
  Outcome out;
  out.encoding = compiled.encoding;
  out.checked.text = std::string(sources[0]->text());
  if (!compiled.read) {
    out.checked.diagnostics = message::resolve(compiled.diagnostics, sources);
    return out;
  }
  const auto said = compiled.proved ? lint::lint(*sources[0], compiled.tree, compiled.program->proved, survey,
                                                 compiled.diagnostics, levels)
                                    : lint::apply(*sources[0], compiled.tree, compiled.diagnostics, levels);
  for (const lint::Said& one : said) out.checked.diagnostics.push_back(public_of(one, sources));
  if (compiled.proved) out.checked.rulebook.emplace(std::move(compiled.program));
  return out;
}

// What the options ask for; or why that cannot be read.
Result<lint::Levels> levels_of(const CheckOptions& options) {
  if (options.levels.empty()) return lint::Levels();
  message::Diagnostics wrong;
  lint::Levels levels =
      lint::read_levels(options.levels, options.levels_file.empty() ? levels_name : options.levels_file, wrong);
  if (wrong.empty()) return levels;
  Failure failure;
  failure.diagnostics = message::resolve(wrong, {});
  failure.total = wrong.size();
  return failure;
}

Result<lint::Levels> levels_for(const std::string& path, CheckOptions options) {
  if (options.levels.empty()) {
    const bool asked = !options.levels_file.empty();
    if (!asked) options.levels_file = (fs::path(path).parent_path() / levels_name).string();
    std::error_code error;
    if (!asked && !fs::exists(options.levels_file, error)) return lint::Levels();
    auto bytes = detail::read_file(options.levels_file);
    if (!bytes) return detail::fail(2020, {options.levels_file});
    if (bytes->empty()) bytes = "-";  // no JSON either
    options.levels = std::move(*bytes);
  }
  return levels_of(options);
}

// Writes beside the file and swaps; the file's permissions stay.
bool replace_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);  // through a link to the file itself
  if (error) return false;
  const fs::path fresh = target.string() + ".xize-new";
  {
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.flush();
    if (!file) {
      fs::remove(fresh, error);
      return false;
    }
  }
  fs::permissions(fresh, fs::status(target, error).permissions(), error);
  fs::rename(fresh, target, error);
  if (!error) return true;
  std::error_code ignored;
  fs::remove(fresh, ignored);
  return false;
}

Result<Fixed> fix_bytes(const std::string& path, const std::string& bytes, const lint::Levels& levels) {
  Outcome now = check_bytes(bytes, path, levels);
  Fixed out{std::move(now.checked)};
  std::size_t applied = 0;
  for (int round = 0; round < most_rounds; ++round) {
    std::size_t count = 0;
    std::string text = apply_fixes(out.checked.text, out.checked.diagnostics, count);
    if (count == 0) break;
    if (now.encoding == text::Encoding::gb18030) return detail::fail(2064, {path});
    Outcome next = check_bytes(std::move(text), path, levels);
    if (!next.checked.rulebook) return detail::fail(2065, {path});
    applied += count;
    out.checked = std::move(next.checked);
  }
  if (applied == 0) return out;
  if (detail::read_file(path) != bytes) return detail::fail(2066, {path});
  const std::string head(now.encoding == text::Encoding::utf8_bom ? bom : "");
  if (!replace_file(path, head + out.checked.text)) return detail::fail(2067, {path});
  out.applied = applied;
  return out;
}

}  // namespace

std::string apply_fixes(std::string_view text, const std::vector<Diagnostic>& diagnostics, std::size_t& applied) {
  std::vector<const Edit*> taken;
  applied = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    const bool free = std::all_of(diagnostic.fix.begin(), diagnostic.fix.end(), [&](const Edit& edit) {
      return edit.end <= text.size() && edit.begin <= edit.end &&
             std::all_of(taken.begin(), taken.end(),
                         [&](const Edit* other) { return edit.end <= other->begin || edit.begin >= other->end; });
    });
    if (diagnostic.fix.empty() || !free) continue;
    for (const Edit& edit : diagnostic.fix) taken.push_back(&edit);
    ++applied;
  }
  std::sort(taken.begin(), taken.end(), [](const Edit* a, const Edit* b) { return a->begin > b->begin; });
  std::string out(text);
  for (const Edit* edit : taken) out.replace(edit->begin, edit->end - edit->begin, edit->text);
  return out;
}

Result<Checked> check(std::string_view text, std::string_view name, const CheckOptions& options) noexcept {
  return detail::guarded([&]() -> Result<Checked> {
    Result<lint::Levels> levels = levels_of(options);
    if (!levels) return levels.failure();
    return check_bytes(std::string(text), std::string(name), *levels).checked;
  });
}

Result<Checked> check_file(const std::string& path, const CheckOptions& options) noexcept {
  return detail::guarded([&]() -> Result<Checked> {
    Result<lint::Levels> levels = levels_for(path, options);
    if (!levels) return levels.failure();
    auto bytes = detail::read_file(path);
    if (!bytes) return detail::fail(2020, {path});
    return check_bytes(std::move(*bytes), path, *levels).checked;
  });
}

Result<Fixed> fix_file(const std::string& path, const CheckOptions& options) noexcept {
  return detail::guarded([&]() -> Result<Fixed> {
    Result<lint::Levels> levels = levels_for(path, options);
    if (!levels) return levels.failure();
    const auto bytes = detail::read_file(path);
    if (!bytes) return detail::fail(2020, {path});
    return fix_bytes(path, *bytes, *levels);
  });
}

}  // namespace xize
