// A ranking by points that does not say which end is first.
#include <algorithm>
#include <vector>

#include "lint/rules.hpp"
#include "lint/rules/places_read.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  std::vector<const Node*> bare;  // keys without a direction
  for (const Node* order : subject.nodes(TreeRule::order)) {
    for (const Node& key : order->children) {
      const Node& value = key.rule == TreeRule::order_key ? key.children[0] : key;
      const Keyword next = value.last < key.last ? subject.keyword(value.last) : Keyword::none;
      if (next != Keyword::ascending_ && next != Keyword::descending_) bare.push_back(&value);
    }
  }
  for (ExprId id = 0; id < model.exprs.size(); ++id) {
    if (model[id].op != Op::rank || !subject.uses.live[id]) continue;
    const core::Ranking& ranking = model.rankings[model[id].id];
    if (ranking.keys.empty()) continue;
    const core::OrderKey& first = ranking.keys.front();
    const text::Span key = model[first.expr].span;
    const auto found = std::find_if(bare.begin(), bare.end(), [&](const Node* node) {
      return subject.span(*node).begin <= key.begin && key.end <= subject.span(*node).end;
    });
    if (found == bare.end() || model[first.expr].type.kind != core::Kind::number || reads_place(model, first.expr)) continue;
    report(subject.span(**found), {std::string(subject.source.slice(subject.span(**found)))});
    bare.erase(found);
  }
}

}  // namespace

const Rule order_unsaid{965, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
