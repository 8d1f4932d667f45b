// Expressions: from tree to core, with types.
#pragma once

#include <functional>
#include <optional>

#include "clauses/context.hpp"

namespace xize::clauses {

/// What an expression is read for: one row of `frame`.
struct Scope {
  FrameId frame = none;
  const Scope* outer = nullptr;        // of the row that 本行 means, inside a condition on other rows
  const core::Fold* fold = nullptr;    // inside a step of this fold: 前值, 前行 have a meaning
  ColumnId state = none;               // inside a step: the state being computed, what 前值 alone means
  ExprId full = none;                  // inside an indicator: what 满分 means
  const std::function<ExprId(Keyword, text::Span)>* sums = nullptr;  // inside a total: what 合计(指标) means
};

/// Builds the expression of a node; `wanted` is the type that the context asks for, which lets a bare word be a member of
/// an enumeration and 2024 a year. Gives none after reporting why. The result may still be of another type: callers check.
ExprId elaborate(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted = {});
/// The same, and the result is of the wanted type (else reported, none).
ExprId elaborate_as(Context& context, const Node& node, const Scope& scope, Type wanted);
/// A boolean.
ExprId elaborate_condition(Context& context, const Node& node, const Scope& scope);
/// That of a clause as a whole (限, 当).
ExprId elaborate_clause_condition(Context& context, const Node& node, const Scope& scope);
ExprId elaborate_number(Context& context, const Node& node, const Scope& scope);

/// Same kind, and the same enumeration or frame; units of measure aside.
/// Whether values of the type are compared by < and >: numbers, dates and periods, ordered enumerations.
bool has_order(const Context& context, const Type& type);
bool same_kind(const Type& a, const Type& b);
/// The same word, or the two spellings of one.
bool same_unit(const std::string& a, const std::string& b);
/// The unit that two numbers share, or a report that they have different ones. A number without a unit goes with any.
std::string common_unit(Context& context, ExprId a, ExprId b, text::Span span);

/// `a sign b` for two values of one kind; an order that their type does not have is reported.
ExprId compare_values(Context& context, const std::string& sign, ExprId a, ExprId b, const Scope& scope, text::Span span);

/// Several nodes that must agree in type (branches, operands of a comparison): bare members take the type of the others.
/// All none after a report.
std::vector<ExprId> elaborate_alike(Context& context, const std::vector<const Node*>& nodes, const Scope& scope,
                                    const std::optional<Type>& wanted);

/// Applies the tail items of a clause, or of an expression, from left to right. Remarks go to the clause.
ExprId apply_tail(Context& context, ExprId value, const Node& tail, const Scope& scope);
/// A rounding node's mode; half up where there is none.
exact::Rounding rounding_of(const Context& context, const Node* rounding);
/// The step that a `places` node rounds to, or nothing (reported).
std::optional<Rational> step_of(Context& context, const Node& places);

// By kind of node, one file each.
ExprId elaborate_choice(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted);
/// `nothing`: its value where no tier applies and it has no 其余 (a list of tiers only); absent if none is given.
ExprId elaborate_highest(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted, ExprId nothing = none);
/// The condition of one tier of `subject` (none: the tier is a condition of its own), or none after a report.
ExprId tier_condition(Context& context, const Node& tier, ExprId subject, const Scope& scope);
/// A table from `key` on: the node's children from `first_row` on are its rows.
ExprId table_by(Context& context, const Node& node, std::vector<ExprId> keys, std::size_t first_row, const Scope& scope,
                const std::optional<Type>& wanted);
/// Values of branches: alike in type, and in unit of measure. Empty after a report.
std::vector<ExprId> branch_values(Context& context, const std::vector<const Node*>& nodes, const Scope& scope,
                                  const std::optional<Type>& wanted, Type& type);
ExprId elaborate_call(Context& context, const Node& call, const Scope& scope, const std::optional<Type>& wanted);
ExprId elaborate_path(Context& context, const Node& path, const Scope& scope, const std::optional<Type>& wanted);

/// A path that leads to many rows, as an aggregate takes it.
struct Rows {
  std::vector<core::Step> steps;
  FrameId frame = none;      // reached
  ExprId value = none;       // of a reached row; none: the rows themselves
};
/// The rows that a node leads to (with a row wanted, a name that is both a link and a column is the link); nothing if it is no path to many rows (not reported) or is wrong (`wrong` is set).
std::optional<Rows> rows_of(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted, bool& wrong);

}  // namespace xize::clauses
