// The words of a derivation: what clauses make of several operators is told as one thing, and what changed nothing is not.
#include "unit/command_fixture.hpp"

namespace xize::test {
namespace {

class TraceWords : public Command {
 protected:
  void SetUp() override {
    Command::SetUp();
    write("trace.xize", R"(对象 民警 主键 警号 最多 9 行
数据 民警 { 组: 枚举 { 甲, 乙 }, 破案分: 整数 0..60 可缺, 勤务分: 整数 0..40, 省奖: 是否, 市奖: 是否, 应发: 整数 0..900 元 }
指标 破案 于 民警 分值 60 计分 破案分 缺失 则 不考核
指标 勤务 于 民警 分值 40 计分 勤务分
加分 表彰 于 民警 就高 { 省奖: 3, 市奖: 1 }
总分 总评 于 民警 满分 100 不考核 则 折算 = 合计(指标) + 合计(加分) 保留 2
排名 名次 于 民警 组内 组 按 总评 降序
名单 优胜 于 民警 限 组 = 甲 取 1 按 总评 降序 并列 都不取
等次 等次 于 民警 按 名次 { 优秀: 总评 >= 60 名额 50% 去尾 递补; 末等: 末位(名次); 称职: 其余 }
待遇 实发 于 民警 = 应发 基金 1000 元 保留 0 四舍五入
分解 份额 于 民警 总额 10 按 应发
定义 余 于 民警 = 余数(勤务分, 3)
)");
    write("data/民警.csv", R"(警号,组,破案分,勤务分,省奖,市奖,应发
01,甲,50,30,是,是,600
02,甲,,20,否,否,600
03,甲,40,40,是,否,800
04,乙,10,20,否,是,0
)");
  }
  std::string traced(const std::string& key, const std::string& language) const {
    return run("run trace.xize --data data --trace " + key + " --lang " + language).out;
  }
};

// 破案 is left out of the scale; the fund is short by half; a sum that needs no rounding is not rounded.
TEST_F(TraceWords, TellARowAsAnOfficialWould) {
  EXPECT_EQ(traced("02", "zh"), R"(民警 02
  破案 = （空）
      破案分 = （空）
  勤务 = 20
      勤务分 = 20
  表彰 = 0
      省奖 = 否
      市奖 = 否
  总评 = 50.00
      破案 = （空）
      勤务 = 20
      折算：得分 20 ÷ 计入满分 40 × 100
      表彰 = 0
  名次 = 3
      组 = 甲
      总评 = 50.00
      第 3 名（参排 3 行）
  优胜 = 否
      总评 = 50.00
      名额 1，候选第 3 名（候选 3 行）
  等次 = 末等
      总评 = 50.00
      名次 = 第 3 名（参排 3 行）
  实发 = 300
      应发 = 600
      基金 1000，应发合计 2000（4 行），按比例 1000 ÷ 2000
  份额 = 3
      总额 10，按 应发 600 ÷ 2000（4 行）分得 3
  余 = 2
      勤务分 = 20
      余数(勤务分, 3) = 2

)");
}

// Two share the place that decides, so neither is listed; nothing is left out of the scale, so nothing is rescaled.
TEST_F(TraceWords, TellTiesAndWhichOfSeveralIsTaken) {
  const std::string told = traced("01", "zh");
  EXPECT_TRUE(has(told, R"(  表彰 = 3
      省奖 = 是
      市奖 = 是
      就高，取 3（省奖）
  总评 = 83.00
      破案 = 50
      勤务 = 30
      表彰 = 3
)")) << told;
  EXPECT_TRUE(has(told, R"(  优胜 = 否
      总评 = 83.00
      名额 1，候选第 1 名（候选 3 行），并列 2 行
  等次 = 优秀
      总评 = 83.00
      参排 3 行
      取舍：1.5 → 1
      名次 = 1
      名额 1，候选第 1 名（候选 2 行）
)")) << told;
}

TEST_F(TraceWords, TellWhyARowIsNotRanked) {
  const std::string told = traced("04", "zh");
  EXPECT_TRUE(has(told, R"(  优胜 = 否
      组 = 乙
      不参排
)")) << told;
}

TEST_F(TraceWords, AreThereInEnglish) {
  const std::string told = traced("03", "en");
  EXPECT_TRUE(has(told, R"(  名次 = 1
      组 = 甲
      总评 = 83.00
      place 1 of 3
  优胜 = 否
      总评 = 83.00
      1 to be taken, place 1 of 3 candidates, shared by 2 rows
  等次 = 优秀
      总评 = 83.00
      3 taking part
      rounded: 1.5 → 1
      名次 = 1
      1 to be taken, place 1 of 2 candidates
  实发 = 400
      应发 = 800
      fund 1000, asked in all 2000 (4 rows), in proportion 1000 ÷ 2000
  份额 = 4
      total 10, by 应发 800 ÷ 2000 (4 rows): 4
)")) << told;
}

// Amounts that are a column's go by its name, once; a mean by what it is of; a place by the name of its ranking clause.
class TraceNames : public Command {
 protected:
  void SetUp() override {
    Command::SetUp();
    write("names.xize", R"(对象 单位 主键 单位代码
对象 民警 主键 警号 最多 9 行
数据 单位 { 占比: 百分数(1) 0%..100%, 奖金池: 金额 0..9000 元, 名额: 整数 0..9 }
数据 民警 { 单位代码: 文本, 分: 小数(1) 0..100 可缺, 率: 百分数(1) 0%..200% 可缺, 子女数: 整数 0..9 }
参数 上限 : 整数 0..900 元 = 900
关系 单位: 民警 -> 单位 以 单位代码 反向 民警们 最多 9 行
排名 名次 于 民警 按 分 降序
名单 一轮 于 民警 取 2 按 名次 每 单位 取 1 按 名次
名单 二轮 于 民警 限 非 一轮 组内 单位 取 单位.名额 按 名次
名单 三轮 于 民警 组内 单位 取 单位.占比 按 名次
定义 达标率 于 民警 = 最小(率, 100%) 缺失 则 60%
奖励 池奖 于 民警 总额 单位.奖金池 组内 单位 限 子女数 > 0 按 子女数 尾数 按 警号
待遇 补助 于 民警 子女数 每 1 加 300 每 单位 最多 上限 按 警号
定义 均分 于 单位 = 平均(民警们.分; 至少 2) 可缺
定义 加权 于 单位 = 加权平均(民警们.分 权重 率) 可缺
定义 总数 于 单位 = 合计(民警们.子女数)
定义 有分 于 单位 = 计数(民警们.分)
定义 人数 于 单位 = 计数(民警们)
定义 取整 于 民警 = 分 / 3  保留 2  可缺
定义 封顶 于 民警 = 最小(10, 子女数 * 6)
定义 就少 于 民警 = 最小(子女数 * 6, 子女数 + 1, 8)
定义 至少 于 民警 = 子女数 * 6   下限 1   上限 上限 / 60
)");
    write("data/单位.csv", "单位代码,占比,奖金池,名额\nA,50,1000.01,1\nB,50,500,2\n");
    write("data/民警.csv", R"(警号,单位代码,分,率,子女数
1,A,90,120,2
2,A,90,95.5,2
3,B,80,,1
4,A,50,99,0
5,B,,70,1
)");
  }
  std::string traced(const std::string& key, const std::string& language) const {
    return run("run names.xize --data data --trace " + key + " --lang " + language).out;
  }
};

TEST_F(TraceNames, AmountsAndPlacesGoByTheirNames) {
  EXPECT_EQ(traced("2", "zh"), R"(民警 2
  名次 = 1
      分 = 90.0
      第 1 名（参排 4 行）
  一轮 = 是
      名次 = 1
      名额 2，候选第 1 名（候选 3 行）
  二轮 = 否
      一轮 = 是
      不参排
  三轮 = 是
      单位.占比 (A) = 50.0%
      参排 3 行
      单位 → A
      名次 = 1
      名额 1.5，候选第 1 名（候选 3 行）
  达标率 = 0.955
      率 = 95.5%
  池奖 = 500.00
      单位.奖金池 (A) = 1000.01，按 子女数 2 ÷ 4（2 行）分得 500.00
  补助 = 300
      子女数 = 2
      单位 → A
      警号 = 2
      上限 = 900，在前各行合计 600（1 行）
      限值：600 → 300
  取整 = 30.00
      分 = 90.0
  封顶 = 10
      子女数 = 2
      限值：12 → 10
  就少 = 3
      子女数 = 2
      取最小：3
  至少 = 12
      子女数 = 2
      上限 = 900

)");
}

// The row that the odd cent goes to; the row that is not in the lists, with what it stands behind.
TEST_F(TraceNames, WhatIsLeftOverIsTold) {
  const std::string told = traced("1", "zh");
  EXPECT_TRUE(has(told, R"(  达标率 = 1.000
      率 = 120.0%
      限值：120.0% → 100.0%
  池奖 = 500.01
      单位.奖金池 (A) = 1000.01，按 子女数 2 ÷ 4（2 行）分得 500.01，含尾数 0.01
  补助 = 600
      子女数 = 2
      单位 → A
      警号 = 1
      上限 = 900，在前各行合计 0（0 行）
)")) << told;
  const std::string last = traced("4", "zh");
  EXPECT_TRUE(has(last, R"(  一轮 = 否
      单位 → A
      名次 = 4
      名额 1，候选第 3 名（候选 3 行）
      不参排
  二轮 = 是
      单位 → A
      名次 = 4
      单位.名额 (A) = 1，候选第 1 名（候选 1 行）
)")) << last;
  EXPECT_TRUE(has(last, R"(  池奖 = 0.00
      子女数 = 0
      不参加分配
  补助 = 0
      子女数 = 0
      单位 → A
      警号 = 4
      上限 = 900，在前各行合计 1200（2 行）
  取整 = 16.67
      分 = 50.0
      取舍：16.666666… → 16.67
  封顶 = 0
      子女数 = 0
  就少 = 0
      子女数 = 0
      取最小：0
  至少 = 1
      子女数 = 0
      限值：0 → 1
      上限 = 900
)")) << last;
}

TEST_F(TraceNames, AMeanIsToldWithItsValues) {
  EXPECT_EQ(traced("A", "zh"), R"(单位 A
  均分 = 76.666666…
      平均(民警们.分; 至少 2) = 76.666666…（3 行：90.0、90.0、50.0）
  加权 = 77.408585…
      加权平均(民警们.分 权重 率) = 77.408585…（3 行：90.0 × 120.0%、90.0 × 95.5%、50.0 × 99.0%）
  总数 = 4
      合计(民警们.子女数) = 4（3 行：2、2、0）
  有分 = 3
      计数(民警们.分) = 3
  人数 = 3
      计数(民警们) = 3

)");
  EXPECT_EQ(traced("B", "en"), R"(单位 B
  均分 = (absent)
      平均(民警们.分; 至少 2) = (absent) (2 rows, 1 with a value: 80.0)
  加权 = (absent)
      加权平均(民警们.分 权重 率) = (absent) (2 rows, 0 with a value)
  总数 = 2
      合计(民警们.子女数) = 2 (2 rows: 1 each)
  有分 = 1
      计数(民警们.分) = 1 (2 rows)
  人数 = 2
      计数(民警们) = 2

)");
}

TEST_F(TraceNames, AreThereInEnglish) {
  const std::string told = traced("3", "en");
  EXPECT_TRUE(has(told, R"(  达标率 = 0.600
      率 = (absent)
      absent, so 60.0%
  池奖 = 250.00
      单位.奖金池 (B) = 500.00, by 子女数 1 ÷ 2 (2 rows): 250.00
  补助 = 300
      子女数 = 1
      单位 → B
      警号 = 3
      上限 = 900, rows before ask for 0 (0 rows)
)")) << told;
  write("zero.xize", R"(对象 民警 主键 警号 最多 9 行
数据 民警 { 分: 整数 0..9 }
分解 任务 于 民警 总额 10 按 分
排名 名次 于 民警 按 分 降序
排名 倒数 于 民警 按 名次 降序
)");
  write("data/民警.csv", "警号,分\n7,0\n");
  EXPECT_EQ(run("run zero.xize --data data --trace 7 --lang en").out, R"(民警 7
  任务 = (absent)
      total 10, by 分 0 ÷ 0 (1 row): nothing to divide by
  名次 = 1
      分 = 0
      place 1 of 1
  倒数 = 1
      名次 = 1
      place 1 of 1

)");
  write("given.xize", "对象 民警 主键 警号\n数据 民警 { 分: 整数 0..9 }\n");
  write("data/民警.csv", "警号,分\n7,9\n");
  EXPECT_EQ(run("run given.xize --data data --trace 7 --lang en").out, "民警 7\n  (no computed columns)\n\n");
}

}  // namespace
}  // namespace xize::test
