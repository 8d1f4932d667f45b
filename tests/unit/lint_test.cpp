// The linter around its rules, which tests/language/lint shows: levels, fixes, files, and the list of rules.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "lint/rules.hpp"
#include "support/language_case.hpp"
#include "xize/xize.hpp"

namespace xize::test {
namespace {

namespace fs = std::filesystem;

const std::string head = "对象 民警 主键 警号\n数据 民警 { 警号: 文本, 破案数: 整数 0..10 件 }\n";

std::vector<std::string> codes(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : diagnostics) out.push_back(diagnostic.code);
  return out;
}

Checked checked(const std::string& text, const std::string& levels = "") {
  Result<Checked> result = check(text, "办法.xize", {levels, {}});
  EXPECT_TRUE(result.ok());
  return result ? std::move(*result) : Checked{};
}

std::string failure_code(const Failure& failure) {
  return failure.diagnostics.empty() ? "" : failure.diagnostics[0].code;
}

TEST(Lint, EveryRuleHasItsCodeInTheCatalogueAndItsNumberInOrder) {
  std::set<std::uint16_t> seen;
  int last = 0;
  for (const lint::Rule* rule : lint::all_rules()) {
    EXPECT_TRUE(seen.insert(rule->code).second) << rule->code << " stands twice";
    EXPECT_NE(message::find_entry(rule->code), nullptr) << rule->code;
    EXPECT_GE(static_cast<int>(rule->category), last) << rule->code << ": rules stand by category";
    last = static_cast<int>(rule->category);
  }
  for (const message::Entry& entry : message::entries()) {
    if (entry.code < 900 || entry.code >= 990) continue;
    EXPECT_NE(lint::find_rule(entry.code), nullptr) << entry.code << " is no rule's";
  }
}

TEST(Lint, OnlyRulesThatSayThatTheyMendMend) {
  std::set<std::string> mending;
  for (const fs::path& path : language_folder().cases) {
    const LanguageCase file = read_language_case(path);
    if (!file.is_linted()) continue;
    for (const Diagnostic& diagnostic : checked(file.text, file.levels_json()).diagnostics) {
      if (!diagnostic.fix.empty()) mending.insert(diagnostic.code);
    }
  }
  std::set<std::string> expected = {"XZ0991"};
  for (const lint::Rule* rule : lint::all_rules()) {
    if (rule->fixes) expected.insert(message::code_name(rule->code));
  }
  EXPECT_EQ(mending, expected);
}

TEST(Lint, WhatIsMendedCompilesAndIsNotFoundAgain) {
  for (const fs::path& path : language_folder().cases) {
    const LanguageCase file = read_language_case(path);
    if (!file.is_linted()) continue;
    Checked now = checked(file.text, file.levels_json());
    if (!now.rulebook) continue;
    for (int round = 0; round < 8; ++round) {
      std::size_t applied = 0;
      const std::string text = apply_fixes(now.text, now.diagnostics, applied);
      if (applied == 0) break;
      now = checked(text, file.levels_json());
      ASSERT_TRUE(now.rulebook.has_value()) << path << "\n" << text;
    }
    for (const Diagnostic& diagnostic : now.diagnostics)
      EXPECT_TRUE(diagnostic.fix.empty()) << path << " " << diagnostic.code;
  }
}

TEST(Lint, MendsTheTextAndNothingBesideIt) {
  const Checked found = checked(head +
                                "类型 岗位 = 枚举 { 甲, 乙 }   # 说明\n类型 职级 = 枚举 { 甲, 乙 }\n"
                                "定义 得分 于 民警 = 破案数 * 2\n  上限 300   # 第三条\n  缺失 则 0 依据 \"三\"\n");
  std::size_t applied = 0;
  EXPECT_EQ(apply_fixes(found.text, found.diagnostics, applied),
            head + "   # 说明\n定义 得分 于 民警 = 破案数 * 2   # 第三条\n   依据 \"三\"\n");
  EXPECT_EQ(applied, 4U);
}

TEST(Lint, LevelsAreRefusedForWhatHasNone) {
  const auto code_of = [](const std::string& levels) {
    const Result<Checked> result = check(head, "办法.xize", {levels, "级别.json"});
    return result ? std::string("ok") : failure_code(result.failure());
  };
  EXPECT_EQ(code_of("[]"), "XZ2060");
  EXPECT_EQ(code_of("{\"XZ0901\":"), "XZ2060");
  EXPECT_EQ(code_of("{\"XZ0900\":\"off\"}"), "XZ2061");
  EXPECT_EQ(code_of("{\"901\":\"off\"}"), "XZ2061");
  EXPECT_EQ(code_of("{\"XZ0901\":\"quiet\"}"), "XZ2062");
  EXPECT_EQ(code_of("{\"XZ0901\":1}"), "XZ2062");
  EXPECT_EQ(code_of("{\"XZ0601\":\"warning\"}"), "XZ2063");
  EXPECT_EQ(code_of("{\"XZ0901\":\"off\",\"XZ0343\":\"error\"}"), "ok");
}

class LintFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("xize_lint_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  fs::path folder_;
  const std::string needless_ = head + "定义 得分 于 民警 = 破案数 缺失 则 0\n";
};

TEST_F(LintFiles, TakeLevelsFromBesideTheRulebook) {
  const std::string path = write("a.xize", head);
  EXPECT_EQ(codes(check_file(path)->diagnostics), std::vector<std::string>{"XZ0906"});
  write("xize-lint.json", "{\"XZ0906\": \"off\"}");
  EXPECT_TRUE(check_file(path)->diagnostics.empty());
  EXPECT_EQ(check_file(path, {"{\"XZ0906\": \"error\"}", {}})->diagnostics[0].severity, Severity::error);
  const Result<Checked> missing = check_file(path, {{}, (folder_ / "no.json").string()});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(failure_code(missing.failure()), "XZ2020");
  write("xize-lint.json", "");
  EXPECT_FALSE(check_file(path).ok()) << "an empty file is no JSON";
}

TEST_F(LintFiles, AreMendedInPlace) {
  const std::string path = write("a.xize", "\xEF\xBB\xBF" + needless_);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  const Result<Fixed> fixed = fix_file(path);
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->applied, 1U);
  EXPECT_TRUE(fixed->checked.diagnostics.empty());
  EXPECT_EQ(read_bytes(path), "\xEF\xBB\xBF" + head + "定义 得分 于 民警 = 破案数\n");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fix_file(path)->applied, 0U) << "nothing is left to mend";
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1) << "nothing is left beside it";
}

TEST_F(LintFiles, AreLeftAloneWhereTheyCannotBeMended) {
  // 定义 in GB18030, and a clause that needs no fallback.
  const std::string gb =
      "\xB6\xD4\xCF\xF3 P \xD6\xF7\xBC\xFC k\n\xCA\xFD\xBE\xDD P { k: \xCE\xC4\xB1\xBE, n: \xD5\xFB\xCA\xFD 0..9 }\n"
      "\xB6\xA8\xD2\xE5 s \xD3\xDA P = n \xC8\xB1\xCA\xA7 \xD4\xF2 0\n";
  const std::string path = write("gb.xize", gb);
  const Result<Fixed> refused = fix_file(path);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(failure_code(refused.failure()), "XZ2064");
  EXPECT_EQ(read_bytes(path), gb);
  const std::string broken = write("broken.xize", needless_ + "定义 又 于 民警 = 没有\n");
  const Result<Fixed> errors = fix_file(broken);
  ASSERT_TRUE(errors.ok());
  EXPECT_EQ(errors->applied, 0U);
  EXPECT_FALSE(errors->checked.rulebook.has_value());
}

}  // namespace
}  // namespace xize::test
