#include "clauses/frames.hpp"

#include <algorithm>
#include <map>

#include "clauses/expr/elaborate.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

using Role = core::Frame::Role;

/// The frame clauses by frame, for the passes after the first.
std::vector<std::pair<FrameId, const Node*>> frame_nodes(Context& context) {
  std::vector<std::pair<FrameId, const Node*>> found;
  for (const Node& node : context.tree.root.children) {
    if (node.rule != Rule::frame) continue;
    const auto at = context.frames.find(context.text(node.children[0]));
    if (at == context.frames.end() || at->second == 0) continue;
    const core::ClauseId clause = context.model.frames[at->second].clause;
    if (clause != none && context.model.clauses[clause].span == context.tree.span(node)) found.emplace_back(at->second, &node);
  }
  return found;
}

const Node* source_of(const Node& frame) {
  for (const Node& child : frame.children) {
    if (child.rule == Rule::given || child.rule == Rule::periodic || child.rule == Rule::distinct || child.rule == Rule::product || child.rule == Rule::domain) return &child;
  }
  return nullptr;
}

std::vector<const Node*> listed(const Node& names) {
  std::vector<const Node*> found;
  for (const Node& name : names.children) found.push_back(&name);
  return found;
}

ColumnId add_key(Context& context, FrameId frame, const std::string& name, const Node* place) {
  core::Column column;
  column.name = name;
  column.frame = frame;
  column.role = core::Column::Role::key;
  column.clause = context.model.frames[frame].clause;
  const ColumnId id = context.add_column(std::move(column), place);
  if (id != none) context.model.frames[frame].key.push_back(id);
  return id;
}

/// Gives a key column the type of the column it is made from, once that is known.
void key_like(Context& context, ColumnId key, ColumnId source) {
  if (key == none) return;
  context.build_later(key, [&context, key, source] {
    return context.shape_like(key, source);
  });
}

class Keys {
 public:
  explicit Keys(Context& context) : context_(context) {
    for (const auto& [frame, node] : frame_nodes(context)) nodes_[frame] = node;
  }
  void declare_all() {
    for (const auto& [frame, node] : nodes_) declare(frame);
    for (const Periodic& periodic : context_.periodics) declare(periodic.frame);
  }

 private:
  bool declare(FrameId frame) {
    if (frame == 0 || done_[frame] >= 2) return done_[frame] != 3;
    if (done_[frame] == 1) {
      context_.report(307, context_.model.clauses[context_.model.frames[frame].clause].name_span,
                      {Context::quoted(context_.model.frames[frame].name)});
      return false;
    }
    done_[frame] = 1;
    context_.resume_clause(context_.model.frames[frame].clause);
    for (std::size_t i = 0; i < context_.periodics.size(); ++i) {  // one that 数据 … 每月 brings has no node
      if (context_.periodics[i].frame != frame) continue;
      const bool known = declare(context_.periodics[i].owner) && declare_periodic_keys(context_, i);
      done_[frame] = known ? 2 : 3;
      return known;
    }
    const Node& node = *nodes_[frame];
    const Node* source = source_of(node);
    bool good = true;
    if (source == nullptr) {
      context_.report(306, node.children[0], {Context::quoted(context_.text(node.children[0]))});
      context_.give_up_a_name();  // its key
    } else if (source->rule == Rule::periodic) {  // of no frame: said already
      good = refuse(node);
    } else if (source->rule == Rule::given) {
      declare_given(frame, *source);
    } else if (source->rule == Rule::distinct) {
      good = declare_distinct(frame, node, *source);
    } else if (source->rule == Rule::product) {
      good = declare_product(frame, node, *source);
    } else {
      good = declare_domain(frame, node, *source);
    }
    done_[frame] = good ? 2 : 3;
    return good;
  }

  void declare_given(FrameId frame, const Node& source) {
    for (const Node* name : listed(*source.child(Rule::names))) {
      auto& columns = context_.names[frame].columns;
      const auto at = columns.find(context_.text(*name));
      ColumnId id = at == columns.end() ? none : at->second;
      if (id == none) {  // a key that no 数据 declares is text
        core::Column column;
        column.name = context_.text(*name);
        column.frame = frame;
        column.role = core::Column::Role::input;
        column.type = {Kind::text};
        column.clause = context_.model.frames[frame].clause;
        id = context_.add_column(std::move(column), name);
      }
      const core::Column& key = context_.model.columns[id];
      if (key.optional) context_.report(305, context_.model.clauses[key.clause].name_span, {Context::quoted(key.name)});
      context_.model.frames[frame].key.push_back(id);
    }
  }

  /// The names that a KEY item gives to the key columns, or those the frame brings.
  std::vector<std::pair<std::string, const Node*>> key_names(const Node& node, std::vector<std::string> own) {
    std::vector<std::pair<std::string, const Node*>> names;
    for (std::string& name : own) names.emplace_back(std::move(name), nullptr);
    const Node* renamed = node.child(Rule::key_names);
    if (renamed == nullptr) return names;
    const auto list = listed(*renamed->child(Rule::names));
    if (list.size() != names.size()) {
      context_.report(308, *renamed, {std::to_string(names.size()), std::to_string(list.size())});
      context_.give_up(*renamed);
      return names;
    }
    for (std::size_t i = 0; i < list.size(); ++i) names[i] = {context_.text(*list[i]), list[i]};
    return names;
  }

