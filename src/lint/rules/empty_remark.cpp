// A title, article or note with nothing in it.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const TreeRule rule : {TreeRule::title, TreeRule::article, TreeRule::note}) {
    for (const Node* node : subject.nodes(rule)) {
      if (subject.tree.tokens[node->last - 1].text.find_first_not_of(" \t") != std::string::npos) continue;
      report(subject.span(*node), {quoted(subject.tree.tokens[node->first].text)}, {}, {{subject.with_blank(*node)}});
    }
  }
}

}  // namespace

const Rule empty_remark{913, Category::articles, Level::warning, true, check};

}  // namespace xize::lint::rules
