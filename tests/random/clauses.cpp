// Clauses that compute, and whole rulebooks.
#include "random/writer.hpp"

namespace xize::test::random {
namespace {

std::size_t some_table(Sketch& sketch, Dice& dice) {
  return dice.chance(12) ? 0 : 1 + dice.below(sketch.tables.size() - 1);
}

Sort some_sort(Sketch& sketch, Dice& dice) {
  const std::size_t roll = dice.below(22);
  if (roll < 12) return {Kind::number};
  if (roll < 15) return {Kind::boolean};
  if (roll < 18) return {Kind::enumeration, dice.below(sketch.enumerations.size())};
  const Kind kinds[] = {Kind::date, Kind::month, Kind::quarter, Kind::year, Kind::text};
  return {kinds[dice.below(5)]};
}

std::string type_of(const Sketch& sketch, Sort sort) {
  switch (sort.kind) {
    case Kind::enumeration: return " : " + sketch.enumerations[sort.members].name;
    default: return "";
  }
}

std::string remarks(Dice& dice) {
  return dice.chance(20) ? dice.word({" 依据 \"第三条\"", " 标题 \"得分\"", " 说明 \"试行\""}) : "";
}

}  // namespace

std::string Writer::tails(Item& value) {
  std::string text;
  const bool number = value.guess.sort.kind == Kind::number;
  if (number && dice_.chance(12)) {
    const int low = dice_.between(-10, 10), high = low + dice_.between(0, 90);
    text += " 限 " + std::to_string(low) + ".." + std::to_string(high);
    value.guess.low = low;
    value.guess.high = high;
  }
  if (number && dice_.chance(10)) text += " 上限 " + std::to_string(dice_.between(0, 40));
  if (number && dice_.chance(10)) text += " 下限 " + std::to_string(dice_.between(-20, 5));
  if (number && dice_.chance(value.guess.pair ? 85 : 20)) {
    text += " 保留 " + (dice_.chance(90) ? std::to_string(dice_.between(0, 4)) : "到 " + dice_.word({"0.5", "5"})) +
            (dice_.chance(30) ? dice_.word({" 进一", " 去尾", " 四舍六入五成双", " 向下", " 向上"}) : "");
    value.guess.pair = false;
    value.guess.low -= 5;
    value.guess.high += 5;
  }
  if (dice_.chance(10)) {
    text += " 当 " + bound(truth(1, dice_.chance(5)), 0);
    value.guess.absent = true;
  }
  if (value.guess.absent && dice_.chance(97)) {
    if (dice_.chance(50) || text.find(" 当 ") != std::string::npos) {
      text += " 缺失 则 缺失";
    } else {
      const Item instead = number ? plain(value.guess.unit) : any(value.guess.sort, 0, false);
      text += " 缺失 则 " + instead.text;
      if (instead.guess.low < value.guess.low) value.guess.low = instead.guess.low;
      if (instead.guess.high > value.guess.high) value.guess.high = instead.guess.high;
      value.guess.absent = false;
    }
  }
  if (number && dice_.chance(3) && value.guess.unit.empty()) {
    value.guess.unit = dice_.word({"分", "元", "起"});
    text += " 计量 " + value.guess.unit;
  }
  if (number && dice_.chance(4)) text += " 不取舍";
  if (number && dice_.chance(2)) {
    text += " 须在 -100..100";
    value.guess.low = -100;
    value.guess.high = 100;
  }
  return text;
}

void declare_twins(Sketch& sketch, std::size_t table, const std::string& one, const std::string& other) {
  sketch.clauses.push_back("定义 " + sketch.fresh("同") + " 于 " + sketch.tables[table].name + " = " + one + " = " + other +
                           " 缺失 则 " + one + " 缺失 且 " + other + " 缺失");
}

void declare_definition(Sketch& sketch, Dice& dice) {
  const std::size_t at = some_table(sketch, dice);
  const Sort sort = some_sort(sketch, dice);
  Writer writer(sketch, dice, at);
  std::optional<Item> across;
  std::string ignored;
  if (sort.kind == Kind::number && dice.chance(25)) across = writer.over_the_year(1, ignored);
  if (across) {  // as it is
  } else if (dice.chance(25)) across = writer.aggregate(sort, 1);
  else if (dice.chance(20)) across = writer.placed(sort, 1);
  Item value = across ? *across : writer.any(sort, dice.between(0, 3), true);
  const std::string name = sketch.fresh("定");
  const std::string tail = writer.tails(value);
  sketch.clauses.push_back("定义 " + name + " 于 " + (at == 0 ? "本次" : sketch.tables[at].name) +
                           type_of(sketch, sort) + remarks(dice) + " = " +
                           Writer::bound(value, at == 0 || !tail.empty() ? 0 : -1) + tail);
  value.guess.sort = sort;
  sketch.tables[at].fields.push_back({name, value.guess, false});
}

void declare_factor(Sketch& sketch, Dice& dice) {
  const std::size_t at = 1 + dice.below(sketch.tables.size() - 1);
  for (const Field& field : sketch.tables[at].fields) {
    if (field.guess.sort.kind != Kind::enumeration || !dice.chance(60)) continue;
    const std::string name = sketch.fresh("系数");
    std::string text = "系数 " + name + " 于 " + sketch.tables[at].name + remarks(dice) +
                       dice.word({" : ", " = ", " "}) + "按 " + field.name + " { ";
    Guess guess;
    guess.low = {9, 10};
    guess.high = {13, 10};
    guess.absent = field.guess.absent;
    const bool rest = dice.chance(30);
    const auto& names = sketch.enumerations[field.guess.sort.members].names;
    for (std::size_t i = 0; i + (rest ? 1 : 0) < names.size(); ++i)
      text += names[i] + (dice.chance(50) ? ": " : " ") + dice.word({"1.00, ", "0.95, ", "1.08, ", "1.3, "});
    text += rest ? "其余 0.9 }" : "}";
    if (guess.absent && dice.chance(95)) {
      text += " 缺失 则 1";
      guess.absent = false;
    }
    sketch.clauses.push_back(text);
    sketch.tables[at].fields.push_back({name, guess, false});
    return;
  }
}

void declare_fold(Sketch& sketch, Dice& dice) {
  const std::size_t at = 1 + dice.below(sketch.tables.size() - 1);
  Writer writer(sketch, dice, at);
  bool absent = false;
  const std::string group = dice.chance(60) ? writer.group_keys(absent) : "";
  std::string head = " 于 " + sketch.tables[at].name + (group.empty() ? "" : " 组内 (" + group + ")") + " 按 " +
                     writer.order_keys(0, absent);
  if (dice.chance(25)) {
    head += " 限 " + Writer::bound(writer.truth(1, dice.chance(5)), 0);
    absent = true;
  }
  if (dice.chance(25)) head += " 行前";
  const int count = dice.chance(40) ? dice.between(2, 3) : 1;
  std::vector<Field> states;
  std::vector<std::string> starts;
  for (int i = 0; i < count; ++i) {
    Sort sort{Kind::number};
    if (dice.chance(25)) sort = {Kind::boolean};
    else if (dice.chance(30)) sort = {Kind::enumeration, dice.below(sketch.enumerations.size())};
    Field state{sketch.fresh("推"), {sort}, false};
    Item start = sort.kind == Kind::number ? writer.plain() : writer.any(sort, 0, false);
    if (sort.kind == Kind::number && dice.chance(30)) start = writer.number(0, false);
    state.guess.absent = start.guess.absent;
    state.guess.low = -1000;
    state.guess.high = 1000;
    starts.push_back(Writer::bound(start, 2));
    states.push_back(std::move(state));
  }
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    Field& state = states[static_cast<std::size_t>(i)];
    Writer step(sketch, dice, at);
    step.inside_fold(&state.guess, states);
    Item value;
    const bool number = state.guess.sort.kind == Kind::number;
    if (number && dice.chance(40)) {
      value = dice.chance(50)
                  ? Item{"前值 + 1", state.guess, 2}
                  : Item{"如果 " + Writer::bound(step.truth(1, false), 0) + " 则 前值 + 1 否则 0", state.guess, -1};
    } else {
      value = step.any(state.guess.sort, dice.between(1, 2), true);
    }
    std::string text = " = " + Writer::bound(value, 0);
    if (value.guess.pair) text += " 保留 2";
    if (number && dice.chance(75)) text += " 限 -1000..1000";
    if (value.guess.absent) text += dice.chance(50) ? " 缺失 则 前值" : number ? " 缺失 则 0" : " 缺失 则 前值";
    texts.push_back(state.name + (count == 1 ? head : "") + type_of(sketch, state.guess.sort) + " 初值 " +
                    starts[static_cast<std::size_t>(i)] + text);
  }
  if (count == 1) {
    std::string text = texts[0];
    const std::string type = type_of(sketch, states[0].guess.sort);
    if (!type.empty()) {  // the type stands before the sections
      const std::string frame = " 于 " + sketch.tables[at].name;
      text.erase(text.find(type + " 初值"), type.size());
      text.insert(text.find(frame) + frame.size(), type);
    }
    sketch.clauses.push_back("递推 " + text);
  } else {
    std::string text = "递推" + head + " {";
    for (std::size_t i = 0; i < texts.size(); ++i) text += (i == 0 ? "\n  " : ";\n  ") + texts[i];
    sketch.clauses.push_back(text + "\n}");
  }
  for (Field& state : states) {
    state.guess.absent = state.guess.absent || absent;
    sketch.tables[at].fields.push_back(std::move(state));
  }
}

