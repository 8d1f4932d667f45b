// A total that names no members takes those that no other total names: what another one names it silently goes without,
// unless it counts that total itself.
#include <set>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

// Whether the value of one column goes into another, through whatever lies between.
bool goes_into(const Subject& subject, core::ColumnId from, core::ColumnId into) {
  std::set<core::ColumnId> seen{from};
  std::vector<core::ColumnId> open{from};
  while (!open.empty()) {
    const core::ColumnId column = open.back();
    open.pop_back();
    for (const Use& use : subject.uses.columns[column]) {
      if (use.owner.kind != Owner::Kind::column || !seen.insert(use.owner.id).second) continue;
      if (use.owner.id == into) return true;
      open.push_back(use.owner.id);
    }
  }
  return false;
}

// Whether the total adds members up: one with a formula does so only where that says 合计(指标) and the like.
bool adds_members(const Subject& subject, const Node& total) {
  if (total.child(TreeRule::members) != nullptr) return false;
  bool formula = false;
  for (std::uint32_t token = total.first + 1; token < total.last; ++token) {
    const Keyword keyword = subject.keyword(token);
    const bool summed = token > total.first + 2 && subject.keyword(token - 2) == Keyword::f_sum_;  // 合计 (
    if (summed && (keyword == Keyword::indicator_ || keyword == Keyword::penalty_ || keyword == Keyword::bonus_)) return true;
    formula = formula || subject.tree.tokens[token].text == "=";
  }
  return !formula;
}

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  const auto column_of = [&](const Node& clause, const Node& name) -> std::optional<core::ColumnId> {
    const auto frame = model.find_frame(subject.tree.text(clause.children[1]));
    return frame ? model.find_column(*frame, subject.tree.text(name)) : std::nullopt;
  };
  for (const Node* node : subject.nodes(TreeRule::total)) {
    const auto total = column_of(*node, node->children[0]);
    if (!total || !adds_members(subject, *node)) continue;
    for (const Node* other : subject.nodes(TreeRule::total)) {
      const Node* members = other->child(TreeRule::members);
      const auto named = column_of(*other, other->children[0]);
      if (members == nullptr || !named || model.columns[*named].frame != model.columns[*total].frame) continue;
      if (goes_into(subject, *named, *total)) continue;
      message::Argument names{"", ""};
      for (const Node& member : members->children) {
        const auto column = column_of(*other, member);
        if (column && !goes_into(subject, *column, *total)) message::append(names, model.columns[*column].name);
      }
      if (names.zh.empty()) continue;
      report(subject.span(node->children[0]), {quoted(model.columns[*total].name), names, quoted(model.columns[*named].name)});
    }
  }
}

}  // namespace

const Rule passed_over{908, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
