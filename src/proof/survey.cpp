// What is known of each expression without the path that leads to it: for rules about texts that are sound.
#include <utility>

#include "proof/checker.hpp"

namespace xize::proof {

void Checker::survey_from(ExprId id, Survey& survey) {
  const core::Expr& e = expr(id);
  if (survey[id] || e.type.kind == core::Kind::row || e.scope == core::none) return;
  const Known known = eval(id, terms_.self(e.scope), {});
  if (!known.broken) survey[id] = facts_of(known);
}

void Checker::take_survey(Survey& survey) {
  survey.assign(model_.exprs.size(), std::nullopt);
  ++silent_;
  const int definitions = std::exchange(definitions_, 1'000);  // a survey asks nothing of definitions
  clause_ = core::none;
  // A constraint is no witness in its own case, nor are those after it.
  for (std::uint32_t i = 0; i < model_.constraints.size(); ++i) {
    constraint_limit_ = i;
    cache_ = {};
    std::vector<ExprId> open = {model_.constraints[i].condition};
    while (!open.empty()) {
      const ExprId id = open.back();
      open.pop_back();
      survey_from(id, survey);
      // What stands behind a look has another scope, and is surveyed there all the same.
      open.insert(open.end(), expr(id).args.begin(), expr(id).args.end());
    }
  }
  constraint_limit_ = core::none;
  cache_ = {};
  for (ExprId id = 0; id < model_.exprs.size(); ++id) survey_from(id, survey);
  cache_ = {};
  definitions_ = definitions;
  --silent_;
}

}  // namespace xize::proof
