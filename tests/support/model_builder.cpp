#include "support/model_builder.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "core/calendar.hpp"
#include "reference/reads.hpp"

namespace xize::test {

using core::Column;
using core::Expr;
using core::Frame;
using proof::Unit;

Rational num(std::string_view text) { return Rational::parse(text).value(); }
Type kind(Kind kind) { return {.kind = kind}; }
Type row_of(FrameId frame) { return {.kind = Kind::row, .id = frame}; }

ModelBuilder::ModelBuilder() { model.frames.push_back({.name = "run", .role = Frame::Role::run}); }

EnumId ModelBuilder::enumeration(std::initializer_list<const char*> members) {
  model.enumerations.push_back({"", {members.begin(), members.end()}, true});
  return static_cast<EnumId>(model.enumerations.size() - 1);
}

Type ModelBuilder::of(EnumId enumeration) const { return {.kind = Kind::enumeration, .id = enumeration}; }

FrameId ModelBuilder::given(std::string name) {
  return derived_frame({.name = std::move(name), .role = Frame::Role::given});
}

FrameId ModelBuilder::derived_frame(Frame frame) {
  frame.clause = clause("frame", frame.name);
  model.frames.push_back(std::move(frame));
  const auto id = static_cast<FrameId>(model.frames.size() - 1);
  order_.push_back({Unit::Kind::frame, id});
  return id;
}

ColumnId ModelBuilder::key(FrameId frame, std::string name, Type type) {
  const ColumnId id = input(frame, std::move(name), type);
  if (model.frames[frame].role != Frame::Role::given) model.columns[id].role = Column::Role::key;
  model.frames[frame].key.push_back(id);
  return id;
}

ColumnId ModelBuilder::input(FrameId frame, std::string name, Type type) {
  Column column{.name = name, .frame = frame, .role = Column::Role::input, .type = type, .header = name};
  column.clause = clause("input", name);
  model.columns.push_back(std::move(column));
  return static_cast<ColumnId>(model.columns.size() - 1);
}

ColumnId ModelBuilder::define(FrameId frame, std::string name, ExprId definition) {
  const ColumnId id = input(frame, std::move(name), model[definition].type);
  model.columns[id].role = Column::Role::derived;
  model.columns[id].definition = definition;
  order_.push_back({Unit::Kind::column, id});
  return id;
}

ColumnId ModelBuilder::parameter(std::string name, ExprId value) {
  const ColumnId id = input(run, std::move(name), model[value].type);
  model.columns[id].role = Column::Role::parameter;
  model.columns[id].definition = value;
  return id;
}

LinkId ModelBuilder::link(std::string name, FrameId from, FrameId to, std::vector<ExprId> keys, bool optional) {
  core::Link link{.name = name, .from = from, .to = to, .keys = std::move(keys), .optional = optional};
  link.clause = clause("link", name);
  model.links.push_back(std::move(link));
  const auto id = static_cast<LinkId>(model.links.size() - 1);
  order_.push_back({Unit::Kind::link, id});
  return id;
}

LinkId ModelBuilder::computed(std::string name, FrameId from, FrameId to, ExprId row) {
  const LinkId id = link(std::move(name), from, to, {});
  model.links[id].computed = row;
  return id;
}

ColumnId ModelBuilder::state(FrameId frame, std::string name, ExprId start, Type type) {
  const ColumnId id = input(frame, std::move(name), type);
  model.columns[id].role = Column::Role::state;
  model.columns[id].start = start;
  model.columns[id].fold = static_cast<std::uint32_t>(model.folds.size());
  return id;
}

void ModelBuilder::fold(core::Fold fold, std::vector<ExprId> steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) model.columns[fold.states[i]].definition = steps[i];
  model.folds.push_back(std::move(fold));
  order_.push_back({Unit::Kind::fold, static_cast<std::uint32_t>(model.folds.size() - 1)});
}

void ModelBuilder::constrain(FrameId frame, std::string name, ExprId condition) {
  model.constraints.push_back({frame, condition, clause("constraint", std::move(name))});
}

