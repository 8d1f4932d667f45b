// The checker's promise, tried with random rulebooks: what is proved holds for every value that the reference computes.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <random>

#include "core/calendar.hpp"
#include "reference/evaluate.hpp"
#include "support/proof_builder.hpp"

namespace {

using namespace xize;
using core::Kind;
using exact::Rational;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  template <std::size_t N>
  const char* pick(const std::array<const char*, N>& list) {
    return list.at(static_cast<std::size_t>(between(0, static_cast<std::int64_t>(N) - 1)));
  }

 private:
  std::mt19937_64 engine_;
};

/// Random expressions over three frames, as text.
class Author {
 public:
  explicit Author(Dice& dice) : dice_(dice) {}

  std::string declarations() {
    std::string text = "细则 \"随机\"\n类型 色 = 枚举 { 红, 黄, 绿 }\n类型 级 = 有序 { 低, 中, 高 }\n";
    text += "对象 组 主键 组号 最多 4 行\n对象 人 主键 人号 最多 9 行\n对象 月 主键 (人号, 期)\n";
    text += "数据 组 { 色 : 色  甲 : " + number() + "  乙 : " + number() + "  丙 : " + number() + " }\n";
    text += std::string("数据 人 { 组号 : 文本  级 : 级  丁 : ") + number() + "  戊 : " + number() + " 可缺  己 : " + number() +
            "  真 : 是否  日 : 日期 2023-12-20..2024-03-05 }\n";
    text += "数据 月 { 期 : 月份 2024-01..2024-03  庚 : " + number() + "  辛 : " + number() + " 可缺  伪 : 是否 可缺 }\n";
    text += std::string("关系 组 : 人 -> 组 以 组号 ") + (dice_.one_in(2) ? "可缺 " : "") + "反向 成员\n";
    text += "关系 本人 : 月 -> 人 以 人号 反向 各月\n关系 上期 : 月 -> 月 以 (人号, 期 - 1) 可缺\n";
    text += "对象 级组 取自 人 按 级\n";
    if (dice_.one_in(2)) text += "约束 约 于 组 : 甲 < 乙\n";
    if (dice_.one_in(3)) text += "约束 权 于 组 : 合计(成员.己) > 0\n";
    if (dice_.one_in(3)) text += "约束 人约 于 人 : 戊 >= 己 缺失 则 是\n";
    return text;
  }

  std::string definition(int index) {
    static constexpr std::array<const char*, 3> frames = {"组", "人", "月"};
    frame_ = static_cast<int>(dice_.between(0, 2));
    const std::string name = "列" + std::to_string(index);
    const int sort = static_cast<int>(dice_.between(0, 5));
    const bool fold = frame_ > 0 && dice_.one_in(5);
    std::string text;
    if (fold) {
      text = "递推 " + name + " 于 " + frames[static_cast<std::size_t>(frame_)];
      text += (frame_ == 2 ? std::string(" 组内 人号 按 期") : std::string(" 按 丁 降序")) +
             (dice_.one_in(3) ? " 限 " + truth(1) : "") + (dice_.one_in(3) ? " 行前" : "") + " 初值 " + literal() + "\n  = ";
      folding_ = true;
      text += quantity(2);
      folding_ = false;
    } else {
      text = "定义 " + name + " 于 " + frames[static_cast<std::size_t>(frame_)] + " = " +
             (sort == 0 ? truth(2) : sort == 1 ? colour(2) : quantity(3));
    }
    if (sort > 1 && dice_.one_in(3)) text += " 保留 " + std::to_string(dice_.between(0, 2));
    if (sort > 1 && dice_.one_in(4)) text += dice_.one_in(2) ? " 上限 5" : " 下限 -1";
    if (dice_.one_in(5)) text += " 当 " + truth(1);
    const bool number = sort > 1 || fold;
    if (dice_.one_in(2)) text += " 缺失 则 " + (number && dice_.one_in(2) ? literal() : std::string("缺失"));
    made_.push_back({frame_, fold || sort > 1 ? 'n' : sort == 0 ? 't' : 'c', name});
    return text + "\n";
  }
  void forget_last() { made_.pop_back(); }

 private:
  struct Made {
    int frame;
    char sort;
    std::string name;
  };

