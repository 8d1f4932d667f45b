#include "support/syntax.hpp"

#include <utility>

namespace xize::test {
namespace {

using syntax::Node;
using syntax::Rule;
using syntax::Tree;

}  // namespace

Parsed::Parsed(std::string text) : source("test.xize", std::move(text)), tree(syntax::parse(source, 0, diagnostics)) {}

std::string Parsed::codes() const {
  std::string out;
  for (const auto& one : diagnostics) {
    if (!out.empty()) out += ' ';
    out += std::to_string(one.code);
  }
  return out;
}

std::string Parsed::sentences() const {
  std::string out;
  for (const auto& one : diagnostics) {
    const text::Position at = source.position(one.span.begin);
    out += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + message::code_name(one.code) + " ";
    if (const message::Entry* entry = message::find_entry(one.code)) {
      out += message::fill(entry->zh, one.arguments, message::Language::chinese) + "。" +
             message::fill(entry->remedy_zh, one.arguments, message::Language::chinese);
    }
    out += '\n';
  }
  return out;
}

std::string to_text(const Tree& tree, const Node& node) {
  if (node.rule >= Rule::name) return tree.text(node);
  std::string out(syntax::rule_name(node.rule));
  if (node.children.empty()) return out;
  out += '[';
  for (const Node& child : node.children) {
    if (out.back() != '[') out += ' ';
    out += to_text(tree, child);
  }
  return out + ']';
}

}  // namespace xize::test
