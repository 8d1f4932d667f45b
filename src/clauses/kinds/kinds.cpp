#include "clauses/kinds/kind.hpp"

#include <array>

#include "clauses/frames.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

bool is_type(Rule rule) {
  switch (rule) {
    case Rule::integer: case Rule::decimal: case Rule::percent: case Rule::money: case Rule::boolean: case Rule::text:
    case Rule::date_type: case Rule::month_type: case Rule::quarter_type: case Rule::year_type: case Rule::enumeration:
    case Rule::ordered: case Rule::type_name: return true;
    default: return false;
  }
}

bool is_tail(Rule rule) {
  switch (rule) {
    case Rule::when: case Rule::clamp: case Rule::cap: case Rule::floor: case Rule::places: case Rule::exact:
    case Rule::otherwise: case Rule::must: case Rule::measure_tail: return true;
    default: return false;
  }
}

bool is_other(Rule rule) {
  switch (rule) {
    case Rule::title: case Rule::article: case Rule::note: case Rule::within: case Rule::order: case Rule::where:
    case Rule::before: case Rule::start: return true;
    default: return false;
  }
}

}  // namespace

std::span<const ClauseKind> clause_kinds() {
  static const std::array kinds = {definition_kind, factor_kind, parameter_kind, constraint_kind, fold_kind, result_kind, case_kind};
  return kinds;
}

Computed computed_parts(const Node& node, bool has_frame) {
  Computed parts;
  parts.name = &node.children[0];
  if (has_frame) parts.frame = &node.children[1];
  for (std::size_t i = has_frame ? 2 : 1; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (is_tail(child.rule)) parts.tails.push_back(&child);
    else if (is_type(child.rule) && parts.type == nullptr && parts.body == nullptr) parts.type = &child;
    else if (!is_other(child.rule) && parts.body == nullptr) parts.body = &child;
  }
  return parts;
}

std::optional<Declared> declare_result_type(Context& context, const Node& type) {
  auto declared = declare_type(context, type);
  if (declared && (declared->domain || declared->has_places) && type.rule != Rule::type_name) {
    context.report(442, type);
    return std::nullopt;
  }
  return declared;
}

ExprId build_value(Context& context, const Computed& parts, const Scope& scope, const std::optional<Declared>& declared) {
  const std::optional<Type> wanted = declared ? std::optional(declared->type) : std::nullopt;
  ExprId value = wanted ? elaborate_as(context, *parts.body, scope, *wanted) : elaborate(context, *parts.body, scope);
  for (const Node* tail : parts.tails) {
    if (value == none) return none;
    value = apply_tail(context, value, *tail, scope);
  }
  if (value == none || context.too_deep(value)) return none;
  if (context[value].type.kind == Kind::row) {
    context.report(445, *parts.body, {context.type_argument(context[value].type)});
    return none;
  }
  return value;
}

ColumnId declare_computed(Context& context, const Node& clause, std::string kind, bool (*accept)(Context&, const Node&, const Type&)) {
  const Computed parts = computed_parts(clause, true);
  const core::ClauseId id = context.begin_clause(std::move(kind), clause, parts.name);
  const auto frame = context.frames.find(context.text(*parts.frame));
  if (frame == context.frames.end()) {
    find_frame(context, *parts.frame);
    context.give_up(*parts.name);
    return none;
  }
  core::Column column;
  column.name = context.text(*parts.name);
  column.frame = frame->second;
  column.role = core::Column::Role::derived;
  column.clause = id;
  const ColumnId added = context.add_column(std::move(column), parts.name);
  if (added == none) return none;
  const FrameId scope = frame->second;
  context.build_later(added, [&context, added, parts, scope, accept] {
    std::optional<Declared> declared;
    if (parts.type != nullptr) {
      declared = declare_result_type(context, *parts.type);
      if (!declared) return false;
      context.model.columns[added].type = declared->type;
    }
    const ExprId value = build_value(context, parts, Scope{scope}, declared);
    if (value == none || (accept != nullptr && !accept(context, *parts.body, context[value].type))) return false;
    core::Column& built = context.model.columns[added];
    built.definition = value;
    built.type = context[value].type;
    if (declared && !declared->type.unit.empty()) built.type.unit = declared->type.unit;
    if (declared) built.style = declared->style;
    return true;
  }, parts.body);
  return added;
}

}  // namespace xize::clauses
