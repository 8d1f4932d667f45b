// The command as a user runs it: what it prints where, and its exit codes.
#include <nlohmann/json.hpp>

#include "unit/command_fixture.hpp"

namespace {

namespace fs = std::filesystem;
using xize::test::Command;
using xize::test::Outcome;
using xize::test::has;
using xize::test::read;

TEST_F(Command, ChecksAsText) {
  const Outcome good = run("check ok.xize");
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_EQ(good.out, "");
  EXPECT_TRUE(has(good.err, "ok.xize：2 处以编写人的话为据（为零则 1，须在 0，约束 1）")) << good.err;
  const Outcome bad = run("check ok.xize bad.xize");
  EXPECT_EQ(bad.code, 1);
  EXPECT_EQ(bad.out, "");
  EXPECT_TRUE(has(bad.err, "bad.xize:3:14: 错误[XZ03")) << bad.err;
  EXPECT_TRUE(has(bad.err, "依据：第三条")) << bad.err;
  EXPECT_FALSE(has(bad.err, "\033")) << "colour without a terminal";
}

TEST_F(Command, ChecksForMachines) {
  const Outcome json = run("check bad.xize ok.xize --format json");
  EXPECT_EQ(json.code, 1);
  const auto parsed = nlohmann::json::parse(json.out);
  EXPECT_EQ(parsed["diagnostics"][0]["line"], 3);
  EXPECT_EQ(parsed["rulebooks"][0]["ifZero"], 1);
  const Outcome sarif = run("check bad.xize --format sarif");
  EXPECT_EQ(sarif.code, 1);
  EXPECT_EQ(nlohmann::json::parse(sarif.out)["runs"][0]["results"].size(), 1U);
}

TEST_F(Command, TellsMachinesWhichFileCouldNotBeChecked) {
  EXPECT_TRUE(has(run("check ok.xize none.xize --format junit").out, "<testsuite name=\"none.xize\" tests=\"1\" failures=\"1\""));
  EXPECT_TRUE(has(run("check none.xize --format github").out, "::error file=none.xize,title=XZ2020::"));
  const auto log = nlohmann::json::parse(run("check none.xize --format sarif").out);
  EXPECT_EQ(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "none.xize");
  EXPECT_TRUE(run("check none.xize").err.starts_with("错误[XZ2020]")) << "the sentence names it";
}

TEST_F(Command, ChecksByLevelsAndForBuildServers) {
  write("lint.xize", "对象 民警 主键 警号\n数据 民警 { 警号: 文本, 破案数: 整数 0..9 件 }\n定义 得分 于 民警 = 破案数 缺失 则 0\n");
  const Outcome plain = run("check lint.xize");
  EXPECT_EQ(plain.code, 0) << "warnings advise";
  EXPECT_TRUE(has(plain.err, "lint.xize:3:18: 警告[XZ0940]")) << plain.err;
  write("levels.json", "{\"XZ0940\": \"error\"}");
  EXPECT_EQ(run("check lint.xize --levels levels.json").code, 1);
  write("levels.json", "{\"XZ0940\": \"loud\"}");
  const Outcome wrong = run("check lint.xize --levels levels.json");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_TRUE(has(wrong.err, "XZ2062")) << wrong.err;
  EXPECT_EQ(run("check lint.xize --levels none.json").code, 2);
  EXPECT_TRUE(has(run("check lint.xize --format github").out, "::warning file=lint.xize,line=3,endLine=3,col=18,"));
  EXPECT_TRUE(has(run("check lint.xize --format junit").out, "<testsuite name=\"lint.xize\" tests=\"1\" failures=\"0\""));
}

TEST_F(Command, MendsWhatCanBeMended) {
  write("lint.xize", "对象 民警 主键 警号\n数据 民警 { 警号: 文本, 破案数: 整数 0..9 件 }\n定义 得分 于 民警 = 破案数 缺失 则 0\n");
  const Outcome mended = run("check lint.xize --fix");
  EXPECT_EQ(mended.code, 0);
  EXPECT_TRUE(has(mended.err, "lint.xize：改正了 1 处")) << mended.err;
  EXPECT_TRUE(has(read(folder_ / "lint.xize"), "定义 得分 于 民警 = 破案数\n"));
  EXPECT_FALSE(has(run("check lint.xize").err, "XZ0940"));
}

TEST_F(Command, RunsAndWrites) {
  const Outcome good = run("run ok.xize --data data --out out --set 加分=3");
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_EQ(good.out, "");
  EXPECT_EQ(read(folder_ / "out" / "得分表.csv"), "警号,得分\n01,7.5\n02,9.0\n");
  EXPECT_EQ(run("run ok.xize --data data --out out --format json").code, 0);
  EXPECT_EQ(nlohmann::json::parse(read(folder_ / "out" / "得分表.json"))[1]["得分"], 8.0);
  const Outcome printed = run("run ok.xize --data data --print --rows 1");
  EXPECT_TRUE(has(printed.out, "得分表  2 行\n警号  得分\n----  ----\n01     6.5\n……另有 1 行未列出\n")) << printed.out;
  const Outcome traced = run("run ok.xize --data data --trace 02 --lang en");
  EXPECT_EQ(traced.code, 0);
  EXPECT_TRUE(has(traced.out, "得分 = 8.0  [第三条]\n      破案数 = 4\n")) << traced.out;
}

TEST_F(Command, WritesCsvForSpreadsheets) {
  ASSERT_EQ(run("run ok.xize --data data --out out --encoding utf-8-bom").code, 0);
  EXPECT_EQ(read(folder_ / "out" / "得分表.csv"), "\xEF\xBB\xBF警号,得分\n01,6.5\n02,8.0\n");
  EXPECT_EQ(nlohmann::json::parse(read(folder_ / "out" / "manifest.json"))["encoding"], "utf-8-bom");
  ASSERT_EQ(run("run ok.xize --data data --out out --encoding gb18030").code, 0);
  EXPECT_EQ(read(folder_ / "out" / "得分表.csv"), "\xBE\xAF\xBA\xC5,\xB5\xC3\xB7\xD6\n01,6.5\n02,8.0\n");
  EXPECT_EQ(run("run ok.xize --data data --out out --encoding latin1").code, 2);
  const Outcome json = run("run ok.xize --data data --out out --format json --encoding gb18030");
  EXPECT_EQ(json.code, 2);
  EXPECT_TRUE(has(json.err, "XZ2027")) << json.err;
}

TEST_F(Command, BadDataWritesNothing) {
  write("data/民警.csv", "警号,破案数,目标\n01,501,2\n01,x,0\n");
  const Outcome bad = run("run ok.xize --data data --out out --print");
  EXPECT_EQ(bad.code, 1);
  EXPECT_EQ(bad.out, "");
  EXPECT_TRUE(has(bad.err, "民警.csv:2: 错误[XZ1007]")) << bad.err;
  EXPECT_TRUE(has(bad.err, "民警.csv:3: 错误[XZ1002]")) << bad.err;
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(Command, ManyFindingsAreCutWithTheirTotal) {
  std::string rows = "警号,破案数,目标\n";
  for (int i = 0; i < 500; ++i) rows += std::to_string(i) + ",999,1\n";
  write("data/民警.csv", rows);
  const Outcome bad = run("run ok.xize --data data --out out", "LC_ALL=C");
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(has(bad.err, "500 in all; the first 200 are listed.")) << bad.err.substr(bad.err.size() - 200);
}

TEST_F(Command, RunsCases) {
  const Outcome good = run("test ok.xize");
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_TRUE(has(good.err, "通过：1 个用例全部符合期望。")) << good.err;
  write("differs.xize", read(folder_ / "ok.xize") + "用例 \"错\" 给定 民警 { 警号 \"1\", 破案数 3 } 期望 民警 { 警号 \"1\", 得分 7 }\n");
  const Outcome bad = run("test differs.xize");
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(has(bad.err, "民警 1 的“得分”：期望 7.0，算得 6.5\n  最先不符的一条：\n民警 1\n  得分 = 6.5  [第三条]\n")) << bad.err;
  EXPECT_EQ(run("test bad.xize").code, 1);
}

TEST_F(Command, Shows) {
  const Outcome shown = run("show ok.xize --lang en");
  EXPECT_EQ(shown.code, 0);
  EXPECT_TRUE(has(shown.out, "得分 : number(1) 0..760  step 0.5  [第三条]")) << shown.out;
}

TEST_F(Command, MisuseIsTwo) {
  for (const char* arguments : {"", "frobnicate", "check", "check 没有.xize", "check ok.xize --format xml", "check ok.xize --frob",
                                "run ok.xize --data data", "run ok.xize --out out", "run ok.xize --data 没有 --out out",
                                "run ok.xize --data data --out out --set 加分", "run ok.xize --data data --out out --set 减分=1",
                                "run ok.xize --data data --out out --set 加分=99", "run ok.xize --data data --trace 99",
                                "check ok.xize --lang fr", "show", "test"}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments << "\n" << outcome.err;
    EXPECT_EQ(outcome.out, "") << arguments;
    EXPECT_TRUE(has(outcome.err, "XZ")) << arguments << "\n" << outcome.err;
  }
}

TEST_F(Command, MisuseHasItsCode) {
  EXPECT_TRUE(has(run("check 没有.xize").err, "XZ2020"));
  EXPECT_TRUE(has(run("check ok.xize --frob").err, "错误[XZ2021] 不认识的参数“--frob”"));
  EXPECT_TRUE(has(run("run ok.xize --out out").err, "错误[XZ2022] 缺少必填的参数 --data"));
  EXPECT_TRUE(has(run("check ok.xize --format xml").err, "错误[XZ2023] 参数 --format 的值“xml”不对"));
  EXPECT_TRUE(has(run("run ok.xize --data data --print --rows -3").err, "XZ2023"));
  EXPECT_TRUE(has(run("run ok.xize --out out --data").err, "错误[XZ2026] 参数 --data 后面缺少值"));
  EXPECT_TRUE(has(run("run ok.xize --data data --out out --set 加分").err, "XZ2024"));
  EXPECT_TRUE(has(run("run ok.xize --data data").err, "XZ2025"));
}

TEST_F(Command, SpeaksTheLanguageOfTheLocale) {
  EXPECT_TRUE(has(run("--help", "LANG=zh_CN.UTF-8").out, "子命令"));
  EXPECT_TRUE(has(run("--help", "LANG=en_US.UTF-8").out, "Commands"));
  EXPECT_TRUE(has(run("--help", "LANG=zh_CN.UTF-8 LC_ALL=C").out, "Commands"));
  EXPECT_TRUE(has(run("--help", "LANG=en_US.UTF-8 LC_MESSAGES=zh_TW.UTF-8").out, "子命令"));
  EXPECT_TRUE(has(run("run --help --lang zh", "LANG=en_US.UTF-8").out, "数据文件夹"));
  EXPECT_TRUE(has(run("check bad.xize --lang=en").err, "error[XZ03"));
  const Outcome version = run("--version");
  EXPECT_EQ(version.code, 0);
  EXPECT_EQ(version.out.substr(0, 5), "xize ");
}

}  // namespace
