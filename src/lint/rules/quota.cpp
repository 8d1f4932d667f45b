// A quota of more than everyone, or of nobody.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::take)) {
    const Node& amount = node->children[0];
    if (amount.rule != TreeRule::number_lit) continue;
    const syntax::Token& token = subject.tree.tokens[amount.first];
    const auto number = Rational::parse(token.text);
    if (!number || (number->sign() > 0 && (!token.percent || *number <= Rational(100)))) continue;
    report(subject.span(amount), {token.text + (token.percent ? "%" : "")});
  }
}

}  // namespace

const Rule quota{928, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
