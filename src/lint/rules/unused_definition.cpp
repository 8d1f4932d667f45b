// A computed column that no result table, no other clause and no case needs.
#include <set>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

// Rankings that others go by: 按名次, 按, 倒数, 参排数 and 末位 take over their order, and do not read their column.
std::set<std::string> rankings_gone_by(const Subject& subject) {
  std::set<std::string> names;
  const auto take = [&](const Node& node) {
    if (node.rule == TreeRule::name || node.rule == TreeRule::name_ref) names.insert(subject.tree.text(node));
  };
  for (const TreeRule rule : {TreeRule::by_place, TreeRule::reversed, TreeRule::order_key}) {
    for (const Node* node : subject.nodes(rule)) take(node->children[0]);
  }
  for (const Node* node : subject.nodes(TreeRule::call)) {
    const Keyword function = subject.keyword(node->first);
    if (function != Keyword::f_ranked_ && function != Keyword::f_is_last_) continue;
    for (const Node& item : node->children) take(item);
  }
  return names;
}

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  if (model.results.empty()) return;  // then every computed column is printed
  const std::set<std::string> gone_by = rankings_gone_by(subject);
  for (core::ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    const bool computed = column.role == core::Column::Role::derived || column.role == core::Column::Role::state;
    if (!computed || column.clause == core::none || !subject.uses.columns[id].empty()) continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    if (clause.kind == "ranking" && gone_by.contains(clause.name)) continue;
    // What a clause kind makes beside its own value is no author's doing.
    if (clause.name == column.name)
      report(clause.name_span, {quoted(column.name), quoted(model.frames[column.frame].name)});
  }
}

}  // namespace

const Rule unused_definition{902, Category::unused, Level::warning, false, check};

}  // namespace xize::lint::rules
