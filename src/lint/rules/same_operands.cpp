// The same thing twice where once would do or something else was meant.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

bool is_literal(TreeRule rule) {
  switch (rule) {
    case TreeRule::number_lit:
    case TreeRule::string_lit:
    case TreeRule::period_lit:
    case TreeRule::true_:
    case TreeRule::false_:
    case TreeRule::absent:
    case TreeRule::negative:
    case TreeRule::add_op:
    case TreeRule::compare: return true;
    default: return false;
  }
}

// The words of a node, without blanks and comments.
std::string words_of(const Subject& subject, const Node& node) {
  std::string out;
  for (std::uint32_t i = node.first; i < node.last; ++i) {
    const syntax::Token& token = subject.tree.tokens[i];
    out += '\0' + std::string(token.kind == syntax::TokenKind::string ? "\"" : "") + token.text +
           (token.percent ? "%" : "");
  }
  return out;
}

// One word a list: where one thing stands twice, a hundred may.
void check_list(const Subject& subject, const Report& report, const std::vector<const Node*>& items) {
  std::map<std::string, const Node*> seen;
  for (const Node* item : items) {
    const auto [at, is_new] = seen.emplace(words_of(subject, *item), item);
    if (is_new) continue;
    report(subject.span(*item), {std::string(subject.source.slice(subject.span(*item)))},
           {{subject.span(*at->second), {"先在这里", "first here"}}});
    return;
  }
}

void check(const Subject& subject, const Report& report) {
  for (const TreeRule rule :
       {TreeRule::and_expr, TreeRule::or_expr, TreeRule::comparison, TreeRule::among, TreeRule::sum, TreeRule::call}) {
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
