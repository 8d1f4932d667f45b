// A percentage where points or a number of things are meant: 90% is 0.9, and no score from 0 to 100 stays below it.
#include <algorithm>
#include <set>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

const Rational many(10);  // what reaches this far is no share

/// Whether the expression is a literal with the sign.
bool is_percentage(const Subject& subject, ExprId id) {
  return subject.model[id].op == Op::constant && subject.tree.token_at(subject.model[id].span.begin).percent;
}

bool is_score(const std::string& kind) {
  return kind == "indicator" || kind == "group" || kind == "total" || kind == "bundle" || kind == "penalty" || kind == "bonus";
}

bool is_percent_column(const Subject& subject, const std::string& name) {
  const auto& columns = subject.model.columns;
  return std::any_of(columns.begin(), columns.end(), [&](const core::Column& column) {
    return column.name == name && column.style == core::NumberStyle::percent;
  });
}

/// The column of points or things that is read, or none.
core::ColumnId points(const Subject& subject, ExprId id) {
  while (subject.model[id].op == Op::look || subject.model[id].op == Op::fallback) {
    const core::Expr& expr = subject.model[id];
    id = expr.op == Op::look ? expr.args[1] : expr.args[0];
  }
  if (subject.model[id].op != Op::column) return core::none;
  const core::ColumnId column = subject.model[id].id;
  const core::Column& c = subject.model.columns[column];
  if (c.type.kind != core::Kind::number || c.style == core::NumberStyle::percent) return core::none;
  if (c.role == core::Column::Role::derived) {
    if (c.clause == core::none || !is_score(subject.clause_of(c.clause).kind)) return core::none;
  } else if (c.role != core::Column::Role::input) {
    return core::none;
  }
  return subject.proved.columns[column].high >= many ? column : core::none;
}

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  std::set<std::uint32_t> said;  // where
  for (ExprId id = 0; id < model.exprs.size(); ++id) {
    const core::Expr& expr = model[id];
    const bool compares = expr.op >= Op::equal && expr.op <= Op::greater_equal;
    if (!subject.uses.live[id] || !(compares || expr.op == Op::min || expr.op == Op::max || expr.op == Op::clamp)) continue;
    core::ColumnId column = core::none;
    for (const ExprId arg : expr.args) column = column == core::none ? points(subject, arg) : column;
    if (column == core::none) continue;
    for (const ExprId arg : expr.args) {
      if (!is_percentage(subject, arg)) continue;
      const Rational value = model[arg].value.number();
      if (!said.insert(model[arg].span.begin).second) break;
      report(model[arg].span, {(value * Rational(100)).to_string(), value.to_string(), quoted(model.columns[column].name)});
      break;
    }
  }
  // 每 1 起 扣 10%, 上限 80%, 分值 30%, 总评 最高 59%
  for (const TreeRule rule : {TreeRule::per, TreeRule::cap, TreeRule::floor, TreeRule::rate_cap, TreeRule::worth, TreeRule::effect}) {
    for (const Node* node : subject.nodes(rule)) {
      const core::Clause* clause = subject.clause_at(subject.span(*node).begin);
      if (clause == nullptr || !(is_score(clause->kind) || clause->kind == "veto")) continue;
      if (rule == TreeRule::effect && node->children.size() < 2) continue;
      if (rule == TreeRule::effect && is_percent_column(subject, subject.tree.tokens[node->children[0].first].text)) continue;
      const Node& amount = rule == TreeRule::per || rule == TreeRule::effect ? node->children[1] : node->children[0];
      const auto& token = subject.tree.tokens[amount.first];
      if (!token.percent || amount.last != amount.first + 1) continue;
      const auto written = Rational::parse(token.text);
      if (!written || !said.insert(subject.span(amount).begin).second) continue;
      report(subject.span(amount), {written->to_string(), (*written / Rational(100)).to_string(), {"这里要的", "what is wanted here"}});
    }
  }
}

}  // namespace

const Rule percent_for_points{937, Category::conditions, Level::warning, false, check};

}  // namespace xize::lint::rules
