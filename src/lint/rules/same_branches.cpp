// 如果 with the same value on both sides.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::if_expr)) {
    if (subject.alike(node->children[1], node->children[2])) report(subject.span(node->children[2]));
  }
}

}  // namespace

const Rule same_branches{932, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