void declare_parameter(Sketch& sketch, Dice& dice) {
  const std::string name = sketch.fresh("参");
  Guess guess;
  std::string text;
  switch (dice.below(4)) {
    case 0:
      guess.low = 0;
      guess.high = 10;
      text = "整数 0..10 = 3";
      break;
    case 1:
      guess.low = 1;
      guess.high = 2;
      text = "小数(2) 1..2 = 1.25";
      break;
    case 2:
      guess.sort = {Kind::boolean};
      text = "是否 = 是";
      break;
    default:
      guess.low = 0;
      guess.high = 100'000;
      text = "小数(2) 0..100000 = 5000";
      break;
  }
  sketch.clauses.push_back("参数 " + name + " : " + text);
  sketch.tables[0].fields.push_back({name, guess, true});
}

void declare_constraint(Sketch& sketch, Dice& dice) {
  const std::size_t at = 1 + dice.below(sketch.tables.size() - 1);
  std::vector<Field> numbers;
  for (const Field& field : sketch.tables[at].fields) {
    if (field.guess.sort.kind == Kind::number && field.input && (!field.guess.absent || dice.chance(5)))
      numbers.push_back(field);
  }
  if (!sketch.tables[at].given || numbers.size() < 2) return;
  const Field a = dice.pick(numbers), b = dice.pick(numbers);
  if (a.name == b.name || (a.guess.unit != b.guess.unit && !a.guess.unit.empty() && !b.guess.unit.empty())) return;
  if (a.guess.low >= b.guess.high || b.guess.low >= a.guess.high) return;
  sketch.clauses.push_back("约束 " + sketch.fresh("约") + " 于 " + sketch.tables[at].name + " : " + a.name +
                           dice.word({" < ", " <= ", " != ", " > "}) + b.name);
}

