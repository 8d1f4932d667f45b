// Calls: a function's items and sections, and the functions by family.
#pragma once

#include <vector>

#include "clauses/expr/elaborate.hpp"

namespace xize::clauses {

/// A call node taken apart. A section that the function does not take, or that stands twice, is reported by the
/// constructor; so is a wrong number of items.
class Call {
 public:
  Call(Context& context, const Node& node, const Scope& scope, std::size_t least_items, std::size_t most_items,
       const std::vector<Rule>& sections);

  bool good() const { return good_; }
  Context& context;
  const Node& node;
  const Scope& scope;
  std::vector<const Node*> items;  // expressions, `weighted` and `list` nodes
  const Node* section(Rule rule) const;
  const std::vector<const Node*>& sections() const { return sections_; }
  text::Span span() const { return context.tree.span(node); }
  Keyword function() const { return context.first_keyword(node); }
  /// The function as it is written, in quotes.
  Argument function_name() const;
  /// Reports that the function lacks a part that it cannot do without.
  void report_missing(Keyword part) const;

 private:
  Argument example() const;

  std::vector<const Node*> sections_;
  bool good_ = true;
};

inline constexpr std::size_t any_number = 10'000;

/// Order keys of a BY section; scope is the row that is put in order. Nothing after a report.
std::optional<std::vector<core::OrderKey>> order_keys(Context& context, const Node& order, const Scope& scope);
/// Group keys of a WITHIN section. Nothing after a report.
std::optional<std::vector<ExprId>> group_keys(Context& context, const Node& within, const Scope& scope);

ExprId call_scalar(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted);
ExprId call_period(Context& context, const Node& node, const Scope& scope);
ExprId call_period_rows(Context& context, const Node& node, const Scope& scope);
ExprId call_rows(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted);
ExprId call_order(Context& context, const Node& node, const Scope& scope);

}  // namespace xize::clauses
