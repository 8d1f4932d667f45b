#include "clauses/expr/elaborate.hpp"
#include "clauses/frames.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

using Role = core::Frame::Role;

LinkId add_link(Context& context, core::Link link) {
  context.model.links.push_back(std::move(link));
  return static_cast<LinkId>(context.model.links.size() - 1);
}

/// A link that a derived frame brings along, unless its author named another so. Its keys come with build_links().
void own_link(Context& context, FrameId from, FrameId to) {
  if (from == none || to == none) return;
  const std::string name = context.model.frames[to].name;
  const std::string reverse = context.model.frames[from].name;
  if (context.names[from].links.contains(name)) return;
  core::Link link;
  link.name = name;
  link.from = from;
  link.to = to;
  const bool grouped = context.model.frames[to].role == Role::distinct && context.model.frames[to].source == from;
  link.optional = grouped;  // a row without the group's value is in no group
  link.clause = context.model.frames[grouped ? to : from].clause;
  auto& back = context.names[to].reverse;
  if (!back.contains(reverse)) link.reverse = reverse;
  const LinkId id = add_link(context, std::move(link));
  context.names[from].links.emplace(name, id);
  back.emplace(reverse, id);
}

/// The columns that such a link compares with its target's key.
std::vector<ColumnId> own_keys(const Context& context, const core::Link& link) {
  const core::Frame& from = context.model.frames[link.from];
  const core::Frame& to = context.model.frames[link.to];
  if (to.role == Role::distinct && to.source == link.from) return to.source_columns;
  const auto split = static_cast<std::ptrdiff_t>(context.model.frames[from.source].key.size());
  if (link.to == from.source) return {from.key.begin(), from.key.begin() + split};
  return {from.key.begin() + split, from.key.end()};
}

void build_own_keys(Context& context, LinkId id) {
  const text::Span span = context.model.clauses[context.model.links[id].clause].name_span;
  for (const ColumnId key : own_keys(context, context.model.links[id])) {
    if (key == none || !context.ensure(key)) return;
    const ExprId read = context.column_read(key, span);  // may grow the model: no reference is held across it
    context.model.links[id].keys.push_back(read);
  }
}

const Node* computed_of(const Node& link) {
  for (std::size_t i = 3; i < link.children.size(); ++i) {
    const Rule rule = link.children[i].rule;
    const bool item = rule == Rule::via || rule == Rule::reverse || rule == Rule::optional || rule == Rule::at_most ||
                      rule == Rule::title || rule == Rule::article || rule == Rule::note;
    if (!item) return &link.children[i];
  }
  return nullptr;
}

/// The link that a link node declared, or none.
LinkId declared_by(const Context& context, const Node& node) {
  const auto frame = context.frames.find(context.text(node.children[1]));
  if (frame == context.frames.end()) return none;
  const auto at = context.names[frame->second].links.find(context.text(node.children[0]));
  if (at == context.names[frame->second].links.end()) return none;
  const core::ClauseId clause = context.model.links[at->second].clause;
  return context.model.clauses[clause].span == context.tree.span(node) ? at->second : none;
}

/// The columns of the target's key, as the author has to give them.
std::string key_names(const Context& context, FrameId target) {
  std::string list;
  for (const ColumnId key : context.model.frames[target].key) {
    list += (list.empty() ? "" : ", ") + context.model.columns[key].name;
  }
  return list;
}

/// Where the link of that name was declared; nothing for one that a frame brings along.
std::vector<message::Related> first_place(const Context& context, LinkId first) {
  const core::ClauseId clause = context.model.links[first].clause;
  if (clause == none) return {};
  return {{context.model.clauses[clause].name_span, {"先在这里", "first here"}}};
}

void build_keys(Context& context, LinkId id, const Node& via) {
  const FrameId to = context.model.links[id].to;
  const std::vector<ColumnId> targets = context.model.frames[to].key;
  if (targets.empty()) return;  // a frame without a key was refused
  const Node& list = via.children[0];
  if (list.children.size() != targets.size()) {
    context.report(311, via, {Context::quoted(context.model.links[id].name), std::to_string(targets.size()),
                              std::to_string(list.children.size()), key_names(context, to)});
    return;
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!context.ensure(targets[i])) return;
    const Type wanted = context.model.columns[targets[i]].type;
    const ExprId key = elaborate(context, list.children[i], Scope{context.model.links[id].from}, wanted);
    if (key == none) return;
    if (!same_kind(context[key].type, wanted)) {
      context.report(312, list.children[i], {context.type_argument(context[key].type), context.type_argument(wanted)});
      return;
    }
    context.model.links[id].keys.push_back(key);
  }
}

}  // namespace

