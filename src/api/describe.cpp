// What a rulebook tells of itself: frames, columns, links, results, promises, from the proved core.
#include "api/program.hpp"
#include "api/values.hpp"
#include "core/calendar.hpp"
#include "reference/evaluate.hpp"
#include "report/cell.hpp"
#include "table/read.hpp"

namespace xize::detail {
namespace {

using core::none;

Role public_role(const core::Model& model, core::ColumnId id) {
  const core::Column& column = model.columns[id];
  for (const core::ColumnId key : model.frames[column.frame].key) {
    if (key == id) return Role::key;
  }
  switch (column.role) {
    case core::Column::Role::input: return Role::input;
    case core::Column::Role::key: return Role::key;
    case core::Column::Role::parameter: return Role::parameter;
    default: return Role::derived;
  }
}

// A percent's value as it is written: 0.985 is 98.5.
core::Rational written(const core::Rational& value, core::NumberStyle style) {
  return style == core::NumberStyle::percent ? value * core::Rational(100) : value;
}

std::string bound(const core::Column& column, const core::Rational& value) {
  if (!column.type.is_period()) return written(value, column.style).to_string();
  const std::optional<std::int64_t> ordinal = value.to_int64();
  if (!ordinal) return value.to_string();
  return core::to_text(column.type.kind, {static_cast<std::int32_t>(*ordinal)});
}

template <class Info>
void tell_clause(const Program& program, core::ClauseId id, Info& info) {
  if (id == none) return;
  const core::Clause& clause = program.model().clauses[id];
  info.title = clause.title;
  info.article = clause.article;
  info.note = clause.note;
  info.place = message::place_of(clause.name_span.end > clause.name_span.begin ? clause.name_span : clause.span, program.sources);
}

// A parameter's default is a constant expression: it reads no data.
std::string initial_of(const Program& program, core::ColumnId id) {
  const reference::Result none_yet;
  const core::ExprId initial = program.model().columns[id].definition;
  const core::Value value = reference::evaluate_expr(program.proved, {}, none_yet, initial, 0);
  const table::Printer printer(program.model(), program.language, report::cells_of(none_yet));
  return printer.text(value, report::format_of(program.proved, id));
}

ColumnInfo tell_column(const Program& program, core::ColumnId id) {
  const core::Model& model = program.model();
  const core::Column& column = model.columns[id];
  const proof::Facts& facts = program.proved.columns[id];
  ColumnInfo info;
  info.frame = model.frames[column.frame].name;
  info.name = column.name;
  info.header = column.header.empty() ? column.name : column.header;
  info.role = public_role(model, id);
  info.kind = public_kind(column.type.kind);
  info.style = static_cast<Style>(column.style);
  const bool declared = column.role == core::Column::Role::input || column.role == core::Column::Role::parameter;
  info.optional = declared ? column.optional : facts.may_be_absent;
  if (info.kind == Kind::number) {
    info.unit = column.type.unit;
    info.places = report::printed_places(program.proved, id);
    if (!facts.step.is_zero()) info.step = written(facts.step, column.style).to_string();
  }
  if (info.kind == Kind::number || column.type.is_period()) {
    const bool proved = !declared || !column.domain;
    if (!proved || !facts.never_present) {
      info.low = bound(column, proved ? facts.low : column.domain->low);
      info.high = bound(column, proved ? facts.high : column.domain->high);
    }
  }
  if (info.kind == Kind::enumeration && column.type.id != none) {
    info.members = model.enumerations[column.type.id].members;
    info.ordered = model.enumerations[column.type.id].ordered;
  }
  if (info.role == Role::parameter && column.definition != none) info.initial = initial_of(program, id);
  if (column.clause != none) info.clause = model.clauses[column.clause].kind;
  tell_clause(program, column.clause, info);
  return info;
}

std::vector<std::string> columns_of(const core::Model& model, const core::Link& link) {
  std::vector<std::string> out;
  for (const core::ExprId key : link.keys) {
    if (model[key].op != core::Op::column) return {};
    out.push_back(model.columns[model[key].id].name);
  }
  return out;
}

FrameInfo tell_frame(const Program& program, core::FrameId id) {
  const core::Model& model = program.model();
  const core::Frame& frame = model.frames[id];
  FrameInfo info;
  info.name = frame.name;
  info.given = frame.role == core::Frame::Role::given;
  info.run = frame.role == core::Frame::Role::run;
  for (const core::ColumnId key : frame.key) info.key.push_back(model.columns[key].name);
  if (info.given) info.file = table::file_name(frame);
  if (frame.at_most) info.at_most = frame.at_most->to_string();
  tell_clause(program, frame.clause, info);
  for (const core::ColumnId column : model.columns_of(id)) info.columns.push_back(tell_column(program, column));
  for (const core::Link& link : model.links) {
    if (link.from != id) continue;
    LinkInfo other;
    other.name = link.name;
    other.to = model.frames[link.to].name;
    other.reverse = link.reverse;
    other.by = columns_of(model, link);
    other.optional = link.optional;
    tell_clause(program, link.clause, other);
    info.links.push_back(std::move(other));
  }
  return info;
}

void tell_header(const core::Header& header, RulebookInfo& info) {
  info = {header.title, header.version, header.issuer, header.document, header.article, header.note, "", "", header.trial};
  if (header.from) info.effective_from = core::to_text(core::Kind::date, *header.from);
  if (header.to) info.effective_to = core::to_text(core::Kind::date, *header.to);
}

}  // namespace

std::string frame_names(const Program& program) {
  std::string out;
  for (const FrameInfo& frame : program.frames) out += (out.empty() ? "" : ", ") + frame.name;
  return out;
}

std::string column_names(const FrameInfo& frame) {
  std::string out;
  for (const ColumnInfo& column : frame.columns) out += (out.empty() ? "" : ", ") + column.name;
  return out;
}

void describe(Program& program) {
  const core::Model& model = program.model();
  tell_header(model.header, program.info);
  for (core::FrameId id = 0; id < model.frames.size(); ++id) program.frames.push_back(tell_frame(program, id));
  for (const core::ResultTable& table : model.results) {
    ResultInfo info;
    info.name = table.name;
    info.frame = model.frames[table.frame].name;
    for (const core::ResultTable::Item& item : table.items) info.headers.push_back(item.header);
    tell_clause(program, table.clause, info);
    program.results.push_back(std::move(info));
  }
  const proof::Proved::Promises& promises = program.proved.promises;
  program.promises = {promises.if_zero, promises.must, promises.constraints};
}

}  // namespace xize::detail
