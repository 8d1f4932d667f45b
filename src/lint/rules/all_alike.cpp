// A table or tiers that give the same value whatever the case.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check_values(const Subject& subject, const Report& report, const Node& node, const std::vector<ExprId>& values) {
  if (values.size() < 2) return;
  std::optional<core::Value> first;
  for (const ExprId id : values) {
    const auto value = subject.constant(id);
    if (!value || (first && *first != *value)) return;
    first = value;
  }
  report(subject.span(node), {std::string(subject.source.slice(subject.model[values[0]].span))});
}

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::table)) {
    const ExprId id = subject.made_from(*node, Op::match);
    if (id == core::none) continue;
    const core::Expr& made = subject.model[id];
    const auto keys = static_cast<std::ptrdiff_t>(subject.model.matches[made.id].keys);
    check_values(subject, report, *node, {made.args.begin() + keys, made.args.end()});
  }
  for (const Node* node : subject.nodes(TreeRule::tiers)) {
    const ExprId id = subject.made_from(*node, Op::choose);
    if (id == core::none) continue;
    const auto& args = subject.model[id].args;
    std::vector<ExprId> values;
    for (std::size_t i = 1; i < args.size(); i += 2) values.push_back(args[i]);
    if (args.size() % 2 != 0) values.push_back(args.back());
    check_values(subject, report, *node, values);
  }
}

}  // namespace

const Rule all_alike{920, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
