// Penalties below nothing add, bonuses that are never above it take.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (std::size_t id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (column.role != core::Column::Role::derived || column.clause == core::none || column.type.kind != core::Kind::number) continue;
    const core::Clause& clause = subject.clause_of(column.clause);
    if ((clause.kind != "penalty" && clause.kind != "bonus") || column.name != clause.name) continue;
    const Facts& facts = subject.proved.columns[id];
    if (facts.never_present || facts.low >= Rational(0)) continue;
    if (clause.kind == "bonus" && facts.high > Rational(0)) continue;  // 3 * 打掉 - 2 * 漏掉 may be meant
    report(clause.name_span, {quoted(clause.name), facts.low.to_string()});
  }
  for (const Node* per : subject.nodes(TreeRule::per)) {  // 每 1 起 扣 -2
    if (subject.tree.tokens[per->children[1].first].text != "-") continue;
    const core::Clause* clause = subject.clause_at(subject.span(*per).begin);
    if (clause != nullptr && (clause->kind == "penalty" || clause->kind == "bonus")) continue;
    const text::Span span = subject.span(per->children[1]);
    report(span, {{"这里", "this"}, std::string(subject.source.slice(span))});
  }
}

}  // namespace

const Rule negative_penalty{939, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
