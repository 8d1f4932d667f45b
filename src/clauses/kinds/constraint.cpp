// 约束: what the data must keep to, row by row; a fact for the checker, a finding where data break it.
#include "clauses/frames.hpp"
#include "clauses/kinds/kind.hpp"

namespace xize::clauses {
namespace {

void finish(Context& context, const Node& clause) {
  const core::ClauseId id = context.begin_clause("constraint", clause, &clause.children[0]);
  const FrameId frame = find_frame(context, clause.children[1]);
  if (frame == none) return;
  const ExprId condition = elaborate_condition(context, clause.children[2], Scope{frame});
  if (condition != none) context.model.constraints.push_back({frame, condition, id});
}

}  // namespace

const ClauseKind constraint_kind{Rule::constraint, nullptr, finish};

}  // namespace xize::clauses