  std::string number() {
    static constexpr std::array<const char*, 9> types = {
        "整数 0..3",    "整数 1..4",     "整数 -2..2",       "整数 0..10",         "小数(1) 0..2",
        "小数(1) -1..1", "小数(2) 0.5..1.5", "百分数(0) 0%..100%", "整数 2..3"};
    return dice_.pick(types);
  }
  std::string literal() {
    static constexpr std::array<const char*, 9> texts = {"0", "1", "2", "0.5", "-1", "3", "10", "1.5", "50%"};
    return dice_.pick(texts);
  }

  std::string column(char sort, const std::string& fallback) {
    std::vector<std::string> names;
    for (const Made& made : made_) {
      if (made.sort != sort) continue;
      if (made.frame == frame_) names.push_back(made.name);
      if (made.frame == 0 && frame_ == 1) names.push_back("组." + made.name);
      if (made.frame == 1 && frame_ == 2) names.push_back("本人." + made.name);
      if (made.frame == 2 && frame_ == 2) names.push_back("上期." + made.name);
    }
    if (names.empty() || dice_.one_in(3)) return fallback;
    return names.at(static_cast<std::size_t>(dice_.between(0, static_cast<std::int64_t>(names.size()) - 1)));
  }

  std::string plain() {
    static constexpr std::array<const char*, 3> group = {"甲", "乙", "丙"};
    static constexpr std::array<const char*, 9> person = {"丁",    "戊",       "己",           "组.甲",            "组.乙",
                                                          "组.丙", "级序(级)", "月号(月(日))", "日(加月(日, 1))"};
    static constexpr std::array<const char*, 8> month = {"庚", "辛", "本人.丁", "本人.己", "本人.组.甲", "上期.庚", "月号(期)", "本人.戊"};
    if (folding_ && dice_.one_in(2)) return "前值";
    if (dice_.one_in(5)) return literal();
    return column('n', frame_ == 0 ? dice_.pick(group) : frame_ == 1 ? dice_.pick(person) : dice_.pick(month));
  }

  std::string across(int depth) {
    static constexpr std::array<const char*, 10> functions = {"合计", "平均", "最大",     "最小", "中位",
                                                                "合计", "计数", "去极平均", "分位", "平均"};
    static constexpr std::array<const char*, 7> of_group = {"成员.丁", "成员.戊", "成员[真].己", "成员[丁 > 1].丁",
                                                            "成员.各月.庚", "全部 组[除本行].甲", "成员.己"};
    static constexpr std::array<const char*, 9> of_person = {
        "各月.庚",     "各月.辛",          "各月[伪 缺失 则 否].庚",   "组.成员.丁",              "组.成员.己",
        "各月[庚 > 0].庚", "全部 人[同 级].丁", "全部 人[同 级, 除本行].己", "全部 人[丁 < 本行.丁].己"};
    static constexpr std::array<const char*, 5> of_month = {"本人.各月.庚", "全部 月[同 期].庚", "本人.各月[期 < 本行.期].庚",
                                                            "全部 月[同 期, 除本行].辛", "本人.组.成员.丁"};
    const std::string function = dice_.pick(functions);
    const char* path = frame_ == 0 ? dice_.pick(of_group) : frame_ == 1 ? dice_.pick(of_person) : dice_.pick(of_month);
    if (dice_.one_in(8) && frame_ == 1) return dice_.one_in(2) ? "名次(按 丁 降序; 组内 级)" : "并列数(按 丁 降序; 组内 级)";
    if (dice_.one_in(10) && frame_ == 1) return "分摊(组.丙; 权重 己; 组内 组)";
    if (dice_.one_in(8) && frame_ == 0) return "加权平均(成员.丁 权重 己)";
    if (function == "去极平均") return function + "(" + path + "; 各去 1; 至少 " + std::to_string(dice_.between(3, 4)) + ")";
    if (function == "分位") return function + "(" + path + ", 30%; 方法 " + (dice_.one_in(2) ? "线性" : "最近") + ")";
    (void)depth;
    return function + "(" + path + (function != "计数" && function != "合计" && dice_.one_in(6) ? "; 至少 2" : "") + ")";
  }

  std::string cover(std::string text) {
    return dice_.one_in(2) ? "(" + text + " 缺失 则 " + literal() + ")" : "(" + text + ")";
  }

