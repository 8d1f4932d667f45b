// What is made of a whole evaluation: files, tables, derivations.
#include <algorithm>
#include <map>

#include "api/boundary.hpp"
#include "api/evaluation.hpp"
#include "report/cell.hpp"
#include "report/quarantine.hpp"
#include "report/results.hpp"
#include "report/tables.hpp"
#include "report/trace.hpp"
#include "report/write.hpp"
#include "table/fingerprint.hpp"
#include "xize/version.hpp"

namespace xize {
namespace {

using core::FrameId;
using core::RowIndex;
using detail::fail;
using detail::guarded;

// Each finding of a quarantine with the row it is about; and each row that was left out for the sake of another's.
std::vector<report::LeftOut> left_out(const Evaluation::Impl& impl) {
  std::vector<report::LeftOut> lines;
  for (const table::Finding& fault : impl.read.findings.shown) lines.push_back({fault.frame, fault.row, &fault});
  const std::vector<table::Finding>& findings = impl.result.findings;
  auto blame = impl.blame.begin();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    lines.push_back({findings[i].frame, findings[i].row, &findings[i]});
    for (; blame != impl.blame.end() && blame->finding == i; ++blame) {
      if (blame->frame != findings[i].frame || blame->row != findings[i].row) lines.push_back({blame->frame, blame->row, &findings[i]});
    }
  }
  return lines;
}

report::ResultSet results_of(const Evaluation::Impl& impl) {
  const proof::Proved& rulebook = impl.program->proved;
  std::map<core::ExprId, std::vector<core::Value>> values;  // whole columns: sorts and indexes are made once
  const report::ValueOf value_of = [&](core::ExprId expr, RowIndex row) {
    const auto [at, is_new] = values.try_emplace(expr);
    if (is_new) at->second = reference::evaluate_expr(rulebook, impl.result, expr);
    return at->second[row];
  };
  return report::make_results(rulebook, impl.read.data, impl.result, value_of, impl.program->language);
}

// With the tables that tell of a quarantine, if there was one.
report::ResultSet all_results_of(const Evaluation::Impl& impl) {
  report::ResultSet set = results_of(impl);
  const std::vector<report::LeftOut> lines = left_out(impl);
  if (lines.empty()) return set;
  const detail::Program& program = *impl.program;
  const table::Printer printer(program.model(), program.language, report::cells_of(impl.result));
  set.tables.push_back(report::left_out_table(program.model(), impl.result, printer, lines, program.language));
  set.tables.push_back(report::withheld_table(set.withheld, program.language));
  return set;
}

std::uint64_t rows_out(const reference::Result& result, const core::Model& model) {
  std::uint64_t rows = 0;
  for (FrameId frame = 0; frame < result.out.size(); ++frame) {
    if (model.frames[frame].role != core::Frame::Role::given) continue;
    rows += static_cast<std::uint64_t>(std::count(result.out[frame].begin(), result.out[frame].end(), true));
  }
  return rows;
}

report::Manifest manifest_of(const Evaluation::Impl& impl) {
  const core::Model& model = impl.program->model();
  report::Manifest manifest;
  manifest.program_version = version();
  manifest.title = model.header.title;
  manifest.version = model.header.version;
  for (const auto& source : impl.program->sources) {
    const std::string& path = source->name();
    manifest.rulebook.push_back({path.substr(path.find_last_of('/') + 1), table::sha256(source->text())});
  }
  manifest.data = impl.read.files;
  manifest.parameters = impl.settings;
  return manifest;
}

std::optional<RowIndex> row_of(const Evaluation::Impl& impl, const table::Printer& printer, FrameId frame, std::string_view key) {
  for (RowIndex row = 0; row < impl.result.rows[frame]; ++row) {
    if (printer.key(frame, row) == key) return row;
  }
  return std::nullopt;
}

}  // namespace

Status Evaluation::write(const std::string& folder, Format format, Encoding encoding) const noexcept {
  return guarded([&]() -> Status {
    if (!impl_->complete) return fail(2040);
    const report::FileFormat files = format == Format::json ? report::FileFormat::json : report::FileFormat::csv;
    const report::ResultSet set = all_results_of(*impl_);
    report::Manifest manifest = manifest_of(*impl_);
    manifest.left_out = rows_out(impl_->result, impl_->program->model());
    manifest.withheld = set.withheld_count();
    const std::optional<table::Finding> refused =
        report::write_results(set, files, folder, manifest, {}, static_cast<text::Encoding>(encoding));
    if (!refused) return Done{};
    return fail(refused->code, refused->arguments);
  });
}

Result<std::string> Evaluation::tables(const TableOptions& options) const noexcept {
  return guarded([&]() -> Result<std::string> {
    if (!impl_->complete) return fail(2040);
    return report::to_text(impl_->program->model(), all_results_of(*impl_), {options.most_rows, options.language, options.colour});
  });
}

Result<Quarantine> Evaluation::quarantine() const noexcept {
  return guarded([&]() -> Result<Quarantine> {
    Quarantine out;
    const core::Model& model = impl_->program->model();
    const table::Printer printer(model, impl_->program->language, report::cells_of(impl_->result));
    for (FrameId frame = 0; frame < impl_->result.out.size(); ++frame) {
      if (model.frames[frame].role != core::Frame::Role::given) continue;
      for (RowIndex row = 0; row < impl_->result.rows[frame]; ++row) {
        if (impl_->result.is_out(frame, row)) out.rows.push_back({model.frames[frame].name, printer.key(frame, row), row});
      }
    }
    for (const auto* list : {&impl_->read.findings.shown, &impl_->result.findings}) {
      for (const table::Finding& finding : *list) out.findings.push_back(detail::tell(*impl_->program, finding));
    }
    if (!impl_->complete || out.findings.empty()) return out;
    out.withheld = results_of(*impl_).withheld_count();
    return out;
  });
}

Result<std::string> Evaluation::trace(std::string_view frame, std::string_view key, Language language) const noexcept {
  return guarded([&]() -> Result<std::string> {
    const core::Model& model = impl_->program->model();
    if (!impl_->complete) return fail(2040);
    const std::optional<FrameId> id = model.find_frame(frame);
    if (!id) return fail(2030, {frame, detail::frame_names(*impl_->program)});
    const table::Printer printer(model, impl_->program->language, report::cells_of(impl_->result));
    const std::optional<RowIndex> row = row_of(*impl_, printer, *id, key);
    if (!row) return fail(2039, {key});
    const detail::Program& program = *impl_->program;
    return report::trace_row({program.proved, program.sources, impl_->read.data, impl_->result, program.language}, *id, *row, language);
  });
}

Result<std::vector<std::string>> Evaluation::frames_with(std::string_view key) const noexcept {
  return guarded([&]() -> Result<std::vector<std::string>> {
    const core::Model& model = impl_->program->model();
    const table::Printer printer(model, impl_->program->language, report::cells_of(impl_->result));
    std::vector<std::string> out;
    for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
      if (row_of(*impl_, printer, frame, key)) out.push_back(model.frames[frame].name);
    }
    if (out.empty()) return fail(2039, {key});
    return out;
  });
}

}  // namespace xize
