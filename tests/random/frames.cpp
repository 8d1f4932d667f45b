// Types, frames given and derived, inputs, links.
#include <map>

#include "random/sketch.hpp"
#include "random/writer.hpp"

namespace xize::test::random {
namespace {

struct Declared {
  std::string text;
  Guess guess;
};

Declared number_type(Dice& dice) {
  struct Choice {
    const char* text;
    Rational low, high;
  };
  static const std::vector<Choice> usual = {{"整数 0..10", 0, 10},
                                            {"整数 0..1", 0, 1},
                                            {"整数 1..5", 1, 5},
                                            {"整数 -5..5", -5, 5},
                                            {"整数 0..500", 0, 500},
                                            {"小数(1) 0..100", 0, 100},
                                            {"小数(2) 0..100", 0, 100},
                                            {"小数(2) -10.50..99.99", {-21, 2}, {9999, 100}},
                                            {"小数(3) 0.001..0.999", {1, 1000}, {999, 1000}},
                                            {"百分数(1) 0%..100%", 0, 1},
                                            {"百分数(0) -50%..200%", {-1, 2}, 2},
                                            {"小数(1) 0.5..9.5", {1, 2}, {19, 2}},
                                            {"整数 7..7", 7, 7},
                                            {"整数 -9..-1", -9, -1}};
  static const std::vector<Choice> far = {{"整数 0..1000000", 0, 1'000'000},
                                          {"整数 -1000000000..1000000000", -1'000'000'000, 1'000'000'000},
                                          {"小数(6) 0..1000", 0, 1000},
                                          {"整数 0..9000000000000000000", 0, 9'000'000'000'000'000'000},
                                          {"小数(12) -1000000..1000000", -1'000'000, 1'000'000}};
  const Choice& choice = dice.pick(dice.chance(10) ? far : usual);
  Declared declared{choice.text, {}};
  declared.guess.low = choice.low;
  declared.guess.high = choice.high;
  if (dice.chance(12) && declared.text.find('%') == std::string::npos) {
    declared.guess.unit = dice.word({"分", "起", "人"});
    declared.text += " " + declared.guess.unit;
  }
  if (dice.chance(8)) {
    declared = {"金额 0.00..10000.00", {}};
    declared.guess.high = 10'000;
    declared.guess.unit = "元";
  }
  return declared;
}

Declared field_type(Sketch& sketch, Dice& dice) {
  const std::size_t roll = dice.below(20);
  if (roll < 11) return number_type(dice);
  if (roll < 13) return {"是否", {{Kind::boolean}}};
  if (roll < 16) {
    const std::size_t index = dice.below(sketch.enumerations.size());
    return {sketch.enumerations[index].name, {{Kind::enumeration, index}}};
  }
  switch (roll) {
    case 16: return {dice.chance(80) ? "日期 2000-01-01..2030-12-31" : "日期 0001-01-01..9999-12-31", {{Kind::date}}};
    case 17: return {dice.chance(80) ? "月份 2023-01..2024-12" : "月份 2024-01..2024-01", {{Kind::month}}};
    case 18: return {dice.chance(50) ? "季度 2023Q1..2024Q4" : "年度 2020..2030", {{Kind::quarter}}};
    default: return {"文本", {{Kind::text}}};
  }
}

Declared field_type_of(Sketch& sketch, Dice& dice) {
  Declared declared = field_type(sketch, dice);
  if (declared.text.starts_with("年度")) declared.guess.sort.kind = Kind::year;
  return declared;
}

}  // namespace

void declare_types(Sketch& sketch, Dice& dice) {
  const std::vector<std::vector<std::string>> pools = {{"社区", "办案", "内勤", "所长"},
                                                       {"城区", "乡镇", "山区"},
                                                       {"四级", "三级", "二级", "一级"},
                                                       {"差", "中", "良", "优"},
                                                       {"甲", "乙"},
                                                       {"唯一"}};
  const int count = dice.between(1, 3);
  for (int i = 0; i < count; ++i) {
    Members members{sketch.fresh("类"), pools[(dice.below(2) + static_cast<std::size_t>(2 * i)) % pools.size()],
                    dice.chance(60)};
    std::string text = "类型 " + members.name + " = " + (members.ordered ? "有序" : "枚举") + " { ";
    for (std::size_t m = 0; m < members.names.size(); ++m) text += (m == 0 ? "" : ", ") + members.names[m];
    sketch.clauses.push_back(text + " }");
    sketch.enumerations.push_back(std::move(members));
  }
}

void declare_given(Sketch& sketch, Dice& dice) {
  Table table;
  table.given = true;
  table.name = sketch.fresh(dice.word({"民警", "单位", "考核", "Unit", "总分"}));
  std::string keys = sketch.fresh("码"), fields;
  table.fields.push_back({keys, {{Kind::text}}, true});
  if (dice.chance(30)) {
    const std::string second = sketch.fresh("键");
    const std::size_t kind = dice.below(3);
    const Guess guess{{kind == 0 ? Kind::month : kind == 1 ? Kind::number : Kind::text}, false, 1, 6};
    fields += second + " : " + (kind == 0 ? "月份 2024-01..2024-06" : kind == 1 ? "整数 1..6" : "文本") + "\n  ";
    table.fields.push_back({second, guess, true});
    keys = "(" + keys + ", " + second + ")";
  }
  table.keys = table.fields.size();
  // A link of pairs: to a frame with one text key.
  std::string links;
  const int ways = dice.between(0, 2);
  for (int i = 0; i < ways && sketch.tables.size() > 1; ++i) {
    const std::size_t to = 1 + dice.below(sketch.tables.size() - 1);
    const Table& target = sketch.tables[to];
    if (!target.given || target.keys != 1) continue;
    Way way{sketch.fresh("系"), to, dice.chance(35)};
    const std::string back = sketch.fresh("回");
    const bool by_key = dice.chance(25);
    const bool own = !by_key && dice.chance(50);
    std::string via;
    if (by_key) {
      via = " 以 " + table.fields[0].name;
    } else if (own) {
      table.fields.push_back({way.name, {{Kind::text}, way.absent}, true});
    } else {
      const std::string column = sketch.fresh("属");
      const bool optional = dice.chance(30);
      fields += column + " : 文本" + (optional ? " 可缺" : "") + "\n  ";
      table.fields.push_back({column, {{Kind::text}, optional}, true});
      via = " 以 " + column;
      way.absent = way.absent || optional;
    }
    links += "\n关系 " + way.name + " : " + table.name + " -> " + target.name + via + " 反向 " + back +
             (way.absent && (own || dice.chance(80)) ? " 可缺" : "") + (dice.chance(60) ? " 最多 6 行" : "");
    table.links.push_back(way);
    sketch.tables[to].backs.push_back({back, sketch.tables.size()});
  }
  const int count = dice.between(3, 8);
  for (int i = 0; i < count; ++i) {
    const Declared declared = field_type_of(sketch, dice);
    Field field{sketch.fresh(dice.word({"数", "项", "值"})), declared.guess, true};
    field.guess.absent = dice.chance(35);
    fields += field.name + " : " + declared.text + (field.guess.absent ? " 可缺" : "") +
              (dice.chance(5) ? " 列 \"表头\"" : "") + "\n  ";
    table.fields.push_back(std::move(field));
  }
  if (dice.chance(96)) table.most = dice.between(1, 4) * 6;
  sketch.clauses.push_back("对象 " + table.name + " 主键 " + keys +
                           (table.most != 0 ? " 最多 " + std::to_string(table.most) + " 行" : "") +
                           (dice.chance(5) ? " 文件 \"名册" + table.name + "\"" : ""));
  sketch.clauses.push_back("数据 " + table.name + " {\n  " + fields + "}");
  sketch.tables.push_back(std::move(table));
  while (!links.empty()) {
    const std::size_t end = links.find('\n', 1);
    sketch.clauses.push_back(links.substr(1, end == std::string::npos ? end : end - 1));
    links = end == std::string::npos ? "" : links.substr(end);
  }
}

void declare_derived(Sketch& sketch, Dice& dice) {
  Table table;
  table.name = sketch.fresh(dice.word({"组", "期", "面"}));
  const std::size_t self = sketch.tables.size();
  const auto condition = [&](std::size_t scope) {
    return dice.chance(35) ? " 限 " + Writer::bound(Writer(sketch, dice, scope).truth(1, dice.chance(5)), 0)
                           : std::string();
  };
  const std::size_t roll = dice.below(10);
  if (roll < 5) {
    const std::size_t from = 1 + dice.below(self - 1);
    std::string names;
    for (int i = 0; i < (dice.chance(30) ? 2 : 1); ++i) {
      const Field& field = dice.pick(sketch.tables[from].fields);
      if (names.find(field.name) != std::string::npos) continue;
      names += (names.empty() ? "" : ", ") + field.name;
      table.fields.push_back({field.name, field.guess, false});
      table.fields.back().guess.absent = false;
    }
    std::string clause = "对象 " + table.name + " 取自 " + sketch.tables[from].name + " 按 " +
                         (table.fields.size() > 1 ? "(" + names + ")" : names);
    bool absent = false;
    for (const Field& key : table.fields) {
      for (const Field& field : sketch.tables[from].fields)
        absent = absent || (field.name == key.name && field.guess.absent);
    }
    if (dice.chance(30)) {  // renamed
      clause += " 主键 (";
      for (Field& key : table.fields)
        clause += (&key == &table.fields[0] ? "" : ", ") + (key.name = sketch.fresh("别"));
      clause += ")";
    }
    const std::string where = condition(from);
    table.most = sketch.tables[from].most;
    sketch.clauses.push_back(clause + where + (dice.chance(20) ? " 最多 24 行" : ""));
    sketch.tables[from].links.push_back({table.name, self, absent || !where.empty()});
    table.backs.push_back({sketch.tables[from].name, from});
  } else if (roll < 8) {
    const std::size_t left = 1 + dice.below(self - 1), right = 1 + dice.below(self - 1);
    if (left == right) return;
    std::string renamed;
    for (const std::size_t part : {left, right}) {
      const Table& from = sketch.tables[part];
      for (std::size_t k = 0; k < from.keys; ++k)
        table.fields.push_back({from.fields[k].name, from.fields[k].guess, false});
      table.links.push_back({from.name, part, false});
    }
    bool clash = false;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) clash = clash || table.fields[i].name == table.fields[j].name;
    }
    if (clash || dice.chance(20)) {
      for (Field& key : table.fields) renamed += (renamed.empty() ? " 主键 (" : ", ") + (key.name = sketch.fresh("积"));
      renamed += ")";
    }
    table.keys = table.fields.size();
    if (sketch.tables[left].most != 0 && sketch.tables[right].most != 0)
      table.most = sketch.tables[left].most * sketch.tables[right].most;
    sketch.tables.push_back(table);
    const std::string where = condition(self);
    sketch.clauses.push_back("对象 " + table.name + " 取自 " + sketch.tables[left].name + " * " +
                             sketch.tables[right].name + renamed + where);
    for (const std::size_t part : {left, right}) sketch.tables[part].backs.push_back({table.name, self});
    return;
  } else {
    Guess guess;
    std::string values;
    switch (dice.below(4)) {
      case 0:
        guess.sort = {Kind::month};
        values = "2024-01 至 2024-06";
        table.most = 6;
        break;
      case 1:
        guess.low = 1;
        guess.high = 4;
        values = "1 至 4";
        table.most = 4;
        break;
      case 2:
        guess.sort = {Kind::quarter};
        values = "2023Q4 至 2024Q2";
        table.most = 3;
        break;
      default:
        guess.sort = {Kind::enumeration, dice.below(sketch.enumerations.size())};
        values = sketch.enumerations[guess.sort.members].name;
        table.most = 4;
        break;
    }
    table.fields.push_back({sketch.fresh("域"), guess, false});
    sketch.clauses.push_back("对象 " + table.name + " 取值 " + values + " 主键 " + table.fields[0].name);
  }
  table.keys = table.fields.size();
  sketch.tables.push_back(std::move(table));
}