  std::string quantity(int depth) {
    if (depth == 0) return plain();
    const auto q = [&] { return quantity(depth - 1); };
    switch (dice_.between(0, 19)) {
      case 0: return cover(q() + " + " + q());
      case 1: return cover(q() + " - " + q());
      case 2: return cover(q() + " * " + q());
      case 3: return "(" + q() + " / " + q() + (dice_.one_in(2) ? " 为零则 " + literal() : "") + ")";
      case 4: return "最小(" + q() + ", " + q() + ")";
      case 5: return "最大(" + q() + ", " + q() + ")";
      case 6: return "如果 " + truth(depth - 1) + " 则 " + q() + " 否则 " + q();
      case 7: return "分档(" + q() + ") { >= 2: " + q() + "; >= 0.5: " + q() + "; 其余: " + q() + " }";
      case 8: return "按 " + colour(depth - 1) + " { 红: " + q() + ", 其余: " + q() + " }";
      case 9: return "取舍(" + q() + "; 保留 " + std::to_string(dice_.between(0, 1)) + " " + rounding() + ")";
      case 10: return "绝对值(" + q() + ")";
      case 11: return "限定(" + q() + ", 0, 2)";
      case 12: return "折线(" + q() + ") { 0: " + literal() + ", 1: " + literal() + ", 4: " + literal() + " }";
      case 13: {
        if (dice_.one_in(3)) return "计数(" + q() + ", " + q() + ")";
        return std::string(dice_.one_in(2) ? "合计" : "平均") + "(" + q() + ", " + q() + ")";
      }
      case 14: return cover(across(depth));
      case 15: {  // a guard that keeps a divisor off 0
        const std::string a = plain(), b = plain();
        return "(如果 " + a + " < " + b + " 则 " + q() + " / (" + b + " - " + a + ") 否则 " + q() + ")";
      }
      case 16: {  // a part over its whole
        const std::string part = plain();
        return "(如果 " + part + " > 0 则 " + plain() + " / " + part + " 否则 " + q() + ")";
      }
      case 17:
        return frame_ == 1 ? std::string("(己 / ") + (dice_.one_in(2) ? "最大" : "合计") + "(组.成员.己) 为零则 0)"
                           : cover(across(depth));
      case 18: return cover("(" + plain() + " 须在 -100..1000)");
      default: return cover(plain());
    }
  }
  std::string rounding() {
    static constexpr std::array<const char*, 6> modes = {"四舍五入", "四舍六入五成双", "进一", "去尾", "向下", "向上"};
    return dice_.pick(modes);
  }

  std::string truth(int depth) {
    static constexpr std::array<const char*, 6> signs = {"<", "<=", ">", ">=", "=", "!="};
    const int below = depth > 0 ? depth - 1 : 0;
    if (depth > 0 && dice_.one_in(4)) {
      return "(" + truth(below) + (dice_.one_in(2) ? " 且 " : " 或 ") + truth(below) + ")";
    }
    if (depth > 0 && dice_.one_in(6)) return "非 (" + truth(below) + ")";
    switch (dice_.between(0, 6)) {
      case 5:
        if (frame_ == 1) return dice_.one_in(2) ? "(级 >= 中)" : "(级 属 { 低, 高 })";
        return frame_ == 2 ? "(期 > 2024-01)" : "(色 属 { 红, 绿 })";
      case 6: return "(" + column('t', "1 > 0") + " 缺失 则 是)";
      case 0: return "(" + colour(below) + (dice_.one_in(2) ? " = " : " != ") + "黄)";
      case 1: return "(" + plain() + " 有)";
      case 2: return "(" + column('t', frame_ == 0 ? "甲 > 1" : frame_ == 1 ? "真" : "伪") + " 缺失 则 否)";
      default: {
        const std::string text = quantity(below) + " " + dice_.pick(signs) + " " + quantity(below);
        return dice_.one_in(2) ? "(" + text + " 缺失 则 " + (dice_.one_in(2) ? "是" : "否") + ")" : "(" + text + ")";
      }
    }
  }

