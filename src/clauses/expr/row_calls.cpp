// Functions over many rows (aggregates), or over a list of items of one row.
#include "clauses/expr/call.hpp"
#include "clauses/expr/parts.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

using Function = core::Aggregate::Function;

struct Form {
  Function function;
  Op list;            // what the function is over a list of items; Op::absent: rows only
  Kind value;         // that it takes
  std::vector<Rule> sections;
};

Form form_of(Keyword function) {
  switch (function) {
    case Keyword::f_sum_: return {Function::sum, Op::list_sum, Kind::number, {}};
    case Keyword::f_mean_: return {Function::mean, Op::list_mean, Kind::number, {Rule::at_least}};
    case Keyword::f_weighted_mean_: return {Function::weighted_mean, Op::list_weighted_mean, Kind::number, {Rule::weight, Rule::at_least}};
    case Keyword::f_count_: return {Function::count, Op::list_count, Kind::number, {}};
    case Keyword::f_min_:
    case Keyword::most_: return {Function::min, Op::min, Kind::number, {}};
    case Keyword::f_max_:
    case Keyword::at_least_: return {Function::max, Op::max, Kind::number, {}};
    case Keyword::f_median_: return {Function::median, Op::absent, Kind::number, {Rule::at_least}};
    case Keyword::f_trimmed_mean_: return {Function::trimmed_mean, Op::absent, Kind::number, {Rule::trim, Rule::at_least}};
    case Keyword::f_quantile_: return {Function::quantile, Op::absent, Kind::number, {Rule::method, Rule::at_least}};
    case Keyword::f_any_: return {Function::any, Op::list_any, Kind::boolean, {}};
    case Keyword::f_every_: return {Function::every, Op::list_every, Kind::boolean, {}};
    case Keyword::f_first_: return {Function::first, Op::absent, Kind::number, {Rule::order}};
    default: return {Function::last, Op::absent, Kind::number, {Rule::order}};
  }
}

bool takes(const Context& context, Function function, const Type& type) {
  switch (function) {
    case Function::count:
    case Function::first:
    case Function::last: return true;
    case Function::any:
    case Function::every: return type.kind == Kind::boolean;
    case Function::min:
    case Function::max:
      return type.kind == Kind::number || type.is_period() ||
             (type.kind == Kind::enumeration && context.model.enumerations[type.id].ordered);
    default: return type.kind == Kind::number;
  }
}

/// A condition as what is counted: it has a value where it holds, and none where it does not. Its own place stays what
/// its author wrote, `span` is the call's.
ExprId holding(Context& context, ExprId value, text::Span span) {
  if (context[value].type.kind != Kind::boolean) return value;
  const FrameId frame = context[value].scope;
  const ExprId nothing = context.make(Op::absent, {Kind::boolean}, frame, {}, span);
  return context.make(Op::choose, {Kind::boolean}, frame, {value, context.truth(true, frame, span), nothing}, span);
}

/// What the aggregate is of: a value of the reached rows, or the rows themselves. False after a report.
bool settle_value(const Call& call, Rows& rows, Function function) {
  Context& c = call.context;
  if (function == Function::first || function == Function::last) {
    if (rows.value != none) return true;
    core::Step& last = rows.steps.back();
    if (last.kind == core::Step::Kind::forward && last.where.empty() && last.equal.empty() && !last.order && rows.steps.size() > 1) {
      const LinkId link = last.link;
      const core::Link l = c.model.links[link];
      rows.value = c.make(Op::link, {Kind::row, l.to}, l.from, {}, call.span());
      c.model.exprs[rows.value].id = link;
      rows.steps.pop_back();
      rows.frame = l.from;
    } else {
      rows.value = c.make(Op::self, {Kind::row, rows.frame}, rows.frame, {}, call.span());
    }
    return true;
  }
  if (rows.value == none && function == Function::any) rows.value = c.truth(true, rows.frame, call.span());
  if (rows.value != none && function == Function::count) rows.value = holding(c, rows.value, call.span());
  if (rows.value == none && function != Function::count) {
    c.report(432, *call.items[0], {call.function_name(), Context::quoted(c.model.frames[rows.frame].name)});
    return false;
  }
  if (rows.value != none && !takes(c, function, c[rows.value].type)) {
    c.report(433, *call.items[0], {call.function_name(), c.type_argument(c[rows.value].type)});
    return false;
  }
  return true;
}

