// 指标, 指标组, 扣分, 加分, 总分 and the 否决 of a total: one appraisal of a frame, whose full marks add up.
#include "random/appraisal.hpp"

namespace xize::test::random {
namespace {

/// 100 in parts of at least 5.
std::vector<int> hundred(std::size_t parts, Dice& dice) {
  std::vector<int> out;
  int left = 20;
  for (std::size_t i = 0; i + 1 < parts; ++i) {
    const int most = left - static_cast<int>(parts - i - 1);
    out.push_back(5 * dice.between(1, most > 12 ? 12 : most));
    left -= out.back() / 5;
  }
  out.push_back(5 * left);
  if (dice.chance(3)) out[0] += 5;  // an author's slip
  return out;
}

struct Scored {
  std::string name;
  std::vector<int> worth;  // by the members of the key, or one
  bool skips = false;
  std::string where = {};  // " 限 …" of its own
};

class Scores {
 public:
  Scores(Sketch& sketch, Dice& dice, std::size_t at)
      : sketch_(sketch), dice_(dice), at_(at), writer_(sketch, dice, at) {}

  void declare() {
    weighted_ = dice_.chance(20);
    full_ = !weighted_ && dice_.chance(60);
    if (dice_.chance(20)) where_ = " 限 " + condition(writer_, dice_);
    pick_key();
    const std::size_t count = static_cast<std::size_t>(dice_.between(1, 4));
    std::vector<Scored> scores(count);
    const std::size_t columns = key_.empty() ? 1 : sketch_.enumerations[key_members_].names.size();
    for (std::size_t c = 0; c < columns; ++c) {
      const std::vector<int> parts = hundred(count, dice_);
      for (std::size_t i = 0; i < count; ++i) scores[i].worth.push_back(parts[i]);
    }
    const bool grouped = count > 2 && dice_.chance(50);
    if (where_.empty() && dice_.chance(35)) limit(scores, grouped ? 2 : 0);
    vetoed_ = dice_.chance(25);
    const std::string total = sketch_.fresh("总评");
    if (vetoed_) veto(total);
    for (Scored& one : scores) indicator(one);
    std::string names;
    if (grouped) group(scores);
    if (grouped && scores.size() > 2 && dice_.chance(50) && scores[1].where.empty()) group(scores);  // a group of a group
    for (const Scored& one : scores) names += (names.empty() ? "" : ", ") + one.name;
    for (const char* kind : {"扣分", "加分"}) {
      if (dice_.chance(35)) names += ", " + points(kind);
    }
    sum(total, names, scores);
  }

 private:
  void pick_key() {
    for (const Field& field : sketch_.tables[at_].fields) {
      if (field.guess.sort.kind != Kind::enumeration || field.guess.absent || !dice_.chance(50)) continue;
      key_ = field.name;
      key_members_ = field.guess.sort.members;
      return;
    }
  }

  /// One of them is for some rows only. With a key another makes up for it elsewhere; else nothing adds up to full marks.
  void limit(std::vector<Scored>& scores, std::size_t from) {
    const std::size_t at = from + dice_.below(scores.size() - from);
    if (key_.empty()) {
      if (!full_ && !weighted_) scores[at].where = " 限 " + condition(writer_, dice_);
      return;
    }
    if (scores.size() < 2) return;
    const auto& names = sketch_.enumerations[key_members_].names;
    const std::size_t member = dice_.below(names.size());
    scores[at].where = " 限 " + key_ + " = " + names[member];
    Scored& other = scores[at == 0 ? 1 : 0];
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i != member) other.worth[i] += scores[at].worth[i];
    }
  }

  std::string worth_text(const std::vector<int>& worth) const {
    const std::string percent = weighted_ ? "%" : "";
    if (key_.empty()) return std::to_string(worth[0]) + percent;
    std::string text = "按 " + key_ + " { ";
    const auto& names = sketch_.enumerations[key_members_].names;
    for (std::size_t i = 0; i < worth.size(); ++i)
      text += (i == 0 ? "" : ", ") + names[i] + " " + std::to_string(worth[i]) + percent;
    return text + " }";
  }

  void veto(const std::string& total) {
    const std::string name = sketch_.fresh("否决");
    std::string text = "否决 " + name + frame() + " 当 " + condition(writer_, dice_) + " 则 " + total;
    text += dice_.chance(60) ? " 为 " + dice_.word({"0", "59.9"}) : " 最高 " + dice_.word({"60", "79.5"});
    sketch_.clauses.push_back(text);
    sketch_.tables[at_].fields.push_back({name, {{Kind::boolean}}, false});
  }

