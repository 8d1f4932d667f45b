#include "api/boundary.hpp"
#include "api/compile.hpp"
#include "xize/rulebook.hpp"

namespace xize {
namespace {

Failure failure_of(std::vector<Diagnostic> diagnostics) {
  Failure failure;
  failure.total = diagnostics.size();
  failure.diagnostics = std::move(diagnostics);
  return failure;
}

Result<Rulebook> compile_bytes(std::string bytes, const std::string& name) {
  detail::Compilation compiled = detail::run_front(std::move(bytes), name);
  if (!compiled.proved) return failure_of(message::resolve(compiled.diagnostics, compiled.program->sources));
  return Rulebook(std::move(compiled.program));
}

}  // namespace

Result<Rulebook> Rulebook::compile(std::string_view text, std::string_view name) noexcept {
  return detail::guarded([&] { return compile_bytes(std::string(text), std::string(name)); });
}

Result<Rulebook> Rulebook::compile_file(const std::string& path) noexcept {
  return detail::guarded([&]() -> Result<Rulebook> {
    std::optional<std::string> bytes = detail::read_file(path);
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
