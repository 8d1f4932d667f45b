// x 缺失 则 0 + y: all that follows stands in for x, which is seldom what a sum behind it means.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::otherwise)) {
    const Node& instead = node->children.back();
    if (instead.rule != TreeRule::sum) continue;
    report(subject.span(instead), {std::string(subject.source.slice(subject.span(instead)))});
  }
}

}  // namespace

const Rule wide_otherwise{942, Category::absence, Level::warning, false, check};

}  // namespace xize::lint::rules
