// Percentages of parts that do not add up to 100%.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

std::optional<Rational> percent_of(const Subject& subject, const Node& node) {
  const syntax::Token& token = subject.tree.tokens[node.first];
  if (node.rule != TreeRule::number_lit || !token.percent) return std::nullopt;
  return Rational::parse(token.text);
}

// The percentage of one part: 70% * …, or … * 70%.
std::optional<Rational> share_of(const Subject& subject, const Node& term) {
  if (term.rule != TreeRule::product_of) return std::nullopt;
  for (const Node& factor : term.children) {
    if (factor.rule == TreeRule::mul_op && subject.tree.tokens[factor.first].text == "/") return std::nullopt;
  }
  for (const Node& factor : term.children) {
    if (const auto share = percent_of(subject, factor)) return share;
  }
  return std::nullopt;
}

void check_shares(const Subject& subject, const Report& report, const Node& node,
                  const std::vector<std::optional<Rational>>& shares) {
  Rational total;
  for (const auto& share : shares) {
    if (!share) return;
    total = total + *share;
  }
  if (shares.size() >= 2 && total != Rational(100)) report(subject.span(node), {total.to_string() + "%"});
}

void check(const Subject& subject, const Report& report) {
  for (const Node* node : subject.nodes(TreeRule::sum)) {
    std::vector<std::optional<Rational>> shares;
    for (std::size_t i = 0; i < node->children.size(); ++i) {
      const Node& child = node->children[i];
      if (child.rule != TreeRule::add_op) shares.push_back(share_of(subject, child));
      else if (subject.tree.tokens[child.first].text != "+") shares.emplace_back(std::nullopt);
    }
    check_shares(subject, report, *node, shares);
  }
  for (const Node* node : subject.nodes(TreeRule::call)) {
    std::vector<std::optional<Rational>> shares;
    for (const Node& item : node->children) {
      const Node* weight = item.rule == TreeRule::weighted ? item.child(TreeRule::weight) : nullptr;
      if (weight != nullptr) shares.push_back(percent_of(subject, weight->children[0]));
    }
    check_shares(subject, report, *node, shares);
  }
}

}  // namespace

const Rule percent_sum{927, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
