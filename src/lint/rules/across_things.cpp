// A fold over the periods of many things that does not begin anew with each.
#include <algorithm>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (const core::Fold& fold : model.folds) {
    if (!fold.group.empty() || fold.states.empty()) continue;
    const auto& key = model.frames[fold.frame].key;
    const auto period = std::find_if(key.begin(), key.end(), [&](core::ColumnId id) { return model.columns[id].type.is_period(); });
    const auto other = std::find_if(key.begin(), key.end(), [&](core::ColumnId id) { return !model.columns[id].type.is_period(); });
    if (period == key.end() || other == key.end()) continue;
    const core::Column& state = model.columns[fold.states.front()];
    report(subject.clause_of(state.clause).name_span, {quoted(model.columns[*other].name), model.columns[*other].name});
  }
}

}  // namespace

const Rule across_things{967, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
