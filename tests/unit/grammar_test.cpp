// grammar/xize.ebnf against the parser.
#include <gtest/gtest.h>

#include <set>

#include "support/ebnf.hpp"
#include "support/syntax.hpp"
#include "syntax/keywords.hpp"

namespace xize::test {
namespace {

const Grammar& grammar() {
  static const Grammar loaded = Grammar::load();
  return loaded;
}

std::set<std::string> tree_rules() {
  std::set<std::string> names;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(syntax::Rule::function); ++i) {
    names.insert(std::string(syntax::rule_name(static_cast<syntax::Rule>(i))));
  }
  return names;
}

void keywords_of(const Ebnf& part, std::set<std::string>& ids) {
  if (part.kind == Ebnf::Kind::keyword) ids.insert(part.text);
  for (const Ebnf& inner : part.parts) keywords_of(inner, ids);
}

TEST(Grammar, HasTheRulesOfTheTree) {
  std::set<std::string> names = grammar().terminals();
  for (const auto& [name, body] : grammar().rules()) names.insert(name);
  EXPECT_EQ(names, tree_rules());
}

TEST(Grammar, UsesEveryKeywordOfTheTable) {
  std::set<std::string> used;
  for (const auto& [name, body] : grammar().rules()) keywords_of(body, used);
  for (std::size_t i = 1; i < static_cast<std::size_t>(syntax::Keyword::count); ++i) {
    const auto keyword = static_cast<syntax::Keyword>(i);
    const syntax::KeywordKind kind = syntax::kind(keyword);
    const bool listed = kind == syntax::KeywordKind::function || kind == syntax::KeywordKind::unit ||
                        kind == syntax::KeywordKind::frame;
    EXPECT_NE(used.erase(syntax::keyword_id(keyword)) == 1, listed) << syntax::keyword_id(keyword);
  }
  EXPECT_EQ(used, std::set<std::string>()) << "not in keywords.tsv";
}

// Sentences made of the grammar at random are read without a word, and all rules come up in them.
TEST(Grammar, ReadsItsOwnSentences) {
  std::set<std::string> reached;
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    const std::string sentence = Writer(grammar(), seed).rulebook(12 + seed % 20);
    const Parsed parsed(sentence);
    ASSERT_EQ(parsed.diagnostics.size(), 0U) << "seed " << seed << "\n" << sentence << "\n" << parsed.sentences();
    reached.merge(grammar().rules_reached(parsed.tree));
  }
  EXPECT_EQ(reached, tree_rules());
}

}  // namespace
}  // namespace xize::test
