// Aggregates over a path of links, a group or a whole frame.
#include "random/writer.hpp"

namespace xize::test::random {

std::string Writer::group_keys(bool& absent) {
  std::string keys;
  const int count = dice_.chance(25) ? 2 : 1;
  for (int i = 0; i < count; ++i) {
    const Field* field = some_field();
    if (field == nullptr) break;
    if (keys.find(field->name) != std::string::npos) continue;
    keys += (keys.empty() ? "" : ", ") + field->name;
    absent = absent || field->guess.absent;
  }
  return keys;
}

std::string Writer::conditions(std::size_t reached, int depth) {
  std::string text;
  const auto add = [&](const std::string& condition) { text += (text.empty() ? "" : ", ") + condition; };
  Table& there = sketch_.tables[reached];
  Writer writer(sketch_, dice_, reached);
  if (dice_.chance(60)) {
    const Item condition = writer.truth(depth > 0 ? 1 : 0, dice_.chance(5));
    if (condition.text.find("本行") == std::string::npos) add(Writer::bound(condition, 0));
  }
  if (reached == at_ && dice_.chance(25)) add("除本行");
  if (dice_.chance(35)) {  // tied to this row
    std::vector<std::pair<std::string, std::string>> same, order;
    for (const Field& a : there.fields) {
      for (const Field& b : table().fields) {
        if (a.guess.sort != b.guess.sort ||
            (!a.guess.unit.empty() && !b.guess.unit.empty() && a.guess.unit != b.guess.unit))
          continue;
        same.emplace_back(a.name, b.name);
        const Kind kind = a.guess.sort.kind;
        if (kind == Kind::number || (kind >= Kind::date && kind <= Kind::year)) order.emplace_back(a.name, b.name);
      }
    }
    if (!order.empty() && dice_.chance(50)) {
      const auto [a, b] = dice_.pick(order);
      add(a + dice_.word({" < ", " <= ", " > ", " >= "}) + "本行." + b);
    } else if (!same.empty()) {
      const auto [a, b] = dice_.pick(same);
      if (reached == at_ && dice_.chance(50)) add("同 " + a);
      else add(dice_.chance(70) ? a + " = 本行." + b : "本行." + b + " = " + a);
    }
  }
  return text.empty() ? "" : "[" + text + "]";
}

std::string Writer::path(std::size_t& reached, int depth) {
  std::vector<std::pair<std::string, std::size_t>> ways;
  for (const WayBack& back : table().backs) ways.insert(ways.end(), 3, {back.name, back.from});
  for (const Way& way : table().links) {
    for (const WayBack& back : sketch_.tables[way.to].backs) ways.emplace_back(way.name + "." + back.name, back.from);
  }
  for (std::size_t i = 1; i < sketch_.tables.size(); ++i) ways.emplace_back("全部 " + sketch_.tables[i].name, i);
  if (at_ != 0) {
    bool ignored = false;
    if (const std::string keys = group_keys(ignored); !keys.empty())
      ways.insert(ways.end(), 2, {"组内 (" + keys + ")", at_});
  }
  if (ways.empty()) return {};
  auto [text, to] = dice_.pick(ways);
  reached = to;
  text += conditions(reached, depth);
  if (dice_.chance(20)) {  // one more step
    if (const auto& links = sketch_.tables[reached].links; !links.empty() && dice_.chance(50)) {
      const Way way = dice_.pick(links);
      text += "." + way.name;
      reached = way.to;
    } else if (const auto& backs = sketch_.tables[reached].backs; !backs.empty()) {
      const WayBack back = dice_.pick(backs);
      text += "." + back.name;
      reached = back.from;
    }
    if (dice_.chance(30)) text += conditions(reached, 0);
  }
  return text;
}

std::optional<Item> Writer::aggregate(Sort wanted, int depth) {
  std::size_t reached = 0;
  const std::string rows = path(reached, depth);
  if (rows.empty()) return std::nullopt;
  Writer there(sketch_, dice_, reached);
  Item all{"", {wanted}};
  if (wanted.kind == Kind::boolean) {
    const Item value = there.truth(depth > 0 ? 1 : 0, true);
    all.text = dice_.word({"任一(", "每个("}) + rows + ".(" + value.text + "))";
    return all;
  }
  const bool orderly = (wanted.kind >= Kind::date && wanted.kind <= Kind::year) ||
                       (wanted.kind == Kind::enumeration && sketch_.enumerations[wanted.members].ordered);
  if (wanted.kind == Kind::number && dice_.chance(15)) {
    all.text = "计数(" + rows +
               (dice_.chance(50) && there.some_field() != nullptr ? "." + there.some_field()->name : "") + ")";
    all.guess.high = sketch_.tables[reached].most == 0 ? 100 : sketch_.tables[reached].most;
    return all;
  }
  if (wanted.kind == Kind::number && dice_.chance(10)) {
    const auto one = there.field_leaf(wanted);
    const auto weight = there.field_leaf(wanted);
    if (one && weight && one->text.find('.') == std::string::npos) {
      all.text = "加权平均(" + rows + "." + one->text + "; 权重 " +
                 (dice_.chance(80) ? "最大(" + weight->text + ", 0)" : weight->text) + ")";
      all.guess = one->guess;
      all.guess.absent = all.guess.pair = true;
      return all;
    }
  }
  const auto plain_field = there.field_leaf(wanted);
  std::string value;
  if (plain_field && plain_field->text.find('.') == std::string::npos && dice_.chance(70)) {
    value = plain_field->text;
    all.guess = plain_field->guess;
  } else {
    Item item = there.any(wanted, depth > 0 ? 1 : 0, true);
    if (item.guess.pair && dice_.chance(90)) item = there.placed_number(std::move(item), 2);
    value = "(" + item.text + ")";
    all.guess = item.guess;
  }
  const auto first_or_last = [&] {
    bool ignored = false;
    const std::string keys = there.order_keys(0, ignored);
    all.text = dice_.word({"首个(", "末个("}) + rows + "." + value + "; 按 " + keys + ")";
    all.guess.absent = true;
  };
  if (wanted.kind != Kind::number) {
    if (orderly && dice_.chance(50)) {
      all.text = dice_.word({"最小(", "最大("}) + rows + "." + value + ")";
      all.guess.absent = true;
    } else {
      first_or_last();
    }
    return all;
  }
  const std::string least = dice_.chance(30) ? "; 至少 " + std::to_string(dice_.between(1, 3)) : "";
  switch (dice_.below(9)) {
    case 0:
    case 1:
    case 2: {
      all.text = "合计(" + rows + "." + value + ")";
      const Rational most(sketch_.tables[reached].most == 0 ? 100 : sketch_.tables[reached].most);
      all.guess.low *= most;
      all.guess.high *= most;
      if (all.guess.low.sign() > 0) all.guess.low = 0;
      if (all.guess.high.sign() < 0) all.guess.high = 0;
      all.guess.absent = false;
      return all;
    }
    case 3:
      all.text = "平均(" + rows + "." + value + least + ")";
      all.guess.pair = true;
      break;
    case 4: all.text = dice_.word({"最小(", "最大("}) + rows + "." + value + ")"; break;
    case 5: all.text = "中位(" + rows + "." + value + least + ")"; break;
    case 6: {
      const int trim = dice_.between(1, 2);
      all.text = "去极平均(" + rows + "." + value + "; 各去 " + std::to_string(trim) +
                 (dice_.chance(50) ? "; 至少 " + std::to_string(2 * trim + 1) : "") + ")";
      all.guess.pair = true;
      break;
    }
    case 7:
      all.text = "分位(" + rows + "." + value + ", " + dice_.word({"0", "0.25", "0.5", "0.9", "80%", "1"}) + "; 方法 " +
                 dice_.word({"线性", "最近"}) + least + ")";
      break;
    default: first_or_last(); return all;
  }
  all.guess.absent = true;
  return all;
}

}  // namespace xize::test::random
