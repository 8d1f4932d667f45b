// The words of the command, in both languages, in this one place. {0}, {1} … are filled by fill().
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "xize/language.hpp"

namespace xize::tool::words {

struct Word {
  const char* zh;
  const char* en;
  std::string in(Language language) const { return language == Language::chinese ? zh : en; }
  /// With its {n} replaced.
  std::string fill(Language language, std::initializer_list<std::string> arguments) const {
    std::string out = in(language);
    std::size_t index = 0;
    for (const std::string& argument : arguments) {
      const std::string mark = "{" + std::to_string(index++) + "}";
      for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + argument.size())) {
        out.replace(at, mark.size(), argument);
      }
    }
    return out;
  }
};

// Help
inline constexpr Word about{"细则引擎：检查考评细则，按细则精确计分。", "A rules engine for appraisal rulebooks: checks them and scores by them exactly."};
inline constexpr Word usage{"用法", "Usage"};
inline constexpr Word options{"选项", "Options"};
inline constexpr Word positionals{"参数", "Arguments"};
inline constexpr Word subcommands{"子命令", "Commands"};
inline constexpr Word subcommand{"子命令", "COMMAND"};
inline constexpr Word options_mark{"[选项]", "[OPTIONS]"};
inline constexpr Word required{"必填", "REQUIRED"};
inline constexpr Word help{"显示本说明", "Print this help"};
inline constexpr Word version{"显示版本", "Print the version"};
inline constexpr Word lang{"语言：zh 或 en；不写则按系统语言", "Language: zh or en; from the locale if not given"};
inline constexpr Word check{"检查细则，列出全部问题和改法", "Check rulebooks: every problem and what to write instead"};
inline constexpr Word run{"用一个文件夹的数据计分，写出结果表", "Score a folder of data and write the result tables"};
inline constexpr Word test{"运行细则里的用例", "Run the cases in rulebooks"};
inline constexpr Word show{"列出对象、各列及证明的取值范围", "List frames, columns and the ranges proved of them"};
inline constexpr Word blank{"写出空的数据文件和每列的说明，供填写", "Write empty data files and what each column means, to be filled in"};
inline constexpr Word file{"细则文件", "A rulebook"};
inline constexpr Word files{"细则文件，可多个", "Rulebooks"};
inline constexpr Word check_format{"输出格式：text、json、sarif、github 或 junit", "Output: text, json, sarif, github or junit"};
inline constexpr Word levels{"各代码级别的文件；不写则用细则旁边的 xize-lint.json", "File of levels; xize-lint.json beside the rulebook if not given"};
inline constexpr Word fix{"改正能自动改正的，结果不变", "Mend what can be mended without changing a result"};
inline constexpr Word run_format{"结果文件格式：csv 或 json", "Format of the results: csv or json"};
inline constexpr Word data{"数据文件夹，每个对象一个文件", "Folder of data, one file a frame"};
inline constexpr Word out{"结果文件夹；写成之前旧结果不动", "Folder for the results; swapped in whole"};
inline constexpr Word blank_out{"数据文件夹；已有这些文件的不写", "Folder for the files; none is written where one is there"};
inline constexpr Word encoding{"CSV 的编码：utf-8、utf-8-bom 或 gb18030；后两种表格软件直接能打开",
                               "Encoding of CSV: utf-8, utf-8-bom or gb18030; spreadsheets open the last two as they are"};
inline constexpr Word force{"已有的文件也重写", "Replace files that are there too"};
inline constexpr Word coverage{"列出没有用例用到的条款、分支、档次、上下限", "List the clauses, branches, tiers, caps and floors that no case reaches"};
inline constexpr Word test_format{"--coverage 的格式：text 或 json", "Format of --coverage: text or json"};
inline constexpr Word set{"设定参数，可多次：名称=值", "Set a parameter, repeatable: NAME=VALUE"};
inline constexpr Word trace{"打印一行的逐条推导，可多次：主键，或 对象:主键", "Print the derivation of one row, repeatable: KEY, or FRAME:KEY"};
inline constexpr Word print{"在终端打印结果表", "Print the result tables"};
inline constexpr Word quarantine{"隔离有问题的数据行：与它们有关的结果（合计、排名、分配等）留空，其余照算，并列出来；有隔离时退出码为 3",
                                 "Leave bad rows out: what rests on them (sums, ranks, pools) is withheld, the rest scored, both listed; exits with 3"};
