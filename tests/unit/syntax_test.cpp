#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/syntax.hpp"

namespace xize::test {
namespace {

// The only clause of a text, as text.
std::string clause(const std::string& text) {
  const Parsed parsed(text);
  EXPECT_EQ(parsed.sentences(), "") << text;
  return parsed.tree.root.children.size() == 1 ? to_text(parsed.tree, parsed.tree.root.children[0]) : "";
}
// The expression of a definition.
std::string expression(const std::string& text) {
  std::string out = clause("定义 甲 于 乙 = " + text);
  const std::string head = "definition[甲 乙 ";
  return out.rfind(head, 0) == 0 ? out.substr(head.size(), out.size() - head.size() - 1) : out;
}

TEST(Syntax, KeepsChainsFlatAndDropsTransparentNodes) {
  EXPECT_EQ(expression("a - b + c"), "sum[name_ref[a] add_op name_ref[b] add_op name_ref[c]]");
  EXPECT_EQ(expression("a / b 为零则 1 * c"),
            "product_of[name_ref[a] mul_op name_ref[b] if_zero[number_lit[1]] mul_op name_ref[c]]");
  EXPECT_EQ(expression("a 或 b 且 非 c"), "or_expr[name_ref[a] and_expr[name_ref[b] not_expr[name_ref[c]]]]");
  EXPECT_EQ(expression("-a.b[c, 除本行].(d)"), "negative[postfix[name_ref[a] dot[b] filter[name_ref[c] not_self] inside[name_ref[d]]]]");
  EXPECT_EQ(expression("(a)"), "paren[name_ref[a]]");
}

TEST(Syntax, TellsAlikeBeginningsApart) {
  EXPECT_EQ(expression("a 缺失 则 1"), "name_ref[a] otherwise[number_lit[1]]");
  EXPECT_EQ(expression("a 缺失 缺失 则 否"), "comparison[name_ref[a] missing] otherwise[false]");
  EXPECT_EQ(expression("如果 a 缺失 则 1 否则 b 缺失 则 2"),
            "if_expr[comparison[name_ref[a] missing] number_lit[1] name_ref[b]] otherwise[number_lit[2]]");
  EXPECT_EQ(expression("如果 (a 缺失 则 是) 则 1 否则 2"),
            "if_expr[paren[expr[name_ref[a] otherwise[true]]] number_lit[1] number_lit[2]]");
  EXPECT_EQ(expression("分档(a) { 1..2: 3, b > 4: 5, > 6 且 c: 7, 其余: 8 }"),
            "tiers[name_ref[a] tier[number_lit[1] number_lit[2] number_lit[3]] tier[comparison[name_ref[b] compare number_lit[4]] "
            "number_lit[5]] tier[tier_test[compare number_lit[6]] name_ref[c] number_lit[7]] tier[rest number_lit[8]]]");
  EXPECT_EQ(expression("平均(按 岗位 { 社区 1, 其余 2 })"),
            "call[平均 table[table_keys[name_ref[岗位]] table_row[pattern[社区] number_lit[1]] table_row[rest number_lit[2]]]]");
  EXPECT_EQ(expression("名次(按 a 降序, b 缺失 最后, 组内 c.d, 并列 同名次)"),
            "call[名次 order[order_key[name_ref[a]] order_key[name_ref[b]]] within[exprs[key_path[name_ref[c] dot[d]]]] ties]");
  EXPECT_EQ(expression("首个(a; 按 b, c > 1)"),
            "call[首个 name_ref[a] order[order_key[name_ref[b]]] comparison[name_ref[c] compare number_lit[1]]]");
  EXPECT_EQ(expression("合计(组内 (a, b)[c].d)"),
            "call[合计 postfix[group_rows[exprs[name_ref[a] name_ref[b]]] filter[name_ref[c]] dot[d]]]");
  EXPECT_EQ(expression("5 起 + 15天 + 90且 x"),
            "and_expr[sum[number_lit[5 起] add_op number_lit[15 天] add_op number_lit[90]] name_ref[x]]");
  EXPECT_EQ(clause("递推 a 于 b 初值 0 = 前值 + 1"), "fold[fold_one[a b start[number_lit[0]] sum[previous add_op number_lit[1]]]]");
  EXPECT_EQ(clause("数据 a { b : 整数 0..5 件 c : 小数(1) 年 d : 文本 }"),
            "input[a field[b integer[range[bound[0] bound[5]] 件]] field[c decimal[1 年]] field[d text]]");
}

TEST(Syntax, ReadsKeywordsAsNamesWhereNoneIsAskedFor) {
  for (const char* name : {"指标", "总分", "等次", "奖励", "数据", "系数", "名次", "合计", "版本", "参数", "结果", "分档", "折线", "全部", "目标",
                           "权重", "取", "得", "按", "行", "定义", "起", "date", "sum", "key"}) {
    const std::string n = name;
    EXPECT_EQ(clause("对象 " + n + " 主键 " + n), "frame[" + n + " given[names[" + n + "]]]");
    EXPECT_EQ(clause("数据 " + n + "." + n + " : 整数"), "input[" + n + " field[" + n + " integer]]");
    EXPECT_EQ(clause("数据 甲 {\n " + n + " : 整数\n 乙 : 整数 " + n + " : 文本 }"),
              "input[甲 field[" + n + " integer] field[乙 integer] field[" + n + " text]]");
    EXPECT_EQ(clause("定义 " + n + " 于 " + n + " = 本行." + n + " + 1"),
              "definition[" + n + " " + n + " sum[postfix[this_row dot[" + n + "]] add_op number_lit[1]]]");
    EXPECT_EQ(expression(n + " * 2 > 1"), "comparison[product_of[name_ref[" + n + "] mul_op number_lit[2]] compare number_lit[1]]");
    EXPECT_EQ(expression("平均(" + n + ", a)"), "call[平均 name_ref[" + n + "] name_ref[a]]");
    EXPECT_EQ(clause("结果 " + n + " 于 甲 { " + n + ", 乙 作 " + n + " }"),
              "result[" + n + " 甲 item[name_ref[" + n + "]] item[name_ref[乙] " + n + "]]");
    EXPECT_EQ(clause("用例 \"a\" 给定 甲 { " + n + " 5, " + n + ": 否 }"),
              "case[a case_rows[甲 setting[" + n + " number_lit[5]] setting[" + n + " false]]]");
  }
  // An unquoted name may stand before the next clause, a quoted one may be any word.
  const Parsed parsed("定义 系数 于 甲 = 结果\n结果 数据 于 甲 { 系数 }\n系数 系数 于 甲 「且」\n定义 「有」 于 「于」 = 「如果」 + 1");
  EXPECT_EQ(parsed.sentences(), "");
  EXPECT_EQ(parsed.tree.root.children.size(), 4U);
}

TEST(Syntax, ReadsBothSpellings) {
  const std::string english = clause("define a on b = if x missing then sum(c[not_self].d) else 0 cap 5 places 2 half_even");
  EXPECT_EQ(english, "definition[a b if_expr[comparison[name_ref[x] missing] call[sum postfix[name_ref[c] filter[not_self] dot[d]]] "
                     "number_lit[0]] cap[number_lit[5]] places[2 rounding]]");
}

// One mistake, one diagnostic; what it says names what to write.
TEST(Syntax, SaysWhatIsWrong) {
  struct Case { const char* text; const char* sentences; };
  const Case cases[] = {
      {"定义 甲 于民警 = 5", "1:6 XZ0203 关键词 “于” 和别的字连在一起了：“于民警”。中间空一格，写成：“于 民警”\n"},
      {"定义 破案于 民警 = 5", "1:4 XZ0203 关键词 “于” 和别的字连在一起了：“破案于”。中间空一格，写成：“破案 于”\n"},
      {"定义 破案于民警 = 5", "1:4 XZ0203 关键词 “于” 和别的字连在一起了：“破案于民警”。中间空一格，写成：“破案 于 民警”\n"},
      {"定义破案 于 民警 = 5", "1:1 XZ0203 关键词 “定义” 和别的字连在一起了：“定义破案”。中间空一格，写成：“定义 破案”\n"},
      {"定义 a 于 b = 5 上限40", "1:14 XZ0203 关键词 “上限” 和别的字连在一起了：“上限40”。中间空一格，写成：“上限 40”\n"},
      {"定意 a 于 b = 5", "1:1 XZ0204 不认识 “定意”。是不是要写 “定义”？\n"},
      {"defin a on b = 5", "1:1 XZ0204 不认识 “defin”。是不是要写 “define”？\n"},
      {"定义 a 于 b = 5 上线 40", "1:14 XZ0204 不认识 “上线”。是不是要写 “上限”？\n"},
      {"数据 a.b : 整书 0..5", "1:10 XZ0204 不认识 “整书”。是不是要写 “整数”？\n"},
      {"民警 有 警号", "1:1 XZ0205 “民警” 不是条款的开头。要算出一个值，写 定义 名称 于 对象 = …；条款由这些词开头：“对象”、“关系”、“数据”、“类型”、“参数”、“约束”、“系数”、“定义”、“递推”、“指标”、“指标组”、“扣分”、“加分”、“总分”、“捆绑”、“否决”、“排名”、“等次”、“奖励”、“名单”、“资格”、“待遇”、“分解”、“结果”、“用例”\n"},
      {"定义 a 于 b = 合计((c + 1)", "1:21 XZ0206 括号 “(” 没有结束。最迟在这里补上 “)”\n"},
      {"定义 a 于 b = (c + 1]", "1:18 XZ0206 括号 “(” 没有结束。最迟在这里补上 “)”\n"},
      {"定义 a 于 b = c + 1)", "1:17 XZ0207 多出一个 “)”。删去它，或在前面补上 “(”\n"},
      {"定义 a 于 b = 且 5", "1:12 XZ0210 “且” 是运算用的词，不能直接当名称。要用它作名称，写成 「且」；否则这里应当是：算式\n"},
      {"定义 a 于 b = c +", "1:14 XZ0202 “+” 后面没有写完。接着写：算式\n"},
      {"定义 a 于 b = 如果 c 则 5", "1:19 XZ0202 “5” 后面没有写完。接着写：运算符 或 “否则”\n"},
      {"关系 a : b c", "1:10 XZ0201 看不懂这里的 “c”。这里应当是：“->”\n"},
      {"type a 5", "1:8 XZ0201 看不懂这里的 “5”。这里应当是：“=”\n"},
      {"link a : b -> c via (d reverse e", "1:22 XZ0206 括号 “(” 没有结束。最迟在这里补上 “)”\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(Parsed(c.text).sentences(), c.sentences) << c.text;
}

TEST(Syntax, PointsToTheBracketThatIsOpen) {
  const Parsed parsed("定义 a 于 b = 合计(c\n定义 d 于 e = 5");
  ASSERT_EQ(parsed.codes(), "206");
  ASSERT_EQ(parsed.diagnostics[0].related.size(), 1U);
  EXPECT_EQ(parsed.source.slice(parsed.diagnostics[0].related[0].span), "(");
  EXPECT_EQ(parsed.tree.root.children.size(), 1U);
}

TEST(Syntax, NamesTheArticleOfTheClause) {
  const Parsed parsed("定义 a 于 b 依据 \"第九条\" = 5 5\n定义 a 于 b = (5 依据 \"第十条\"");
  ASSERT_EQ(parsed.codes(), "201 206");
  EXPECT_EQ(parsed.diagnostics[0].article, "第九条");
  EXPECT_EQ(parsed.diagnostics[1].article, "第十条");
}

// Ten mistakes in ten clauses are ten diagnostics, whatever stands in between and in whatever order.
TEST(Syntax, GoesOnAfterEachMistake) {
  const std::vector<std::string> wrong = {
      "对象 单位 主键", "关系 a : b c", "数据 民警.x :", "数据 民警 { a : 整数\n  b : 整数 0..\n  c 文本 }", "类型 等 = 有序 { 优, }", "参数 p : 小数(2) = ",
      "约束 c 于 d 5", "系数 k 于 甲 按 岗位 { 甲 1\n  乙 2 }", "定义 甲 于民警 = 5", "定意 甲 于 民警 = 5", "定义破案 于 民警 = 5", "定义 b 于 甲 = (5 + 3",
      "定义 b 于 甲 = 5)", "定义 b 于 甲 = a == 3", "定义 b 于 甲 = \"abc", "定义 b 于 甲 = ？？", "定义 b 于 甲 = 2024-13", "定义 b 于 甲 =",
      "递推 f 于 甲 = 5", "结果 r 于 甲 { a b }", "用例 \"a\" 给定 甲 { b }", "定义 b 于 甲 = 如果 c 则 1", "定义 b 于 甲 = 5 上线 4",
      "定义 b 于 甲 = 分档(a) { >= 1 2 }"};
  for (std::size_t shift = 0; shift < wrong.size(); ++shift) {
    std::string text;
    for (std::size_t i = 0; i < 10; ++i) {
      text += wrong[(i * 7 + shift) % wrong.size()] + "\n";
      if ((i + shift) % 3 == 0) text += "定义 好 于 甲 = 按 岗位 {\n  甲 1\n}\n";
    }
    const Parsed parsed(text);
    EXPECT_EQ(parsed.diagnostics.size(), 10U) << text << parsed.sentences();
  }
}

TEST(Syntax, StopsListingAfterAHundred) {
  std::string text;
  for (int i = 0; i < 150; ++i) text += "定义 a 于 b = 5 5\n";
  const Parsed parsed(text);
  EXPECT_EQ(parsed.diagnostics.size(), syntax::max_diagnostics + 1);
  EXPECT_EQ(parsed.diagnostics.back().code, 209);
}

}  // namespace
}  // namespace xize::test
