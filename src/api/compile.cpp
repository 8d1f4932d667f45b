#include "api/compile.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

#include "clauses/build.hpp"
#include "syntax/parse.hpp"

namespace xize::detail {
namespace {

bool has_error(const message::Diagnostics& diagnostics) {
  for (const message::Diagnostic& diagnostic : diagnostics) {
    const message::Entry* entry = message::find_entry(diagnostic.code);
    if (entry == nullptr || entry->severity == Severity::error) return true;
  }
  return false;
}

// The steps of the front end, one after the other, each only if the one before found no error.
std::optional<proof::Proved> prove(const text::Source& source, Language& language, message::Diagnostics& diagnostics,
                                   syntax::Tree& tree, proof::Survey* survey) {
  tree = syntax::parse(source, 0, diagnostics);
  language = syntax::is_english(tree) ? Language::english : Language::chinese;
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
  return proof::prove(std::move(*model), diagnostics, survey);
}

}  // namespace

Compilation run_front(std::string bytes, const std::string& name, proof::Survey* survey) {
  Compilation out;
  out.program = std::make_shared<Program>();
  Program& program = *out.program;
  text::Decoded decoded = text::decode(std::move(bytes), syntax::max_source_bytes);
  out.encoding = decoded.encoding;
  program.sources.push_back(std::make_shared<text::Source>(name, std::move(decoded.utf8)));
  std::optional<proof::Proved> proved;
  if (decoded.error) {
    out.diagnostics.push_back(text::to_diagnostic(*decoded.error, 0));
  } else {
    out.read = true;
    proved = prove(*program.sources[0], program.language, out.diagnostics, out.tree, survey);
  }
  // The steps go over the text several times; a reader goes over it once.
  std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(), [](const message::Diagnostic& a, const message::Diagnostic& b) {
    return a.span.source != b.span.source ? a.span.source < b.span.source : a.span.begin < b.span.begin;
  });
  out.proved = proved && !has_error(out.diagnostics);
  if (!out.proved) return out;
  program.proved = std::move(*proved);
  program.warnings = message::resolve(out.diagnostics, program.sources);
  describe(program);
  return out;
}

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

}  // namespace xize::detail
