// Two cases of one name.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  std::map<std::string, const Node*> seen;
  for (const Node* node : subject.nodes(TreeRule::case_)) {
    const Node& name = node->children[0];
    const auto [at, is_new] = seen.emplace(subject.tree.text(name), &name);
    if (!is_new)
      report(subject.span(name), {quoted(at->first)}, {{subject.span(*at->second), {"先在这里", "first here"}}});
  }
}

}  // namespace

const Rule same_case{962, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
