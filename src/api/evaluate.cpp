#include <algorithm>
#include <limits>

#include "api/boundary.hpp"
#include "api/evaluation.hpp"
#include "reference/reads.hpp"
#include "report/cell.hpp"

namespace xize {
namespace {

using core::ColumnId;
using core::FrameId;
using detail::fail;
using detail::guarded;
using detail::Program;

Result<ColumnId> find(const Program& program, std::string_view frame, std::string_view column) {
  const std::optional<FrameId> frame_id = program.model().find_frame(frame);
  if (!frame_id) return fail(2030, {frame, detail::frame_names(program)});
  const std::optional<ColumnId> id = program.model().find_column(*frame_id, column);
  if (!id) return fail(2031, {frame, column, detail::column_names(program.frames[*frame_id])});
  return *id;
}

// The wanted columns and, so that rows can be named, the keys of their frames.
Result<std::vector<ColumnId>> wanted_columns(const Program& program, const std::vector<Wanted>& wanted) {
  const core::Model& model = program.model();
  std::vector<bool> chosen(model.columns.size(), wanted.empty());
  for (const Wanted& one : wanted) {
    const Result<ColumnId> id = find(program, one.frame, one.column);
    if (!id) return id.failure();
    chosen[*id] = true;
    for (const ColumnId key : model.frames[model.columns[*id].frame].key) chosen[key] = true;
  }
  std::vector<ColumnId> out;
  for (ColumnId id = 0; id < chosen.size(); ++id) {
    if (chosen[id]) out.push_back(id);
  }
  return out;
}

// Every expression of the result tables.
std::vector<core::ExprId> table_exprs(const core::Model& model) {
  std::vector<core::ExprId> out;
  for (const core::ResultTable& table : model.results) {
    if (table.where != core::none) out.push_back(table.where);
    for (const core::OrderKey& key : table.order) out.push_back(key.expr);
    for (const core::ResultTable::Item& item : table.items) out.push_back(item.expr);
  }
  return out;
}

// Which columns the wanted ones rest on, themselves among them.
class Needs {
 public:
  explicit Needs(const core::Model& model)
      : model_(model), columns_(model.columns.size()), links_(model.links.size()), frames_(model.frames.size()), folds_(model.folds.size()) {}
  void column(ColumnId id) {
    if (columns_[id]) return;
    columns_[id] = true;
    const core::Column& column = model_.columns[id];
    frame(column.frame);
    if (column.role == core::Column::Role::derived) expr(column.definition);
    if (column.fold != core::none) fold(column.fold);
  }
  bool needs(ColumnId id) const { return columns_[id]; }