void declare_link(Sketch& sketch, Dice& dice) {
  const std::size_t from = 1 + dice.below(sketch.tables.size() - 1), to = 1 + dice.below(sketch.tables.size() - 1);
  Table& source = sketch.tables[from];
  const Table& target = sketch.tables[to];
  const std::string name = sketch.fresh("链"), back = sketch.fresh("返");
  std::string text = "关系 " + name + " : " + source.name + " -> " + target.name;
  const std::string ending = " 反向 " + back;
  if (dice.chance(45)) {  // computed: the first or last of the rows that lead here
    std::vector<WayBack> ways;
    for (const WayBack& way : source.backs) {
      if (way.from == to) ways.push_back(way);
    }
    if (ways.empty()) return;
    bool ignored = false;
    const std::string where =
        dice.chance(50) ? "[" + Writer::bound(Writer(sketch, dice, to).truth(0, dice.chance(5)), 0) + "]" : "";
    sketch.clauses.push_back(text + " = " + dice.word({"首个(", "末个("}) + dice.pick(ways).name + where + "; 按 " +
                             Writer(sketch, dice, to).order_keys(0, ignored) + ")" + ending + " 可缺");
  } else {
    std::string keys;
    for (std::size_t k = 0; k < target.keys; ++k) {
      std::vector<std::string> fitting;
      std::map<std::string, bool> is_date;  // the period that holds it is the key
      for (const Field& field : source.fields) {
        const Kind kind = target.fields[k].guess.sort.kind;
        const bool date = field.guess.sort.kind == Kind::date && (kind == Kind::month || kind == Kind::quarter);
        if (field.guess.sort == target.fields[k].guess.sort || date) fitting.push_back(field.name);
        is_date[field.name] = date;
      }
      if (fitting.empty()) return;
      std::string key = dice.pick(fitting);
      const Kind kind = target.fields[k].guess.sort.kind;
      if (is_date[key]) key = (kind == Kind::month ? "月(" : "季(") + key + (dice.chance(30) ? "; 起日 26)" : ")");
      if ((kind == Kind::month || kind == Kind::quarter) && dice.chance(50)) key += " - 1";
      keys += (k == 0 ? "" : ", ") + key;
    }
    sketch.clauses.push_back(text + " 以 (" + keys + ")" + ending + " 可缺" + (dice.chance(40) ? " 最多 24 行" : ""));
  }
  source.links.push_back({name, to, true});
  sketch.tables[to].backs.push_back({back, from});
}

}  // namespace xize::test::random
