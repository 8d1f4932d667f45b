// Two clauses of one frame that are written alike but for their names and remarks.
#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

constexpr std::size_t shortest = 4;  // words: shorter ones are alike by chance

// What a clause computes, word for word, without remarks.
std::string body_of(const Subject& subject, const Node& clause) {
  const auto is_remark = [](TreeRule rule) {
    return rule == TreeRule::title || rule == TreeRule::article || rule == TreeRule::note;
  };
  std::string out = subject.tree.text(clause.children[1]);
  std::size_t words = 0;
  for (std::uint32_t i = clause.children[1].last; i < clause.last; ++i) {
    const Node* inside = nullptr;
    for (const Node& child : clause.children) {
      if (is_remark(child.rule) && child.first <= i && i < child.last) inside = &child;
    }
    if (inside != nullptr) continue;
    const syntax::Token& token = subject.tree.tokens[i];
    out += '\0' + std::string(token.kind == syntax::TokenKind::string ? "\"" : "") + token.text +
           (token.percent ? "%" : "");
    ++words;
  }
  return words < shortest ? "" : out;
}

void check(const Subject& subject, const Report& report) {
  std::map<std::string, const Node*> seen;
  for (const Node& clause : subject.tree.root.children) {
    if (clause.rule != TreeRule::definition && clause.rule != TreeRule::factor) continue;
    const std::string body = body_of(subject, clause);
    if (body.empty()) continue;
    const auto [at, is_new] = seen.emplace(body, &clause);
    if (is_new) continue;
    const Node& first = at->second->children[0];
    report(subject.span(clause.children[0]),
           {quoted(subject.tree.text(clause.children[0])), quoted(subject.tree.text(first))},
           {{subject.span(first), {"先在这里", "first here"}}});
  }
}

}  // namespace

const Rule same_twice{911, Category::articles, Level::warning, false, check};

}  // namespace xize::lint::rules
