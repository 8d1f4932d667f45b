// if, tables by enumerations, tiers, and lines between points.
#include <algorithm>
#include <utility>

#include "clauses/expr/elaborate.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// What a number that stands alone before ":" means as a tier's test: 90以上 is ">= 90", 2 is "= 2".
std::string bare_number_meant(const Context& context, const Node& number) {
  const auto& token = context.tree.tokens[number.first];
  const Node* unit = number.child(Rule::unit);
  std::string words = unit != nullptr ? context.text(*unit) : "", sign = "= ";
  for (const auto& [ending, meant] : {std::pair{"以上", ">= "}, std::pair{"以下", "<= "}}) {
    const std::size_t at = words.find(ending);
    if (at == std::string::npos) continue;
    sign = meant;
    for (const char* joined : {"及", "或", "（含）"}) {
      if (const std::size_t join = words.find(joined); join != std::string::npos && join < at) words.resize(join);
    }
    words.resize(std::min(words.size(), at));
  }
  return sign + token.text + (token.percent ? "%" : "") + (words.empty() ? "" : " " + words);
}

ExprId elaborate_if(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  const ExprId condition = elaborate_condition(context, node.children[0], scope);
  Type type;
  const auto values = branch_values(context, {&node.children[1], &node.children[2]}, scope, wanted, type);
  if (condition == none || values.empty()) return none;
  return context.make(Op::choose, type, scope.frame, {condition, values[0], values[1]}, context.tree.span(node));
}

/// The members that a pattern names; empty for REST. Nothing after a report.
std::optional<std::vector<std::uint32_t>> pattern_members(Context& context, const Node& pattern, const Type& key) {
  std::vector<std::uint32_t> members;
  for (const Node& name : pattern.children) {
    if (name.rule == Rule::rest) return members;
    if (key.kind == Kind::boolean) {
      const Keyword word = context.first_keyword(name);
      if (word != Keyword::true_ && word != Keyword::false_) {
        report_no_member(context, name, key);
        return std::nullopt;
      }
      members.push_back(word == Keyword::true_ ? 1 : 0);
      continue;
    }
    const auto& all = context.model.enumerations[key.id].members;
    std::uint32_t index = 0;
    while (index < all.size() && all[index] != context.text(name)) ++index;
    if (index == all.size()) {
      report_no_member(context, name, key);
      return std::nullopt;
    }
    members.push_back(index);
  }
  return members;
}

ExprId compare_with(Context& context, const std::string& sign, ExprId subject, const Node& bound, const Scope& scope) {
  const ExprId other = elaborate_as(context, bound, scope, context[subject].type);
  if (other == none) return none;
  return compare_values(context, sign, subject, other, scope, context.tree.span(bound));
}

ExprId elaborate_table(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  std::vector<ExprId> keys;
  for (const Node& key_node : node.children[0].children) {
    keys.push_back(elaborate(context, key_node, scope));
    if (keys.back() == none) return none;
  }
  return table_by(context, node, std::move(keys), 1, scope, wanted);
}

/// Whether the tier only says the half of a comparison, as in >= 90 or 60..80.
bool compares(const Context& context, const Node& tier) {
  const Node& head = tier.children[0];
  return head.rule == Rule::tier_test || (tier.children.size() == 3 && context.tree.tokens[head.last].text == "..");
}

ExprId elaborate_tiers(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  const bool has_subject = node.children[0].rule != Rule::tier;
  ExprId subject = none;
  if (has_subject) {
    subject = elaborate(context, node.children[0], scope);
    if (subject == none) return none;
  }
  std::vector<ExprId> conditions;
  std::vector<const Node*> value_nodes;
  bool good = true, has_rest = false, asked = false;
  for (std::size_t i = has_subject ? 1 : 0; i < node.children.size(); ++i) {
    const Node& tier = node.children[i];
    if (has_rest) {
      context.report(420, tier);
      return none;
    }
    value_nodes.push_back(&tier.children.back());
    if (tier.children[0].rule == Rule::rest) {
      has_rest = true;
      continue;
    }
    const bool half = !has_subject && compares(context, tier);
    if (half && asked) continue;  // said of the first of them
    asked = asked || half;
    const ExprId condition = tier_condition(context, tier, subject, scope);
    good = good && condition != none;
    conditions.push_back(condition);
  }
  Type type;
  const auto values = branch_values(context, value_nodes, scope, wanted, type);
  if (!good || values.empty()) return none;
  std::vector<ExprId> args;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i < conditions.size()) args.push_back(conditions[i]);
    args.push_back(values[i]);
  }
  if (conditions.empty()) return values[0];
  return context.make(Op::choose, type, scope.frame, std::move(args), context.tree.span(node));
}

