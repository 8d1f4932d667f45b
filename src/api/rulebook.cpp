#include <algorithm>
#include <cstdio>
#include <fstream>

#include "api/boundary.hpp"
#include "api/program.hpp"
#include "clauses/build.hpp"
#include "syntax/parse.hpp"
#include "text/decode.hpp"

namespace xize {
namespace {

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) return true;
  }
  return false;
}

bool has_error(const message::Diagnostics& diagnostics) {
  for (const message::Diagnostic& diagnostic : diagnostics) {
    const message::Entry* entry = message::find_entry(diagnostic.code);
    if (entry == nullptr || entry->severity == Severity::error) return true;
  }
  return false;
}

Failure failure_of(std::vector<Diagnostic> diagnostics) {
  Failure failure;
  failure.total = diagnostics.size();
  failure.diagnostics = std::move(diagnostics);
  return failure;
}

// The language of the first keyword.
Language language_of(const syntax::Tree& tree) {
  for (const syntax::Token& token : tree.tokens) {
    if (token.keyword == 0) continue;
    return static_cast<unsigned char>(token.text[0]) < 0x80 ? Language::english : Language::chinese;
  }
  return Language::chinese;
}

// The steps of the front end, one after the other, each only if the one before found no error.
std::optional<proof::Proved> prove(const text::Source& source, Language& language, message::Diagnostics& diagnostics) {
  const syntax::Tree tree = syntax::parse(source, 0, diagnostics);
  language = language_of(tree);
  const std::size_t unread = diagnostics.size();
  std::optional<core::Model> model = clauses::build_model(tree, diagnostics);
  // What cannot be read where it stands has been said to be wrong; that it means nothing either is no news.
  const auto said = [&](const message::Diagnostic& later) {
    return std::any_of(diagnostics.begin(), diagnostics.begin() + static_cast<std::ptrdiff_t>(unread),
                       [&](const message::Diagnostic& first) { return first.span.begin == later.span.begin; });
  };
  if (unread != 0) {
    message::Diagnostics kept(diagnostics.begin(), diagnostics.begin() + static_cast<std::ptrdiff_t>(unread));
    for (std::size_t i = unread; i < diagnostics.size(); ++i) {
      if (!said(diagnostics[i])) kept.push_back(diagnostics[i]);
    }
    diagnostics = std::move(kept);
  }
  if (!model || has_error(diagnostics)) return std::nullopt;
  return proof::prove(std::move(*model), diagnostics);
}

Result<Rulebook> compile_bytes(std::string bytes, const std::string& name) {
  auto program = std::make_shared<detail::Program>();
  message::Diagnostics diagnostics;
  text::Decoded decoded = text::decode(std::move(bytes), syntax::max_source_bytes);
  program->sources.push_back(std::make_shared<text::Source>(name, std::move(decoded.utf8)));
  std::optional<proof::Proved> proved;
  if (decoded.error) {
    diagnostics.push_back(text::to_diagnostic(*decoded.error, 0));
  } else {
    proved = prove(*program->sources[0], program->language, diagnostics);
  }
  // The steps go over the text several times; a reader goes over it once.
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const message::Diagnostic& a, const message::Diagnostic& b) {
    return a.span.source != b.span.source ? a.span.source < b.span.source : a.span.begin < b.span.begin;
  });
  std::vector<Diagnostic> resolved = message::resolve(diagnostics, program->sources);
  if (!proved || has_error(resolved)) return failure_of(std::move(resolved));
  program->proved = std::move(*proved);
  program->warnings = std::move(resolved);
  detail::describe(*program);
  return Rulebook(std::move(program));
}

// A file's bytes; at most one more than a rulebook may have.
std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes;
  std::string block(1U << 16U, '\0');
  while (bytes.size() <= syntax::max_source_bytes) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    if (!file) break;
  }
  if (file.bad() || (bytes.empty() && !file.eof())) return std::nullopt;
  return bytes;
}

}  // namespace

Result<Rulebook> Rulebook::compile(std::string_view text, std::string_view name) noexcept {
  return detail::guarded([&] { return compile_bytes(std::string(text), std::string(name)); });
}

Result<Rulebook> Rulebook::compile_file(const std::string& path) noexcept {
  return detail::guarded([&]() -> Result<Rulebook> {
    std::optional<std::string> bytes = read_file(path);
    if (!bytes) return detail::fail(2020, {path});
    return compile_bytes(std::move(*bytes), path);
  });
}

const RulebookInfo& Rulebook::info() const noexcept { return program_->info; }
const std::vector<FrameInfo>& Rulebook::frames() const noexcept { return program_->frames; }
const std::vector<ResultInfo>& Rulebook::results() const noexcept { return program_->results; }
const Promises& Rulebook::promises() const noexcept { return program_->promises; }
const std::vector<Diagnostic>& Rulebook::warnings() const noexcept { return program_->warnings; }
std::size_t Rulebook::case_count() const noexcept { return program_->model().cases.size(); }

const FrameInfo* Rulebook::find_frame(std::string_view name) const noexcept {
  for (const FrameInfo& frame : program_->frames) {
    if (frame.name == name) return &frame;
  }
  return nullptr;
}

const ColumnInfo* Rulebook::find_column(std::string_view frame, std::string_view name) const noexcept {
  const FrameInfo* found = find_frame(frame);
  if (found == nullptr) return nullptr;
  for (const ColumnInfo& column : found->columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

}  // namespace xize
