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
      缺失，取 0
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
      组 = 甲
      名次 = 第 3 名（参排 3 行）
  实发 = 300
      应发 = 600
      基金 1000，应发合计 2000（4 行），按比例 1000 ÷ 2000
  份额 = 3
      应发 = 600
      总额 10，按 600 ÷ 2000（4 行）分得 3
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
      组 = 甲
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
      3 rows take part
      rounded: 1.5 → 1
      组 = 甲
      1 to be taken, place 1 of 2 candidates
  实发 = 400
      应发 = 800
      fund 1000, asked in all 2000 (4 rows), in proportion 1000 ÷ 2000
  份额 = 4
      应发 = 800
      of 10, by 800 ÷ 2000 (4 rows): 4
)")) << told;
}

}  // namespace
}  // namespace xize::test