 private:
  void expr(core::ExprId id) {
    if (id == core::none) return;
    for (const proof::Unit& unit : reference::reads(model_, id)) {
      switch (unit.kind) {
        case proof::Unit::Kind::frame: frame(unit.id); break;
        case proof::Unit::Kind::link: link(unit.id); break;
        case proof::Unit::Kind::column: column(unit.id); break;
        case proof::Unit::Kind::fold: fold(unit.id); break;
      }
    }
  }
  void frame(FrameId id) {
    if (frames_[id]) return;
    frames_[id] = true;
    const core::Frame& frame = model_.frames[id];
    for (const ColumnId key : frame.key) column(key);
    for (const ColumnId source : frame.source_columns) column(source);
    expr(frame.where);
  }
  void link(core::LinkId id) {
    if (links_[id]) return;
    links_[id] = true;
    const core::Link& link = model_.links[id];
    frame(link.from);
    frame(link.to);
    for (const core::ExprId key : link.keys) expr(key);
    expr(link.computed);
  }
  void fold(std::uint32_t id) {
    if (folds_[id]) return;
    folds_[id] = true;
    const core::Fold& fold = model_.folds[id];
    for (const core::ExprId key : fold.group) expr(key);
    for (const core::OrderKey& key : fold.order) expr(key.expr);
    expr(fold.where);
    for (const ColumnId state : fold.states) {
      column(state);
      expr(model_.columns[state].start);
      expr(model_.columns[state].definition);
    }
  }
  const core::Model& model_;
  std::vector<bool> columns_, links_, frames_, folds_;
};

// The first required input that is needed and was not bound in a frame that has rows.
std::optional<ColumnId> unbound(const Data::Impl& data, const std::vector<ColumnId>& wanted) {
  const core::Model& model = data.program->model();
  Needs needs(model);
  for (const ColumnId id : wanted) needs.column(id);
  for (ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::input || column.optional || data.bound[id]) continue;
    if (needs.needs(id) && data.rows[column.frame].value_or(0) != 0) return id;
  }
  return std::nullopt;
}

Failure failure_of(const Program& program, const std::vector<table::Finding>& findings, std::uint64_t total, std::size_t most) {
  Failure failure;
  failure.total = total;
  for (std::size_t i = 0; i < std::min(findings.size(), most); ++i) failure.diagnostics.push_back(detail::tell(program, findings[i]));
  return failure;
}

// Fills the result; false if there is none to be given, but findings.
bool evaluate_asked(Evaluation::Impl& impl, reference::Wanted& asked, bool quarantine) {
  const proof::Proved& rulebook = impl.program->proved;
  const table::ReadResult& read = impl.read;
  if (read.findings.total == 0) {
    impl.result = reference::evaluate(rulebook, read.data, asked);
    if (impl.result.findings.empty() || !quarantine) return impl.result.findings.empty();
  }
  asked.out = read.faulty;
  reference::Quarantined found = reference::evaluate_without(rulebook, read.data, asked);
  impl.result = std::move(found.result);
  impl.blame = std::move(found.blame);
  return !found.hopeless;
}

// For reading by span. What is computed for a row that was left out is not given out.
void store_columns(Evaluation::Impl& impl, const std::vector<ColumnId>& wanted) {
  const core::Model& model = impl.program->model();
  impl.columns.resize(model.columns.size());
  for (const ColumnId id : wanted) {
    const core::Column& column = model.columns[id];
    const bool given = column.role == core::Column::Role::input || column.role == core::Column::Role::key;
    const auto places = report::printed_places(impl.program->proved, id);
    const auto& out = impl.result.out;
    impl.columns[id] = detail::store(impl.result.columns[id], column, places,
                                     given || out.empty() ? std::vector<bool>() : out[column.frame]);
  }
}

Result<Evaluation> evaluate_data(const Program& program, const Data::Impl& data, const EvaluateOptions& options) {
  const core::Model& model = program.model();
  Result<std::vector<ColumnId>> wanted = wanted_columns(program, options.columns);
  if (!wanted) return wanted.failure();
  auto impl = std::make_shared<Evaluation::Impl>();
  impl->program = data.program;
  impl->read = data.read;
  impl->settings = data.settings;
  impl->complete = options.columns.empty();
  table::Findings& faults = impl->read.findings;
  if (!data.from_files) {
    if (const std::optional<ColumnId> id = unbound(data, *wanted)) {
      return fail(2035, {model.frames[model.columns[*id].frame].name, model.columns[*id].name});
    }
    if (options.quarantine) faults.most = std::numeric_limits<std::size_t>::max();
    detail::check_bound(data, impl->read);
  }
  if (faults.total != 0 && !options.quarantine) return failure_of(program, faults.shown, faults.total, options.most_findings);

  reference::Wanted asked;
  asked.columns = *wanted;
  if (impl->complete) asked.exprs = table_exprs(model);
  const bool refused = !evaluate_asked(*impl, asked, options.quarantine);
  std::vector<table::Finding>& findings = impl->result.findings;
  const std::size_t located = refused ? std::min<std::size_t>(findings.size(), options.most_findings) : findings.size();
  for (std::size_t i = 0; data.from_files && i < located; ++i) table::locate(findings[i], model, impl->read, Language::chinese);
  if (refused) return failure_of(program, findings, findings.size(), options.most_findings);
  store_columns(*impl, *wanted);
  return Evaluation(std::move(impl));
}

}  // namespace

Result<Evaluation> evaluate(const Rulebook& rulebook, const Data& data, const EvaluateOptions& options) noexcept {
  return guarded([&]() -> Result<Evaluation> {
    if (data.impl().program != rulebook.program()) return fail(2042);
    return evaluate_data(*rulebook.program(), data.impl(), options);
  });
}

std::size_t Evaluation::rows(std::string_view frame) const noexcept {
  const std::optional<FrameId> id = impl_->program->model().find_frame(frame);
  return id && *id < impl_->result.rows.size() ? impl_->result.rows[*id] : 0;
}

Result<ColumnView> Evaluation::column(std::string_view frame, std::string_view column) const noexcept {
  return guarded([&]() -> Result<ColumnView> {
    const Result<ColumnId> id = find(*impl_->program, frame, column);
    if (!id) return id.failure();
    const std::optional<detail::Stored>& stored = impl_->columns[*id];
    if (!stored) return fail(2038, {frame, column});
    return stored->view();
  });
}

Result<std::string> Evaluation::text(std::string_view frame, std::string_view column, std::size_t row) const noexcept {
  return guarded([&]() -> Result<std::string> {
    const Result<ColumnId> id = find(*impl_->program, frame, column);
    if (!id) return id.failure();
    if (!impl_->columns[*id]) return fail(2038, {frame, column});
    const std::vector<core::Value>& values = impl_->result.columns[*id];
    if (row >= values.size()) return fail(2039, {std::to_string(row)});
    if (impl_->columns[*id]->states[row] == State::withheld) return std::string();
    const table::Printer printer(impl_->program->model(), impl_->program->language, report::cells_of(impl_->result));
    return printer.text(values[row], report::format_of(impl_->program->proved, *id));
  });
}

}  // namespace xize