void declare_result(Sketch& sketch, Dice& dice) {
  const std::size_t at = some_table(sketch, dice);
  std::string items;
  for (const Field& field : sketch.tables[at].fields) {
    if (items.empty() || dice.chance(50)) {
      if (field.guess.pair && dice.chance(90)) continue;
      items += (items.empty() ? "" : ", ") + field.name + (dice.chance(15) ? " 作 " + sketch.fresh("列") : "");
    }
  }
  if (items.empty()) return;
  sketch.clauses.push_back(
      "结果 " + sketch.fresh("表") + " 于 " + (at == 0 ? "本次" : sketch.tables[at].name) +
      (dice.chance(10) ? " 文件 \"" + sketch.fresh("文") + "\"" : "") +
      (dice.chance(20) ? " 限 " + Writer::bound(Writer(sketch, dice, at).truth(1, dice.chance(5)), 0) : "") + " { " +
      items + " }");
}

std::vector<std::string> random_rulebook(std::uint64_t seed) {
  Dice dice(seed);
  Sketch sketch;
  sketch.tables.push_back({});  // the run
  const std::string first = header(sketch, dice);
  declare_types(sketch, dice);
  const int given = dice.between(1, 3);
  for (int i = 0; i < given; ++i) declare_given(sketch, dice);
  const std::size_t theme = dice.below(8);  // what some rulebooks have much of
  for (int i = 0; theme == 0 && i < 5; ++i) declare_periodic(sketch, dice);
  for (int i = 0; theme == 1 && i < 2; ++i) declare_scores(sketch, dice);
  for (int i = 0; theme == 2 && i < 5; ++i) declare_kind(sketch, dice);
  const int clauses = dice.between(3, 18);
  for (int i = 0; i < clauses; ++i) {
    const std::size_t roll = dice.below(100);
    if (roll < 10) declare_derived(sketch, dice);
    else if (roll < 18) declare_link(sketch, dice);
    else if (roll < 22) declare_parameter(sketch, dice);
    else if (roll < 25) declare_constraint(sketch, dice);
    else if (roll < 32) declare_fold(sketch, dice);
    else if (roll < 38) declare_factor(sketch, dice);
    else if (roll < 42) declare_periodic(sketch, dice);
    else if (roll < 47) declare_scores(sketch, dice);
    else if (roll < 63) declare_kind(sketch, dice);
    else declare_definition(sketch, dice);
  }
  if (dice.chance(60)) declare_result(sketch, dice);
  if (dice.chance(40)) dice.shuffle(sketch.clauses);
  if (!first.empty()) sketch.clauses.insert(sketch.clauses.begin(), first);
  return sketch.clauses;
}

}  // namespace xize::test::random
