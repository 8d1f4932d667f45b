#include <gtest/gtest.h>

#include "text/decode.hpp"
#include "text/encode.hpp"
#include "text/turns.hpp"
#include "text/unicode.hpp"

namespace xize::text {
namespace {

using Kind = DecodeError::Kind;

TEST(Decode, ReadsUtf8WithAndWithoutBom) {
  EXPECT_EQ(decode("细则").utf8, "细则");
  EXPECT_EQ(decode("细则").encoding, Encoding::utf8);
  const Decoded bom = decode("\xEF\xBB\xBF细则");
  EXPECT_EQ(bom.utf8, "细则");
  EXPECT_EQ(bom.encoding, Encoding::utf8_bom);
  EXPECT_EQ(decode("").utf8, "");
  EXPECT_FALSE(decode("").error);
}

TEST(Decode, ReadsGb18030) {
  const Decoded decoded = decode("\xCF\xB8\xD4\xF2 \"a\"\n\x81\x30\x81\x30");  // 细则 and a character of four bytes
  ASSERT_FALSE(decoded.error);
  EXPECT_EQ(decoded.encoding, Encoding::gb18030);
  EXPECT_EQ(decoded.utf8, "细则 \"a\"\n\xC2\x80");
}

TEST(Encode, GivesBytesThatAreReadBack) {
  for (const char* text : {"", "a,b\n", "细则 \"a\"\n\xC2\x80", "警号,𠮷\n"}) {
    for (const Encoding encoding : {Encoding::utf8, Encoding::utf8_bom, Encoding::gb18030}) {
      const Encoded encoded = encode(text, encoding);
      ASSERT_TRUE(encoded.ok()) << text;
      EXPECT_EQ(decode(encoded.bytes).utf8, text) << name_of(encoding);
    }
  }
  EXPECT_EQ(encode("细则", Encoding::gb18030).bytes, "\xCF\xB8\xD4\xF2");
  EXPECT_EQ(encode("a\xEE\x9E\x8D" "b", Encoding::gb18030).error, "\xEE\x9E\x8D");
  EXPECT_EQ(why_not("\xEE\x9E\x8D").en, "it has no character U+E78D");
  EXPECT_EQ(why_not("\x80").zh, "它没有字符 0x80");
  EXPECT_EQ(why_not("").en, "this machine lacks it");
}

TEST(Decode, NamesThePlaceOfWhatIsNoText) {
  struct Case { std::string bytes; Kind kind; std::size_t line, byte; };
  const Case cases[] = {
      {"abc\n\xFF", Kind::not_text, 2, 1},
      {"\xFF\n", Kind::not_text, 1, 1},
      {"a\n\nbc\xD4", Kind::not_text, 3, 3},                                     // half a character
      {"a\nb" + std::string(1, '\0'), Kind::nul_byte, 2, 2},
      {"一二三四五六七八九\n十\xD4\xF2", Kind::not_text, 2, 4},                  // a text in UTF-8 that breaks
      {"\xEF\xBB\xBF" "a\xD4\xF2", Kind::not_text, 1, 5},
  };
  for (const Case& c : cases) {
    const Decoded decoded = decode(c.bytes);
    ASSERT_TRUE(decoded.error) << c.bytes;
    EXPECT_EQ(decoded.error->kind, c.kind) << c.bytes;
    EXPECT_EQ(decoded.error->line, c.line) << c.bytes;
    EXPECT_EQ(decoded.error->byte, c.byte) << c.bytes;
    EXPECT_EQ(decoded.utf8, "");
  }
}

TEST(Decode, RefusesTooMuchUnread) {
  const Decoded decoded = decode(std::string(100u << 20, '\xFF'), 16u << 20);
  ASSERT_TRUE(decoded.error);
  EXPECT_EQ(decoded.error->kind, Kind::too_large);
  const message::Diagnostic said = to_diagnostic(*decoded.error, 0);
  EXPECT_EQ(message::fill(message::find_entry(said.code)->zh, said.arguments, message::Language::chinese),
            "文件有 104857600 字节，超过上限 16777216 字节");
  EXPECT_FALSE(decode("abc", 3).error);
}

TEST(Decode, SaysItsErrors) {
  const auto sentence = [](const std::string& bytes) {
    const message::Diagnostic said = to_diagnostic(*decode(bytes).error, 0);
    return message::fill(message::find_entry(said.code)->zh, said.arguments, message::Language::chinese);
  };
  EXPECT_EQ(sentence("a\nb\xFF"), "第 2 行第 2 个字节（FF）既不是 UTF-8 文字，也不是 GB18030 文字");
  EXPECT_EQ(sentence(std::string("a\0", 2)), "第 1 行第 2 个字节是空字节，这不是文本文件");
}

TEST(Unicode, MeasuresAsATerminalDoes) {
  EXPECT_EQ(display_width("ab"), 2U);
  EXPECT_EQ(display_width("细则（a）"), 9U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);  // e and a combining accent
  EXPECT_EQ(display_width("\t"), 1U);
}

TEST(Unicode, ComposesNames) {
  EXPECT_EQ(nfc("e\xCC\x81t\xC3\xA9"), "\xC3\xA9t\xC3\xA9");
  EXPECT_EQ(nfc("细则"), "细则");
}

TEST(Unicode, RefusesMalformedBytes) {
  for (const char* bytes : {"\xC0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xE7\xBB", "\x80", "\xFF"}) {
    EXPECT_EQ(code_point(bytes, 0).value, invalid_point);
    EXPECT_EQ(code_point(bytes, 0).length, 1U);
  }
  EXPECT_EQ(code_point("细", 0).value, U'细');
  EXPECT_EQ(code_point("😀", 0).length, 4U);
}

TEST(Unicode, KnowsWhatAWordIsMadeOf) {
  for (const char32_t c : {U'a', U'_', U'细', U'é', U'Ａ', U'〇'}) EXPECT_TRUE(is_word_start(c)) << static_cast<unsigned>(c);
  for (const char32_t c : {U'1', U' ', U'（', U'-', U'。', U'\u0301', invalid_point}) EXPECT_FALSE(is_word_start(c)) << static_cast<unsigned>(c);
  for (const char32_t c : {U'1', U'１', U'\u0301'}) EXPECT_TRUE(is_word_continue(c)) << static_cast<unsigned>(c);
  for (const char32_t c : {U' ', U'　', U'\u00A0', U'\uFEFF', U'\n'}) EXPECT_TRUE(is_blank(c)) << static_cast<unsigned>(c);
}

TEST(Turns, AreFoundInBothLanguages) {
  for (const auto& [a, b] : {std::pair{"非免考", "免考"}, {"未整改", "已整改"}, {"最低", "最多"}, {"上年", "上月"}, {"升级", "一级"}, {"今年得分", "上年得分"},
                             {"跳号", "不跳号"}, {"得分1", "得分2"}, {"unscored", "scored"}, {"min_score", "max_score"}, {"not_scored", "scored"}, {"first", "last"}}) {
    EXPECT_TRUE(turns(a, b)) << a << " " << b;
    EXPECT_TRUE(turns(b, a)) << a << " " << b;
  }
  for (const auto& [a, b] : {std::pair{"得份", "得分"}, {"下线", "下限"}, {"扣减", "减扣"}, {"scroe", "score"}, {"min_scroe", "min_score"}, {"united", "unitde"}, {"", ""}}) {
    EXPECT_FALSE(turns(a, b)) << a << " " << b;
  }
}

}  // namespace
}  // namespace xize::text