core::ClauseId ModelBuilder::clause(std::string kind, std::string name) {
  model.clauses.push_back({std::move(kind), std::move(name)});
  return static_cast<core::ClauseId>(model.clauses.size() - 1);
}

ExprId ModelBuilder::add(Expr expr) {
  for (const ExprId arg : expr.args) {
    if (expr.scope == core::none) expr.scope = model[arg].scope;
  }
  model.exprs.push_back(std::move(expr));
  return static_cast<ExprId>(model.exprs.size() - 1);
}

ExprId ModelBuilder::number(std::string_view text) { return add({.op = Op::constant, .value = Value(num(text))}); }
ExprId ModelBuilder::truth(bool value) {
  return add({.op = Op::constant, .type = kind(Kind::boolean), .value = Value(value)});
}
ExprId ModelBuilder::text(std::string_view text) {
  model.texts.push_back(std::make_shared<const std::string>(text));
  return add({.op = Op::constant, .type = kind(Kind::text), .value = Value(std::string_view(*model.texts.back()))});
}
ExprId ModelBuilder::member(EnumId enumeration, std::uint32_t index) {
  return add({.op = Op::constant, .type = of(enumeration), .value = Value(core::Member{index})});
}
ExprId ModelBuilder::period(Kind of, std::string_view text) {
  return add({.op = Op::constant, .type = kind(of), .value = Value(core::parse_period(of, text).value())});
}
ExprId ModelBuilder::absent(Type type) { return add({.op = Op::absent, .type = type}); }
ExprId ModelBuilder::unset(Type type) { return add({.op = Op::constant, .type = type, .value = Value::unset()}); }
ExprId ModelBuilder::column(ColumnId id) {
  return add({.op = Op::column, .type = model.columns[id].type, .scope = model.columns[id].frame, .id = id});
}
ExprId ModelBuilder::link_row(LinkId id) {
  return add({.op = Op::link, .type = row_of(model.links[id].to), .scope = model.links[id].from, .id = id});
}
ExprId ModelBuilder::self(FrameId frame) { return add({.op = Op::self, .type = row_of(frame), .scope = frame}); }
ExprId ModelBuilder::previous(ColumnId state) {
  return add({.op = Op::previous, .type = model.columns[state].type, .scope = model.columns[state].frame, .id = state});
}
ExprId ModelBuilder::previous_row(FrameId frame) {
  return add({.op = Op::previous_row, .type = row_of(frame), .scope = frame});
}
ExprId ModelBuilder::look(ExprId row, ExprId expr) {
  return add({.op = Op::look, .type = model[expr].type, .scope = model[row].scope, .args = {row, expr}});
}
ExprId ModelBuilder::op(Op op, std::vector<ExprId> args, Type type, std::int32_t amount) {
  return add({.op = op, .type = type, .args = std::move(args), .amount = amount});
}
ExprId ModelBuilder::round(ExprId x, std::string_view step, exact::Rounding mode) {
  return add({.op = Op::round, .args = {x}, .number = num(step), .rounding = mode});
}

ExprId ModelBuilder::match(std::vector<ExprId> keys, std::vector<std::vector<std::vector<std::uint32_t>>> patterns,
                           std::vector<ExprId> values) {
  core::Match match{static_cast<std::uint32_t>(keys.size()), {}};
  for (auto& pattern : patterns) match.rows.push_back({std::move(pattern), {}});
  model.matches.push_back(std::move(match));
  const Type type = model[values.front()].type;
  keys.insert(keys.end(), values.begin(), values.end());
  return add({.op = Op::match, .type = type, .args = std::move(keys),
              .id = static_cast<std::uint32_t>(model.matches.size() - 1)});
}

ExprId ModelBuilder::aggregate(FrameId scope, Aggregate aggregate, Type type) {
  model.aggregates.push_back(std::move(aggregate));
  return add({.op = Op::aggregate, .type = type, .scope = scope,
              .id = static_cast<std::uint32_t>(model.aggregates.size() - 1)});
}