inline constexpr Word rows{"每张表最多打印几行，0 为全部", "Rows printed of a table, 0 for all"};

// Closing lines
inline constexpr Word cut{"共 {0} 条，以上列出前 {1} 条。\n", "{0} in all; the first {1} are listed.\n"};
inline constexpr Word check_good{"通过：{0} 个细则没有错误，{1} 条警告。", "Passed: no errors in {0} rulebook(s), {1} warning(s)."};
inline constexpr Word check_bad{"未通过：{0} 处错误，{1} 条警告。", "Not passed: {0} error(s), {1} warning(s)."};
inline constexpr Word fixed{"{0}：改正了 {1} 处。\n", "{0}: mended {1} place(s).\n"};
inline constexpr Word promises{
    "{0}：{1} 处以编写人的话为据（为零则 {2}，须在 {3}，约束 {4}）。\n",
    "{0}: {1} place(s) rest on the author's word (if_zero {2}, must {3}, constraint {4}).\n"};
inline constexpr Word reading{"正在读取数据…", "Reading the data…"};
inline constexpr Word checking{"正在检查 {0}…", "Checking {0}…"};
inline constexpr Word scoring{"正在计分…", "Scoring…"};
inline constexpr Word writing{"正在写出结果…", "Writing the results…"};
inline constexpr Word run_good{"完成：结果已写入 {0}。", "Done: results written to {0}."};
inline constexpr Word run_printed{"完成。", "Done."};
inline constexpr Word run_bad{"有问题，没有计分，没有写出任何结果。", "There are findings: nothing was scored, nothing was written."};
inline constexpr Word run_incomplete{"结果不完整：隔离了 {0} 行数据，{1} 处结果留空，见“隔离-数据”和“隔离-结果”。",
                                     "Incomplete: {0} row(s) left out, {1} result(s) withheld; see quarantine-data and quarantine-results (隔离-数据, 隔离-结果)."};
inline constexpr Word test_good{"通过：{0} 个用例全部符合期望。", "Passed: all {0} case(s) give what they expect."};
inline constexpr Word test_bad{"未通过：{1} 个用例中有 {0} 个不符。", "Not passed: {0} of {1} case(s) differ."};
inline constexpr Word test_refused{"未通过：有细则没有通过检查，其用例没有运行。", "Not passed: a rulebook has errors, its cases were not run."};
inline constexpr Word case_passed{"通过", "passed"};
inline constexpr Word case_failed{"不符", "differs"};
inline constexpr Word difference{"    {0} {1} 的“{2}”：期望 {3}，算得 {4}\n", "    {2} of {0} {1}: expected {3}, got {4}\n"};
inline constexpr Word nothing{"（空）", "(absent)"};
inline constexpr Word not_computed{"（用例没有给出所需的数据）", "(the case does not give what it needs)"};
inline constexpr Word first_difference{"  最先不符的一条：\n", "  The first clause that differs:\n"};

inline constexpr Word blank_good{"完成：在 {0} 写出 {1} 个数据文件和“{2}”。", "Done: {1} data file(s) and “{2}” written to {0}."};

// test --coverage
inline constexpr Word covered{"覆盖 {0}/{1}\n", "covered {0}/{1}\n"};
inline constexpr Word point_clause{"没有用例算到", "no case computes it"};
inline constexpr Word point_branch{"分支", "branch"};
inline constexpr Word point_row{"表行", "table row"};
inline constexpr Word point_cap{"上限", "cap"};
inline constexpr Word point_floor{"下限", "floor"};
inline constexpr Word point_fallback{"缺失时取", "when absent"};
inline constexpr Word point_if_zero{"除数为零时取", "when the divisor is zero"};

