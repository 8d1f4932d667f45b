// Ties broken by nothing but the order of the keys.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::call)) {
    const Node *ties = node->child(TreeRule::ties), *order = node->child(TreeRule::order);
    if (ties == nullptr || order == nullptr || order->children.size() != 1) continue;
    if (subject.keyword(ties->last - 1) == Keyword::broken_) report(subject.span(*ties));
  }
}

}  // namespace

const Rule ties_by_key{964, Category::whole, Level::note, false, check};

}  // namespace xize::lint::rules
