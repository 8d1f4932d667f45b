// Numbers that are safe only because of what stands around them: what the checker has to know beyond intervals.
#include "random/writer.hpp"

namespace xize::test::random {

/// A number column of this table by its name, or of a row that a link leads to; nothing if there is none.
std::optional<Item> Writer::own_number(bool may_be_absent, bool input_only) {
  std::vector<Item> found;
  for (const Field& field : table().fields) {
    if (field.guess.sort.kind == Kind::number && (may_be_absent || !field.guess.absent) && (field.input || !input_only))
      found.push_back({field.name, field.guess});
  }
  if (found.empty()) return std::nullopt;
  return dice_.pick(found);
}

/// Rows near this one: its group, all of its frame, those that lead to it.
std::string Writer::near_rows(std::size_t& reached) {
  reached = at_;
  bool ignored = false;
  if (!table().backs.empty() && dice_.chance(50)) {
    const WayBack back = dice_.pick(table().backs);
    reached = back.from;
    return back.name;
  }
  if (at_ == 0) return {};
  if (!table().links.empty() && dice_.chance(30)) {  // its fellows under a link
    const Way way = dice_.pick(table().links);
    for (const WayBack& back : sketch_.tables[way.to].backs) {
      if (back.from == at_ && dice_.chance(70)) return way.name + "." + back.name;
    }
  }
  const std::string keys = group_keys(ignored);
  return keys.empty() || dice_.chance(20) ? "全部 " + table().name : "组内 (" + keys + ")";
}

Item Writer::guarded(int depth) {
  Item all{"", {}};
  all.guess.low = -1000;
  all.guess.high = 1000;
  const auto a = own_number(dice_.chance(20)), b = own_number(dice_.chance(20));
  if (!a || !b || (!a->guess.unit.empty() && !b->guess.unit.empty() && a->guess.unit != b->guess.unit))
    return raw({Kind::number}, 0);
  all.guess.absent = a->guess.absent || b->guess.absent;
  const std::string& x = a->text;
  const std::string& y = b->text;
  const std::string instead = std::to_string(dice_.between(0, 5));
  std::size_t reached = at_;
  const std::string rows = near_rows(reached);
  Writer there(sketch_, dice_, reached);
  const auto far = rows.empty() ? std::nullopt : there.own_number(dice_.chance(40));
  const std::string sum = far ? "合计(" + rows + "." + far->text + ")" : "";
  switch (dice_.below(far ? 13 : 5)) {
    case 0: {  // a difference whose sign a guard implies
      const std::string sign = dice_.word({"<", "<", "!=", "<="});
      all.text = "如果 " + x + " " + sign + " " + y + " 则 " + dice_.word({"1", "100", "10"}) + " / (" + y + " - " + x +
                 ") 否则 " + instead;
      all.binds = -1;
      all.guess.pair = true;
      return all;
    }
    case 1:
      all.text = "如果 " + y + " > 0 则 (" + x + " - " + y + ") / " + y + " 否则 " + instead;
      all.binds = -1;
      all.guess.pair = true;
      return all;
    case 2:
      all.text = "如果 " + x + " > 0 且 " + y + " >= 0 则 " + x + " / (" + x + " + " + y + ") 否则 " + instead;
      all.binds = -1;
      all.guess.pair = true;
      return all;
    case 3:
      all.text = "分档 { " + x + " >= " + y + ": " + x + " - " + y + ", 其余: " + y + " - " + x + " }";
      return all;
    case 4: {
      const std::string limit = std::to_string(dice_.between(1, 60));
      all.text = "如果 非 (" + x + " < " + limit + " 或 " + y + " > " + limit + ") 则 " + dice_.word({"1 / ", "5 / "}) +
                 "(" + x + " - " + y + " + 1) 否则 " + instead;
      all.binds = -1;
      all.guess.pair = true;
      return all;
    }
    case 5:  // a part of its whole
      all.text = (dice_.chance(50) ? far->text == x ? x : "绝对值(" + x + ")" : x) + " / " + sum + " 为零则 " + instead;
      all.binds = 3;
      all.guess.pair = true;
      return all;
    case 6:
      all.text = "如果 " + sum + dice_.word({" > 0", " != 0"}) + " 则 " + x + " / " + sum + " 否则 " + instead;
      all.binds = -1;
      all.guess.pair = true;
      return all;
    case 7: {  // some row is there, so there is a mean
      const std::string function = dice_.word({"平均", "最大", "最小", "中位"});
      all.text = "如果 计数(" + rows + "." + far->text + ") > " + dice_.word({"0", "0", "1"}) + " 则 " + function +
                 "(" + rows + "." + far->text + ") 否则 " + instead;
      all.binds = -1;
      all.guess.absent = dice_.chance(50) && all.guess.absent;
      all.guess.pair = function == "平均";
      return all;
    }
    case 8:
      all.text = "如果 计数(" + rows + "." + far->text + ") >= 1 则 " + sum + " / 计数(" + rows + "." + far->text +
                 ") 否则 " + instead;
      all.binds = -1;
      all.guess.pair = true;
      all.guess.absent = false;
      return all;
    case 9:  // not above the largest of its group
      all.text = (reached == at_ && dice_.chance(70) ? far->text : x) + dice_.word({" - 最大(", " - 最小("}) + rows +
                 "." + far->text + ")";
      all.binds = 2;
      all.guess.absent = dice_.chance(80);
      return all;
    case 10: {  // how far it is between the ends
      const std::string high = "最大(" + rows + "." + far->text + ")", low = "最小(" + rows + "." + far->text + ")";
      all.text = "如果 " + high + " > " + low + " 则 (" + (reached == at_ ? far->text : x) + " - " + low + ") / (" +
                 high + " - " + low + ") 否则 " + instead;
      all.binds = -1;
      all.guess.absent = all.guess.pair = true;
      return all;
    }
    case 11: {  // a place and who shares it
      if (at_ == 0 || previous_ != nullptr) return guarded(depth);
      bool absent = false;
      const std::string order =
          "(按 " + order_keys(0, absent) + (dice_.chance(40) ? "; 限 " + bound(truth(0, false), 0) : "") + ")";
      all.text = "名次分配(名次" + order + ", 并列数" + order + ", {50, 30, 20})";
      all.guess.absent = true;
      return all;
    }
    default: {  // a link that finds a row
      if (table().links.empty()) return guarded(depth);
      const Way way = dice_.pick(table().links);
      std::vector<Field> numbers;
      for (const Field& field : sketch_.tables[way.to].fields) {
        if (field.guess.sort.kind == Kind::number && field.guess.unit.empty()) numbers.push_back(field);
      }
      if (numbers.empty()) return guarded(depth);
      const Field field = dice_.pick(numbers);
      const std::string read = way.name + "." + field.name;
      all.text = "如果 " + (dice_.chance(50) ? way.name : read) + " 有 则 " + read + " - " + dice_.word({"1", "0.5"}) +
                 " 否则 " + instead;
      all.guess.absent = field.guess.absent;
      all.binds = -1;
      return all;
    }
  }
}

}  // namespace xize::test::random
