// Choices between branches of any type; truth, members and periods.
#include "random/writer.hpp"

namespace xize::test::random {
namespace {

void add_branch(Guess& guess, const Guess& branch, bool first) {
  if (first) {
    guess = branch;
    return;
  }
  if (branch.low < guess.low) guess.low = branch.low;
  if (branch.high > guess.high) guess.high = branch.high;
  guess.absent = guess.absent || branch.absent;
  guess.pair = guess.pair || branch.pair;
  if (guess.unit.empty()) guess.unit = branch.unit;
}

}  // namespace

Item Writer::if_else(Sort sort, int depth) {
  const Item test = truth(depth, true);
  const Item yes = any(sort, depth, true);
  Item no = any(sort, dice_.chance(50) ? 0 : depth, true);
  if (!no.guess.unit.empty() && no.guess.unit != yes.guess.unit) no = plain();
  Item all{"如果 " + bound(test, 0) + " 则 " + bound(yes, 0) + " 否则 " + bound(no, 0), yes.guess, -1};
  add_branch(all.guess, no.guess, false);
  all.guess.absent = all.guess.absent || test.guess.absent;
  all.guess.sort = sort;
  return all;
}

Item Writer::if_present(Sort sort, int depth) {
  const auto x = field_leaf(sort);
  if (!x || x->guess.absent == false) return if_else(sort, depth);
  Item present = *x;
  present.guess.absent = false;
  const Item other = any(sort, 0, false);
  Item yes = present;
  if (sort.kind == Kind::number && x->guess.unit.empty() && dice_.chance(60)) {
    yes.text = x->text + " * 2 + 1";
    yes.guess.low = x->guess.low * Rational(2) + Rational(1);
    yes.guess.high = x->guess.high * Rational(2) + Rational(1);
  }
  Item all{dice_.chance(70) ? "如果 " + x->text + " 有 则 " + yes.text + " 否则 " + bound(other, 0)
                            : "如果 " + x->text + " 缺失 则 " + bound(other, 0) + " 否则 " + yes.text,
           yes.guess, -1};
  Guess rest = other.guess;
  rest.unit.clear();
  add_branch(all.guess, rest, false);
  all.guess.sort = sort;
  return all;
}

Item Writer::by_table(Sort sort, int depth) {
  std::vector<Field> keys;
  for (const Field& field : table().fields) {
    if (field.guess.sort.kind == Kind::enumeration || field.guess.sort.kind == Kind::boolean) keys.push_back(field);
  }
  if (keys.empty()) return if_else(sort, depth);
  const Field key = dice_.pick(keys);
  const std::optional<Field> second = dice_.chance(30) ? std::optional(dice_.pick(keys)) : std::nullopt;
  std::vector<std::string> patterns = key.guess.sort.kind == Kind::boolean
                                          ? std::vector<std::string>{"是", "否"}
                                          : sketch_.enumerations[key.guess.sort.members].names;
  Item all{"按 " + key.name + (second ? ", " + second->name : "") + " { ", {}};
  std::size_t named = patterns.size();
  const bool rest = dice_.chance(40) || second;
  if (rest) named = dice_.below(patterns.size()) + (dice_.chance(3) ? 1 : 0);
  std::string separator;
  bool first = true;
  const auto row = [&](const std::string& pattern) {
    Item value = any(sort, first ? depth : 0, true);
    if (!first && !value.guess.unit.empty() && value.guess.unit != all.guess.unit) value = plain();
    all.text += separator + pattern + ": " + bound(value, -1);
    separator = ", ";
    add_branch(all.guess, value.guess, first);
    first = false;
  };
  for (std::size_t i = 0; i < named; ++i) {
    std::string pattern = patterns[i];
    if (!second && i + 1 < named && dice_.chance(15)) pattern += " 或 " + patterns[++i];
    row(second ? "(" + pattern + ", " + "其余)" : pattern);
  }
  if (rest || first) row("其余");
  all.text += " }";
  all.guess.absent = all.guess.absent || key.guess.absent || (second && second->guess.absent);
  all.guess.sort = sort;
  return all;
}

Item Writer::highest(int depth) {
  Item all{"就高", {}};
  all.guess.low = 1;
  all.guess.high = 20;
  all.guess.absent = true;
  std::vector<std::pair<std::string, std::size_t>> found;
  const auto add = [&](const Table& where, const std::string& before) {
    for (const Field& field : where.fields) {
      if (field.guess.sort.kind == Kind::enumeration && (!before.empty() || !field.guess.absent))
        found.emplace_back(before + field.name, field.guess.sort.members);
    }
  };
  add(table(), "");
  for (const WayBack& back : table().backs) add(sketch_.tables[back.from], back.name + ".");
  const bool rest = dice_.chance(30);
  if (!found.empty() && dice_.chance(50)) {
    const auto [text, members] = dice_.pick(found);
    const auto& names = sketch_.enumerations[members].names;
    all.text += "(" + text + ") { ";
    for (std::size_t i = 0; i + (rest ? 1 : 0) < names.size(); ++i)
      all.text += names[i] + dice_.word({": ", " "}) + std::to_string(dice_.between(1, 20)) + dice_.word({", ", "; "});
    all.text += rest ? "其余 1 }" : "}";
    return all;
  }
  all.text += " { ";
  for (int tier = dice_.between(1, 3); tier > 0; --tier)
    all.text += bound(truth(dice_.between(0, depth > 0 ? 1 : 0), dice_.chance(4)), 0) + ": " + std::to_string(5 * tier) + (tier > 1 || rest ? ", " : " }");
  if (rest) all.text += "其余: 1 }";
  all.guess.absent = !rest;
  return all;
}

Item Writer::tiers(Sort sort, int depth) {
  const Item x = number(depth, true);
  Item all{"分档(" + x.text + ") { ", {}};
  // Marks inside what x can be, so that each tier is reached.
  const Rational width = x.guess.high - x.guess.low;
  const int marks = dice_.between(1, 3);
  for (int i = marks; i >= 1; --i) {
    const Rational mark = (x.guess.low + width * Rational(i) / Rational(marks + 1))
                              .rounded(width > Rational(8) ? 0 : 3, exact::Rounding::half_up);
    Item value = any(sort, 0, true);
    if (i != marks && !value.guess.unit.empty() && value.guess.unit != all.guess.unit) value = plain();
    all.text += dice_.word({">= ", "> ", ">= "}) + mark.to_decimal(3);
    if (dice_.chance(12)) all.text += " 且 " + bound(truth(0, false), 2);
    all.text += ": " + bound(value, -1) + ", ";
    add_branch(all.guess, value.guess, i == marks);
  }
  Item rest = any(sort, 0, true);
  if (!rest.guess.unit.empty() && rest.guess.unit != all.guess.unit) rest = plain();
  all.text += dice_.chance(97) ? "其余: " + bound(rest, -1) + " }" : "< 0: " + bound(rest, -1) + " }";
  add_branch(all.guess, rest.guess, false);
  all.guess.absent = all.guess.absent || x.guess.absent;
  all.guess.sort = sort;
  return all;
}

Item Writer::raw_truth(int depth) {
  Item all{"", {{Kind::boolean}}, 1};
  switch (dice_.below(9)) {
    case 0:
    case 1: {
      const Item a = number(depth - 1, true);
      Item b = dice_.chance(50) ? number(0, true) : plain();
      if (!b.guess.unit.empty() && b.guess.unit != a.guess.unit) b = plain(a.guess.unit);
      all.text = bound(a, 2) + " " + dice_.word({"<", "<=", ">", ">=", "=", "!="}) + " " + bound(b, 2);
      all.guess.absent = a.guess.absent || b.guess.absent;
      return all;
    }
    case 2: {
      const Item a = number(depth - 1, true);
      const int low = dice_.between(-5, 20);
      all.text = bound(a, 2) + " 在 " + std::to_string(low) + ".." + std::to_string(low + dice_.between(0, 30));
      all.guess.absent = a.guess.absent;
      return all;
    }
    case 3: {
      const std::size_t index = dice_.below(sketch_.enumerations.size());
      const auto a = field_leaf({Kind::enumeration, index});
      if (!a) return raw({Kind::boolean}, 0);
      const Members& members = sketch_.enumerations[index];
      if (dice_.chance(50)) {
        all.text = a->text + " 属 { " + dice_.pick(members.names) + ", " + dice_.pick(members.names) + " }";
      } else {
        all.text = a->text + " " + (members.ordered ? dice_.word({"<", ">=", "=", "!="}) : dice_.word({"=", "!="})) +
                   " " + dice_.pick(members.names);
      }
      all.guess.absent = a->guess.absent;
      return all;
    }
    case 4: {
      const Item a = any({dice_.chance(60) ? Kind::number : Kind::boolean}, 0, true);
      all.text = bound(a, 2) + (dice_.chance(60) ? " 有" : " 缺失");
      return all;
    }
    case 5: {
      const Item a = truth(depth - 1, true);
      all.text = "非 " + bound(a, 1);
      all.guess.absent = a.guess.absent;
      return all;
    }
    case 6: {
      const Item a = truth(depth - 1, true);
      const Item b = truth(0, true);
      if (dice_.chance(20)) {
        all.text = dice_.word({"任一(", "每个("}) + a.text + ", " + b.text + ")";
        all.binds = 5;
        return all;
      }
      const bool both = dice_.chance(50);
      all.text = bound(a, 1) + (both ? " 且 " : " 或 ") + bound(b, 1);
      all.binds = 0;
      all.guess.absent = a.guess.absent || b.guess.absent;
      return all;
    }
    case 7: {
      const Kind kinds[] = {Kind::date, Kind::month, Kind::quarter, Kind::text};
      const Sort sort{kinds[dice_.below(4)]};
      const auto a = field_leaf(sort);
      if (!a) return raw({Kind::boolean}, 0);
      const Item b = any(sort, 0, true);
      all.text = a->text + " " + (sort.kind == Kind::text ? dice_.word({"=", "!="}) : dice_.word({"<", ">=", "="})) +
                 " " + bound(b, 2);
      all.guess.absent = a->guess.absent || b.guess.absent;
      return all;
    }
    default: return raw({Kind::boolean}, 0);
  }
}

Item Writer::raw_member(Sort sort, int depth) {
  const Members& members = sketch_.enumerations[sort.members];
  if (members.ordered && dice_.chance(50)) {
    if (const auto a = field_leaf(sort)) {
      Item all{dice_.word({"升级(", "降级("}) + a->text + (dice_.chance(30) ? ", 2)" : ")"), a->guess};
      return all;
    }
  }
  if (members.ordered && dice_.chance(30)) {
    const Item a = any(sort, depth - 1, true), b = any(sort, 0, true);
    Item all{dice_.word({"最小(", "最大("}) + a.text + ", " + b.text + ")", a.guess};
    all.guess.absent = a.guess.absent || b.guess.absent;
    return all;
  }
  return raw(sort, 0);
}

Item Writer::raw_period(Sort sort, int depth) {
  Item all{"", {sort}};
  const auto from = [&](const std::string& function, Kind kind, const std::string& section = {}) {
    const Item a = any({kind}, 0, true);
    all.text = function + "(" + a.text + section + ")";
    all.guess.absent = a.guess.absent;
    return all;
  };
  if (dice_.chance(35)) {
    const Item a = any(sort, depth - 1, true);
    if (sort.kind == Kind::year && a.text.size() <= 4) return a;
    all.text = bound(a, 2) + dice_.word({" + ", " - "}) + std::to_string(dice_.between(0, 40));
    all.binds = 2;
    all.guess.absent = a.guess.absent;
    return all;
  }
  switch (sort.kind) {
    case Kind::date:
      if (dice_.chance(40)) {
        const Item a = any(sort, 0, true);
        all.text = "加月(" + a.text + ", " + std::to_string(dice_.between(0, 30)) + ")";
        all.guess.absent = a.guess.absent;
        return all;
      }
      return from(dice_.word({"首日", "末日"}), dice_.chance(60) ? Kind::month : Kind::quarter);
    case Kind::month:
      if (dice_.chance(50))
        return from("月", Kind::date, dice_.chance(50) ? "; 起日 " + std::to_string(dice_.between(1, 28)) : "");
      return from(dice_.word({"首月", "末月"}), Kind::quarter);
    case Kind::quarter: return from("季", dice_.chance(50) ? Kind::month : Kind::date);
    default: return from("年", dice_.chance(50) ? Kind::month : Kind::date);
  }
}

}  // namespace xize::test::random