  void indicator(Scored& one) {
    one.name = sketch_.fresh("指");
    std::string head = "指标 " + one.name + frame() + (weighted_ ? " 权重 " : " 分值 ") + worth_text(one.worth);
    if (one.where.empty()) one.where = where_;
    head += one.where;
    std::string body, tail;
    bool counted = false;
    Guess guess;
    guess.high = 100;
    switch (dice_.below(4)) {
      case 0: body = " 扣减 " + rates(writer_, dice_, "扣", true, guess.pair); break;
      case 1: body = " 加计 " + rates(writer_, dice_, "加", false, guess.pair); break;
      default: {
        Item value = dice_.chance(15) ? Item{"满分", guess} : writer_.number(dice_.between(0, 2), true);
        if (dice_.chance(20)) {
          const Item test = writer_.truth(1, false);
          value = {"如果 " + Writer::bound(test, 0) + " 则 满分 否则 " + Writer::bound(value, 0), value.guess, -1};
          if (dice_.chance(15)) value.text += " / 3", value.guess.pair = true;
        }
        if (dice_.chance(30)) {  // as it was counted, if it was
          if (const auto read = writer_.own_number(true, true)) {
            value = {"满分 * " + read->text + " / 100", read->guess, 3};
            counted = read->guess.absent;
          }
        }
        body = " 计分 " + Writer::bound(value, 0);
        guess.absent = value.guess.absent;
        guess.pair = value.guess.pair;
        if (dice_.chance(50)) tail += " 上限 满分";
        if (dice_.chance(50)) tail += " 下限 0";
        break;
      }
    }
    if (guess.pair && dice_.chance(90)) tail += " 保留 " + std::to_string(dice_.between(0, 3));
    if (dice_.chance(8)) tail += " 不取舍";
    if (dice_.chance(10)) {
      tail += " 不考核 当 " + condition(writer_, dice_);
      one.skips = true;
    }
    if (guess.absent && dice_.chance(counted ? 70 : 5)) {
      head += " 缺报 则 " + dice_.word({"0", "满分", "不考核"});
      one.skips = true;
    }
    if (guess.absent && dice_.chance(97)) {
      const bool left_out = one.skips || dice_.chance(50);
      tail += left_out ? dice_.word({" 缺失 则 不考核", " 可缺"}) : " 缺失 则 " + dice_.word({"0", "满分"});
      one.skips = one.skips || left_out;
    }
    sketch_.clauses.push_back(head + body + tail);
    guess.absent = one.skips || !one.where.empty();
    guess.pair = false;
    sketch_.tables[at_].fields.push_back({one.name, guess, false});
  }

  std::string skipping(bool any) {
    if (any ? dice_.chance(3) : dice_.chance(90)) return "";
    return " 不考核 则 " + dice_.word({"折算", "满分", "0", "折算"});
  }

  /// The first two become one.
  void group(std::vector<Scored>& scores) {
    Scored both{sketch_.fresh("组分"), scores[0].worth, false};
    for (std::size_t i = 0; i < both.worth.size(); ++i) both.worth[i] += scores[1].worth[i];
    const std::string skip = skipping(scores[0].skips || scores[1].skips);
    const bool rescaled = skip.find("折算") != std::string::npos;
    both.skips = rescaled;
    std::string worth = worth_text(both.worth);
    if (weighted_ && key_.empty() && dice_.chance(50)) worth = std::to_string(2 * both.worth[0]) + "% * 50%";
    std::string text = "指标组 " + both.name + frame() + (weighted_ ? " 权重 " : " 分值 ") + worth + " { " + scores[0].name +
                       ", " + scores[1].name + " }" + skip + where_;
    if ((rescaled || weighted_) && dice_.chance(90)) text += " 保留 2";
    sketch_.clauses.push_back(text);
    Guess guess;
    guess.high = 100;
    guess.absent = both.skips || !where_.empty();
    sketch_.tables[at_].fields.push_back({both.name, guess, false});
    scores.erase(scores.begin());
    scores[0] = both;
  }

  std::string points(const char* kind) {
    const bool off = kind == std::string("扣分");
    const std::string name = sketch_.fresh(off ? "扣" : "加");
    Guess guess;
    guess.high = 50;
    std::string text = std::string(kind) + " " + name + frame() + dice_.word({" ", " = "}) +
                       rates(writer_, dice_, off ? "扣" : "加", false, guess.pair);
    if (guess.pair && dice_.chance(90)) text += " 保留 1";
    if (dice_.chance(25)) text += " 上限 " + std::to_string(dice_.between(1, 40));
    if (dice_.chance(25)) text += " 限 " + condition(writer_, dice_);
    sketch_.clauses.push_back(text);
    guess.pair = false;
    sketch_.tables[at_].fields.push_back({name, guess, false});
    return name;
  }

  /// What comes to the total, added up by hand. `scores`, then what comes off and on.
  std::string by_hand(const std::vector<Scored>& scores, const std::string& skip) const {
    std::string sum, worths, scored;
    const bool rescaled = skip.ends_with("折算");
    for (const Scored& one : scores) {
      const std::string worth = "(" + worth_text(one.worth) + ")";
      const std::string counted = one.where.empty() ? worth : "(如果 " + one.where.substr(std::string(" 限 ").size()) + " 则 " + worth + " 否则 0)";
      const bool plain = !one.skips && one.where.empty();
      const std::string instead = skip.ends_with("满分") ? counted : "0";
      sum += (sum.empty() ? "" : " + ") + (plain ? one.name : "(" + one.name + " 缺失 则 " + (rescaled ? "0" : instead) + ")");
      scored += (scored.empty() ? "" : " + ") + ("(如果 " + one.name + " 有 则 " + worth) + " 否则 0)";
      worths += (worths.empty() ? "" : " + ") + counted;
    }
    if (!rescaled) return sum;
    return "(" + sum + ") / (" + scored + ") 为零则 缺失 * (" + (full_ ? "100" : worths) + ")";
  }