  bool declare_distinct(FrameId frame, const Node& node, const Node& source) {
    const FrameId from = find_frame(context_, source.children[0]);
    if (from == none || !declare(from)) return refuse(node);
    context_.resume_clause(context_.model.frames[frame].clause);
    context_.model.frames[frame].source = from;
    std::vector<std::string> own;
    const auto list = listed(*source.child(Rule::names));
    for (const Node* name : list) own.push_back(context_.text(*name));
    const auto names = key_names(node, own);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const ColumnId key = add_key(context_, frame, names[i].first, names[i].second != nullptr ? names[i].second : list[i]);
      // The source's column may be declared by any later clause, so it is looked up when the key is built.
      context_.model.frames[frame].source_columns.push_back(none);
      const Node* name = list[i];
      if (key == none) continue;
      context_.build_later(key, [this_context = &context_, frame, from, key, i, name] {
        return finish_distinct(*this_context, frame, from, key, i, *name);
      }, name);
    }
    return true;
  }

  static bool finish_distinct(Context& context, FrameId frame, FrameId from, ColumnId key, std::size_t i, const Node& name) {
    const auto& columns = context.names[from].columns;
    const auto at = columns.find(context.text(name));
    if (at == columns.end()) {
      context.report(309, name, {Context::quoted(context.model.frames[from].name), Context::quoted(context.text(name)),
                                 context.column_hint(from, context.text(name))});
      return false;
    }
    context.model.frames[frame].source_columns[i] = at->second;
    return context.shape_like(key, at->second);
  }

  bool declare_product(FrameId frame, const Node& node, const Node& source) {
    const FrameId left = find_frame(context_, source.children[0]);
    const FrameId right = find_frame(context_, source.children[1]);
    if (left == none || right == none || !declare(left) || !declare(right)) return refuse(node);
    context_.resume_clause(context_.model.frames[frame].clause);
    context_.model.frames[frame].source = left;
    context_.model.frames[frame].other = right;
    std::vector<std::string> own;
    std::vector<ColumnId> parts = context_.model.frames[left].key;
    parts.insert(parts.end(), context_.model.frames[right].key.begin(), context_.model.frames[right].key.end());
    for (const ColumnId part : parts) own.push_back(context_.model.columns[part].name);
    const auto names = key_names(node, own);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const ColumnId key = add_key(context_, frame, names[i].first, names[i].second != nullptr ? names[i].second : &node.children[0]);
      context_.model.frames[frame].source_columns.push_back(parts[i]);
      key_like(context_, key, parts[i]);
    }
    return true;
  }

  bool refuse(const Node& node) {
    context_.give_up(node);
    return false;
  }

  bool declare_domain(FrameId frame, const Node& node, const Node& source) {
    const auto names = key_names(node, {context_.model.frames[frame].name});
    Declared declared;
    const Node& values = source.children[0];
    if (values.rule == Rule::bounds) {
      const Node& first = values.children[0].children[0];
      if (first.rule == Rule::number) {
        declared.style = core::NumberStyle::integer;
      } else {
        Kind kind{};
        period_of(context_, first, kind);
        declared.type = {kind};
      }
      const auto low = bound_of(context_, values.children[0], declared.type);
      const auto high = low ? bound_of(context_, values.children[1], declared.type) : std::nullopt;
      if (!low || !high) return refuse(node);
      if (*high < *low) {
        context_.report(401, values, {bound_text(context_, values.children[1]), bound_text(context_, values.children[0])});
        return refuse(node);
      }
      for (const Node& bound : values.children) {
        if (bound_of(context_, bound, declared.type)->is_integer()) continue;
        context_.report(402, bound, {context_.text(bound.children[0]), "0"});
        return refuse(node);
      }
      declared.domain = core::Domain{*low, *high};
    } else {
      const auto type = declare_type(context_, values);
      if (!type) return refuse(node);
      declared = *type;
    }
    const bool countable = declared.type.kind == Kind::enumeration || declared.type.kind == Kind::boolean ||
                           (declared.domain && (declared.type.is_period() || declared.style == core::NumberStyle::integer));
    if (!countable) {
      context_.report(316, values, {Context::quoted(context_.model.frames[frame].name)});
      return refuse(node);
    }
    const ColumnId key = add_key(context_, frame, names[0].first, &node.children[0]);
    if (key == none) return false;
    core::Column& column = context_.model.columns[key];
    column.type = declared.type;
    column.style = declared.style;
    column.places = declared.places;
    column.domain = declared.domain;
    return true;
  }

  Context& context_;
  std::map<FrameId, const Node*> nodes_;
  std::map<FrameId, int> done_;  // 1 = under way, 2 = done, 3 = broken: said already
};

