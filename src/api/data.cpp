#include "api/data.hpp"

#include <algorithm>

#include "api/boundary.hpp"

namespace xize {
namespace {

using core::ColumnId;
using core::FrameId;
using core::RowIndex;
using detail::fail;
using detail::guarded;

message::Argument kind_words(core::Kind kind) {
  switch (kind) {
    case core::Kind::number: return {"数", "number"};
    case core::Kind::boolean: return {"是否", "boolean"};
    case core::Kind::enumeration: return {"枚举", "enumeration"};
    case core::Kind::text: return {"文本", "text"};
    default: return {"日期或时段", "date or period"};
  }
}

// A parameter that is not set keeps its default.
table::Column::State unbound_state(const core::Column& column) {
  return column.optional && column.role == core::Column::Role::input ? table::Column::State::absent : table::Column::State::unset;
}

// Finds the input, checks kind and rows, and puts the column that `make` gives for it in its place.
template <class Make>
Status bind_column(Data::Impl& data, std::string_view frame, std::string_view name, core::Kind kind, std::size_t rows,
            std::size_t states, const Make& make) {
  const core::Model& model = data.program->model();
  const std::string where(frame);
  const std::string what(name);
  const std::optional<FrameId> frame_id = model.find_frame(frame);
  if (!frame_id) return fail(2030, {where, detail::frame_names(*data.program)});
  const std::optional<ColumnId> id = model.find_column(*frame_id, name);
  if (!id) return fail(2031, {where, what, detail::column_names(data.program->frames[*frame_id])});
  const core::Column& column = model.columns[*id];
  if (column.role != core::Column::Role::input) return fail(2032, {where, what});
  const bool fits = kind == core::Kind::date ? column.type.is_period() : column.type.kind == kind;
  if (!fits) return fail(2033, {where, what, kind_words(kind)});
  std::optional<RowIndex>& known = data.rows[*frame_id];
  const std::size_t expected = known ? *known : rows;
  if (rows != expected || (states != 0 && states != rows) || rows >= core::none) {
    return fail(2034, {where, what, std::to_string(rows != expected ? rows : states), std::to_string(expected)});
  }
  known = static_cast<RowIndex>(rows);
  data.bound[*id] = true;

  table::Table& table = data.read.data.tables[*frame_id];
  const bool first = table.rows != *known;
  table.rows = *known;
  std::size_t index = 0;
  for (const ColumnId other : model.columns_of(*frame_id)) {
    const core::Column& input = model.columns[other];
    if (input.role != core::Column::Role::input) continue;
    if (other == *id) table.columns[index] = make(column);
    if (other != *id && first) table.columns[index] = table::Column::filled(unbound_state(input), *known);
    ++index;
  }
  return Done{};
}

// State and table::Column::State are the same byte.
std::span<const table::Column::State> table_states(std::span<const State> states) {
  static_assert(sizeof(State) == sizeof(table::Column::State) &&
                static_cast<int>(State::present) == static_cast<int>(table::Column::State::present) &&
                static_cast<int>(State::absent) == static_cast<int>(table::Column::State::absent));
  return {reinterpret_cast<const table::Column::State*>(states.data()), states.size()};
}

std::unique_ptr<Data::Impl> empty_data(std::shared_ptr<const detail::Program> program) {
  auto data = std::make_unique<Data::Impl>();
  const core::Model& model = program->model();
  data->program = std::move(program);
  data->bound.resize(model.columns.size());
  data->rows.resize(model.frames.size());
  std::vector<table::Table>& tables = data->read.data.tables;
  tables.resize(model.frames.size());
  for (FrameId frame = 0; frame < model.frames.size(); ++frame) {
    const bool run = model.frames[frame].role == core::Frame::Role::run;
    const core::RowIndex rows = run ? 1 : 0;
    tables[frame].rows = rows;
    for (const ColumnId id : model.columns_of(frame)) {
      const core::Column::Role role = model.columns[id].role;
      if (role != core::Column::Role::input && role != core::Column::Role::parameter) continue;
      tables[frame].columns.push_back(table::Column::filled(unbound_state(model.columns[id]), rows));
    }
  }
  return data;
}

Failure failure_of(const Data::Impl& data) {
  Failure failure;
  for (const auto* list : {&data.read.problems, &data.read.findings.shown}) {
    for (const table::Finding& finding : *list) failure.diagnostics.push_back(detail::tell(*data.program, finding));
  }
  failure.total = data.read.problems.size() + data.read.findings.total;
  return failure;
}

}  // namespace

Data::Data(const Rulebook& rulebook) : impl_(empty_data(rulebook.program())) {}
Data::Data(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Data::Data(Data&&) noexcept = default;
Data& Data::operator=(Data&&) noexcept = default;
Data::~Data() = default;

Status Data::bind_numbers(std::string_view frame, std::string_view column, std::span<const std::int64_t> cells, int places,
                          std::span<const State> states) noexcept {
  return guarded([&]() -> Status {
    if (places < 0 || places > 18) return fail(2041, {frame, column, std::to_string(places)});
    return bind_column(*impl_, frame, column, core::Kind::number, cells.size(), states.size(), [&](const core::Column& input) {
      return table::Column::numbers(cells, places, input.style == core::NumberStyle::percent, table_states(states));
    });
  });
}

Status Data::bind_booleans(std::string_view frame, std::string_view column, std::span<const std::uint8_t> cells,
                           std::span<const State> states) noexcept {
  return guarded([&] {
    return bind_column(*impl_, frame, column, core::Kind::boolean, cells.size(), states.size(),
                [&](const core::Column&) { return table::Column::booleans(cells, table_states(states)); });
  });
}

Status Data::bind_members(std::string_view frame, std::string_view column, std::span<const std::uint32_t> cells,
                          std::span<const State> states) noexcept {
  return guarded([&] {
    return bind_column(*impl_, frame, column, core::Kind::enumeration, cells.size(), states.size(),
                [&](const core::Column&) { return table::Column::members(cells, table_states(states)); });
  });
}

Status Data::bind_periods(std::string_view frame, std::string_view column, std::span<const std::int32_t> cells,
                          std::span<const State> states) noexcept {
  return guarded([&] {
    return bind_column(*impl_, frame, column, core::Kind::date, cells.size(), states.size(),
                [&](const core::Column&) { return table::Column::periods(cells, table_states(states)); });
  });
}

Status Data::bind_texts(std::string_view frame, std::string_view column, std::span<const std::string_view> cells,
                        std::span<const State> states) noexcept {
  return guarded([&] {
    return bind_column(*impl_, frame, column, core::Kind::text, cells.size(), states.size(),
                [&](const core::Column&) { return table::Column::texts(cells, table_states(states)); });
  });
}

Status Data::set_parameter(std::string_view name, std::string_view value) noexcept {
  return guarded([&]() -> Status {
    const std::optional<table::Finding> refused = table::set_parameter(impl_->program->model(), impl_->read.data, name, value);
    if (!refused) {
      impl_->settings.emplace_back(name, value);
      return Done{};
    }
    Failure failure;
    failure.diagnostics.push_back(detail::tell(*impl_->program, *refused));
    failure.total = 1;
    return failure;
  });
}

Result<Data> Data::read(const Rulebook& rulebook, const std::string& folder, const ReadOptions& options) noexcept {
  return guarded([&]() -> Result<Data> {
    auto data = std::make_unique<Impl>();
    data->program = rulebook.program();
    constexpr std::size_t most_kept = 100'000;
    data->read = table::read_dataset(data->program->model(), folder, options.quarantine ? most_kept : table::max_shown);
    data->from_files = true;
    const table::ReadResult& read = data->read;
    const bool usable = read.ok() || (options.quarantine && read.problems.empty() && read.only_rows);
    if (!usable) return failure_of(*data);
    return Data(std::move(data));
  });
}

std::vector<Diagnostic> Data::notes() const {
  std::vector<Diagnostic> out;
  for (const table::Finding& note : impl_->read.notes) out.push_back(detail::tell(*impl_->program, note));
  return out;
}

}  // namespace xize