ExprId ModelBuilder::rank(core::Ranking ranking) {
  const FrameId scope = ranking.frame;
  model.rankings.push_back(std::move(ranking));
  return add({.op = Op::rank, .scope = scope, .id = static_cast<std::uint32_t>(model.rankings.size() - 1)});
}

ExprId ModelBuilder::shared(core::Ranking ranking) {
  const ExprId id = rank(std::move(ranking));
  model.exprs[id].op = Op::shared;
  return id;
}

ExprId ModelBuilder::apportion(core::Apportionment apportionment) {
  const FrameId scope = apportionment.frame;
  model.apportionments.push_back(std::move(apportionment));
  return add({.op = Op::apportion, .scope = scope, .id = static_cast<std::uint32_t>(model.apportionments.size() - 1)});
}

/// What a table's columns point to. Not resized after its columns are made.
struct ModelBuilder::Cells {
  std::vector<table::Column::State> states;
  std::vector<std::int64_t> numbers;
  std::vector<std::uint8_t> booleans;
  std::vector<std::uint32_t> members;
  std::vector<std::int32_t> periods;
  std::vector<std::string> storage;
  std::vector<std::string_view> texts;
};

void ModelBuilder::rows(FrameId frame, std::string_view table) {
  using State = table::Column::State;
  constexpr int places = 4;
  std::vector<std::vector<std::string>> lines;
  std::istringstream input{std::string(table)};
  for (std::string line; std::getline(input, line);) {
    std::istringstream cells(line);
    std::vector<std::string> row;
    for (std::string cell; cells >> cell;) row.push_back(cell);
    if (!row.empty()) lines.push_back(std::move(row));
  }
  table::Table made{static_cast<core::RowIndex>(lines.size()), {}};
  std::size_t at = 0;
  for (const ColumnId id : model.columns_of(frame)) {
    const Column& column = model.columns[id];
    if (column.role != Column::Role::input && column.role != Column::Role::parameter) continue;
    auto cells = std::make_shared<Cells>();
    for (const auto& line : lines) {
      const std::string& text = line.at(at);
      const bool given = text != "-" && text != "?";
      cells->states.push_back(given ? State::present : text == "-" ? State::absent : State::unset);
      cells->storage.push_back(text);
      const Kind type = column.type.kind;
      if (type == Kind::number) {
        cells->numbers.push_back(given ? (num(text) * Rational::power_of_ten(places)).to_int64().value() : 0);
      } else if (type == Kind::boolean) {
        cells->booleans.push_back(text == "true");
      } else if (type == Kind::enumeration) {
        const auto& members = model.enumerations[column.type.id].members;
        const auto found = std::find(members.begin(), members.end(), text);
        if (given && found == members.end()) throw std::invalid_argument(text);
        cells->members.push_back(given ? static_cast<std::uint32_t>(found - members.begin()) : 0);
      } else if (type != Kind::text) {
        cells->periods.push_back(given ? core::parse_period(type, text).value().ordinal : 0);
      }
    }
    ++at;
    for (const std::string& text : cells->storage) cells->texts.push_back(text);
    table::Column borrowed = table::Column::texts(cells->texts, cells->states);
    switch (column.type.kind) {
      case Kind::number: borrowed = table::Column::numbers(cells->numbers, places, false, cells->states); break;
      case Kind::boolean: borrowed = table::Column::booleans(cells->booleans, cells->states); break;
      case Kind::enumeration: borrowed = table::Column::members(cells->members, cells->states); break;
      case Kind::text: break;
      default: borrowed = table::Column::periods(cells->periods, cells->states);
    }
    made.columns.push_back(table::Column::owning(std::move(borrowed), cells));
  }
  tables_.emplace_back(frame, std::move(made));
}

