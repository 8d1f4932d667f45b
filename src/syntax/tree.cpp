#include "syntax/tree.hpp"

#include <algorithm>
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

bool is_transparent(Rule rule) {
  switch (rule) {
    case Rule::clause: case Rule::remark: case Rule::header_item: case Rule::frame_source: case Rule::frame_item:
    case Rule::link_item: case Rule::field_item: case Rule::fold_item: case Rule::tail: case Rule::type:
    case Rule::expr: case Rule::or_expr: case Rule::and_expr: case Rule::not_expr: case Rule::comparison: case Rule::sum:
    case Rule::product_of: case Rule::unary: case Rule::postfix: case Rule::key_path: case Rule::step:
    case Rule::condition: case Rule::primary: case Rule::section: case Rule::argument: case Rule::weighted:
    case Rule::literal: case Rule::indicator_item: case Rule::total_item: case Rule::ranking_item: return true;
    default: return false;
  }
}

bool is_english(const Tree& tree) {
  for (const Token& token : tree.tokens) {
    if (token.keyword != 0) return static_cast<unsigned char>(token.text[0]) < 0x80U;
  }
  return false;
}

const Token& Tree::token_at(std::uint32_t begin) const {
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), begin, [](const Token& one, std::uint32_t place) { return one.begin < place; });
  return at == tokens.end() ? tokens.back() : *at;
}

const Node* Node::child(Rule wanted) const {
  for (const Node& node : children) {
    if (node.rule == wanted) return &node;
  }
  return nullptr;
}

}  // namespace xize::syntax