  void sum(const std::string& name, const std::string& names, const std::vector<Scored>& scores) {
    bool skips = false;
    for (const Scored& one : scores) skips = skips || one.skips;
    const std::string skip = skipping(skips);
    const bool twins = !weighted_ && where_.empty() && !vetoed_ && dice_.chance(35);
    const bool bare = !sketch_.tables[at_].summed && dice_.chance(30);  // of two such both would take the same scores
    if (bare) sketch_.tables[at_].summed = true;
    std::string text = "总分 " + name + frame() + (full_ ? " 满分 100" : "") + (bare ? "" : " { " + names + " }") + skip;
    if (twins) {
      std::string hand = by_hand(scores, skip);
      for (std::size_t at = 0, end = 0; at < names.size(); at = end + 2) {
        end = std::min(names.find(", ", at), names.size());
        const std::string part = names.substr(at, end - at);
        if (part.starts_with("扣")) hand += " - " + part;
        if (part.starts_with("加")) hand += " + " + part;
      }
      sketch_.clauses.push_back(text + " 不取舍 可缺");
      declare_twins(sketch_, at_, name, hand);
      Guess guess;
      guess.low = -100;
      guess.high = 200;
      guess.absent = guess.pair = true;
      sketch_.tables[at_].fields.push_back({name, guess, false});
      return;
    }
    if (dice_.chance(35)) {
      text += dice_.chance(30) ? std::string(" = 合计(指标) / ") + (weighted_ ? "合计(权重)" : "合计(分值)") + " 为零则 0 * 100"
                               : " = 合计(指标)" + dice_.word({"", " * 0.8", " / 2"});
      text += dice_.word({"", " - 合计(扣分)"}) + dice_.word({"", " + 合计(加分)"});
    }
    Guess guess;
    guess.low = -100;
    guess.high = 200;
    if (dice_.chance(30)) text += " 下限 0", guess.low = 0;
    if (dice_.chance(85)) text += " 保留 " + std::to_string(dice_.between(0, 2));
    if (skip.find("折算") != std::string::npos && dice_.chance(95)) {
      guess.absent = dice_.chance(60);
      text += guess.absent ? dice_.word({" 可缺", " 缺失 则 缺失"}) : " 缺失 则 0";
    }
    const std::string where = !where_.empty() ? where_ : dice_.chance(12) ? " 限 " + condition(writer_, dice_) : "";
    text += where;
    guess.absent = guess.absent || !where.empty();
    sketch_.clauses.push_back(text);
    sketch_.tables[at_].fields.push_back({name, guess, false});
  }

  std::string frame() const { return " 于 " + sketch_.tables[at_].name; }

  Sketch& sketch_;
  Dice& dice_;
  std::size_t at_;
  Writer writer_;
  bool weighted_ = false, full_ = false, vetoed_ = false;
  std::string where_;  // " 限 …" of all of them
  std::string key_;
  std::size_t key_members_ = 0;
};

}  // namespace

std::string condition(Writer& writer, Dice& dice) {
  return Writer::bound(writer.truth(dice.between(0, 1), dice.chance(4)), 0);
}

std::string rates(Writer& writer, Dice& dice, const std::string& change, bool full, bool& pair) {
  const int count = dice.chance(30) ? 2 : 1;
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string rate;
    if (dice.chance(20)) {
      rate = writer.highest(1).text;
    } else {
      const Item count_of = writer.number(dice.chance(20) ? 1 : 0, false);
      rate = Writer::bound(count_of, 2);
      pair = pair || count_of.guess.pair;
    }
    if (dice.chance(20)) {  // as it is
    } else if (dice.chance(85)) {
      rate += " 每 " + dice.word({"1", "2", "0.5", "5"}) + " " + change + " " + dice.word({"1", "0.5", "3"}) +
              (dice.chance(30) ? dice.word({" 去尾", " 进一", " 四舍五入"}) : "");
    } else {
      rate += " 每 3 " + change + " 1";
      pair = true;
    }
    if (dice.chance(15)) rate += " 前 " + std::to_string(dice.between(1, 9));
    if (dice.chance(50)) rate += " 最多 " + std::to_string(dice.between(1, 30));
    if (full && dice.chance(20)) rate += " 满 " + std::to_string(dice.between(1, 9)) + " 扣完";
    text += (i == 0 ? "" : "; ") + rate;
  }
  return count > 1 || dice.chance(30) ? "{ " + text + " }" : text;
}

void declare_scores(Sketch& sketch, Dice& dice) {
  Scores(sketch, dice, 1 + dice.below(sketch.tables.size() - 1)).declare();
}

}  // namespace xize::test::random