Type result_type(const Context& context, Function function, const Rows& rows) {
  switch (function) {
    case Function::count: return {};
    case Function::any:
    case Function::every: return {Kind::boolean};
    default: return context[rows.value].type;
  }
}

/// The options that stand in sections. False after a report.
bool take_options(const Call& call, core::Aggregate& aggregate, const Scope& there) {
  Context& c = call.context;
  if (const Node* order = call.section(Rule::order)) {
    auto keys = order_keys(c, *order, there);
    if (!keys) return false;
    aggregate.order = std::move(*keys);
  } else if (aggregate.function == Function::first || aggregate.function == Function::last) {
    call.report_missing(Keyword::by_);
    return false;
  }
  if (const Node* least = call.section(Rule::at_least)) {
    const auto count = small_integer(c, *least->child(Rule::number), 1, 1'000'000);
    if (!count) return false;
    aggregate.at_least = static_cast<std::uint32_t>(*count);
  }
  if (aggregate.function == Function::trimmed_mean) {
    const Node* trim = call.section(Rule::trim);
    const auto count = trim == nullptr ? std::optional<int>(1) : small_integer(c, *trim->child(Rule::number), 1, 1'000);
    if (!count) return false;
    aggregate.trim = static_cast<std::uint32_t>(*count);
    if (aggregate.at_least == 0) aggregate.at_least = 2 * aggregate.trim + 1;
    if (aggregate.at_least < 2 * aggregate.trim + 1) {
      c.report(434, call.node, {std::to_string(aggregate.trim), std::to_string(2 * aggregate.trim + 1)});
      return false;
    }
  }
  if (aggregate.function == Function::quantile) {
    const Node& share = *call.items[1];
    const Rational value = share.rule == Rule::number_lit ? number_of(c, share.children[0]) : Rational(-1);
    if (value.sign() < 0 || value > Rational(1)) {
      c.report(435, share);
      return false;
    }
    const Node* method = call.section(Rule::method);
    if (method == nullptr) {
      call.report_missing(Keyword::method_);
      return false;
    }
    aggregate.quantile = value;
    aggregate.method = c.has_token(*method, Keyword::nearest_) ? core::Aggregate::Method::nearest : core::Aggregate::Method::linear;
  }
  return true;
}

ExprId build_aggregate(const Call& call, Function function, Rows rows, const Node* weight) {
  Context& c = call.context;
  if (!settle_value(call, rows, function)) return none;
  core::Aggregate aggregate;
  aggregate.function = function;
  aggregate.value = rows.value;
  const Scope there{rows.frame, &call.scope};
  if (function == Function::weighted_mean) {
    if (weight == nullptr) {
      call.report_missing(Keyword::weight_);
      return none;
    }
    aggregate.weight = elaborate_number(c, weight->children[0], there);
    if (aggregate.weight == none) return none;
  }
  if (!take_options(call, aggregate, there)) return none;
  aggregate.steps = std::move(rows.steps);
  return make_aggregate(c, std::move(aggregate), result_type(c, function, rows), call.scope.frame, call.span());
}

ExprId build_list(const Call& call, const Form& form, const std::optional<Type>& wanted) {
  Context& c = call.context;
  std::vector<const Node*> nodes;
  for (const Node* item : call.items) {
    const bool weighted = item->rule == Rule::weighted;
    if (weighted != (form.list == Op::list_weighted_mean)) {
      c.report(437, *item, {call.function_name()});
      return none;
    }
    nodes.push_back(weighted ? &item->children[0] : item);
  }
  const bool fixed = form.list != Op::min && form.list != Op::max && form.list != Op::list_count;
  std::vector<ExprId> values = form.list == Op::list_count
                                   ? std::vector<ExprId>()
                                   : elaborate_alike(c, nodes, call.scope, fixed ? std::optional<Type>(Type{form.value}) : wanted);
  if (form.list == Op::list_count) {
    for (const Node* node : nodes) values.push_back(elaborate(c, *node, call.scope));
  }
  for (ExprId& value : values) {
    if (value == none) return none;
    if (form.list == Op::list_count) value = holding(c, value, call.span());
  }
  Type type = form.list == Op::list_count ? Type{} : c[values[0]].type;
  if (!takes(c, form.function, c[values[0]].type)) {
    c.report(433, *nodes[0], {call.function_name(), c.type_argument(type)});
    return none;
  }
  for (std::size_t i = 1; i < values.size() && type.kind == Kind::number && form.list != Op::list_count; ++i) {
    const std::string unit = common_unit(c, values[0], values[i], c[values[i]].span);
    if (type.unit.empty()) type.unit = unit;
  }
  if (form.list == Op::list_weighted_mean) {
    std::vector<ExprId> pairs;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const ExprId weight = elaborate_number(c, call.items[i]->children[1].children[0], call.scope);
      if (weight == none) return none;
      pairs.insert(pairs.end(), {values[i], weight});
    }
    values = std::move(pairs);
  }
  return c.make(form.list, type, call.scope.frame, std::move(values), call.span());
}

