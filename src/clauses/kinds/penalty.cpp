// 扣分 and 加分: points taken off a total, or added to it; 0 where there is nothing to take or add.
#include "clauses/kinds/rates.hpp"
#include "clauses/kinds/scores.hpp"

namespace xize::clauses {
namespace {

template <Keyword Kind>
void declare(Context& context, const Node& clause) {
  constexpr bool penalty = Kind == Keyword::penalty_;
  const std::size_t index = context.scored.size();
  const ColumnId column = declare_column(context, clause, penalty ? "penalty" : "bonus", [&context, &clause, index](ColumnId, const Scope& row) {
    const Scope scope = scored_scope(context, index, row);
    ExprId value = build_rates(context, *clause.child(Rule::rates), scope, penalty ? Keyword::lose_ : Keyword::add_, clause);
    value = apply_score_tails(context, value, clause, scope);
    return only_where(context, index, value, scope, true);
  });
  add_scored(context, clause, column, Kind);
}

}  // namespace

const ClauseKind penalty_kind{Rule::penalty, declare<Keyword::penalty_>, nullptr};
const ClauseKind bonus_kind{Rule::bonus, declare<Keyword::bonus_>, nullptr};

}  // namespace xize::clauses
