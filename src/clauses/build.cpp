#include "clauses/build.hpp"

#include <algorithm>

#include "clauses/context.hpp"
#include "clauses/frames.hpp"
#include "clauses/kinds/kind.hpp"
#include "clauses/kinds/scores.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

void read_header(Context& context, const Node& node) {
  core::Header& header = context.model.header;
  header.title = context.text(node.children[0]);
  context.refuse_repeats(node);
  std::vector<Keyword> seen;
  for (const Node& item : node.children) {
    if (item.rule == Rule::header_item || item.rule == Rule::places || item.rule == Rule::start_day) {
      const Keyword kind = context.first_keyword(item);
      if (std::find(seen.begin(), seen.end(), kind) != seen.end()) context.report(423, item, {Context::quoted(context.tree.tokens[item.first].text)});
      seen.push_back(kind);
    }
    if (item.rule == Rule::start_day) {
      if (const auto day = small_integer(context, *item.child(Rule::number), 1, 28)) context.start_day = *day;
    }
    if (item.rule == Rule::places) {
      context.score_step = step_of(context, item);
      context.score_rounding = rounding_of(context, item.child(Rule::rounding));
    }
    if (item.rule == Rule::article) header.article = context.tree.tokens[item.last - 1].text;
    if (item.rule == Rule::note) header.note = context.tree.tokens[item.last - 1].text;
    if (item.rule != Rule::header_item) continue;
    const std::string& words = context.tree.tokens[item.last - 1].text;
    switch (context.first_keyword(item)) {
      case Keyword::version_: header.version = words; break;
      case Keyword::issuer_: header.issuer = words; break;
      case Keyword::document_: header.document = words; break;
      case Keyword::trial_: header.trial = true; break;
      default: {
        Kind kind{};
        const core::Value from = period_of(context, item.children[0], kind);
        const core::Value to = period_of(context, item.children[1], kind);
        if (!from.is_present() || !to.is_present()) break;
        header.from = core::Period{from.period()};
        header.to = core::Period{to.period()};
        if (header.to->ordinal < header.from->ordinal) context.report(401, item, {context.text(item.children[1]), context.text(item.children[0])});
      }
    }
  }
}

void declare_type_clause(Context& context, const Node& node) {
  context.begin_clause("type", node, &node.children[0]);
  auto declared = declare_type(context, node.children[1]);
  if (!declared) {
    context.give_up(node.children[0]);
    return;
  }
  const std::string& name = context.text(node.children[0]);
  if (declared->type.kind == Kind::enumeration) context.model.enumerations[declared->type.id].name = name;
  if (context.types.emplace(name, *declared).second) return;
  std::vector<message::Related> related;
  for (const Node& other : context.tree.root.children) {
    if (other.rule != Rule::type_def || context.text(other.children[0]) != name) continue;
    related.push_back({context.tree.span(other.children[0]), {"先在这里", "first here"}});
    break;
  }
  context.report(344, context.tree.span(node.children[0]), {Context::quoted(name)}, std::move(related));
}

/// Everything that is not computed: types, frames, inputs, links.
void declare_given(Context& context, const std::vector<const Node*>& clauses) {
  for (const Node* node : clauses) {
    if (node->rule == Rule::header) read_header(context, *node);
  }
  for (const Node* node : clauses) {
    if (node->rule == Rule::type_def) declare_type_clause(context, *node);
  }
  declare_frames(context, clauses);
  declare_periodic_data(context, clauses);
  for (const Node* node : clauses) {
    if (node->rule == Rule::input) declare_inputs(context, *node);
  }
  for (const Node* node : clauses) {
    if (node->rule == Rule::link) declare_link(context, *node);
  }
  declare_keys(context);
  declare_link_columns(context);
  declare_own_links(context);
  declare_periodic_links(context);
}

}  // namespace

std::optional<core::Model> build_model(const syntax::Tree& tree, message::Diagnostics& diagnostics) {
  Context context(tree, diagnostics);
  std::vector<const Node*> clauses;
  for (const Node& node : tree.root.children) clauses.push_back(&node);
  declare_given(context, clauses);
  const auto each = [&](void (*ClauseKind::*step)(Context&, const Node&)) {
    for (const Node* node : clauses) {
      for (const ClauseKind& kind : clause_kinds()) {
        if (kind.rule == node->rule && kind.*step != nullptr) (kind.*step)(context, *node);
      }
    }
  };
  each(&ClauseKind::declare);
  take_all_members(context, clauses);
  context.build_all();
  build_links(context);
  build_frame_conditions(context);
  each(&ClauseKind::finish);
  if (context.failed()) return std::nullopt;
  return std::move(context.model);
}

}  // namespace xize::clauses
