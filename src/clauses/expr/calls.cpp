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
           const std::vector<Rule>& sections)
    : context(ctx), node(call), scope(in) {
  for (const Node& child : call.children) {
    if (child.rule == Rule::function) continue;
    if (!is_section(child.rule)) {
      items.push_back(&child);
      continue;
    }
    const std::string& word = ctx.tree.tokens[child.first].text;
    if (std::find(sections.begin(), sections.end(), child.rule) == sections.end()) {
      const Argument hint = child.rule == Rule::within ? Argument{"删去这一项；要用本组的各行，写“组内 (键).列”", "drop it; for the rows of the group write `within (KEY).COLUMN`"}
                                                       : Argument{"删去这一项", "drop it"};
      ctx.report(422, child, {function_name(), Context::quoted(word), hint});
      good_ = false;
    } else if (section(child.rule) != nullptr) {
      ctx.report(423, child, {Context::quoted(word)});
      good_ = false;
    }
    sections_.push_back(&child);
  }
  for (std::size_t i = 0; i < items.size() && good_; ++i) {  // an item is an expression, but for these two
    const bool amounts = function() == Keyword::f_steps_ && i == 2;
    const bool weights = function() == Keyword::f_weighted_mean_;
    if (items[i]->rule == Rule::list && !amounts) ctx.report(436, *items[i], {function_name()});
    else if (items[i]->rule == Rule::weighted && !weights) ctx.report(437, *items[i], {function_name()});
    else continue;
    good_ = false;
  }
  if (good_ && (items.size() < least_items || items.size() > most_items)) {
    const std::string least = std::to_string(least_items), most = std::to_string(most_items);
    const Argument wanted = least_items == most_items  ? Argument{least}
                            : most_items == any_number ? Argument{"至少 " + least, "at least " + least}
                                                       : Argument{least + " 到 " + most, least + " to " + most};
    ctx.report(424, call, {function_name(), wanted, std::to_string(items.size()), example()});
    good_ = false;
  }
}

const Node* Call::section(Rule rule) const {
  for (const Node* section : sections_) {
    if (section->rule == rule) return section;
  }
  return nullptr;
}

Argument Call::function_name() const { return {Context::quoted(context.tree.tokens[node.first].text)}; }

Argument Call::example() const {
  const std::string zh(syntax::spelling(function(), message::Language::chinese));
  const std::string en(syntax::spelling(function(), message::Language::english));
  switch (function()) {
    case Keyword::f_round_: return {"取舍(分; 保留 2)", "round(score; places 2)"};
    case Keyword::f_linear_: return {"达标(数; 目标 12; 得 24; 每 1 增减 0.5)", "to_target(number; target 12; gain 24; each 1 change 0.5)"};
    case Keyword::f_cut_: return {"入围(取 3; 按 总分 降序)", "cut(take 3; by total descending)"};
    case Keyword::f_apportion_: return {"分摊(总额; 权重 总分; 保留 2)", "apportion(pool; weight total; places 2)"};
    case Keyword::f_first_:
    case Keyword::f_last_: return {"末个(各月.分; 按 月份)", "last_of(months.score; by month)"};
    case Keyword::f_quantile_: return {"分位(成员.分, 75%; 方法 线性)", "quantile(members.score, 75%; method linear)"};
    case Keyword::f_weighted_mean_: return {"加权平均(成员.分; 权重 人数)", "weighted_mean(members.score; weight size)"};
    case Keyword::f_clamp_: return {"限定(分, 0, 40)", "clamp(score, 0, 40)"};
    case Keyword::f_modulo_: return {"余数(天数, 7)", "modulo(days, 7)"};
    case Keyword::f_abs_: return {"绝对值(甲 - 乙)", "abs(a - b)"};
    case Keyword::f_next_:
    case Keyword::f_prev_: return {"升级(等级, 2)", "next(level, 2)"};
    case Keyword::f_level_: return {"级序(等级)", "level(level)"};
    case Keyword::f_steps_: return {"名次分配(位次, 同位, { 500, 300, 100 })", "share_steps(place, ties, { 500, 300, 100 })"};
    case Keyword::f_add_months_: return {"加月(考评日, 3)", "add_months(day, 3)"};
    case Keyword::f_full_years_: return {"周年(入职日, 考评日)", "full_years(entry, day)"};
    case Keyword::f_to_date_: return {"年初以来(破案)", "year_to_date(solved)"};
    case Keyword::f_periods_mean_:
    case Keyword::f_periods_sum_: return {zh + "(得分; 至少 6)", en + "(score; at_least 6)"};
    case Keyword::f_rank_: case Keyword::f_shared_: case Keyword::f_ranked_: case Keyword::f_is_last_:
      return {"名次(按 总分 降序)", "rank(by total descending)"};
    case Keyword::f_year_: case Keyword::f_quarter_: case Keyword::f_month_: case Keyword::f_day_:
    case Keyword::f_month_number_: case Keyword::f_quarter_number_: case Keyword::f_year_number_:
    case Keyword::f_first_day_: case Keyword::f_last_day_: case Keyword::f_first_month_: case Keyword::f_last_month_:
      return {zh + "(考评期)", en + "(period)"};
    case Keyword::f_any_:
    case Keyword::f_every_: return {zh + "(成员.(分 >= 60))", en + "(members.(score >= 60))"};
    default: return {zh + "(成员.分)", en + "(members.score)"};
  }
}

void Call::report_missing(Keyword part) const {
  context.report(425, node, {function_name(), Argument{std::string(syntax::spelling(part, message::Language::chinese)),
                                                       std::string(syntax::spelling(part, message::Language::english))}, example()});
}

std::optional<std::vector<core::OrderKey>> order_keys(Context& context, const Node& order, const Scope& scope) {
  std::vector<core::OrderKey> keys;
  bool good = true;
  for (const Node& node : order.children) {
    const Node& value = node.rule == Rule::order_key ? node.children[0] : node;
    core::OrderKey key;
    key.expr = elaborate(context, value, scope);
    if (key.expr != none && context[key.expr].type.kind == Kind::row) {
      context.report(439, value, {context.type_argument(context[key.expr].type)});
      key.expr = none;
    }
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
    case Keyword::f_abs_: case Keyword::f_clamp_: case Keyword::f_round_: case Keyword::f_linear_: case Keyword::f_modulo_: case Keyword::f_next_:
    case Keyword::f_prev_: case Keyword::f_level_: case Keyword::f_steps_: return call_scalar(context, node, scope, wanted);
    case Keyword::f_year_: case Keyword::f_quarter_: case Keyword::f_month_: case Keyword::f_day_:
    case Keyword::f_month_number_: case Keyword::f_quarter_number_: case Keyword::f_year_number_:
    case Keyword::f_first_day_: case Keyword::f_last_day_: case Keyword::f_first_month_: case Keyword::f_last_month_:
    case Keyword::f_add_months_: case Keyword::f_full_years_: return call_period(context, node, scope);
    case Keyword::f_to_date_: case Keyword::f_periods_mean_: case Keyword::f_periods_sum_: return call_period_rows(context, node, scope);
    case Keyword::f_rank_: case Keyword::f_shared_: case Keyword::f_ranked_: case Keyword::f_is_last_: case Keyword::f_cut_: case Keyword::f_apportion_: return call_order(context, node, scope);
    default: return call_rows(context, node, scope, wanted);
  }
}

}  // namespace xize::clauses
