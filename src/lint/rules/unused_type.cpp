// A type that no declaration names.
#include <set>

#include "lint/rules.hpp"
#include "lint/rules/unused.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  std::set<std::string> named;
  for (const Node* node : subject.nodes(TreeRule::type_name)) named.insert(subject.tree.tokens[node->first].text);
  for (const Node* node : subject.nodes(TreeRule::type_def)) {
    const Node& name = node->children[0];
    if (named.contains(subject.tree.text(name))) continue;
    report(subject.span(name), {quoted(subject.tree.text(name))}, {}, {{whole_lines(subject, subject.span(*node))}});
  }
}

}  // namespace

const Rule unused_type{905, Category::unused, Level::warning, true, check};

}  // namespace xize::lint::rules
