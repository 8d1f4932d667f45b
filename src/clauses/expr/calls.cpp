#include <algorithm>

#include "clauses/expr/call.hpp"

namespace xize::clauses {
namespace {

bool is_section(Rule rule) {
  switch (rule) {
    case Rule::order: case Rule::within: case Rule::where: case Rule::ties: case Rule::take: case Rule::places:
    case Rule::tail_keys: case Rule::trim: case Rule::at_least: case Rule::method: case Rule::weight: case Rule::target:
    case Rule::gain: case Rule::over: case Rule::under: case Rule::each: case Rule::start_day: return true;
    default: return false;
  }
}

}  // namespace

Call::Call(Context& ctx, const Node& call, const Scope& in, std::size_t least_items, std::size_t most_items,
           std::initializer_list<Rule> sections)
    : context(ctx), node(call), scope(in) {
  for (const Node& child : call.children) {
    if (child.rule == Rule::function) continue;
    if (!is_section(child.rule)) {
      items.push_back(&child);
      continue;
    }
    const std::string& word = ctx.tree.tokens[child.first].text;
    if (std::find(sections.begin(), sections.end(), child.rule) == sections.end()) {
      ctx.report(422, child, {Context::quoted(function_name().zh), Context::quoted(word)});
      good_ = false;
    } else if (section(child.rule) != nullptr) {
      ctx.report(423, child, {Context::quoted(word)});
      good_ = false;
    }
    sections_.push_back(&child);
  }
  if (items.size() < least_items || items.size() > most_items) {
    const std::string wanted = least_items == most_items ? std::to_string(least_items)
                               : most_items == any_number ? std::to_string(least_items) + "+"
                                                          : std::to_string(least_items) + ".." + std::to_string(most_items);
    ctx.report(424, call, {Context::quoted(function_name().zh), wanted, std::to_string(items.size())});
    good_ = false;
  }
}

const Node* Call::section(Rule rule) const {
  for (const Node* section : sections_) {
    if (section->rule == rule) return section;
  }
  return nullptr;
}

Argument Call::function_name() const { return {context.tree.tokens[node.first].text}; }

std::optional<std::vector<core::OrderKey>> order_keys(Context& context, const Node& order, const Scope& scope) {
  std::vector<core::OrderKey> keys;
  bool good = true;
  for (const Node& node : order.children) {
    const Node& value = node.rule == Rule::order_key ? node.children[0] : node;
    core::OrderKey key;
    key.expr = elaborate(context, value, scope);
    if (key.expr == none) {
      good = false;
      continue;
    }
    key.descending = node.rule == Rule::order_key && context.has_token(node, Keyword::descending_);
    if (node.rule == Rule::order_key && context.has_token(node, Keyword::missing_)) {
      key.absent = context.has_token(node, Keyword::last_) ? core::OrderKey::Absent::last : core::OrderKey::Absent::first;
    }
    keys.push_back(key);
  }
  if (!good) return std::nullopt;
  return keys;
}

std::optional<std::vector<ExprId>> group_keys(Context& context, const Node& within, const Scope& scope) {
  std::vector<ExprId> keys;
  bool good = true;
  for (const Node& node : within.children[0].children) {
    keys.push_back(elaborate(context, node, scope));
    good = good && keys.back() != none;
  }
  if (!good) return std::nullopt;
  return keys;
}

ExprId elaborate_call(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  switch (context.first_keyword(node)) {
    case Keyword::f_abs_: case Keyword::f_clamp_: case Keyword::f_round_: case Keyword::f_linear_: case Keyword::f_next_:
    case Keyword::f_prev_: case Keyword::f_level_: case Keyword::f_steps_: return call_scalar(context, node, scope, wanted);
    case Keyword::f_year_: case Keyword::f_quarter_: case Keyword::f_month_: case Keyword::f_day_:
    case Keyword::f_month_number_: case Keyword::f_quarter_number_: case Keyword::f_year_number_:
    case Keyword::f_first_day_: case Keyword::f_last_day_: case Keyword::f_first_month_: case Keyword::f_last_month_:
    case Keyword::f_add_months_: case Keyword::f_full_years_: return call_period(context, node, scope);
    case Keyword::f_rank_: case Keyword::f_shared_: case Keyword::f_cut_: case Keyword::f_apportion_: return call_order(context, node, scope);
    default: return call_rows(context, node, scope, wanted);
  }
}

}  // namespace xize::clauses
