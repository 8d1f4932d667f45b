// A column called as a keyword that begins an operand: in an expression the keyword wins.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

bool begins_operand(Keyword keyword) {
  switch (keyword) {
    case Keyword::full_: case Keyword::not_scored_: case Keyword::highest_: case Keyword::this_row_: case Keyword::previous_:
    case Keyword::previous_row_: case Keyword::all_: case Keyword::within_: case Keyword::true_: case Keyword::false_: return true;
    default: return false;
  }
}

void check(const Subject& subject, const Report& report) {
  const auto look_at = [&](const Node& name) {
    const syntax::Token& token = subject.tree.tokens[name.first];
    if (token.kind == syntax::TokenKind::word && begins_operand(subject.keyword(name.first))) {
      report(subject.span(name), {quoted(token.text)});
    }
  };
  for (const Node* field : subject.nodes(TreeRule::field)) look_at(field->children[0]);
  for (const Node& clause : subject.tree.root.children) {
    if (clause.rule == TreeRule::input || clause.rule == TreeRule::result) continue;  // no names of their own in expressions
    if (!clause.children.empty() && clause.children[0].rule == TreeRule::name) look_at(clause.children[0]);
  }
}

}  // namespace

const Rule keyword_name{952, Category::names, Level::warning, false, check};

}  // namespace xize::lint::rules