  std::string colour(int depth) {
    if (depth > 0 && dice_.one_in(2)) return "(如果 " + truth(depth - 1) + " 则 " + colour(depth - 1) + " 否则 绿)";
    return column('c', frame_ == 0 ? "色" : frame_ == 1 ? "(组.色 缺失 则 红)" : "(本人.组.色 缺失 则 红)");
  }

  Dice& dice_;
  int frame_ = 0;
  bool folding_ = false;
  std::vector<Made> made_;
};

/// Random cells inside the declared domains; ends are drawn more often.
class Data {
 public:
  Data(const core::Model& model, Dice& dice) : model_(model), dice_(dice) {
    data.tables.resize(model.frames.size());
    static constexpr std::array<const char*, 3> groups = {"A", "B", "C"};
    const std::int64_t group_count = dice.between(1, 3), people = dice.between(0, 6);
    for (core::FrameId id = 1; id < model.frames.size(); ++id) {
      const core::Frame& frame = model.frames[id];
      if (frame.role != core::Frame::Role::given) continue;
      std::vector<std::string> keys;  // of each row
      std::vector<std::int32_t> months;
      if (frame.name == "组") {
        for (std::int64_t i = 0; i < group_count; ++i) keys.emplace_back(groups.at(static_cast<std::size_t>(i)));
      } else {
        for (std::int64_t i = 0; i < people; ++i) {
          if (frame.name == "人") keys.push_back("P" + std::to_string(i));
          for (std::int32_t m = 0; frame.name == "月" && m < 3; ++m) {
            if (dice.one_in(3)) continue;
            keys.push_back("P" + std::to_string(i));
            months.push_back(2024 * 12 + m);
          }
        }
      }
      table::Table table{static_cast<core::RowIndex>(keys.size()), {}};
      for (const core::ColumnId c : model.columns_of(id)) {
        const core::Column& column = model.columns[c];
        if (column.role != core::Column::Role::input && column.role != core::Column::Role::parameter) continue;
        if (column.type.kind == Kind::text && column.name == "组号" && frame.name == "人") {
          std::vector<std::string> links;
          for (std::size_t i = 0; i < keys.size(); ++i) {
            links.emplace_back(groups.at(static_cast<std::size_t>(dice.between(0, group_count - 1))));
          }
          table.columns.push_back(texts(links));
        } else if (column.type.kind == Kind::text) {
          table.columns.push_back(texts(keys));
        } else {
          table.columns.push_back(cells(column, keys.size(), column.name == "期" ? &months : nullptr));
        }
      }
      data.tables[id] = std::move(table);
    }
    data.tables[0].rows = 1;
  }

  table::Dataset data;

 private:
  struct Kept {
    std::vector<std::string> strings;
    std::vector<std::string_view> views;
    std::vector<std::int64_t> numbers;
    std::vector<std::uint8_t> booleans;
    std::vector<std::uint32_t> members;
    std::vector<std::int32_t> periods;
    std::vector<table::Column::State> states;
  };

  static table::Column texts(const std::vector<std::string>& strings) {
    auto kept = std::make_shared<Kept>();
    kept->strings = strings;
    kept->views.assign(kept->strings.begin(), kept->strings.end());
    return table::Column::owning(table::Column::texts(kept->views), kept);
  }

  table::Column cells(const core::Column& column, std::size_t rows, const std::vector<std::int32_t>* periods) {
    auto kept = std::make_shared<Kept>();
    const bool percent = column.style == core::NumberStyle::percent;
    std::int64_t low = 0, high = 1;
    if (column.domain) {
      const int places = column.type.kind == Kind::number ? column.places + (percent ? 2 : 0) : 0;
      const Rational scale = Rational::power_of_ten(places);
      low = *(column.domain->low * scale).to_int64();
      high = *(column.domain->high * scale).to_int64();
    }
    if (column.type.kind == Kind::enumeration) {
      high = static_cast<std::int64_t>(model_.enumerations[column.type.id].members.size()) - 1;
    }
    for (std::size_t i = 0; i < rows; ++i) {
      const std::int64_t cell = dice_.one_in(3) ? low : dice_.one_in(3) ? high : dice_.between(low, high);
      kept->numbers.push_back(cell);
      kept->booleans.push_back(cell != 0 ? 1 : 0);
      kept->members.push_back(static_cast<std::uint32_t>(cell));
      kept->periods.push_back(periods ? periods->at(i) : static_cast<std::int32_t>(cell));
      const bool absent = column.optional && dice_.one_in(3);
      kept->states.push_back(absent ? table::Column::State::absent : table::Column::State::present);
    }
    using Cells = table::Column;
    switch (column.type.kind) {
      case Kind::number:
        return Cells::owning(Cells::numbers(kept->numbers, column.places, percent, kept->states), kept);
      case Kind::boolean: return Cells::owning(Cells::booleans(kept->booleans, kept->states), kept);
      case Kind::enumeration: return Cells::owning(Cells::members(kept->members, kept->states), kept);
      default: return Cells::owning(Cells::periods(kept->periods, kept->states), kept);
    }
  }