// template: the explanation
inline constexpr Word explanation_file{"说明.md", "README.md"};
inline constexpr Word explanation_title{"# 数据说明：{0}\n\n", "# Data for {0}\n\n"};
inline constexpr Word explanation_intro{
    "每个文件的第一行是列名，不要改；从第二行起一行一条。各列的先后可以调换，不能少。\n\n"
    "- 日期写 2024-03-05，月份写 2024-03，季度写 2024Q1，年度写 2024；2024/3/5、2024年3月5日、2024年3月、2024年第1季度\n"
    "  也可以。3/5/2024、24/3/5、20240305、2024.3.5 不行。是否写 是 或 否。\n"
    "- 数不写千位逗号；百分数写百分之几，98.5 和 98.5% 都可以；小数位数不能多于“类型”括号里的数。\n"
    "- 没有的值空着，不要写 0 或“无”；“可缺”一栏没有写“可缺”的列不能空。\n"
    "- 一个主键只能有一行。写“关系”的列，值要在那个对象的主键里找得到。\n",
    "The first line of each file names its columns: leave it as it is. From the second line on, one thing a line. The\n"
    "columns may change places, none may be left out.\n\n"
    "- Write a date 2024-03-05 (or 2024/3/5), a month 2024-03 (or 2024/3), a quarter 2024Q1, a year 2024, the year first:\n"
    "  3/5/2024, 24/3/5, 20240305 and 2024.3.5 are refused. Write a boolean true or false.\n"
    "- Write numbers without thousands separators, a percent as 98.5 or 98.5%, and no more decimals than the brackets\n"
    "  after the type say.\n"
    "- Leave empty what is not known; do not write 0. A column that is not marked optional may not be empty.\n"
    "- A key has one line. A value of a column with a link must be a key of the frame that it leads to.\n"};
inline constexpr Word explanation_key{"主键：{0}。", "Key: {0}. "};
inline constexpr Word explanation_most{"最多 {0} 行。", "At most {0} rows. "};
inline constexpr Word explanation_article{"依据：{0}。", "Article: {0}. "};
inline constexpr Word explanation_columns{
    "| 列 | 类型 | 取值 | 单位 | 可缺 | 关系 | 说明 | 依据 |\n|---|---|---|---|---|---|---|---|\n",
    "| column | type | values | unit | optional | link | title | article |\n|---|---|---|---|---|---|---|---|\n"};
inline constexpr Word explanation_parameters{
    "\n## 参数\n\n不在文件里；要改用 `xize run … --set 名称=值`。\n\n"
    "| 参数 | 类型 | 取值 | 单位 | 不设时 | 说明 | 依据 |\n|---|---|---|---|---|---|---|\n",
    "\n## Parameters\n\nThey are in no file; set one with `xize run … --set NAME=VALUE`.\n\n"
    "| parameter | type | values | unit | if not set | title | article |\n|---|---|---|---|---|---|---|\n"};
inline constexpr Word kind_enumeration{"选项", "one of"};
inline constexpr Word yes_or_no{"是、否", "true, false"};
inline constexpr Word clause_break{"；", "; "};
inline constexpr Word listing{"、", ", "};

// show
inline constexpr Word given{"数据", "given"};
inline constexpr Word derived{"派生", "derived"};
inline constexpr Word run_frame{"本次", "the run"};
inline constexpr Word key{"主键", "key"};
inline constexpr Word at_most{"最多 {0} 行", "at most {0} rows"};
inline constexpr Word role_input{"输入", "input"};
inline constexpr Word role_key{"主键", "key"};
inline constexpr Word role_derived{"计算", "derived"};
inline constexpr Word role_parameter{"参数", "parameter"};
inline constexpr Word link{"关系", "link"};
inline constexpr Word kind_number{"数", "number"};
inline constexpr Word kind_integer{"整数", "integer"};
inline constexpr Word kind_percent{"百分数", "percent"};
inline constexpr Word kind_money{"金额", "money"};
inline constexpr Word kind_boolean{"是否", "boolean"};
inline constexpr Word kind_date{"日期", "date"};
inline constexpr Word kind_month{"月份", "month"};
inline constexpr Word kind_quarter{"季度", "quarter"};
inline constexpr Word kind_year{"年度", "year"};
inline constexpr Word kind_text{"文本", "text"};
inline constexpr Word step{"步长 {0}", "step {0}"};
inline constexpr Word exact_pair{"精确分数", "exact fraction"};
inline constexpr Word may_be_absent{"可缺", "optional"};
inline constexpr Word results{"结果表", "Result tables"};
inline constexpr Word cases{"用例 {0} 个", "{0} case(s)"};

}  // namespace xize::tool::words
