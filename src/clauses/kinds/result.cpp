// 结果: a table that the rulebook publishes.
#include "clauses/expr/call.hpp"
#include "clauses/frames.hpp"
#include "clauses/kinds/kind.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

/// The header that an item has if it names none: the last name of its path.
const Node* last_name(const Node& path) {
  if (path.rule == Rule::name_ref) return &path;
  if (path.rule == Rule::postfix && path.children.back().rule == Rule::dot) return &path.children.back().children[0];
  return nullptr;
}

/// Whether it is a column, of this row or through links, that is declared as a percentage.
bool is_declared_percent(const Context& context, ExprId id) {
  id = context.model.end_of_path(id);
  return context[id].op == Op::column && context.model.columns[context[id].id].style == core::NumberStyle::percent;
}

void finish(Context& context, const Node& clause) {
  core::ResultTable table;
  table.name = context.text(clause.children[0]);
  table.clause = context.begin_clause("result", clause, &clause.children[0]);
  table.frame = find_frame(context, clause.children[1]);
  if (table.frame == none) return;
  for (const core::ResultTable& other : context.model.results) {
    if (other.name != table.name) continue;
    context.report(337, clause.children[0], {Context::quoted(table.name)}, {{context.model.clauses[other.clause].name_span, {"先在这里", "first here"}}});
    return;
  }
  const Scope scope{table.frame};
  bool good = true;
  for (const Node& child : clause.children) {
    if (child.rule == Rule::where) table.where = elaborate_condition(context, child.children[0], scope);
    if (child.rule == Rule::order) {
      auto keys = order_keys(context, child, scope);
      good = good && keys;
      if (keys) table.order = std::move(*keys);
    }
    if (child.rule == Rule::file) table.file = context.tree.tokens[child.last - 1].text;
    if (child.rule != Rule::item) continue;
    core::ResultTable::Item item;
    const Node& path = child.children[0];
    item.expr = elaborate(context, path, scope);
    const Node* header = last_name(path);
    for (std::size_t i = 1; i < child.children.size(); ++i) {
      const Node& part = child.children[i];
      if (part.rule == Rule::name || part.rule == Rule::string) header = &part;
      if (part.rule == Rule::number) item.places = small_integer(context, part, 0, 18);
    }
    if (header == nullptr) {
      context.report(336, path);
      good = false;
      continue;
    }
    item.percent = context.has_token(child, Keyword::percent_) || (item.expr != none && is_declared_percent(context, item.expr));
    item.header = context.text(*header);
    for (const auto& other : table.items) {
      if (other.header != item.header) continue;
      context.report(338, *header, {Context::quoted(item.header)});
      good = false;
    }
    good = good && item.expr != none;
    if (item.expr != none && item.places && context[item.expr].type.kind != Kind::number) {
      context.report(448, child, {context.type_argument(context[item.expr].type),
                                  item.percent ? Argument{"百分数(n)", "percent(n)"} : Argument{"小数(n)", "decimal(n)"}});
      good = false;
    }
    table.items.push_back(std::move(item));
  }
  if (good) context.model.results.push_back(std::move(table));
}

}  // namespace

const ClauseKind result_kind{Rule::result, nullptr, finish};

}  // namespace xize::clauses
