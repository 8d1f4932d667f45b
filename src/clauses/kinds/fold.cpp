// 递推: one or several values carried along an order inside groups.
#include <memory>

#include "clauses/expr/call.hpp"
#include "clauses/expr/type_advice.hpp"
#include "clauses/frames.hpp"
#include "clauses/kinds/kind.hpp"

namespace xize::clauses {
namespace {

struct State {
  Computed parts;
  const Node* start = nullptr;
  ColumnId column = none;
  std::optional<Declared> declared = {};
};

struct Building {
  std::uint32_t fold = 0;
  FrameId frame = none;
  std::vector<State> states;
  bool started = false, good = true;
};

/// Starts come before all steps: they give the states their types, and a step may look at any state's value before.
void build_starts(Context& context, Building& building) {
  if (building.started) return;
  building.started = true;
  for (State& state : building.states) {
    if (state.parts.type != nullptr) {
      state.declared = declare_result_type(context, *state.parts.type);
      if (!state.declared) building.good = false;
    }
    const std::optional<Type> wanted = state.declared ? std::optional(state.declared->type) : std::nullopt;
    const Node& node = state.start->children[0];
    const ExprId start = wanted ? elaborate_as(context, node, Scope{building.frame}, *wanted) : elaborate(context, node, Scope{building.frame});
    if (start == none) {
      building.good = false;
      continue;
    }
    core::Column& column = context.model.columns[state.column];
    column.start = start;
    column.type = context[start].type;
  }
}

bool build_step(Context& context, Building& building, std::size_t index) {
  build_starts(context, building);
  if (!building.good) return false;
  State& state = building.states[index];
  const core::Fold& fold = context.model.folds[building.fold];
  const Scope scope{building.frame, nullptr, &fold, state.column};
  const Type type = context.model.columns[state.column].type;
  Declared declared = state.declared.value_or(Declared{});
  declared.type = type;
  const ExprId step = build_value(context, state.parts, scope, declared);
  if (step == none) return false;
  if (!same_kind(context[step].type, type)) {
    report_type(context, *state.parts.body, context[step].type, type);
    return false;
  }
  core::Column& column = context.model.columns[state.column];
  column.definition = step;
  if (column.type.unit.empty()) column.type.unit = context[step].type.unit;
  column.style = declared.style;
  return true;
}

State read_state(const Node& node, bool has_frame) {
  State state;
  state.parts = computed_parts(node, has_frame);
  state.start = node.child(Rule::start);
  return state;
}

void declare(Context& context, const Node& clause) {
  const Node& form = clause.children[0];
  const bool one = form.rule == Rule::fold_one;
  const Node& frame_name = form.children[one ? 1 : 0];
  const core::ClauseId outer = context.begin_clause("fold", clause, one ? &form.children[0] : nullptr);
  for (const Node& child : form.children) context.take_remark(child);
  context.refuse_repeats(form);
  const FrameId frame = find_frame(context, frame_name);
  if (frame == none) {
    if (one) context.give_up(form.children[0]);
    for (const Node& child : form.children) {
      if (child.rule == Rule::state) context.give_up(child.children[0]);
    }
    return;
  }
  auto building = std::make_shared<Building>();
  building->frame = frame;
  building->fold = static_cast<std::uint32_t>(context.model.folds.size());
  core::Fold fold;
  fold.frame = frame;
  fold.before = form.child(Rule::before) != nullptr;
  if (one) {
    building->states.push_back(read_state(form, true));
  } else {
    for (const Node& child : form.children) {
      if (child.rule == Rule::state) building->states.push_back(read_state(child, false));
    }
  }
  for (std::size_t i = 0; i < building->states.size(); ++i) {
    State& state = building->states[i];
    if (!one) {
      const core::Clause whole = context.model.clauses[outer];
      context.begin_clause("fold", clause, state.parts.name);
      context.clause().title = whole.title;
      context.clause().article = whole.article;
      context.clause().note = whole.note;
    }
    core::Column column;
    column.name = context.text(*state.parts.name);
    column.frame = frame;
    column.role = core::Column::Role::state;
    column.fold = building->fold;
    column.clause = context.clause_id();
    state.column = context.add_column(std::move(column), state.parts.name);
    if (state.column == none) return;
    fold.states.push_back(state.column);
  }
  context.model.folds.push_back(std::move(fold));
  for (std::size_t i = 0; i < building->states.size(); ++i) {
    const ColumnId column = building->states[i].column;
    context.resume_clause(context.model.columns[column].clause);
    context.build_later(column, [&context, building, i] { return build_step(context, *building, i); }, building->states[i].parts.body);
  }
}

/// Groups and order. The fold is found again by its first state.
void finish(Context& context, const Node& clause) {
  const Node& form = clause.children[0];
  const bool one = form.rule == Rule::fold_one;
  const auto frame = context.frames.find(context.text(form.children[one ? 1 : 0]));
  const Node* first = one ? &form : form.child(Rule::state);
  if (frame == context.frames.end() || first == nullptr) return;
  const auto column = context.model.find_column(frame->second, context.text(first->children[0]));
  if (!column || context.model.columns[*column].role != core::Column::Role::state) return;
  context.resume_clause(context.model.columns[*column].clause);
  const std::uint32_t index = context.model.columns[*column].fold;
  const Scope scope{frame->second};
  if (const Node* within = form.child(Rule::within)) {
    auto keys = group_keys(context, *within, scope);
    if (keys) context.model.folds[index].group = std::move(*keys);
  }
  if (const Node* order = form.child(Rule::order)) {
    auto keys = order_keys(context, *order, scope);
    if (keys) context.model.folds[index].order = std::move(*keys);
  } else {
    context.report(447, form.children[one ? 0 : 1], {Context::quoted(context.model.columns[*column].name)});
  }
  if (const Node* where = form.child(Rule::where)) {
    const ExprId condition = elaborate_condition(context, where->children[0], scope);
    context.model.folds[index].where = condition;
  }
}

}  // namespace

const ClauseKind fold_kind{Rule::fold, declare, finish};

}  // namespace xize::clauses
