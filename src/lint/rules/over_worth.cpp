// An indicator that can score more than it is worth, and says nothing of it.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

const Rational unknown(10);  // times as much: then the range of a quotient is not known, and nothing is said

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (const Node* node : subject.nodes(TreeRule::indicator)) {
    const Node* worth = node->child(TreeRule::worth);
    const bool said = node->child(TreeRule::cap) != nullptr || node->child(TreeRule::clamp) != nullptr;
    if (worth == nullptr || said || worth->children[0].rule != TreeRule::number_lit) continue;
    const auto full = Rational::parse(subject.tree.tokens[worth->children[0].first].text);
    const auto frame = model.find_frame(subject.tree.text(node->children[1]));
    const auto column = frame ? model.find_column(*frame, subject.tree.text(node->children[0])) : std::nullopt;
    if (!full || !column) continue;
    const Facts& facts = subject.proved.columns[*column];
    if (facts.never_present || facts.high <= *full || facts.high > *full * unknown) continue;
    report(subject.span(node->children[0]), {quoted(model.columns[*column].name), full->to_string(), facts.high.to_string()});
  }
}

}  // namespace

const Rule over_worth{935, Category::conditions, Level::note, false, check};

}  // namespace xize::lint::rules
