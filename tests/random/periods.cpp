// 每月, 每季, 每年: their frames, and what reads the periods of a row.
#include "random/writer.hpp"

namespace xize::test::random {
namespace {

struct Every {
  const char *word, *period, *all, *before, *inside;
  Kind kind;
  std::vector<const char*> bounds;
};

const std::vector<Every>& choices() {
  static const std::vector<Every> all = {
      {"每月", "「月份」", "各月", "上月", "所含各月", Kind::month, {"2024-01 至 2024-06", "2023-06 至 2024-12"}},
      {"每季", "「季度」", "各季", "上季", "所含各季", Kind::quarter, {"2023Q2 至 2024Q4", "2023Q4 至 2024Q3"}},
      {"每年", "「年度」", "各年", "上年", "", Kind::year, {"2023 至 2025"}}};
  return all;
}

const Every* every_of(const Table& table) {
  for (const Every& every : choices()) {
    if (table.periodic == every.kind) return &every;
  }
  return nullptr;
}

/// 当季, 当年: of the next coarser periods of the same owner.
void link_coarser(Sketch& sketch, std::size_t fine, std::size_t coarse) {
  const bool quarter = sketch.tables[coarse].periodic == Kind::quarter;
  sketch.tables[fine].links.push_back({quarter ? "当季" : "当年", coarse, false});
  sketch.tables[coarse].backs.push_back({every_of(sketch.tables[fine])->inside, fine});
}

/// A column of what the periods of a row come to.
void declare_rollup(Sketch& sketch, Dice& dice, std::size_t at) {
  Writer writer(sketch, dice, at);
  std::string long_hand;
  auto value = writer.over_the_year(1, long_hand);
  if (!value) return;
  if (dice.chance(60)) declare_twins(sketch, at, value->text, long_hand);
  const std::string name = sketch.fresh("定"), tail = writer.tails(*value);
  sketch.clauses.push_back("定义 " + name + " 于 " + sketch.tables[at].name + " = " + value->text + tail);
  sketch.tables[at].fields.push_back({name, value->guess, false});
}

}  // namespace

std::string header(Sketch& sketch, Dice& dice) {
  sketch.dated = dice.chance(20);
  std::string text = "细则 \"随机\"";
  const bool starts = dice.chance(sketch.dated ? 50 : 3);
  if (sketch.dated) text += starts ? " 生效 2023-12-21 至 2024-12-20" : " 生效 2024-01-01 至 2024-12-31";
  else if (!starts && !dice.chance(12)) return {};
  if (starts) text += " 起日 " + dice.word({"21", "26", "1", "28"});
  if (dice.chance(40)) text += " 保留 2";
  if (dice.chance(20)) text += dice.word({" 试行", " 版本 \"2\"", " 发布 \"某局\"", " 文号 \"某公〔2024〕3 号\""});
  return text;
}

void declare_periodic(Sketch& sketch, Dice& dice) {
  const Every& every = choices()[dice.below(3)];
  std::size_t owner = 1 + dice.below(sketch.tables.size() - 1);
  for (std::size_t i = 1; i < sketch.tables.size(); ++i) {
    if (!sketch.tables[i].periods.empty() && dice.chance(70)) owner = i;  // months and quarters of the same
  }
  const std::size_t self = sketch.tables.size();
  const Table& from = sketch.tables[owner];
  if (!from.given || from.periodic) return;
  bool month = false, year = false;
  for (const std::size_t other : from.periods) {
    if (sketch.tables[other].periodic == every.kind) return;  // it has one
    month = month || sketch.tables[other].periodic == Kind::month;
    year = year || sketch.tables[other].periodic == Kind::year;
  }
  if (every.kind == Kind::quarter && month && year) return;  // the months' 当年 would be gone
  Table table;
  table.given = true;
  table.periodic = every.kind;
  const bool bounds = !sketch.dated || dice.chance(40);
  const bool from_data = !bounds && dice.chance(50);
  table.name = from_data ? from.name + every.word : sketch.fresh("期");
  for (std::size_t k = 0; k < from.keys; ++k) table.fields.push_back(from.fields[k]);
  table.fields.push_back({every.period, {{every.kind}}, true});
  table.keys = table.fields.size();
  table.links.push_back({from.name, owner, false});
  table.links.push_back({every.before, self, true});
  if (every.kind != Kind::year) table.links.push_back({"上年同期", self, true});
  if (!from_data) {
    sketch.clauses.push_back("对象 " + table.name + " " + every.word + " " + from.name +
                             (bounds ? std::string(" ") + dice.pick(every.bounds) : "") + (dice.chance(90) ? " 最多 24 行" : ""));
    if (sketch.clauses.back().ends_with("行")) table.most = 24;
  }
  std::string fields;
  for (int i = dice.between(1, 3); i > 0; --i) {
    Field field{sketch.fresh("月数"), {}, true};
    field.guess.high = 50;
    field.guess.absent = dice.chance(40);
    fields += (fields.empty() ? "" : ", ") + field.name + " : 整数 0..50" + (field.guess.absent ? " 可缺" : "");
    table.fields.push_back(std::move(field));
  }
  sketch.clauses.push_back("数据 " + (from_data ? from.name + " " + every.word : table.name) + " { " + fields + " }");
  const std::vector<std::size_t> others = from.periods;
  sketch.tables[owner].backs.push_back({every.all, self});
  sketch.tables[owner].periods.push_back(self);
  sketch.tables.push_back(std::move(table));
  for (const std::size_t other : others) {
    const Kind kind = *sketch.tables[other].periodic;
    const bool between = every.kind == Kind::year && kind == Kind::month && others.size() == 2;
    if (kind < every.kind && !between) link_coarser(sketch, other, self);
    if (kind > every.kind && !(every.kind == Kind::month && kind == Kind::year && others.size() == 2)) link_coarser(sketch, self, other);
  }
  if (every.kind != Kind::year && dice.chance(30)) {
    const Table& self_table = sketch.tables[self];
    const std::string& column = self_table.fields[self_table.keys].name;
    std::string rows = "首个(全部 " + self_table.name + "[";
    for (std::size_t k = 0; k + 1 < self_table.keys; ++k) rows += self_table.fields[k].name + " = 本行." + self_table.fields[k].name + ", ";
    rows += std::string(every.period) + " = 本行." + every.period + (every.kind == Kind::month ? " - 12" : " - 4");
    declare_twins(sketch, self, "上年同期." + column, rows + "]." + column + "; 按 " + every.period + ")");
  }
  if (dice.chance(60)) declare_rollup(sketch, dice, owner);
  if (dice.chance(40)) declare_rollup(sketch, dice, self);
}

/// 年初以来 of a row of months or quarters; 全年合计 and 全年平均 of a row that has such rows.
std::optional<Item> Writer::over_the_year(int depth, std::string& long_hand) {
  std::vector<std::string> ways;
  std::string period;
  for (std::size_t k = 0; k < table().keys; ++k) {
    const Kind kind = table().fields[k].guess.sort.kind;
    if (at_ != 0 && (kind == Kind::month || kind == Kind::quarter)) ways = {"年初以来"}, period = table().fields[k].name;
  }
  if (!table().periods.empty()) ways.insert(ways.end(), {"全年合计", "全年平均"});
  if (ways.empty()) return std::nullopt;
  Item all{dice_.pick(ways) + "(", {}};
  const std::string function = all.text;
  const std::size_t reached = function == "年初以来(" ? at_ : dice_.pick(table().periods);
  Writer there(sketch_, dice_, reached);
  const auto column = there.own_number(true);
  Item value = column && (reached != at_ || dice_.chance(60)) ? *column : there.number(depth > 0 ? 1 : 0, true);
  if (value.guess.pair && dice_.chance(90)) value = there.placed_number(std::move(value), 2);
  all.text += value.text;
  if (reached == at_) {
    std::string rest;
    for (std::size_t k = 0; k < table().keys; ++k) {
      if (table().fields[k].name != period) rest += (rest.empty() ? "" : ", ") + table().fields[k].name;
    }
    long_hand = "合计(" + (rest.empty() ? "全部 " + table().name : "组内 (" + rest + ")") + "[年(" + period + ") = 年(本行." + period +
                "), " + period + " <= 本行." + period + "].(" + value.text;
  } else {
    long_hand = (function == "全年合计(" ? "合计(" : "平均(") + std::string(every_of(sketch_.tables[reached])->all) + ".(" + value.text;
  }
  long_hand += ")";
  all.guess = value.guess;
  all.guess.absent = function == "全年平均(";
  all.guess.pair = all.guess.absent;
  if (all.guess.absent) {
    const std::string least = dice_.chance(60) ? "; 至少 " + std::to_string(dice_.between(1, 6)) : "";
    all.text += least;
    long_hand += least;
  } else {
    all.guess.low = std::min(all.guess.low * Rational(24), Rational(0));
    all.guess.high = std::max(all.guess.high * Rational(24), Rational(0));
  }
  all.text += ")";
  long_hand += ")";
  return all;
}

}  // namespace xize::test::random