void declare_link(Context& context, const Node& node) {
  const core::ClauseId clause = context.begin_clause("link", node, &node.children[0]);
  const FrameId from = find_frame(context, node.children[1]);
  const FrameId to = find_frame(context, node.children[2]);
  const auto give_up = [&] {
    context.give_up(node.children[0]);
    if (const Node* reverse = node.child(Rule::reverse)) context.give_up(*reverse);
  };
  if (from == none || to == none) return give_up();
  core::Link link;
  link.name = context.text(node.children[0]);
  link.from = from;
  link.to = to;
  link.clause = clause;
  for (const Node& item : node.children) {
    if (item.rule == Rule::reverse) link.reverse = context.text(item.children[0]);
    if (item.rule == Rule::optional) link.optional = true;
    if (item.rule == Rule::at_most) link.at_most = number_of(context, *item.child(Rule::number));
  }
  if (from == 0 || to == 0) {
    context.report(318, node.children[from == 0 ? 1 : 2], {});
    return give_up();
  }
  const auto& links = context.names[from].links;
  if (const auto at = links.find(link.name); at != links.end()) {
    context.report(310, node.children[0], {Context::quoted(context.model.frames[from].name), Context::quoted(link.name)},
                   first_place(context, at->second));
    return;
  }
  const auto& back = context.names[to].reverse;
  if (const auto at = back.find(link.reverse); !link.reverse.empty() && at != back.end()) {
    context.report(310, node.child(Rule::reverse)->children[0],
                   {Context::quoted(context.model.frames[to].name), Context::quoted(link.reverse)},
                   first_place(context, at->second));
    return;
  }
  const std::string name = link.name;
  const std::string reverse = link.reverse;
  const LinkId id = add_link(context, std::move(link));
  context.names[from].links.emplace(name, id);
  if (!reverse.empty()) context.names[to].reverse.emplace(reverse, id);
}

void declare_own_links(Context& context) {
  for (FrameId id = 0; id < context.model.frames.size(); ++id) {
    const core::Frame frame = context.model.frames[id];
    if (frame.role == Role::distinct) {
      own_link(context, frame.source, id);
    } else if (frame.role == Role::product) {
      own_link(context, id, frame.source);
      own_link(context, id, frame.other);
    }
  }
}

void declare_link_columns(Context& context) {
  for (const Node& node : context.tree.root.children) {
    if (node.rule != Rule::link || node.child(Rule::via) != nullptr || computed_of(node) != nullptr) continue;
    const LinkId id = declared_by(context, node);
    if (id == none) continue;
    const core::Link link = context.model.links[id];
    if (context.names[link.from].columns.contains(link.name)) continue;
    const core::Frame& target = context.model.frames[link.to];
    if (target.key.size() != 1 || context.model.frames[link.from].role != Role::given) {
      context.resume_clause(link.clause);
      context.report(311, node.children[0], {Context::quoted(link.name), std::to_string(target.key.size()), "0",
                                             key_names(context, link.to)});
      continue;
    }
    const ColumnId key = target.key[0];
    core::Column column;
    column.name = link.name;
    column.frame = link.from;
    column.role = core::Column::Role::input;
    column.type = context.model.columns[key].type;
    column.optional = link.optional;
    column.clause = link.clause;
    const ColumnId added = context.add_column(std::move(column), nullptr);
    context.build_later(added, [&context, added, key] {
      return context.shape_like(added, key);
    });
  }
}

void build_links(Context& context) {
  for (LinkId id = 0; id < context.model.links.size(); ++id) {
    const core::ClauseId clause = context.model.links[id].clause;
    if (clause != none && context.model.clauses[clause].kind == "frame") {
      context.resume_clause(clause);
      if (!build_periodic_link(context, id)) build_own_keys(context, id);
    }
  }
  for (const Node& node : context.tree.root.children) {
    const LinkId id = node.rule == Rule::link ? declared_by(context, node) : none;
    if (id == none) continue;
    context.resume_clause(context.model.links[id].clause);
    if (const Node* via = node.child(Rule::via)) {
      build_keys(context, id, *via);
    } else if (const Node* computed = computed_of(node)) {
      const Type wanted{Kind::row, context.model.links[id].to};
      const ExprId expr = elaborate(context, *computed, Scope{context.model.links[id].from}, wanted);
      if (expr == none) continue;
      if (!same_kind(context[expr].type, wanted)) {
        context.report(319, *computed, {context.type_argument(context[expr].type), context.type_argument(wanted)});
      } else {
        context.model.links[id].computed = expr;
      }
    } else {
      const auto at = context.names[context.model.links[id].from].columns.find(context.model.links[id].name);
      if (at == context.names[context.model.links[id].from].columns.end() || !context.ensure(at->second)) continue;
      const ExprId read = context.column_read(at->second, context.tree.span(node.children[0]));
      context.model.links[id].keys.push_back(read);
    }
  }
}

}  // namespace xize::clauses
