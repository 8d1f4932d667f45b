// grammar/xize.ebnf against the parser.
#include <gtest/gtest.h>

#include <set>

#include "support/ebnf.hpp"
#include "support/syntax.hpp"
#include "xize/xize.hpp"
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
  for (std::uint32_t seed = 1; seed <= 700; ++seed) {
    const std::string sentence = Writer(grammar(), seed).rulebook(12 + seed % 20);
    const Parsed parsed(sentence);
    ASSERT_EQ(parsed.diagnostics.size(), 0U) << "seed " << seed << "\n" << sentence << "\n" << parsed.sentences();
    reached.merge(grammar().rules_reached(parsed.tree));
  }
  std::set<std::string> missing = tree_rules();
  for (const std::string& rule : reached) missing.erase(rule);
  EXPECT_EQ(missing, std::set<std::string>()) << "rules that no sentence reaches";
}

// Whatever the grammar lets through gets an answer: a rulebook, or diagnostics with a place in it. Names are those of a
// small model, so that most expressions are looked at by every step behind the parser.
TEST(Grammar, HasAnAnswerToEveryExpression) {
  const std::string model = R"(
    类型 级 = 有序 { 差, 良, 优 }
    对象 所 主键 所号 最多 9 行
    对象 人 主键 编号 最多 9 行
    数据 人 { 甲: 整数 0..10, 乙: 小数(1) 1..9 可缺, 真: 是否, 等: 级, 日: 日期 2024-01-01..2024-12-31, 期: 月份 2024-01..2024-12, 所: 文本 }
    关系 属所 : 人 -> 所 以 所 反向 成员
    参数 线 : 整数 1..5 = 3
    递推 链 于 人 组内 所 按 期 初值 0 = 甲
)";
  const std::vector<std::string> names = {"甲", "乙", "真", "等", "日", "期", "所", "属所", "成员", "线", "链", "人", "优", "本次"};
  std::size_t accepted = 0;
  std::set<std::string> codes;
  for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
    const bool fold = seed % 5 == 0;
    const std::string head = fold ? "递推 丁 于 人 组内 所 按 期 初值 1 = " : seed % 3 == 0 ? "定义 丁 于 所 = " : "定义 丁 于 人 = ";
    const std::string text = model + head + Writer(grammar(), seed, names).sentence(seed % 2 == 0 ? "call" : "or_expr", 8 + seed % 14);
    const auto rulebook = Rulebook::compile(text);
    if (rulebook) {
      ++accepted;
      continue;
    }
    ASSERT_EQ(rulebook.failure().kind, Failure::Kind::diagnostics) << "seed " << seed << text;
    ASSERT_FALSE(rulebook.failure().diagnostics.empty()) << "seed " << seed << text;
    for (const Diagnostic& found : rulebook.failure().diagnostics) {
      codes.insert(found.code);
      ASSERT_GT(found.place.line, 0U) << "seed " << seed << text;
      for (const std::string& words : {found.message.zh, found.message.en, found.remedy.zh, found.remedy.en}) {
        ASSERT_EQ(words.find("{0}"), std::string::npos) << found.code << " seed " << seed << text;
      }
    }
  }
  EXPECT_GT(accepted, 40U) << "too few get through: the names or the model no longer fit";
  EXPECT_GT(codes.size(), 20U) << "too few kinds of mistakes: with 26 the random calls are all looked at";
}

}  // namespace
}  // namespace xize::test