proof::Proved ModelBuilder::proved() const {
  proof::Proved proved;
  proved.model = model;
  proved.order = order_;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    std::vector<ExprId> exprs;
    std::vector<Unit> direct;
    const Unit unit = order_[i];
    const auto frame_of = [&](FrameId frame) { direct.push_back({Unit::Kind::frame, frame}); };
    switch (unit.kind) {
      case Unit::Kind::frame: {
        const Frame& frame = model.frames[unit.id];
        if (frame.role == Frame::Role::distinct || frame.role == Frame::Role::product) frame_of(frame.source);
        if (frame.role == Frame::Role::product) frame_of(frame.other);
        for (const ColumnId column : frame.source_columns) direct.push_back({Unit::Kind::column, column});
        exprs = {frame.where};
        break;
      }
      case Unit::Kind::link:
        frame_of(model.links[unit.id].from);
        frame_of(model.links[unit.id].to);
        exprs = model.links[unit.id].keys;
        exprs.push_back(model.links[unit.id].computed);
        break;
      case Unit::Kind::column:
        frame_of(model.columns[unit.id].frame);
        exprs = {model.columns[unit.id].definition};
        break;
      case Unit::Kind::fold: {
        const core::Fold& fold = model.folds[unit.id];
        frame_of(fold.frame);
        exprs = fold.group;
        exprs.push_back(fold.where);
        for (const core::OrderKey& key : fold.order) exprs.push_back(key.expr);
        for (const ColumnId state : fold.states) {
          exprs.push_back(model.columns[state].start);
          exprs.push_back(model.columns[state].definition);
        }
      }
    }
    for (const ExprId expr : exprs) {
      const auto more = reference::reads(model, expr);
      direct.insert(direct.end(), more.begin(), more.end());
    }
    std::vector<std::uint32_t> needs;
    for (std::uint32_t k = 0; k < i; ++k) {
      for (const Unit& other : direct) {
        if (order_[k].kind == other.kind && order_[k].id == other.id) needs.push_back(k);
      }
    }
    proved.needs.push_back(std::move(needs));
  }
  return proved;
}

table::Dataset ModelBuilder::data() const {
  table::Dataset data;
  data.tables.resize(model.frames.size());
  for (const auto& [frame, table] : tables_) data.tables[frame] = table;
  return data;
}

const reference::Result& ModelBuilder::run_all(bool constraints) {
  reference::Wanted wanted;
  for (ColumnId id = 0; id < model.columns.size(); ++id) wanted.columns.push_back(id);
  for (LinkId id = 0; id < model.links.size(); ++id) wanted.exprs.push_back(link_row(id));
  wanted.constraints = constraints;
  result_ = std::make_unique<reference::Result>(reference::evaluate(proved(), data(), wanted));
  return *result_;
}

std::string ModelBuilder::show(const Type& type, const std::vector<Value>& values) const {
  std::string all;
  for (const Value& value : values) {
    if (!all.empty()) all += ' ';
    if (!value.is_present()) {
      all += value.is_absent() ? "-" : "?";
      continue;
    }
    switch (type.kind) {
      case Kind::number: all += value.number().to_string(); break;
      case Kind::boolean: all += value.truth() ? "true" : "false"; break;
      case Kind::enumeration: all += model.enumerations[type.id].members[value.member()]; break;
      case Kind::text: all += value.text(); break;
      case Kind::row: all += std::to_string(value.row()); break;
      default: all += core::to_text(type.kind, core::Period{value.period()});
    }
  }
  return all;
}

std::string ModelBuilder::shown(ColumnId column) {
  if (!result_) run_all();
  return show(model.columns[column].type, result_->columns[column]);
}

std::string ModelBuilder::shown_link(LinkId link) {
  if (!result_) run_all();
  return show(row_of(0), result_->links[link]);
}

std::string ModelBuilder::shown_expr(ExprId expr) {
  if (model[expr].scope == core::none) model.exprs[expr].scope = run;
  if (!result_) run_all();
  return show(model[expr].type, reference::evaluate_expr(proved(), *result_, expr));
}

std::string ModelBuilder::codes() {
  if (!result_) run_all();
  std::string all;
  for (const table::Finding& finding : result_->findings) {
    if (!all.empty()) all += ' ';
    all += std::to_string(finding.code);
    if (finding.row != core::none) all += "@" + std::to_string(finding.row);
  }
  return all;
}

}  // namespace xize::test
