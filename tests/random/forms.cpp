#include "random/forms.hpp"

#include "support/ebnf.hpp"
#include "support/syntax.hpp"
#include "syntax/keywords.hpp"

namespace xize::test::random {
namespace {

using syntax::Keyword;
using syntax::Node;
using syntax::Rule;

const Grammar& grammar() {
  static const Grammar loaded = Grammar::load();
  return loaded;
}

/// Forms that a rule of the grammar does not tell apart from others.
void add_shapes(const syntax::Tree& tree, const Node& node, std::set<std::string>& forms) {
  const auto has = [&](Rule rule) { return node.child(rule) != nullptr; };
  const auto says = [&](const Node& in, Keyword keyword) {
    for (std::size_t i = in.first; i < in.last; ++i) {
      if (static_cast<Keyword>(tree.tokens[i].keyword) == keyword) return true;
    }
    return false;
  };
  switch (node.rule) {
    case Rule::indicator:
      if (has(Rule::where)) forms.insert("指标 限");
      break;
    case Rule::group:
      if (has(Rule::where)) forms.insert("指标组 限");
      if (has(Rule::weight)) forms.insert("指标组 权重");
      break;
    case Rule::total:
      if (!has(Rule::members)) forms.insert("总分 不列成员");
      if (has(Rule::where)) forms.insert("总分 限");
      break;
    case Rule::skipping:
      forms.insert(says(node, Keyword::rescale_) ? "不考核 则 折算" : says(node, Keyword::full_) ? "不考核 则 满分" : "不考核 则 0");
      break;
    case Rule::header:
      if (has(Rule::start_day)) forms.insert("细则 起日");
      break;
    case Rule::input:
      if (has(Rule::every)) forms.insert("数据 每月");
      break;
    case Rule::highest:
      forms.insert(has(Rule::tier) ? "就高 { }" : "就高( ) { }");
      break;
    case Rule::award:
      if (has(Rule::pool)) forms.insert("奖励 总额");
      break;
    default: break;
  }
  for (const Node& child : node.children) add_shapes(tree, child, forms);
}

const std::set<std::string>& names_that_come_along() {
  static const std::set<std::string> names = {"上月", "上季", "上年", "上年同期", "当季", "当年", "各月", "各季", "各年", "所含各月", "所含各季"};
  return names;
}

}  // namespace

std::set<std::string> forms_of(const std::string& text) {
  const Parsed parsed(text);
  std::set<std::string> forms = grammar().rules_reached(parsed.tree);
  add_shapes(parsed.tree, parsed.tree.root, forms);
  const auto& tokens = parsed.tree.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto keyword = static_cast<Keyword>(tokens[i].keyword);
    if (syntax::kind(keyword) == syntax::KeywordKind::function && tokens[i + 1].text == "(")
      forms.insert(std::string(syntax::spelling(keyword, message::Language::chinese)));
    if (names_that_come_along().count(tokens[i].text) != 0) forms.insert(tokens[i].text);
  }
  return forms;
}

std::set<std::string> all_forms() {
  std::set<std::string> forms = grammar().terminals();
  for (const auto& [name, body] : grammar().rules()) forms.insert(name);
  for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
    const auto keyword = static_cast<Keyword>(i);
    if (syntax::kind(keyword) == syntax::KeywordKind::function)
      forms.insert(std::string(syntax::spelling(keyword, message::Language::chinese)));
  }
  forms.insert(names_that_come_along().begin(), names_that_come_along().end());
  forms.insert({"指标 限", "指标组 限", "指标组 权重", "总分 不列成员", "总分 限", "不考核 则 折算", "不考核 则 满分", "不考核 则 0",
                "细则 起日", "数据 每月", "就高 { }", "就高( ) { }", "奖励 总额"});
  for (const char* of_cases : {"case", "case_rows", "literal", "setting"}) forms.erase(of_cases);  // the oracle writes them
  return forms;
}

}  // namespace xize::test::random
