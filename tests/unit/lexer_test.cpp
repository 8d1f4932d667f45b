#include "syntax/lexer.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "syntax/keywords.hpp"
#include "syntax/parse.hpp"

namespace xize::syntax {
namespace {

struct Read {
  text::Source source;
  message::Diagnostics diagnostics;
  Lexed lexed;
  explicit Read(std::string text) : source("test", std::move(text)), lexed(lex(source, 0, diagnostics)) {}
  // kind initial:text, joined by blanks
  std::string show() const {
    static constexpr char initials[] = {'w', 'q', 's', 'n', 'd', 'm', 'Q', 'p', 'e'};
    std::string out;
    for (const Token& token : lexed.tokens) {
      if (token.kind == TokenKind::end) break;
      if (!out.empty()) out += ' ';
      if (token.kind != TokenKind::punctuation) (out += initials[static_cast<std::size_t>(token.kind)]) += ':';
      out += token.text + (token.percent ? "%" : "");
    }
    return out;
  }
  std::string codes() const {
    std::string out;
    for (const auto& one : diagnostics) out += (out.empty() ? "" : " ") + std::to_string(one.code) + "@" + std::to_string(one.span.begin);
    return out;
  }
};

std::string clean(const char* text) {
  const Read read(text);
  EXPECT_EQ(read.codes(), "") << text;
  return read.show();
}

TEST(Keywords, EachSpellingIsOneKeyword) {
  std::set<std::string_view> seen;
  for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
    const auto keyword = static_cast<Keyword>(i);
    for (const auto language : {message::Language::chinese, message::Language::english}) {
      ASSERT_FALSE(spellings(keyword, language).empty());
      for (const std::string_view spelled : spellings(keyword, language)) {
        EXPECT_TRUE(seen.insert(spelled).second) << spelled;
        EXPECT_EQ(find_keyword(spelled), keyword) << spelled;
      }
    }
  }
  EXPECT_EQ(find_keyword("民警"), Keyword::none);
  EXPECT_EQ(find_keyword(""), Keyword::none);
}

TEST(Lexer, ReadsFullWidthAsAscii) {
  EXPECT_EQ(clean("（a）［b］｛c｝，、；：＝ ＜ ＞＋－×÷＊／．"), "( w:a ) [ w:b ] { w:c } , , ; : = < > + - * / * / .");
  EXPECT_EQ(clean("≥ ≤ ≠ ＞＝ ＜＝ ！＝ → －＞ … ．． >= <= != -> .."), ">= <= != >= <= != -> -> .. .. >= <= != -> ..");
  EXPECT_EQ(clean("“甲” \"乙\" ＂丙＂ 「丁 1」 `戊`"), "s:甲 s:乙 s:丙 q:丁 1 q:戊");
  EXPECT_EQ(clean("１２．５％ ２０２４－０３"), "n:12.5% m:2024-03");
}

TEST(Lexer, ReadsNumbers) {
  EXPECT_EQ(clean("0..5 1.5 1.甲 70% 1.2.3"), "n:0 .. n:5 n:1.5 n:1 . w:甲 n:70% n:1.2 . n:3");
}

TEST(Lexer, ReadsPeriods) {
  EXPECT_EQ(clean("2024-03 2024-03-05 2024Q1 2024q4 2024-02-29"), "m:2024-03 d:2024-03-05 Q:2024Q1 Q:2024Q4 d:2024-02-29");
  EXPECT_EQ(clean("2024 - 03 2024-3 2024-123 12024-03 2024年 2024Q1a"),
            "n:2024 - n:03 n:2024 - n:3 n:2024 - n:123 n:12024 - n:03 n:2024 w:年 n:2024 w:Q1a");
  for (const char* wrong : {"2024-13", "2024-00", "2023-02-29", "2024-04-31", "2024-01-00", "2024Q5", "2024Q0", "2024Q12", "0000-01"}) {
    EXPECT_EQ(Read(wrong).codes(), "108@0") << wrong;
    EXPECT_EQ(Read(wrong).lexed.tokens.size(), 2U) << wrong;
  }
}

TEST(Lexer, KeepsWhatTokensAreAndWhereTheyStand) {
  const Read read(" 甲5 15天\n定义 # 注\r\n  e\xCC\x81");
  ASSERT_EQ(read.show(), "w:甲5 n:15 w:天 w:定义 w:\xC3\xA9");
  const auto& tokens = read.lexed.tokens;
  EXPECT_FALSE(tokens[0].glued);
  EXPECT_FALSE(tokens[1].glued);
  EXPECT_TRUE(tokens[2].glued);
  EXPECT_TRUE(tokens[0].starts_line && tokens[3].starts_line && tokens[4].starts_line);
  EXPECT_FALSE(tokens[2].starts_line);
  EXPECT_EQ(static_cast<Keyword>(tokens[3].keyword), Keyword::define_);
  EXPECT_EQ(tokens[0].keyword, 0);
  EXPECT_EQ(read.lexed.language, message::Language::chinese);
  EXPECT_EQ(Read("define 甲").lexed.language, message::Language::english);
}

TEST(Lexer, SaysWhatItCannotRead) {
  const std::pair<const char*, const char*> cases[] = {
      {"\"abc\nx", "105@0"}, {"“abc", "105@0"}, {"「abc\nx", "106@0"}, {"`", "106@0"}, {"「」", "110@0"},
      {"a ？？@ b 。", "107@2 107@12"}, {"a == b", "109@2"}, {"a && b || !c", "109@2 109@7 109@10"}, {"a <> b", "109@2"},
      {"a => b", "109@2"}, {"0...5", "109@1"}, {"a // b\nc", "109@2"}, {"/* a\n */ b", "109@0"}, {"'a'", "109@0"}, {"‘a’", "109@0"},
      {"a % b", "107@2"}, {"\x01\xFF", "107@0"},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(Read(text).codes(), codes) << text;
  EXPECT_EQ(Read("\"abc\nx").show(), "s:abc w:x");
  EXPECT_EQ(Read("a == b && c").show(), "w:a = w:b w:且 w:c");
  EXPECT_EQ(Read("a ？ b // c\nd /* e */ f").show(), "w:a w:b w:d w:f");
}

// Leads and tokens tile the text, whatever it is.
TEST(Lexer, LosesNothing) {
  const char* const pieces[] = {"甲", "定义", "12", "2024-03", "..", " ", "\n", "　", "# 注\n", "\"", "“", "”", "「", "」", "(", "）",
                                "≥", "%", "？", "\xFF", "\xE7\xBB", "e\xCC\x81", "&&", "//", "/*", "*/", "\r\n", "'", "５", "−", "\xEF\xBB\xBF"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto count = random() % 30; count > 0; --count) text += pieces[random() % std::size(pieces)];
    const Read read(text);
    std::string again;
    std::uint32_t at = 0;
    for (const Token& token : read.lexed.tokens) {
      ASSERT_EQ(token.lead, at) << text;
      ASSERT_LE(token.lead, token.begin);
      ASSERT_TRUE(token.begin < token.end || token.kind == TokenKind::end) << text;
      again += text.substr(token.lead, token.end - token.lead);
      at = token.end;
    }
    ASSERT_EQ(again, text);
  }
}

}  // namespace
}  // namespace xize::syntax
