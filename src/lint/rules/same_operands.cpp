// The same thing twice where once would do or something else was meant.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

bool is_literal(TreeRule rule) {
  switch (rule) {
    case TreeRule::number_lit: case TreeRule::string_lit: case TreeRule::period_lit: case TreeRule::true_: case TreeRule::false_:
    case TreeRule::absent: case TreeRule::negative: case TreeRule::add_op: case TreeRule::compare: return true;
    default: return false;
  }
}

void check_list(const Subject& subject, const Report& report, const std::vector<const Node*>& items) {
  for (std::size_t i = 1; i < items.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!subject.alike(*items[i], *items[k])) continue;
      report(subject.span(*items[i]), {std::string(subject.source.slice(subject.span(*items[i])))}, {{subject.span(*items[k]), {"先在这里", "first here"}}});
      break;
    }
  }
}

void check(const Subject& subject, const Report& report) {
  for (const TreeRule rule : {TreeRule::and_expr, TreeRule::or_expr, TreeRule::comparison, TreeRule::among, TreeRule::sum, TreeRule::call}) {
    for (const Node* node : subject.nodes(rule)) {
      std::vector<const Node*> items;
      for (const Node& child : node->children) {
        const bool section = rule == TreeRule::call && (child.rule == TreeRule::order || child.rule == TreeRule::take);
        if (section) break;
        if (!is_literal(child.rule)) items.push_back(&child);
      }
      check_list(subject, report, items);
    }
  }
}

}  // namespace

const Rule same_operands{931, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
