#include "syntax/tree.hpp"

#include <iterator>

namespace xize::syntax {

std::string_view rule_name(Rule rule) {
  static constexpr std::string_view names[] = {
#define XIZE_RULE(name) #name,
#include "syntax/rules.def"
#undef XIZE_RULE
  };
  const auto index = static_cast<std::size_t>(rule);
  if (index >= std::size(names)) return {};
  std::string_view name = names[index];
  if (name.back() == '_') name.remove_suffix(1);
  return name;
}

const Node* Node::child(Rule wanted) const {
  for (const Node& node : children) {
    if (node.rule == wanted) return &node;
  }
  return nullptr;
}

}  // namespace xize::syntax