ExprId elaborate_piecewise(Context& context, const Node& node, const Scope& scope) {
  std::vector<ExprId> args{elaborate_number(context, node.children[0], scope)};
  Type type;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Node& point = node.children[i];
    args.push_back(elaborate_number(context, point.children[0], scope));
    args.push_back(elaborate_number(context, point.children[1], scope));
  }
  for (const ExprId arg : args) {
    if (arg == none) return none;
  }
  if (args.size() < 5) {
    context.report(421, node);
    return none;
  }
  for (std::size_t i = 1; i < args.size(); i += 2) common_unit(context, args[0], args[i], context[args[i]].span);
  for (std::size_t i = 2; i < args.size(); i += 2) type.unit = common_unit(context, args[2], args[i], context[args[i]].span);
  return context.make(Op::interpolate, type, scope.frame, std::move(args), context.tree.span(node));
}

}  // namespace

std::vector<ExprId> branch_values(Context& context, const std::vector<const Node*>& nodes, const Scope& scope,
                                  const std::optional<Type>& wanted, Type& type) {
  std::vector<ExprId> values = elaborate_alike(context, nodes, scope, wanted);
  if (values.empty() || values[0] == none) return {};
  type = context[values[0]].type;
  ExprId measured = values[0];  // the first with a unit of measure, which the others must share
  for (const ExprId value : values) {
    if (type.kind != Kind::number) break;
    type.unit = common_unit(context, measured, value, context[value].span);
    if (context[measured].type.unit.empty()) measured = value;
  }
  return values;
}

ExprId table_by(Context& context, const Node& node, std::vector<ExprId> args, std::size_t first_row, const Scope& scope,
                const std::optional<Type>& wanted) {
  bool good = true;
  for (const ExprId key : args) {
    if (context[key].type.kind == Kind::enumeration || context[key].type.kind == Kind::boolean) continue;
    context.report(417, context[key].span, {context.type_argument(context[key].type)});
    return none;
  }
  core::Match match;
  match.keys = static_cast<std::uint32_t>(args.size());
  std::vector<const Node*> value_nodes;
  for (std::size_t i = first_row; i < node.children.size(); ++i) {
    const Node& row_node = node.children[i];
    core::Match::Row row;
    row.span = context.tree.span(row_node);
    const std::size_t patterns = row_node.children.size() - 1;
    const bool all_rest = patterns == 1 && (row_node.children[0].rule == Rule::rest);
    if (!all_rest && patterns != args.size()) {
      context.report(418, row_node, {std::to_string(args.size()), std::to_string(patterns)});
      good = false;
      continue;
    }
    row.patterns.resize(args.size());
    for (std::size_t k = 0; k < args.size() && !all_rest; ++k) {
      if (row_node.children[k].rule == Rule::rest) continue;
      const auto members = pattern_members(context, row_node.children[k], context[args[k]].type);
      if (members) row.patterns[k] = *members;
      else good = false;
    }
    match.rows.push_back(std::move(row));
    value_nodes.push_back(&row_node.children.back());
  }
  Type type;
  const auto values = branch_values(context, value_nodes, scope, wanted, type);
  if (!good || values.empty()) return none;
  args.insert(args.end(), values.begin(), values.end());
  const ExprId id = context.make(Op::match, type, scope.frame, std::move(args), context.tree.span(node));
  context.model.exprs[id].id = static_cast<std::uint32_t>(context.model.matches.size());
  context.model.matches.push_back(std::move(match));
  return id;
}

ExprId tier_condition(Context& context, const Node& tier, ExprId subject, const Scope& scope) {
  const Node& head = tier.children[0];
  if (head.rule == Rule::number_lit && !compares(context, tier)) {
    context.report(480, head, {bare_number_meant(context, head)});
    return none;
  }
  if (!compares(context, tier)) return elaborate_condition(context, head, scope);
  const bool range = head.rule != Rule::tier_test;
  if (subject == none) {
    context.report(419, head);
    return none;
  }
  std::vector<ExprId> tests;
  if (range) {
    tests = {compare_with(context, ">=", subject, head, scope), compare_with(context, "<=", subject, tier.children[1], scope)};
  } else {
    tests.push_back(compare_with(context, context.text(head.children[0]), subject, head.children[1], scope));
    for (std::size_t i = 1; i + 1 < tier.children.size(); ++i) tests.push_back(elaborate_condition(context, tier.children[i], scope));
  }
  for (const ExprId test : tests) {
    if (test == none) return none;
  }
  text::Span span = context.tree.span(head);
  span.end = context.tree.span(tier.children[tier.children.size() - 2]).end;
  if (tests.size() == 1) return tests[0];
  return context.make(Op::and_, {Kind::boolean}, scope.frame, std::move(tests), span);
}

ExprId elaborate_choice(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  switch (node.rule) {
    case Rule::if_expr: return elaborate_if(context, node, scope, wanted);
    case Rule::table: return elaborate_table(context, node, scope, wanted);
    case Rule::tiers: return elaborate_tiers(context, node, scope, wanted);
    default: return elaborate_piecewise(context, node, scope);
  }
}

}  // namespace xize::clauses
