// What a message says to write instead: it is said, and it compiles.
#include <gtest/gtest.h>

#include <string>

#include "xize/xize.hpp"

namespace xize::test {
namespace {

const std::string model = R"(对象 单位 主键 代码 最多 20 行
数据 单位 { 名额数: 整数 0..9 }
类型 等 = 有序 { 称职, 优秀 }
类型 牌 = 枚举 { 无, 黄牌, 红牌 }
对象 民警 主键 警号 最多 100 行
数据 民警 { 分: 整数 0..100, 起数: 整数 0..9 起, 连滞: 整数 0..9, 单位: 文本, 犯: 是否, 季: 枚举 { 一, 二 } }
关系 所在 : 民警 -> 单位 以 单位 反向 成员 最多 50 行
)";

struct Advice {
  std::string wrong, said, right;
};

TEST(Advice, IsSaidAndCompiles) {
  const Advice all[] = {
      {"名单 甲 于 民警 取前10名 按 分 降序", "“取 10 名”", "名单 甲 于 民警 取 10 名 按 分 降序"},
      {"名单 甲 于 民警 取前 10 名 按 分 降序", "“取 10”", "名单 甲 于 民警 取 10 名 按 分 降序"},
      {"名单 甲 于 民警 取10名 按 分 降序", "“取 10名”", "名单 甲 于 民警 取 10名 按 分 降序"},
      {"扣分 甲 于 民警 = 起数 每起扣5分", "“每 1 起 扣 5 分”", "扣分 甲 于 民警 = 起数 每 1 起 扣 5 分"},
      {"扣分 甲 于 民警 = 起数 每2起扣0.5分", "“每 2 起 扣 0.5 分”", "扣分 甲 于 民警 = 起数 每 2 起 扣 0.5 分"},
      {"扣分 甲 于 民警 = 起数 每起 扣 5 分", "“每 1 起”", "扣分 甲 于 民警 = 起数 每 1 起 扣 5 分"},
      {"等次 甲 于 民警 : 等 按 分 降序 { 优秀: 名额 20%; 称职: 其余 }", "优秀: 是 名额 20%",
       "等次 甲 于 民警 : 等 按 分 降序 { 优秀: 是 名额 20%; 称职: 其余 }"},
      {"定义 甲 于 民警 = 计数(组内 所在.分)", "组内 (所在).分", "定义 甲 于 民警 = 计数(组内 (所在).分)"},
      {"定义 甲 于 民警 : 牌 = 分档(连滞) { >= 3: 红牌, 2: 黄牌, 其余: 无 }", "写成 = 2；",
       "定义 甲 于 民警 : 牌 = 分档(连滞) { >= 3: 红牌, = 2: 黄牌, 其余: 无 }"},
      {"定义 甲 于 民警 = 分档(分) { 90分以上: 10, 其余: 0 }", "写成 >= 90 分；", "定义 甲 于 民警 = 分档(分) { >= 90 分: 10, 其余: 0 }"},
      {"定义 甲 于 民警 = 分档(分) { 60及以下: 10, 其余: 0 }", "写成 <= 60；", "定义 甲 于 民警 = 分档(分) { <= 60: 10, 其余: 0 }"},
      {"名单 甲 于 民警 组内 所在 取 所在.名额数 缺失 则 0 按 分", "(式子 缺失 则 值)", "名单 甲 于 民警 组内 所在 取 (所在.名额数 缺失 则 0) 按 分"},
      {"指标 甲 于 民警 分值 30 计分 30 限 非 犯", "“限 条件”写在名称、分值后面", "指标 甲 于 民警 分值 30 限 非 犯 计分 30"},
      {"指标 甲 于 民警 分值 30 计分 30 限 犯 = 否", "例如 限 0..100", "指标 甲 于 民警 分值 30 计分 30 限 0..100"},
      {"指标 甲 于 民警 分值 100 计分 分\n总分 乙 于 民警 限 非 犯 满分 100", "“满分”“不考核 则”要写在“限”的前面",
       "指标 甲 于 民警 分值 100 计分 分\n总分 乙 于 民警 满分 100 限 非 犯"},
      {"定义 甲 于 民警 = (分 / 3 保留 2) + 1", "取舍(式子; 保留 2)", "定义 甲 于 民警 = 取舍(分 / 3; 保留 2) + 1"},
      {"指标 甲 于 民警 权重 40% 计分 分\n指标 乙 于 民警 权重 50% 计分 分\n总分 丙 于 民警", "",
       "指标 甲 于 民警 权重 40% 计分 分\n指标 乙 于 民警 权重 60% 计分 分\n总分 丙 于 民警"},
  };
  for (const Advice& one : all) {
    const auto wrong = Rulebook::compile(model + one.wrong);
    ASSERT_FALSE(wrong) << one.wrong;
    ASSERT_EQ(wrong.failure().diagnostics.size(), 1U) << one.wrong;
    EXPECT_NE(wrong.failure().diagnostics[0].remedy.zh.find(one.said), std::string::npos)
        << one.wrong << "\n" << wrong.failure().diagnostics[0].remedy.zh;
    const auto right = Rulebook::compile(model + one.right);
    EXPECT_TRUE(right) << one.right << (right ? "" : "\n" + right.failure().diagnostics[0].message.zh);
  }
}

TEST(Advice, SaysWeightsInPercent) {
  const auto found = Rulebook::compile(model + R"(指标 甲 于 民警 权重 60% 计分 分
指标 乙 于 民警 权重 40% 计分 分
指标组 丙 于 民警 权重 40% { 甲, 乙 }
)");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.failure().diagnostics[0].message.zh, "「丙」的各项合计是 100%，不是 40%");
}

}  // namespace
}  // namespace xize::test
