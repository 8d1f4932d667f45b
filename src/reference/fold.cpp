// Folds: states carried along an order inside groups.
#include "reference/evaluation.hpp"

namespace xize::reference {

Groups Evaluation::chains(const core::Fold& fold) {
  Groups groups = this->groups(fold.frame, fold.where, fold.group);
  for (auto& [key, rows] : groups.rows) {
    std::vector<RowIndex> chain;
    for (const RowIndex row : rows) {
      const Value has = has_keys(fold.order, row);
      groups.unset = groups.unset || has.is_unset();
      if (has.is_present() && has.truth()) chain.push_back(row);
    }
    if (groups.unset) break;
    sort(chain, fold.frame, fold.order);
    rows = std::move(chain);
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