Role role_of(const Node* source) {
  if (source == nullptr || source->rule == Rule::given || source->rule == Rule::periodic) return Role::given;
  return source->rule == Rule::distinct ? Role::distinct : source->rule == Rule::product ? Role::product : Role::domain;
}

}  // namespace

FrameId find_frame(Context& context, const Node& name) {
  const auto at = context.frames.find(context.text(name));
  if (at != context.frames.end()) return at->second;
  std::vector<std::string> known;
  for (const auto& [known_name, ignored] : context.frames) known.push_back(known_name);
  std::sort(known.begin(), known.end());
  const std::string near = Context::nearest(context.text(name), known);
  context.report(304, name, {Context::quoted(context.text(name)),
                             near.empty() ? Argument{"先用“对象”声明它", "declare it first by `frame`"}
                                          : Argument{"是不是" + Context::quoted(near) + "？", "perhaps " + Context::quoted(near) + "?"}});
  return none;
}

void declare_frames(Context& context, const std::vector<const Node*>& clauses) {
  core::Frame run;
  run.name = std::string(syntax::spelling(Keyword::run_, syntax::is_english(context.tree) ? message::Language::english : message::Language::chinese));
  run.role = Role::run;
  context.add_frame(std::move(run), nullptr);
  for (const message::Language language : {message::Language::chinese, message::Language::english}) {
    context.frames.emplace(std::string(syntax::spelling(Keyword::run_, language)), 0);
  }
  for (const Node* node : clauses) {
    if (node->rule != Rule::frame) continue;
    core::Frame frame;
    frame.name = context.text(node->children[0]);
    frame.role = role_of(source_of(*node));
    frame.clause = context.begin_clause("frame", *node, &node->children[0]);
    for (const Node& item : node->children) {
      if (item.rule == Rule::at_most) frame.at_most = number_of(context, *item.child(Rule::number));
      if (item.rule == Rule::file) frame.file = context.tree.tokens[item.last - 1].text;
    }
    const auto second_key = [&] { return Context::quoted(context.tree.tokens[node->child(Rule::key_names)->first].text); };
    if (frame.role == Role::given && node->child(Rule::key_names) != nullptr) context.report(423, *node->child(Rule::key_names), {second_key()});
    if (frame.role != Role::given && node->child(Rule::file) != nullptr) context.report(346, *node->child(Rule::file), {Context::quoted(frame.name)});
    if (frame.role == Role::given && node->child(Rule::where) != nullptr) context.report(317, *node->child(Rule::where));
    context.add_frame(std::move(frame), &node->children[0]);
  }
}

void declare_keys(Context& context) {
  Keys(context).declare_all();
}

void declare_inputs(Context& context, const Node& input) {
  const core::ClauseId clause = context.begin_clause("input", input, nullptr);
  FrameId frame = find_frame(context, input.children[0]);
  if (const Node* every = input.child(Rule::every); every != nullptr && frame != none) {
    const FrameId periods = periodic_of(context, frame, kind_of_every(context, *every));
    if (periods != none) frame = periods;
  }
  if (frame != none && context.model.frames[frame].role != Role::given) {
    context.report(frame == 0 ? 315 : 314, input.children[0], {Context::quoted(context.model.frames[frame].name)});
  }
  if (frame == none || context.model.frames[frame].role != Role::given) {
    for (const Node& field : input.children) {
      if (field.rule == Rule::field) context.give_up(field.children[0]);
    }
    return;
  }
  for (const Node& field : input.children) {
    if (field.rule != Rule::field) continue;
    const Node& name = field.children[0];
    core::Column column;
    column.name = context.text(name);
    column.frame = frame;
    column.role = core::Column::Role::input;
    context.resume_clause(clause);
    column.clause = context.begin_clause("input", field, &name);
    const auto declared = declare_type(context, field.children[1]);
    if (declared) {
      column.type = declared->type;
      column.style = declared->style;
      column.places = declared->places;
      column.domain = declared->domain;
      if (declared->type.kind == Kind::number && !declared->domain) context.report(407, field.children[1], {Context::quoted(column.name)});
    }
    for (const Node& item : field.children) {
      if (item.rule == Rule::optional) column.optional = true;
      if (item.rule == Rule::column) column.header = context.tree.tokens[item.last - 1].text;
    }
    const ColumnId added = context.add_column(std::move(column), &name);
    if (!declared) context.build_later(added, [] { return false; });  // its uses do not complain again
  }
}

void build_frame_conditions(Context& context) {
  for (const auto& [frame, node] : frame_nodes(context)) {
    const Node* where = node->child(Rule::where);
    if (where == nullptr || context.model.frames[frame].role == Role::given) continue;
    context.resume_clause(context.model.frames[frame].clause);
    const bool distinct = context.model.frames[frame].role == Role::distinct;
    const FrameId scope = distinct ? context.model.frames[frame].source : frame;
    if (scope == none) continue;
    const ExprId condition = elaborate_condition(context, where->children[0], Scope{scope});
    context.model.frames[frame].where = condition;
  }
}

}  // namespace xize::clauses
