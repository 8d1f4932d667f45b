#include "lint/subject.hpp"

#include <algorithm>

#include "lint/rule.hpp"

namespace xize::lint {
namespace {

std::uint64_t key_of(text::Span span) { return (static_cast<std::uint64_t>(span.begin) << 32U) | span.end; }

}  // namespace

std::string quoted(std::string_view name) { return "「" + std::string(name) + "」"; }

void Report::operator()(text::Span span, std::vector<message::Argument> arguments,
                        std::vector<message::Related> related, std::vector<Edit> fix) const {
  Finding finding;
  finding.diagnostic = {code_, span, std::move(arguments), std::move(related), {}};
  if (const core::Clause* clause = subject_.clause_at(span.begin)) finding.diagnostic.article = clause->article;
  finding.fix = std::move(fix);
  findings_.push_back(std::move(finding));
}

Subject::Subject(const text::Source& text, const syntax::Tree& syntax_tree, const proof::Proved& proved_core,
                 const proof::Survey& survey, const message::Diagnostics& earlier)
    : source(text),
      tree(syntax_tree),
      proved(proved_core),
      model(proved_core.model),
      said(earlier),
      uses(find_uses(proved_core.model)),
      survey_(survey) {
  std::vector<const Node*> open = {&tree.root};
  while (!open.empty()) {
    const Node* node = open.back();
    open.pop_back();
    nodes_[node->rule].push_back(node);
    for (auto child = node->children.rbegin(); child != node->children.rend(); ++child) open.push_back(&*child);
  }
  for (ExprId id = 0; id < model.exprs.size(); ++id) {
    if (uses.live[id]) made_[key_of(model.exprs[id].span)].push_back(id);
  }
}

const std::vector<const Node*>& Subject::nodes(TreeRule rule) const {
  static const std::vector<const Node*> nothing;
  const auto found = nodes_.find(rule);
  return found == nodes_.end() ? nothing : found->second;
}

ExprId Subject::made_from(const Node& node, Op op) const {
  const auto found = made_.find(key_of(tree.span(node)));
  if (found == made_.end()) return core::none;
  ExprId made = core::none;
  for (const ExprId id : found->second) {
    if (model[id].op != op) continue;
    if (made != core::none) return core::none;
    made = id;
  }
  return made;
}

const Facts* Subject::facts(ExprId id) const {
  return id < survey_.size() && survey_[id] && uses.live[id] && !uses.picks_rows[id] ? &*survey_[id] : nullptr;
}

const Facts* Subject::range(ExprId id) const {
  const Facts* known = facts(id);
  if (known == nullptr || known->never_present) return nullptr;
  const core::Type& type = model[id].type;
  return type.kind == core::Kind::number || type.is_period() ? known : nullptr;
}

std::optional<core::Value> Subject::constant(ExprId id) const {
  const core::Expr& expr = model[id];
  if (expr.op == Op::constant && expr.value.is_present()) return expr.value;
  if (expr.op != Op::negate) return std::nullopt;
  const auto value = constant(expr.args[0]);
  return value ? std::optional(core::Value(-value->number())) : std::nullopt;
}

const core::Clause* Subject::clause_at(std::uint32_t offset) const {
  const core::Clause* inner = nullptr;
  for (const core::Clause& clause : model.clauses) {
    if (offset < clause.span.begin || offset >= clause.span.end) continue;
    if (inner == nullptr || clause.span.end - clause.span.begin < inner->span.end - inner->span.begin) inner = &clause;
  }
  return inner;
}

bool Subject::is_said(text::Span span, std::initializer_list<std::uint16_t> codes) const {
  return std::any_of(said.begin(), said.end(), [&](const message::Diagnostic& one) {
    return one.span.begin >= span.begin && one.span.end <= span.end &&
           std::find(codes.begin(), codes.end(), one.code) != codes.end();
  });
}

text::Span Subject::with_blank(const Node& node) const {
  text::Span out = span(node);
  const std::uint32_t lead = tree.tokens[node.first].lead;
  if (source.text().substr(lead, out.begin - lead).find('#') == std::string_view::npos) out.begin = lead;
  return out;
}

bool Subject::alike(const Node& a, const Node& b) const {
  if (a.last - a.first != b.last - b.first) return false;
  for (std::uint32_t i = 0; i < a.last - a.first; ++i) {
    const syntax::Token& x = tree.tokens[a.first + i];
    const syntax::Token& y = tree.tokens[b.first + i];
    if (x.text != y.text || x.percent != y.percent ||
        (x.kind == syntax::TokenKind::string) != (y.kind == syntax::TokenKind::string))
      return false;
  }
  return true;
}

}  // namespace xize::lint
