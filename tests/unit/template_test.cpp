// xize template: what it writes is what the reader takes, says what each column is, and replaces nothing unasked.
#include <algorithm>

#include "unit/command_fixture.hpp"

namespace {

namespace fs = std::filesystem;
using xize::test::Command;
using xize::test::Outcome;
using xize::test::has;
using xize::test::read;

class Template : public Command {
 protected:
  void SetUp() override {
    Command::SetUp();
    write("forms.xize", R"(细则 "填报办法" 版本 "3"
对象 单位 主键 代码 文件 "单位表.tsv"
对象 民警 主键 警号 最多 50 行 依据 "第一条"
对象 评语 主键 序号 文件 "评语.json"
数据 单位.代码 : 文本
数据 评语 { 序号: 整数 1..9, 内容: 文本 }
数据 民警 {
  警号   : 文本
  所属   : 文本 可缺 列 "所属,单位"
  破案数 : 整数 0..500 件 说明 "侦破|移送" 依据 "第二条"
  满意度 : 百分数(1) 0%..100% 可缺
  岗位   : 枚举 { 社区, 办案 }
  在岗   : 是否
}
关系 所在单位 : 民警 -> 单位 以 所属
参数 底分 : 小数(1) 0..10 = 2.5 依据 "第三条"
定义 得分 于 民警 = 如果 在岗 则 破案数 + 本次.底分 + (满意度 缺失 则 0) 否则 0
)");
  }
};

TEST_F(Template, ExplainsEachColumn) {
  const Outcome made = run("template forms.xize --out blank");
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_TRUE(has(made.err, "在 blank 写出 3 个数据文件和“说明.md”")) << made.err;
  EXPECT_EQ(read(folder_ / "blank" / "单位表.tsv"), "代码\n");
  EXPECT_EQ(read(folder_ / "blank" / "评语.json"), "[]\n");
  EXPECT_EQ(read(folder_ / "blank" / "民警.csv"), "警号,\"所属,单位\",破案数,满意度,岗位,在岗\n");
  const std::string page = read(folder_ / "blank" / "说明.md");
  EXPECT_TRUE(has(page, "# 数据说明：填报办法 3\n")) << page;
  EXPECT_TRUE(has(page, "## 民警.csv\n\n主键：警号。最多 50 行。依据：第一条。\n")) << page;
  EXPECT_TRUE(has(page, "| 所属,单位 | 文本 |  |  | 可缺 | 所在单位 → 单位 |  |  |\n")) << page;
  EXPECT_TRUE(has(page, "| 破案数 | 整数 | 0..500 | 件 |  |  | 侦破\\|移送 | 第二条 |\n")) << page;
  EXPECT_TRUE(has(page, "| 满意度 | 百分数(1) | 0..100 |  | 可缺 |  |  |  |\n")) << page;
  EXPECT_TRUE(has(page, "| 岗位 | 选项 | 社区、办案 |")) << page;
  EXPECT_TRUE(has(page, "| 底分 | 数(1) | 0..10 |  | 2.5 |  | 第三条 |\n")) << page;
  const std::string english = run("template forms.xize --out blank2 --lang en").code == 0 ? read(folder_ / "blank2" / "README.md") : "";
  EXPECT_TRUE(has(english, "Key: 警号. At most 50 rows. Article: 第一条.")) << english;
}

TEST_F(Template, IsFilledInAndRun) {
  ASSERT_EQ(run("template forms.xize --out blank").code, 0);
  const Outcome empty = run("run forms.xize --data blank --out out");
  EXPECT_EQ(empty.code, 0);
  EXPECT_FALSE(has(empty.err, "XZ")) << "the page that explains is no stray file: " << empty.err;
  write("blank/单位表.tsv", read(folder_ / "blank" / "单位表.tsv") + "A\n");
  write("blank/民警.csv", read(folder_ / "blank" / "民警.csv") + "01,A,3,98.5%,办案,是\n02,,4,,社区,否\n");
  EXPECT_EQ(run("run forms.xize --data blank --out out").code, 0);
  EXPECT_EQ(read(folder_ / "out" / "民警结果.csv"), "警号,得分\n01,6.485\n02,0.000\n");
}

TEST_F(Template, OpensInSpreadsheets) {
  ASSERT_EQ(run("template forms.xize --out blank --encoding gb18030").code, 0);
  EXPECT_EQ(read(folder_ / "blank" / "单位表.tsv"), "\xB4\xFA\xC2\xEB\n");
  EXPECT_EQ(run("run forms.xize --data blank --out out").code, 0) << "the reader takes it back";
  ASSERT_EQ(run("template forms.xize --out blank --force --encoding utf-8-bom").code, 0);
  EXPECT_EQ(read(folder_ / "blank" / "单位表.tsv"), "\xEF\xBB\xBF代码\n");
  EXPECT_EQ(read(folder_ / "blank" / "评语.json"), "[]\n");
  EXPECT_EQ(run("run forms.xize --data blank --out out").code, 0);
  write("small.xize", "对象 小 主键 小\n数据 小.小 : 文本\n定义 甲 于 小 = 1\n");
  const Outcome misread = run("template small.xize --out small --encoding gb18030");
  EXPECT_EQ(misread.code, 2) << "小 in GB18030 is a letter in UTF-8";
  EXPECT_TRUE(has(misread.err, "XZ2015")) << misread.err;
  write("odd.xize", "对象 人 主键 号 文件 \"人\"\n数据 人.号 : 文本 列 \"\xEE\x9E\x8D\"\n定义 甲 于 人 = 1\n");
  EXPECT_TRUE(has(run("template odd.xize --out odd --encoding gb18030").err, "XZ2014"));
}

TEST_F(Template, ReplacesNothingUnasked) {
  write("data/说明.md", "mine");
  const Outcome refused = run("template forms.xize --out data");
  EXPECT_EQ(refused.code, 2);
  EXPECT_TRUE(has(refused.err, "错误[XZ2070] “data”里已有 民警.csv, 说明.md，没有写出任何文件")) << refused.err;
  EXPECT_EQ(read(folder_ / "data" / "说明.md"), "mine");
  EXPECT_FALSE(fs::exists(folder_ / "data" / "单位表.tsv"));
  EXPECT_EQ(run("template forms.xize --out data --force").code, 0);
  EXPECT_TRUE(has(read(folder_ / "data" / "说明.md"), "数据说明"));
  EXPECT_EQ(read(folder_ / "data" / "单位表.tsv"), "代码\n");
  const Outcome file = run("template forms.xize --out ok.xize");
  EXPECT_EQ(file.code, 2);
  EXPECT_TRUE(has(file.err, "XZ2071")) << file.err;
  EXPECT_EQ(run("template forms.xize").code, 2);
  EXPECT_EQ(run("template bad.xize --out other").code, 1);
  EXPECT_FALSE(fs::exists(folder_ / "other"));
}

class TemplateOfRealRulebook : public Command, public testing::WithParamInterface<std::string> {};

// An empty data set runs, or is told which of the rulebook's constraints it breaks.
TEST_P(TemplateOfRealRulebook, IsRead) {
  const std::string slug = GetParam().substr(GetParam().find('-') + 1);
  const std::string file = "'" XIZE_SOURCE_DIR "/examples/rulebooks/" + GetParam() + "/" + slug + ".xize'";
  ASSERT_EQ(run("template " + file + " --out blank").code, 0);
  const Outcome ran = run("run " + file + " --data blank --out out");
  const bool constraint = ran.code == 1 && has(ran.err, "[XZ1303]");
  EXPECT_TRUE(ran.code == 0 || constraint) << ran.err;
  EXPECT_FALSE(has(ran.err, "XZ10") || has(ran.err, "XZ11") || has(ran.err, "XZ20")) << ran.err;
}

std::vector<std::string> rulebooks() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Examples, TemplateOfRealRulebook, testing::ValuesIn(rulebooks()), [](const auto& one) {
  std::string name = one.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
