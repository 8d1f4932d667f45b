// Clause kinds that need no full marks: 捆绑, 否决, 排名, 等次, 奖励, 名单, 资格, 待遇, 分解.
#include "random/appraisal.hpp"

namespace xize::test::random {
namespace {

/// One clause of a frame, in the making.
struct Draft {
  Sketch& sketch;
  Dice& dice;
  std::size_t at;
  Writer writer{sketch, dice, at};

  Table& table() { return sketch.tables[at]; }
  std::string head(const std::string& kind, const std::string& name) {
    return kind + " " + name + " 于 " + table().name;
  }
  std::string condition() { return random::condition(writer, dice); }
  std::string where(int percent) { return dice.chance(percent) ? " 限 " + condition() : ""; }
  std::string within(int percent, bool& absent) {
    const std::string keys = dice.chance(percent) ? writer.group_keys(absent) : "";
    return keys.empty() ? "" : " 组内 " + (keys.find(',') == std::string::npos ? keys : "(" + keys + ")");
  }
  /// Keys of an order, or a ranking that has them.
  std::string order(bool& absent) {
    if (!table().rankings.empty() && dice.chance(50)) {
      absent = true;
      return " 按 " + dice.pick(table().rankings) + dice.word({"", "", " 降序"});
    }
    return " 按 " + writer.order_keys(0, absent);
  }
  std::string amount() {
    return dice.chance(50) ? std::to_string(dice.between(0, 5))
                           : dice.word({"20%", "33.3%", "50%", "0%", "100%"}) + dice.word({" 四舍五入", " 进一", " 去尾"});
  }
  std::string weight() {
    const Item item = writer.number(dice.chance(30) ? 1 : 0, true);
    return item.guess.low.sign() >= 0 || dice.chance(5) ? Writer::bound(item, 2) : "最大(" + item.text + ", 0)";
  }
  std::string pool(bool& absent) {
    std::string text = " 总额 " + (dice.chance(85) ? std::to_string(100 * dice.between(0, 9)) : weight());
    text += within(40, absent) + where(30) + (dice.chance(80) ? " 按 " + weight() : " 均分");
    bool ignored = false;
    if (dice.chance(25)) text += " 保留 " + std::to_string(dice.between(0, 2));
    if (dice.chance(30)) text += " 尾数 按 " + writer.order_keys(0, ignored);
    return text;
  }
  void add(const std::string& name, const std::string& text, Guess guess) {
    sketch.clauses.push_back(text);
    table().fields.push_back({name, std::move(guess), false});
  }
};

Guess numbers(int low, int high, bool absent) {
  Guess guess;
  guess.low = low;
  guess.high = high;
  guess.absent = absent;
  return guess;
}

void bundle(Draft& d) {
  const std::string name = d.sketch.fresh("捆");
  const int first = 10 * d.dice.between(1, 9);
  const Item a = d.writer.number(0, true), b = d.writer.number(d.dice.between(0, 1), true);
  const bool absent = a.guess.absent || b.guess.absent;
  std::string text = d.head("捆绑", name) + d.dice.word({" ", " = "}) + std::to_string(first) + "% * " +
                     Writer::bound(a, 5) + " + " + std::to_string(100 - first) + "% * " + Writer::bound(b, 5);
  if (d.dice.chance(40)) text += " - " + std::to_string(d.dice.between(1, 9));
  if (absent && d.dice.chance(60)) text += " 缺失 则 折算";
  if (d.dice.chance(90)) text += " 保留 " + std::to_string(d.dice.between(0, 3));
  if (absent) text += d.dice.word({" 可缺", " 缺失 则 缺失", " 缺失 则 缺失"});
  d.add(name, text, numbers(-100, 1000, absent));
}

void ranking(Draft& d) {
  const std::string name = d.sketch.fresh("排");
  std::string text = d.head("排名", name);
  bool absent = true, plain = true;
  if (!d.table().rankings.empty() && d.dice.chance(40)) text += " 倒数 " + d.dice.pick(d.table().rankings) + d.where(30);
  else text += d.within(50, absent) + d.where(30) + d.order(absent);
  if (d.dice.chance(30)) {
    text += " 并列 " + d.dice.word({"同名次", "不跳号", "不并列"});
    plain = text.ends_with("同名次");
  }
  d.add(name, text, numbers(1, d.table().most == 0 ? 100 : d.table().most, true));
  if (plain) d.table().rankings.push_back(name);
  if (!d.dice.chance(25)) return;
  const std::string about = d.sketch.fresh("参");
  const bool count = d.dice.chance(50);
  Guess guess = numbers(0, 100, true);
  if (!count) guess.sort = {Kind::boolean};
  d.add(about, d.head("定义", about) + " = " + (count ? "参排数(" : "末位(") + name + ") 可缺", guess);
}

void grade(Draft& d) {
  const std::size_t index = d.dice.below(d.sketch.enumerations.size());
  const Members& type = d.sketch.enumerations[index];
  const std::string name = d.sketch.fresh("等");
  const bool quotas = d.dice.chance(70);
  std::vector<std::string> members = type.names;
  d.dice.shuffle(members);
  std::string rows;
  bool used = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool last = i + 1 == members.size();
    rows += members[i] + ": ";
    if (last && !d.dice.chance(2)) {
      rows += "其余";
      break;
    }
    const bool quota = quotas && (i == 0 || d.dice.chance(50));
    rows += quota && d.dice.chance(20) ? "其余" : d.condition();
    if (quota) {
      used = true;
      rows += std::string(" 名额 ") + (d.dice.chance(25) ? "累计 " : "") + d.amount();
      if (d.dice.chance(20)) rows += " 至少 " + std::to_string(d.dice.between(1, 2));
      if (d.dice.chance(20)) rows += " 满 " + std::to_string(d.dice.between(2, 4));
      if (d.dice.chance(30)) rows += " 并列 " + d.dice.word({"都取", "都不取", "不并列"});
      if (d.dice.chance(30)) rows += d.dice.word({" 递补", " 不递补"});
    }
    rows += d.dice.word({", ", "; "});
  }
  bool ignored = false;
  std::string text = d.head("等次", name) + " : " + type.name;
  if (used) text += d.within(40, ignored) + d.where(25) + d.order(ignored);
  Guess guess{{Kind::enumeration, index}};
  d.add(name, text + " { " + rows + " }", guess);
}

void award(Draft& d) {
  const std::string name = d.sketch.fresh("奖");
  std::string text = d.head("奖励", name);
  bool absent = false, pair = false;
  if (d.dice.chance(45)) {
    text += d.pool(absent);
  } else if (!d.table().rankings.empty() && d.dice.chance(80)) {
    text += " 按名次 " + d.dice.pick(d.table().rankings);
    text += d.dice.word({" { 500, 300, 200 }", " { 100 }", " { 90.5, 10 }"}) + " 保留 2";
    text += d.dice.word({"", " 去尾"}) + d.where(30);
  } else {
    text += " = " + rates(d.writer, d.dice, "加", false, pair) + (pair ? " 保留 2" : "") + d.where(50);
  }
  d.add(name, text, numbers(0, 10'000, false));
}

void shortlist(Draft& d) {
  const std::string name = d.sketch.fresh("名单");
  bool ignored = false;
  std::string text = d.head("名单", name) + d.within(35, ignored) + d.where(40) + " 取 " + d.amount() + d.order(ignored);
  if (d.dice.chance(40)) text += " 并列 " + d.dice.word({"都取", "都不取", "不并列"});
  const Field* part = d.writer.some_field();
  if (part != nullptr && d.dice.chance(40)) {
    text += " 每 " + part->name + " 取 " + std::to_string(d.dice.between(1, 3));
    if (d.dice.chance(30)) text += d.order(ignored);
  }
  d.add(name, text, {{Kind::boolean}});
}

void gate(Draft& d) {
  const std::string name = d.sketch.fresh("资格");
  const int count = d.dice.between(1, 4);
  std::string text = d.head("资格", name);
  if (d.dice.chance(30)) text += " 至少 " + std::to_string(d.dice.between(1, count));
  text += " { ";
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : "; ") + Writer::bound(d.writer.truth(1, true), 0);
  d.add(name, text + " }", {{Kind::boolean}});
}

void entitlement(Draft& d) {
  const std::string name = d.sketch.fresh("待遇");
  bool absent = false, pair = false;
  std::string text = d.head("待遇", name) + d.dice.word({" ", " = "}) + rates(d.writer, d.dice, "加", false, pair);
  if (pair) text += " 保留 2";
  text += d.where(50);
  if (d.dice.chance(40)) {
    const std::string keys = d.writer.group_keys(absent);
    if (!keys.empty()) {
      text += " 每 " + (keys.find(',') == std::string::npos ? keys : "(" + keys + ")") + " 最多 " +
              std::to_string(10 * d.dice.between(0, 9));
      bool ignored = false;
      if (d.dice.chance(50)) text += " 按 " + d.writer.order_keys(0, ignored);
      if (absent) text += " 缺失 则 0";
    }
  }
  if (d.dice.chance(35))
    text += " 基金 " + std::to_string(50 * d.dice.between(0, 9)) + (d.dice.chance(95) ? " 保留 2 去尾" : "");
  d.add(name, text, numbers(0, 10'000, false));
}

void split(Draft& d) {
  const std::string name = d.sketch.fresh("任务");
  bool absent = true;
  d.add(name, d.head("分解", name) + d.pool(absent), numbers(0, 1000, true));
}

/// A condition, and what it does to a clause of the frame: a ranking, a grade, an award, a definition.
void veto(Draft& d) {
  const std::string name = d.sketch.fresh("否");
  // Of what is computed much turns on what the veto changes.
  const auto read = d.dice.chance(70) ? d.writer.own_number(false, true) : std::nullopt;
  const std::string when = read ? read->text + " > " + d.writer.plain().text : d.condition();
  std::string text = d.head("否决", name) + " 当 " + when;
  std::vector<Field> targets;
  for (const Field& field : d.table().fields) {
    for (const char* stem : {"排", "等", "奖", "捆", "定"}) {
      if (!field.input && field.name.starts_with(stem)) targets.push_back(field);
    }
  }
  if (!targets.empty()) {
    const Field target = d.dice.pick(targets);
    const bool ordered = target.name.starts_with("排") || target.name.starts_with("奖") || target.name.starts_with("等");
    if (ordered && d.dice.chance(70)) {
      text += " 则 不参加 " + target.name;
    } else {
      const bool number = target.guess.sort.kind == Kind::number;
      const bool member = target.guess.sort.kind == Kind::enumeration;
      const Item value = number   ? d.writer.plain(target.guess.unit)
                         : member ? Item{d.dice.pick(d.sketch.enumerations[target.guess.sort.members].names)}
                                  : d.writer.any(target.guess.sort, 0, false);
      text += " 则 " + target.name + (number && d.dice.chance(50) ? " 最高 " : " 为 ") + Writer::bound(value, 0);
    }
  }
  d.add(name, text, {{Kind::boolean}});
}

}  // namespace

void declare_kind(Sketch& sketch, Dice& dice) {
  std::vector<std::size_t> ranked;
  for (std::size_t i = 1; i < sketch.tables.size(); ++i) {
    if (!sketch.tables[i].rankings.empty()) ranked.push_back(i);
  }
  const bool again = !ranked.empty() && dice.chance(55);
  Draft draft{sketch, dice, again ? dice.pick(ranked) : 1 + dice.below(sketch.tables.size() - 1)};
  switch (dice.below(16)) {
    case 0: return bundle(draft);
    case 1:
    case 2:
    case 3: return ranking(draft);
    case 4:
    case 5: return grade(draft);
    case 6:
    case 7: return award(draft);
    case 8: return shortlist(draft);
    case 9: return gate(draft);
    case 10:
    case 11: return entitlement(draft);
    case 12: return split(draft);
    default: return veto(draft);
  }
}

}  // namespace xize::test::random
