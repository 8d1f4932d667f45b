// One file a clause kind. To add one: its rule in grammar/xize.ebnf and src/syntax, a file here, a line in kinds.cpp.
#pragma once

#include <span>
#include <string_view>

#include "clauses/context.hpp"
#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// What a clause kind does with each of its clauses. Both steps may report and go on.
struct ClauseKind {
  Rule rule;
  /// Adds the names that the clause brings (columns, as a rule) before any expression is read.
  void (*declare)(Context&, const Node&);
  /// What is left when all columns are built; may be null.
  void (*finish)(Context&, const Node&);
};

std::span<const ClauseKind> clause_kinds();

// The clause kinds, a file each.
extern const ClauseKind definition_kind, factor_kind, parameter_kind, constraint_kind, fold_kind, indicator_kind, group_kind, penalty_kind,
    bonus_kind, total_kind, bundle_kind, veto_kind, ranking_kind, grade_kind, award_kind, shortlist_kind, gate_kind, entitlement_kind,
    split_kind, result_kind, case_kind;

/// The parts of a clause that computes a column: NAME ON FRAME [: TYPE] [=] BODY TAIL…
struct Computed {
  const Node* name = nullptr;
  const Node* frame = nullptr;
  const Node* type = nullptr;
  const Node* body = nullptr;
  std::vector<const Node*> tails = {};
};
/// Takes them from the children of `node` from `first_child` on (a state of a fold has no frame).
Computed computed_parts(const Node& node, bool has_frame);
/// Adds the derived column NAME ON FRAME (the clause's first two children). `value` builds its expression when it is first
/// asked for, and gives none after a report; what vetoes do to the column comes on top of it.
ColumnId declare_column(Context& context, const Node& clause, std::string kind, std::function<ExprId(ColumnId, const Scope&)> value);
/// Adds the derived column; its expression is built when it is first asked for, and `accept` may refuse its type.
ColumnId declare_computed(Context& context, const Node& clause, std::string kind, bool (*accept)(Context&, const Node& body, const Type&));
/// What a type node may say of a computed column: a kind, an enumeration, a unit. Ranges and places are refused.
std::optional<Declared> declare_result_type(Context& context, const Node& type);
/// Applies what vetoes do to the column, on the rows that the clause is for.
ExprId apply_vetoes(Context& context, const Node& clause, ColumnId column, ExprId value, const Scope& scope);
/// `where`, if any, without the rows that vetoes bar from the column's order. None where all rows take part.
ExprId without_barred(Context& context, ColumnId column, ExprId where, const Scope& scope);
/// Tails from left to right, and the header's rounding of scores where none of them rounds. None after a report.
ExprId apply_score_tails(Context& context, ExprId value, const Node& clause, const Scope& scope);
/// A number that the clause counts; anything else is reported with the clause's own word.
ExprId elaborate_points(Context& context, const Node& node, const Scope& scope, const Node& clause);
bool is_tail(Rule rule);
/// Body and tails, as the declared type (if any) wants them. None after a report.
ExprId build_value(Context& context, const Computed& parts, const Scope& scope, const std::optional<Declared>& declared);

}  // namespace xize::clauses
