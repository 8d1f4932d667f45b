#include "message/render.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "text/unicode.hpp"
#include "xize/check.hpp"

namespace xize::message {
namespace {

Sources sources_of(const std::string& text) { return {std::make_shared<text::Source>("办法.xize", text)}; }

// A diagnostic whose span is the first occurrence of `marked`.
xize::Diagnostic at(const Sources& sources, const std::string& marked, std::uint16_t code = 2021) {
  const auto begin = static_cast<std::uint32_t>(sources[0]->text().find(marked));
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = {0, begin, begin + static_cast<std::uint32_t>(marked.size())};
  diagnostic.arguments = {marked};
  return resolve(diagnostic, sources);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) out.push_back(text.substr(begin, end - begin));
  return out;
}

// Where the carets stand under the line above them, in columns of a terminal.
std::pair<std::size_t, std::size_t> carets(const std::string& line) {
  const std::size_t first = line.find('^');
  const std::size_t last = line.rfind('^');
  return {first, last - first + 1};
}

TEST(Render, CaretStandsUnderWideCharacters) {
  const Sources sources = sources_of("细则 \"甲\"\n定义 得分 于 民警 = 破案熟 * 2\n");
  const xize::Diagnostic diagnostic = at(sources, "破案熟");
  const std::vector<std::string> lines = lines_of(to_text(diagnostic, Language::chinese));
  EXPECT_EQ(lines[0], "办法.xize:2:14: 错误[XZ2021] 不认识的参数“破案熟”");
  EXPECT_EQ(lines[1], "    2 | 定义 得分 于 民警 = 破案熟 * 2");
  EXPECT_EQ(carets(lines[2]), std::make_pair(text::display_width("    2 | 定义 得分 于 民警 = "), std::size_t{6}));
}

TEST(Render, TabsAreStopsOfFour) {
  const Sources sources = sources_of("\t甲\tx = 坏\n");
  const std::vector<std::string> lines = lines_of(to_text(at(sources, "坏"), Language::english));
  EXPECT_EQ(lines[1], "    1 |     甲  x = 坏");
  EXPECT_EQ(carets(lines[2]), std::make_pair(std::size_t{8 + 12}, std::size_t{2}));
}

TEST(Render, LongLinesAreCutAroundTheCaret) {
  std::string line;
  for (int i = 0; i < 1000; ++i) line += "长";
  const Sources sources = sources_of(line + "坏" + line + "\n");
  const xize::Diagnostic diagnostic = at(sources, "坏");
  EXPECT_EQ(diagnostic.place.column, 1001U);
  const std::vector<std::string> lines = lines_of(to_text(diagnostic, Language::english));
  EXPECT_LE(text::display_width(lines[1]), widest_excerpt + 12);
  EXPECT_EQ(lines[1].substr(0, 11), "    1 | …");
  EXPECT_EQ(lines[1].substr(lines[1].size() - 3), "…");
  const std::size_t before = text::display_width(lines[1].substr(0, lines[1].find("坏")));
  EXPECT_EQ(carets(lines[2]), std::make_pair(before, std::size_t{2}));
}

TEST(Render, SpanAtTheEndHasOneCaret) {
  const Sources sources = sources_of("定义");
  Diagnostic diagnostic;
  diagnostic.code = 2025;
  diagnostic.span = {0, 6, 6};
  const std::vector<std::string> lines = lines_of(to_text(resolve(diagnostic, sources), Language::english));
  EXPECT_EQ(carets(lines[2]), std::make_pair(std::size_t{8 + 4}, std::size_t{1}));
}

TEST(Render, ShowsArticleRelatedPlacesAndRemedy) {
  const Sources sources = sources_of("甲\n乙\n");
  Diagnostic diagnostic;
  diagnostic.code = 2021;
  diagnostic.span = {0, 4, 7};
  diagnostic.arguments = {"乙"};
  diagnostic.article = "第三条";
  diagnostic.related = {{{0, 0, 3}, {"声明于此", "declared here"}}};
  const std::string zh = to_text(resolve(diagnostic, sources), Language::chinese);
  EXPECT_NE(zh.find("  依据：第三条\n"), std::string::npos) << zh;
  EXPECT_NE(zh.find("  参见 办法.xize:1:1: 声明于此\n    1 | 甲\n      | ^^\n"), std::string::npos) << zh;
  EXPECT_NE(zh.find("  办法：请用 xize --help"), std::string::npos) << zh;
  const std::string en = to_text(resolve(diagnostic, sources), Language::english);
  EXPECT_NE(en.find("error[XZ2021] unknown argument 乙"), std::string::npos) << en;
  EXPECT_NE(en.find("  what to do: see xize --help"), std::string::npos) << en;
}

TEST(Render, AboutARulebookSaysWhatToWrite) {
  xize::Diagnostic diagnostic;
  diagnostic.code = "XZ0301";
  diagnostic.remedy = {"保留 2", "places 2"};
  EXPECT_NE(to_text(diagnostic, Language::chinese).find("  应写作：保留 2\n"), std::string::npos);
  EXPECT_NE(to_text(diagnostic, Language::english).find("  write instead: places 2\n"), std::string::npos);
}

TEST(Render, ColourOnlyOnRequest) {
  const Sources sources = sources_of("甲\n");
  EXPECT_EQ(to_text(at(sources, "甲"), Language::english, false).find('\033'), std::string::npos);
  EXPECT_NE(to_text(at(sources, "甲"), Language::english, true).find("\033[1;31m"), std::string::npos);
}

TEST(Render, ControlCharactersDoNotReachTheTerminal) {
  const Sources sources = sources_of("甲\x1B[31m坏\n");
  const std::string text = to_text(at(sources, "坏"), Language::english);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(Render, JsonHasTheSameFieldsAlways) {
  const Sources sources = sources_of("甲\n乙坏\n");
  const auto full = nlohmann::json::parse(to_json(at(sources, "坏"), Language::english));
  xize::Diagnostic finding = say(2001, {"x"});
  finding.cell = Cell{"民警", 3, "破案数", "\xFF" "bad"};
  const auto bare = nlohmann::json::parse(to_json(finding, Language::chinese));
  for (const char* field : {"code", "severity", "message", "remedy", "file", "line", "column", "endLine", "endColumn", "article", "related", "cell", "fix"}) {
    EXPECT_TRUE(full.contains(field)) << field;
    EXPECT_TRUE(bare.contains(field)) << field;
  }
  EXPECT_EQ(full["line"], 2);
  EXPECT_EQ(full["column"], 2);
  EXPECT_EQ(full["endColumn"], 3);
  EXPECT_TRUE(full["cell"].is_null());
  EXPECT_TRUE(bare["line"].is_null());
  EXPECT_EQ(bare["cell"]["row"], 3);
}

TEST(Render, SarifNamesRulesAndCountsCodePoints) {
  const Sources sources = sources_of("甲乙坏\n");
  const std::vector<xize::Diagnostic> list = {at(sources, "坏"), at(sources, "乙", 2025), at(sources, "甲")};
  const auto log = nlohmann::json::parse(to_sarif(list, Language::chinese));
  EXPECT_EQ(log["version"], "2.1.0");
  const auto& run = log["runs"][0];
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  EXPECT_EQ(run["tool"]["driver"]["name"], "xize");
  ASSERT_EQ(run["tool"]["driver"]["rules"].size(), 2U);
  EXPECT_EQ(run["tool"]["driver"]["rules"][1]["id"], "XZ2025");
  EXPECT_FALSE(run["tool"]["driver"]["rules"][1]["help"]["text"].get<std::string>().empty());
  ASSERT_EQ(run["results"].size(), 3U);
  EXPECT_EQ(run["results"][2]["ruleIndex"], 0);
  const auto& place = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "%E5%8A%9E%E6%B3%95.xize");
  EXPECT_EQ(place["region"]["startColumn"], 3);
  EXPECT_EQ(place["region"]["endColumn"], 4);
}

// The members that the schema of SARIF 2.1.0 requires, and the forms that it gives them.
TEST(Render, SarifHasWhatItsSchemaRequires) {
  const auto checked = check("对象 民警 主键 警号\n数据 民警 { 警号: 文本, 数: 整数 0..9, 余: 整数 0..9 }\n"
                             "定义 甲 于 民警 = 数 缺失 则 0\n定义 乙 于 民警 = 数 + 数 * 2 + 没有\n", "办法 一.xize");
  auto list = checked->diagnostics;
  const auto linted = check("类型 甲 = 枚举 { 子, 丑 }\n对象 民警 主键 警号\n数据 民警 { 警号: 文本, 数: 整数 0..9 }\n"
                            "定义 乙 于 民警 = 数 缺失 则 0\n", "办法.xize");
  list.insert(list.end(), linted->diagnostics.begin(), linted->diagnostics.end());
  ASSERT_GE(list.size(), 3U);
  const auto log = nlohmann::json::parse(to_sarif(list, Language::english));
  const std::set<std::string> levels = {"none", "note", "warning", "error"};
  EXPECT_TRUE(log.contains("version") && log.contains("runs"));
  for (const auto& run : log["runs"]) {
    ASSERT_TRUE(run.contains("tool") && run["tool"].contains("driver") && run["tool"]["driver"].contains("name"));
    const auto& rules = run["tool"]["driver"]["rules"];
    for (const auto& rule : rules) {
      ASSERT_TRUE(rule.contains("id"));
      EXPECT_TRUE(rule["shortDescription"].contains("text"));
      EXPECT_EQ(levels.count(rule["defaultConfiguration"]["level"]), 1U);
      if (rule.contains("helpUri")) {
        const std::string address = rule["helpUri"];
        EXPECT_NE(address.find(":"), std::string::npos) << "an address is absolute";
        EXPECT_EQ(address.substr(address.rfind('/') + 1), rule["id"].get<std::string>() + ".md");
      }
    }
    for (const auto& result : run["results"]) {
      EXPECT_TRUE(result["message"].contains("text"));
      EXPECT_EQ(levels.count(result["level"]), 1U);
      EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
      for (const auto& location : result["locations"]) {
        const auto& physical = location["physicalLocation"];
        ASSERT_TRUE(physical["artifactLocation"].contains("uri"));
        EXPECT_EQ(physical["artifactLocation"]["uri"].get<std::string>().find(' '), std::string::npos);
        EXPECT_GE(physical["region"]["startLine"], 1);
        EXPECT_GE(physical["region"]["startColumn"], 1);
      }
      ASSERT_TRUE(result["partialFingerprints"].is_object());
      for (const auto& [name, print] : result["partialFingerprints"].items()) EXPECT_TRUE(print.is_string()) << name;
      if (!result.contains("fixes")) continue;
      for (const auto& fix : result["fixes"]) {
        ASSERT_FALSE(fix["artifactChanges"].empty());
        for (const auto& change : fix["artifactChanges"]) {
          ASSERT_TRUE(change.contains("artifactLocation"));
          ASSERT_FALSE(change["replacements"].empty());
          for (const auto& replacement : change["replacements"]) EXPECT_TRUE(replacement.contains("deletedRegion"));
        }
      }
    }
  }
  const auto& rules = log["runs"][0]["tool"]["driver"]["rules"];
  EXPECT_TRUE(std::any_of(rules.begin(), rules.end(), [](const auto& rule) { return rule.contains("helpUri"); }));
}

TEST(Render, SarifMessagesDoubleTheirBraces) {
  const auto log = nlohmann::json::parse(to_sarif(check("对象 民警 主键 警号\n定义 甲 于 民警 = { 1 }\n")->diagnostics, Language::english));
  const auto& run = log["runs"][0];
  EXPECT_EQ(run["results"][0]["message"]["text"], "\"{{\" does not fit here");
  EXPECT_EQ(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"], "… does not fit here") << "what is said of no case has no {0}";
  for (const Entry& entry : entries()) {
    const auto one = nlohmann::json::parse(to_sarif(std::vector{say(entry.code, std::vector<Argument>(9, {"}0{", "}0{"}))}, Language::chinese));
    const auto& rule = one["runs"][0]["tool"]["driver"]["rules"][0];
    for (std::string text : {rule["shortDescription"]["text"].get<std::string>(), rule.value("/help/text"_json_pointer, ""),
                             one["runs"][0]["results"][0]["message"]["text"].get<std::string>()}) {
      for (const char* pair : {"{{", "}}"}) {
        for (auto at = text.find(pair); at != std::string::npos; at = text.find(pair)) text.erase(at, 2);
      }
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << code_name(entry.code) << ": " << text;
    }
  }
}

TEST(Render, FingerprintsStayWhenLinesAreAdded) {
  const auto prints = [](const std::string& text) {
    std::vector<std::string> out;
    const auto log = nlohmann::json::parse(to_sarif(check(text, "a.xize")->diagnostics, Language::chinese));
    for (const auto& result : log["runs"][0]["results"]) out.push_back(result["partialFingerprints"]["xizeLine/v1"]);
    return out;
  };
  const std::string text = "对象 民警 主键 警号\n数据 民警 { 警号: 文本, 数: 整数 0..9 }\n定义 乙 于 民警 = 数 缺失 则 0\n定义 丙 于 民警 = 数 > 9\n";
  const auto before = prints(text);
  EXPECT_EQ(before.size(), 2U);
  EXPECT_NE(before[0], before[1]);
  EXPECT_EQ(prints("# 说明\n\n" + text), before);
}

TEST(Render, GithubEscapesWhatWouldEndACommand) {
  xize::Diagnostic one = say(2001, {"a%b\r\nc"});
  one.severity = Severity::note;
  one.place = {"办,法:1.xize", 3, 2, 3, 5, "", 1, false};
  const std::string out = to_github(std::vector{one}, Language::english);
  EXPECT_EQ(out.rfind("::notice file=办%2C法%3A1.xize,line=3,endLine=3,col=2,endColumn=5,title=XZ2001::", 0), 0U) << out;
  EXPECT_NE(out.find("a%25b%0D%0Ac"), std::string::npos) << out;
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
}

TEST(Render, JunitHasASuiteAFile) {
  xize::Diagnostic bad = say(2001, {"<x> & \"y\"\x01"});
  bad.place = {"b.xize", 3, 2, 3, 5, "", 1, false};
  xize::Diagnostic lost = say(2020, {"c.xize"});
  xize::Diagnostic advice = bad;
  advice.severity = Severity::warning;
  const std::vector<std::string> files = {"a.xize", "b.xize"};
  const std::string out = to_junit(files, std::vector{bad, advice, lost}, Language::english);
  EXPECT_NE(out.find("<testsuites name=\"xize check\" tests=\"4\" failures=\"2\" errors=\"0\">"), std::string::npos) << out;
  EXPECT_NE(out.find("<testsuite name=\"a.xize\" tests=\"1\" failures=\"0\""), std::string::npos) << out;
  EXPECT_NE(out.find("<testsuite name=\"b.xize\" tests=\"2\" failures=\"1\""), std::string::npos) << out;
  EXPECT_NE(out.find("&lt;x&gt; &amp; &quot;y&quot;?"), std::string::npos) << out;
  EXPECT_EQ(out.find('\x01'), std::string::npos);
  xize::Diagnostic layout = say(2001, {"x\ty\r\nz"});  // raw ones are blanks to who reads an attribute
  layout.place = {"a\tb.xize", 0, 0, 0, 0, "", 0, false};
  const std::string laid = to_junit(std::vector<std::string>{"a\tb.xize"}, std::vector{layout}, Language::english);
  EXPECT_NE(laid.find("testsuite name=\"a&#9;b.xize\""), std::string::npos) << laid;
  EXPECT_NE(laid.find("x&#9;y&#13;&#10;z"), std::string::npos) << laid;
}

TEST(Catalogue, EveryEntryHasBothLanguagesAndItsOwnCode) {
  std::uint16_t previous = 0;
  for (const Entry& entry : entries()) {
    EXPECT_NE(entry.code, previous) << code_name(entry.code) << " stands twice";
    previous = entry.code;
    EXPECT_FALSE(entry.zh.empty() || entry.en.empty()) << code_name(entry.code);
    EXPECT_EQ(entry.remedy_zh.empty(), entry.remedy_en.empty()) << code_name(entry.code);
  }
}

}  // namespace
}  // namespace xize::message