  const core::Model& model_;
  Dice& dice_;
};

/// What is wrong with a value under the facts, or "".
std::string breach(const core::Type& type, const core::Value& value, const proof::Facts& facts) {
  if (value.is_unset()) return "unset";
  if (value.is_absent()) return facts.may_be_absent ? "" : "absent";
  if (facts.never_present) return "present";
  if (type.kind == Kind::number) {
    const Rational& x = value.number();
    if (x < facts.low || x > facts.high) return "range: " + x.to_string();
    if (!facts.step.is_zero() && !(x / facts.step).is_integer()) return "step: " + x.to_string();
    const bool fits = x.numerator().abs() <= facts.numerator_limit && x.denominator() <= facts.denominator_limit;
    if (facts.step.is_zero() && !fits) return "pair: " + x.to_string();
  } else if (type.is_period()) {
    if (Rational(value.period()) < facts.low || Rational(value.period()) > facts.high) return "period";
  } else if (type.kind == Kind::boolean || type.kind == Kind::enumeration) {
    const std::size_t index = type.kind == Kind::boolean ? (value.truth() ? 1U : 0U) : value.member();
    if (index >= facts.members.size() || !facts.members[index]) return "member " + std::to_string(index);
  }
  return "";
}

/// Runs one random rulebook; returns how many of its definitions were accepted.
int try_one(unsigned seed) {
  Dice dice(seed);
  Author author(dice);
  std::string text = author.declarations();
  int accepted = 0;
  for (int i = 0; i < 6; ++i) {
    const std::string more = author.definition(i);
    const test::Proving attempt(text + more);
    if (!attempt.proved) {
      author.forget_last();
      continue;
    }
    text += more;
    ++accepted;
  }
  const test::Proving proving(text);
  if (!proving.proved) return 0;
  const core::Model& model = proving.proved->model;
  reference::Wanted wanted;
  for (core::ColumnId c = 0; c < model.columns.size(); ++c) wanted.columns.push_back(c);
  for (int run = 0; run < 12; ++run) {
    const Data data(model, dice);
    const reference::Result result = reference::evaluate(*proving.proved, data.data, wanted);
    if (!result.findings.empty()) continue;  // a constraint is broken: no promise
    for (core::ColumnId c = 0; c < model.columns.size(); ++c) {
      for (std::size_t row = 0; row < result.columns[c].size(); ++row) {
        const std::string wrong = breach(model.columns[c].type, result.columns[c][row], proving.proved->columns[c]);
        if (wrong.empty()) continue;
        ADD_FAILURE() << "seed " << seed << ", " << model.columns[c].name << ", row " << row << ": " << wrong
                      << " against " << test::to_text(model, model.columns[c].type, proving.proved->columns[c]) << "\n"
                      << text;
        return accepted;
      }
    }
  }
  return accepted;
}

TEST(ProofRandom, WhatIsProvedHoldsForEveryValue) {
  const char* more = std::getenv("XIZE_RANDOM_RULEBOOKS");
  const char* first = std::getenv("XIZE_RANDOM_FIRST");
  const unsigned from = first ? static_cast<unsigned>(std::atoi(first)) : 1;
  const unsigned count = more ? static_cast<unsigned>(std::atoi(more)) : 30;
  int accepted = 0;
  for (unsigned seed = from; seed < from + count && !HasFailure(); ++seed) accepted += try_one(seed);
  EXPECT_GT(accepted, static_cast<int>(count)) << "too few rulebooks are accepted for the test to mean anything";
}

}  // namespace
