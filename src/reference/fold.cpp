// Folds: states carried along an order inside groups.
#include "reference/evaluation.hpp"

namespace xize::reference {

Groups Evaluation::chains(const core::Fold& fold) {
  Groups groups = this->groups(fold.frame, fold.where, fold.group);
  for (auto& [key, group] : groups.all) {
    if (groups.unset) break;
    std::vector<RowIndex> chain = ordered(group, fold.order);
    if (group.unset) continue;
    sort(chain, fold.frame, fold.order);
    group.rows = std::move(chain);
  }
  return groups;
}

FoldPosition Evaluation::start(const core::Fold& fold, RowIndex first) {
  FoldPosition position;
  for (const core::ColumnId state : fold.states) position.states.push_back(value(model_.columns[state].start, first));
  return position;
}

std::vector<Value> Evaluation::step(const core::Fold& fold, const FoldPosition& position, RowIndex row) {
  inside(&fold, &position);
  std::vector<Value> states;
  for (const core::ColumnId state : fold.states) states.push_back(value(model_.columns[state].definition, row));
  inside(nullptr, nullptr);
  return states;
}

}  // namespace xize::reference