/// Inside a total, 合计(指标) means the clauses of that kind, 合计(分值) or 合计(权重) what those that are scored are worth.
Keyword summed_kind(const Context& context, const Node& node, const Scope& scope) {
  const bool one_name = scope.sums != nullptr && context.first_keyword(node) == Keyword::f_sum_ && node.children.size() == 2 &&
                        node.children[1].rule == Rule::name_ref;
  const Keyword kind = one_name ? context.first_keyword(node.children[1]) : Keyword::none;
  if (kind == Keyword::worth_ || kind == Keyword::weight_) return Keyword::worth_;
  return kind == Keyword::indicator_ || kind == Keyword::penalty_ || kind == Keyword::bonus_ ? kind : Keyword::none;
}

}  // namespace

ExprId call_rows(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  if (const Keyword kind = summed_kind(context, node, scope); kind != Keyword::none) return (*scope.sums)(kind, context.tree.span(node));
  const Form form = form_of(context.first_keyword(node));
  const bool quantile = form.function == Function::quantile;
  const bool counts_group = form.function == Function::count && node.children.size() == 2 && node.children[1].rule == Rule::within;
  const std::size_t least = quantile ? 2 : counts_group ? 0 : 1;
  const Call call(context, node, scope, least, quantile || counts_group ? least : any_number,
                  counts_group ? std::vector<Rule>{Rule::within} : form.sections);
  if (!call.good()) return none;
  if (counts_group) {  // 计数(组内 x) reads as a section; it means the rows of the group
    Node group = node.children[1];
    group.rule = Rule::group_rows;
    bool wrong = false;
    auto rows = rows_of(context, group, scope, {}, wrong);
    return rows ? build_aggregate(call, form.function, std::move(*rows), nullptr) : none;
  }
  const bool one_item = call.items.size() == (quantile ? 2U : 1U);
  if (one_item && call.items[0]->rule != Rule::list) {
    const bool weighted = call.items[0]->rule == Rule::weighted;
    const Node& item = weighted ? call.items[0]->children[0] : *call.items[0];
    bool wrong = false;
    auto rows = rows_of(context, item, scope, wanted, wrong);
    if (wrong) return none;
    const Node* section = call.section(Rule::weight);
    if (weighted && section != nullptr) {
      context.report(423, *section, {Context::quoted(context.tree.tokens[section->first].text)});
      return none;
    }
    const Node* weight = weighted ? &call.items[0]->children[1] : section;
    if (const Keyword bound = call.function(); rows && (bound == Keyword::most_ || bound == Keyword::at_least_)) {
      context.report(488, node, {call.function_name(), context.text(item)});
      return none;
    }
    if (rows) return build_aggregate(call, form.function, std::move(*rows), weight);
  }
  // 合计(分) of one's own column: 全部 or the way to the rows was forgotten.
  const bool own_column = one_item && call.items[0]->rule == Rule::name_ref;
  const bool only_rows = form.list == Op::absent || own_column || (one_item && form.list != Op::list_weighted_mean && form.list != Op::list_sum &&
                                                     form.list != Op::list_mean && form.list != Op::list_count);
  if (only_rows) {
    if (call.items[0]->rule == Rule::comparison && elaborate(context, *call.items[0], scope) == none) return none;  // 任一(各行.列 = 值)
    context.report(438, *call.items[0], {call.function_name()});
    return none;
  }
  if (!call.sections().empty()) {  // they say how rows are taken; a list has none
    const Node& section = *call.sections().front();
    context.report(450, section, {call.function_name(), Context::quoted(context.tree.tokens[section.first].text)});
    return none;
  }
  return build_list(call, form, wanted);
}

}  // namespace xize::clauses
