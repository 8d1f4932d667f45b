// 用例: rows that are given and results that they must have. How a rulebook is tested.
#include <algorithm>

#include "clauses/frames.hpp"
#include "clauses/kinds/kind.hpp"
#include "clauses/types.hpp"
#include "core/calendar.hpp"

namespace xize::clauses {
namespace {

using Role = core::Column::Role;

std::optional<core::Value> member_value(Context& context, const Node& literal, const core::Column& column) {
  const auto& members = context.model.enumerations[column.type.id].members;
  const auto at = literal.rule == Rule::name ? std::find(members.begin(), members.end(), context.text(literal)) : members.end();
  if (at != members.end()) return core::Value(core::Member{static_cast<std::uint32_t>(at - members.begin())});
  report_no_member(context, literal, column.type);
  return std::nullopt;
}

/// The value of a literal as the column's type reads it. Nothing after a report.
std::optional<core::Value> literal_value(Context& context, const Node& literal, const core::Column& column) {
  if (literal.rule == Rule::absent) return core::Value();
  if (column.type.kind == Kind::enumeration) return member_value(context, literal, column);
  const bool negative = literal.rule == Rule::literal;
  const Node& inner = negative ? literal.children[0] : literal;
  if (inner.rule == Rule::number_lit && column.type.kind == Kind::number) {
    Rational value = number_of(context, inner.children[0]);
    // Data write a percent as 98.5; so may a case, with the sign or without.
    const bool percent_sign = context.tree.tokens[inner.children[0].first].percent;
    if (column.style == core::NumberStyle::percent && !percent_sign) value /= Rational(100);
    return core::Value(negative ? -value : value);
  }
  if (inner.rule == Rule::number_lit && column.type.kind == Kind::year && !negative) {
    const Rational value = number_of(context, inner.children[0]);
    if (value.is_integer() && value >= Rational(1) && value <= Rational(9999)) {
      return core::Value(core::Period{static_cast<std::int32_t>(*value.to_int64())});
    }
  }
  if (inner.rule == Rule::period_lit) {
    Kind kind{};
    const core::Value value = period_of(context, inner.children[0], kind);
    if (kind == column.type.kind) return value;
  }
  if (inner.rule == Rule::string_lit && column.type.kind == Kind::text) return core::Value(context.keep(context.text(inner.children[0])));
  if ((inner.rule == Rule::true_ || inner.rule == Rule::false_) && column.type.kind == Kind::boolean) return core::Value(inner.rule == Rule::true_);
  context.report(449, literal, {Context::quoted(column.name), context.type_argument(column.type)});
  return std::nullopt;
}

/// What data could not hold: outside the domain, with too many places, or absent where a value must be.
bool is_possible(Context& context, const Node& literal, const core::Column& column, const core::Value& value) {
  const std::string name = Context::quoted(column.name);
  const std::string written = context.text(literal);
  if (value.is_absent()) {
    if (column.optional || column.role != Role::input) return true;
    context.report(487, literal, {name, written, {"这一列没有写“可缺”", "it is not `optional`"}});
    return false;
  }
  const bool number = column.type.kind == Kind::number;
  if (number) {
    const int places = column.places + (column.style == core::NumberStyle::percent ? 2 : 0);
    const std::optional<int> needed = value.number().exact_places();
    if (!needed || *needed > places) {
      const std::string most = std::to_string(column.places);
      context.report(487, literal, {name, written, {"最多 " + most + " 位小数", "it has at most " + most + " decimals"}});
      return false;
    }
  }
  if (!column.domain || !(number || column.type.is_period())) return true;
  const Rational at = number ? value.number() : Rational(std::int64_t{value.period()});
  if (at >= column.domain->low && at <= column.domain->high) return true;
  context.report(487, literal, {name, written, {"它在声明的范围之外", "it is outside the declared range"}});
  return false;
}

bool can_be_given(const core::Column& column) { return column.role == Role::input || column.role == Role::parameter; }

std::optional<core::TestCase::Rows> read_rows(Context& context, const Node& node, bool given) {
  core::TestCase::Rows rows;
  rows.frame = find_frame(context, node.children[0]);
  rows.span = context.tree.span(node);
  if (rows.frame == none) return std::nullopt;
  const core::Frame& frame = context.model.frames[rows.frame];
  if (given && frame.role != core::Frame::Role::given && frame.role != core::Frame::Role::run) {
    context.report(340, node.children[0], {Context::quoted(frame.name)});
    return std::nullopt;
  }
  bool good = true;
  for (const Node& setting : node.children) {
    if (setting.rule != Rule::setting) continue;
    const Node& name = setting.children[0];
    const auto at = context.names[rows.frame].columns.find(context.text(name));
    if (at == context.names[rows.frame].columns.end()) {
      context.report(334, name, {Context::quoted(frame.name), Context::quoted(context.text(name)),
                                 context.column_hint(rows.frame, context.text(name))});
      good = false;
      continue;
    }
    const core::Column& column = context.model.columns[at->second];
    if (given && !can_be_given(column)) {
      context.report(341, name, {Context::quoted(column.name)});
      good = false;
      continue;
    }
    if (!context.ensure(at->second)) {
      good = false;
      continue;
    }
    const auto value = literal_value(context, setting.children[1], context.model.columns[at->second]);
    const bool possible = value && (!given || is_possible(context, setting.children[1], context.model.columns[at->second], *value));
    if (possible) rows.settings.push_back({at->second, *value, context.tree.span(setting)});
    else good = false;
  }
  for (const ColumnId key : frame.key) {
    const bool has = std::any_of(rows.settings.begin(), rows.settings.end(), [&](const auto& s) { return s.column == key; });
    if (has || !good) continue;
    context.report(342, node.children[0], {Context::quoted(frame.name), Context::quoted(context.model.columns[key].name)});
    good = false;
  }
  if (!good) return std::nullopt;
  return rows;
}

void finish(Context& context, const Node& clause) {
  core::TestCase test;
  test.clause = context.begin_clause("case", clause, nullptr);
  test.name = context.text(clause.children[0]);
  context.clause().name = test.name;
  bool expects = false;
  for (const Node& child : clause.children) {
    if (child.rule != Rule::case_rows) continue;
    const bool given = context.first_keyword(child) == Keyword::given_;
    expects |= !given;
    auto rows = read_rows(context, child, given);
    if (rows) (given ? test.given : test.expected).push_back(std::move(*rows));
  }
  if (!expects) context.report(343, clause.children[0], {Context::quoted(test.name)});
  context.model.cases.push_back(std::move(test));
}

}  // namespace

const ClauseKind case_kind{Rule::case_, nullptr, finish};

}  // namespace xize::clauses
