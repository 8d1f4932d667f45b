// Numbers computed on one row.
#include "random/writer.hpp"

namespace xize::test::random {
namespace {

void widen(Guess& guess, const Guess& other) {
  if (other.low < guess.low) guess.low = other.low;
  if (other.high > guess.high) guess.high = other.high;
  guess.absent = guess.absent || other.absent;
  guess.pair = guess.pair || other.pair;
  if (guess.unit.empty()) guess.unit = other.unit;
}

bool holds_zero(const Guess& guess) { return guess.low.sign() <= 0 && guess.high.sign() >= 0; }

}  // namespace

/// Keeps what was guessed from growing out of any number's width.
Item Writer::tamed(Item item) {
  const Rational far(1'000'000'000'000);
  if ((item.guess.low > -far && item.guess.high < far) || dice_.chance(15)) return item;
  item.text = "限定(" + item.text + ", -1000, 1000)";
  item.binds = 5;
  item.guess.low = -1000;
  item.guess.high = 1000;
  return item;
}

Item Writer::placed_number(Item item, int places) {
  const std::string mode =
      dice_.chance(40) ? dice_.word({" 四舍六入五成双", " 进一", " 去尾", " 向下", " 向上", " 四舍五入"}) : "";
  const std::string step = dice_.chance(10) ? "到 " + dice_.word({"0.5", "5", "0.05", "3"}) : std::to_string(places);
  item.text = "取舍(" + item.text + "; 保留 " + step + mode + ")";
  item.binds = 5;
  item.guess.pair = false;
  item.guess.low -= Rational(5);
  item.guess.high += Rational(5);
  return item;
}

Item Writer::raw_number(int depth) {
  switch (dice_.below(21)) {
    case 0:
    case 1:
    case 2: return sum(depth - 1);
    case 3:
    case 4: return product(depth - 1);
    case 5:
    case 6: return quotient(depth - 1);
    case 7: return piecewise(depth - 1);
    case 8: return to_target(depth - 1);
    case 9: return list(depth - 1);
    case 10:
    case 11: return limited(depth - 1);
    case 12:
    case 18:
    case 19: return of_periods(depth - 1);
    case 13:
    case 14:
    case 15:
    case 16: return guarded(depth - 1);
    case 17: return highest(depth - 1);
    default: return raw({Kind::number}, 0);
  }
}

Item Writer::sum(int depth) {
  Item all = number(depth, true);
  const int more = dice_.between(1, 2);
  for (int i = 0; i < more; ++i) {
    Item next = number(depth, true);
    const bool minus = dice_.chance(40);
    if (all.guess.pair && dice_.chance(92)) all = placed_number(std::move(all), dice_.between(0, 3));
    if (next.guess.pair && dice_.chance(92)) next = placed_number(std::move(next), dice_.between(0, 3));
    if (!next.guess.unit.empty() && !all.guess.unit.empty() && next.guess.unit != all.guess.unit && dice_.chance(97))
      next = plain();
    all.text = bound(all, 2) + (minus ? " - " : " + ") + bound(next, 3);
    all.binds = 2;
    const Rational low = next.guess.low, high = next.guess.high;
    all.guess.low += minus ? -high : low;
    all.guess.high += minus ? -low : high;
    all.guess.absent = all.guess.absent || next.guess.absent;
    all.guess.pair = all.guess.pair || next.guess.pair;
    if (all.guess.unit.empty()) all.guess.unit = next.guess.unit;
  }
  return all;
}

Item Writer::product(int depth) {
  Item a = number(depth, true);
  const Item b = number(dice_.chance(50) ? 0 : depth, true);
  const Rational ends[] = {a.guess.low * b.guess.low, a.guess.low * b.guess.high, a.guess.high * b.guess.low,
                           a.guess.high * b.guess.high};
  Item all{bound(a, 3) + " * " + bound(b, 4), a.guess, 3};
  all.guess.unit.clear();
  all.guess.low = all.guess.high = ends[0];
  for (const Rational& end : ends) {
    if (end < all.guess.low) all.guess.low = end;
    if (end > all.guess.high) all.guess.high = end;
  }
  all.guess.absent = a.guess.absent || b.guess.absent;
  all.guess.pair = a.guess.pair || b.guess.pair;
  return all;
}

Item Writer::quotient(int depth) {
  const Item a = number(depth, true);
  Item b = number(dice_.chance(60) ? 0 : depth, true);
  Item all{"", {}, 3};
  all.guess.absent = a.guess.absent || b.guess.absent;
  all.guess.pair = b.guess.low != b.guess.high;
  all.guess.low = -1000;
  all.guess.high = 1000;
  if (dice_.chance(20)) {
    all.text = "余数(" + a.text + ", " + (b.guess.low.sign() > 0 ? b.text : "最大(" + covered(b).text + ", 1)") + ")";
    all.binds = 5;
    all.guess.pair = a.guess.pair || b.guess.pair;
    return all;
  }
  if (!holds_zero(b.guess)) {
    all.text = bound(a, 3) + " / " + bound(b, 4);
    return all;
  }
  const std::size_t way = dice_.below(20);
  const Item instead = plain();
  if (way < 9) {
    all.text = bound(a, 3) + " / " + bound(b, 4) + " 为零则 " + instead.text;
  } else if (way < 12) {
    const std::string test = dice_.chance(50) && b.guess.low.sign() >= 0 ? " > 0" : " != 0";
    all.text = "如果 " + bound(b, 2) + test + " 则 " + bound(a, 3) + " / " + bound(b, 4) + " 否则 " + instead.text;
    all.binds = -1;
  } else if (way < 15 && b.guess.high >= Rational(1)) {
    all.text = bound(a, 3) + " / (" + bound(b, 0) + " 须在 1.." + std::to_string(dice_.between(1, 3) * 1000) + ")";
  } else if (way < 19) {
    all.text = bound(a, 3) + " / 最大(" + covered(b).text + ", " + dice_.word({"1", "0.5"}) + ")";
  } else {
    all.text = bound(a, 3) + " / " + bound(b, 4);
  }
  return all;
}

Item Writer::piecewise(int depth) {
  const Item x = number(depth, true);
  Item all{"折线(" + x.text + ") { ", x.guess};
  int at = dice_.between(-5, 5);
  const int points = dice_.between(2, 4);
  all.guess.low = 0;
  all.guess.high = 100;
  all.guess.unit.clear();
  for (int i = 0; i < points; ++i) {
    all.text += (i == 0 ? "" : ", ") + std::to_string(at) + ": " + std::to_string(dice_.between(0, 100));
    at += dice_.chance(10) ? 0 : dice_.between(1, 30);
    if (dice_.chance(2)) at -= 40;
  }
  all.text += " }";
  return all;
}

Item Writer::to_target(int depth) {
  const Item x = number(depth, true);
  const Item target = number(0, true);
  const std::string mode = dice_.chance(30) ? dice_.word({" 向下", " 进一", " 四舍五入"}) : "";
  Item all{"达标(" + x.text + "; 目标 " + bound(target, 2) + "; 得 " + std::to_string(dice_.between(0, 40)), x.guess};
  if (dice_.chance(50)) {
    all.text += "; 每 " + dice_.word({"1", "2", "0.5"}) + " 增减 " + dice_.word({"0.5", "1", "2"}) + mode;
  } else {
    if (dice_.chance(80)) all.text += "; 每超 " + dice_.word({"1", "5"}) + " 加 " + dice_.word({"1", "0.5"}) + mode;
    if (dice_.chance(80)) all.text += "; 每少 " + dice_.word({"1", "4"}) + " 扣 " + dice_.word({"2", "0.5"}) + mode;
  }
  all.text += ")";
  const Rational far =
      (x.guess.high - x.guess.low + target.guess.high - target.guess.low + Rational(100)) * Rational(4);
  all.guess.low = -far;
  all.guess.high = far;
  all.guess.absent = x.guess.absent || target.guess.absent;
  all.guess.pair = x.guess.pair || target.guess.pair;
  all.guess.unit.clear();
  return all;
}

Item Writer::list(int depth) {
  const std::string function = dice_.word({"合计", "平均", "加权平均", "计数", "最小", "最大", "最多", "至少"});
  Item all{function + "(", {}};
  const bool strict = function != "合计" && function != "平均" && function != "加权平均" && function != "计数";
  const int items = dice_.between(2, 4);
  bool some_present = false;
  for (int i = 0; i < items; ++i) {
    Item item = number(i == 0 ? depth : 0, true);
    if (item.guess.pair && dice_.chance(85)) item = placed_number(std::move(item), 2);
    if (!item.guess.unit.empty() && !all.guess.unit.empty() && item.guess.unit != all.guess.unit) item = plain();
    if (i == 0) all.guess = item.guess;
    some_present = some_present || !item.guess.absent;
    widen(all.guess, item.guess);
    all.text += (i == 0 ? "" : ", ") + item.text;
    if (function == "加权平均") all.text += " 权重 " + dice_.word({"1", "30", "70", "0", "0.5"});
  }
  all.text += ")";
  if (function == "合计") {
    all.guess.low *= Rational(items);
    all.guess.high *= Rational(items);
    if (all.guess.low.sign() > 0) all.guess.low = 0;
    all.guess.absent = false;
  } else if (function == "计数") {
    all.guess = {};
    all.guess.high = items;
  } else if (!strict) {
    all.guess.absent = !some_present || function == "加权平均";
    all.guess.pair = true;
  }
  return all;
}

Item Writer::limited(int depth) {
  Item x = number(depth, true);
  switch (dice_.below(4)) {
    case 0:
      x.text = "绝对值(" + x.text + ")";
      x.guess.high = std::max(x.guess.low.abs(), x.guess.high.abs());
      x.guess.low = 0;
      x.binds = 5;
      return x;
    case 1: {
      const int low = dice_.between(-10, 10), high = low + dice_.between(0, 50);
      x.text = "限定(" + x.text + ", " + std::to_string(low) + ", " + std::to_string(high) + ")";
      x.guess.low = low;
      x.guess.high = high;
      x.binds = 5;
      return x;
    }
    case 2: {
      x.text = "-" + bound(x, 4);
      x.binds = 4;
      const Rational low = x.guess.low;
      x.guess.low = -x.guess.high;
      x.guess.high = -low;
      return x;
    }
    default: return placed_number(std::move(x), dice_.between(0, 4));
  }
}

Item Writer::of_periods(int depth) {
  const Kind kinds[] = {Kind::date, Kind::month, Kind::quarter, Kind::year};
  const std::size_t which = dice_.below(4);
  const Sort sort{kinds[which]};
  if (dice_.chance(15)) return shares_of_steps();
  if (dice_.chance(35)) {
    for (std::size_t i = 0; i < sketch_.enumerations.size(); ++i) {
      if (!sketch_.enumerations[i].ordered) continue;
      const auto x = field_leaf({Kind::enumeration, i});
      if (!x) continue;
      Item level{"级序(" + x->text + ")", {}};
      level.guess = {{}, x->guess.absent, 1, static_cast<std::int64_t>(sketch_.enumerations[i].names.size())};
      return level;
    }
  }
  const Item a = any(sort, depth > 1 ? 1 : 0, true);
  Item all{"", {}};
  all.guess.absent = a.guess.absent;
  if (which != 3 && dice_.chance(60)) {
    static const char* const parts[][4] = {
        {"日", "月号", "季号", "年号"}, {"月号", "季号", "年号", "月号"}, {"季号", "年号", "季号", "年号"}};
    all.text = std::string(parts[which][dice_.below(4)]) + "(" + a.text + ")";
    all.guess.low = 1;
    all.guess.high = all.text.starts_with("年号") ? 9999 : 31;
    return all;
  }
  const Item b = any(sort, 0, true);
  all.guess.absent = a.guess.absent || b.guess.absent;
  const bool literals = a.text.size() == 4 && b.text.size() == 4;
  if (which == 0 && dice_.chance(40)) {
    all.text = "周年(" + a.text + ", " + b.text + ")";
    all.guess.low = -10'000;
    all.guess.high = 10'000;
  } else if (which == 3 && literals) {
    return plain();
  } else {
    all.text = bound(a, 4) + " - " + bound(b, 4);
    all.binds = 2;
    all.guess.low = -4'000'000;
    all.guess.high = 4'000'000;
  }
  return all;
}

Item Writer::shares_of_steps() {
  Item all{"名次分配(", {}};
  const std::string place = "限定(" + covered(raw({Kind::number}, 0)).text + ", 1, 9)";
  all.text += "取舍(" + place + "; 保留 0), " + dice_.word({"1", "2", "取舍(1.5; 保留 0)"}) + ", {" +
              dice_.word({"50, 30, 20", "100", "5, 5, 5, 1"}) + "})";
  all.guess.high = 100;
  return all;
}

}  // namespace xize::test::random
