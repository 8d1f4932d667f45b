// Expressions without parts: literals, columns, columns through a link; and what covers an absence.
#include "random/writer.hpp"

namespace xize::test::random {

Item Writer::literal(Sort sort) {
  Item item;
  item.guess.sort = sort;
  switch (sort.kind) {
    case Kind::number: {
      const std::string text = dice_.chance(6) ? dice_.word({"1000000", "999999999999", "0.000001", "99.999999"})
                               : dice_.chance(30)
                                   ? dice_.word({"0.5", "1.5", "0.25", "2.75", "0.1", "12.34", "50%", "33.3%"})
                                   : std::to_string(dice_.between(0, 20));
      const bool percent = text.back() == '%';
      Rational value = *Rational::parse(percent ? text.substr(0, text.size() - 1) : text);
      if (percent) value /= Rational(100);
      item.text = text;
      item.guess.low = item.guess.high = value;
      return item;
    }
    case Kind::boolean: item.text = dice_.word({"是", "否"}); return item;
    case Kind::enumeration: item.text = dice_.pick(sketch_.enumerations[sort.members].names); return item;
    case Kind::date: item.text = dice_.word({"2024-02-29", "2023-12-31", "2024-01-01", "2000-06-15"}); return item;
    case Kind::month: item.text = dice_.word({"2024-01", "2023-12", "2024-07"}); return item;
    case Kind::quarter: item.text = dice_.word({"2024Q1", "2023Q4"}); return item;
    case Kind::year: item.text = dice_.word({"2024", "2000"}); return item;
    default: item.text = dice_.word({"\"甲\"", "\"A1\"", "\"\""}); return item;
  }
}

Item Writer::plain(const std::string& unit) {
  Item item = literal({Kind::number});
  while (item.text.size() > 5) item = literal({Kind::number});
  item.guess.unit = unit;
  if (!unit.empty() && item.text.back() != '%' && dice_.chance(40)) item.text += dice_.word({"", " "}) + unit;
  return item;
}

std::optional<Item> Writer::field_leaf(Sort sort) {
  std::vector<Item> found;
  const auto add = [&](const Field& field, const std::string& before, bool absent) {
    if (field.guess.sort != sort) return;
    Item item{before + field.name, field.guess};
    item.guess.absent = item.guess.absent || absent;
    found.push_back(std::move(item));
  };
  for (const Field& field : table().fields) add(field, "", false);
  for (const Way& way : table().links) {
    for (const Field& field : sketch_.tables[way.to].fields) add(field, way.name + ".", way.absent);
    for (const Way& next : sketch_.tables[way.to].links) {
      if (!dice_.chance(30)) continue;
      for (const Field& field : sketch_.tables[next.to].fields)
        add(field, way.name + "." + next.name + ".", way.absent || next.absent);
    }
  }
  if (at_ != 0 && dice_.chance(40)) {
    for (const Field& field : sketch_.tables[0].fields) add(field, "", false);
  }
  if (previous_ != nullptr) {
    if (previous_->sort == sort) found.insert(found.end(), 3, Item{"前值", *previous_});
    for (const Field& state : states_) add(state, "前值.", false);
    for (const Field& field : table().fields) add(field, "前行.", true);
  }
  if (found.empty()) return std::nullopt;
  return dice_.pick(found);
}

std::optional<Item> Writer::leaf(Sort sort) {
  if (auto field = field_leaf(sort); field && dice_.chance(sort.kind == Kind::number ? 75 : 85)) return field;
  if (sort.kind == Kind::text && dice_.chance(50)) return std::nullopt;
  return literal(sort);
}

Item Writer::covered(Item item) {
  if (!item.guess.absent || dice_.chance(3)) return item;
  Item instead = literal(item.guess.sort);
  if (item.guess.sort.kind == Kind::number) {
    instead = plain(item.guess.unit);
    if (instead.guess.low < item.guess.low) item.guess.low = instead.guess.low;
    if (instead.guess.high > item.guess.high) item.guess.high = instead.guess.high;
  }
  item.text = "(" + bound(item, 0) + " 缺失 则 " + instead.text + ")";
  item.binds = 5;
  item.guess.absent = false;
  return item;
}

Item Writer::any(Sort sort, int depth, bool may_be_absent) {
  Item item = raw(sort, depth);
  if (sort.kind == Kind::number) item = tamed(std::move(item));
  return may_be_absent && dice_.chance(70) ? item : covered(std::move(item));
}

Item Writer::raw(Sort sort, int depth) {
  if (depth <= 0) {
    if (auto item = leaf(sort)) return *item;
    return literal(sort);
  }
  if (dice_.chance(12)) {
    if (auto item = aggregate(sort, depth - 1)) return *item;
  }
  if (sort.kind == Kind::number && dice_.chance(8)) {
    std::string ignored;
    if (auto item = over_the_year(depth - 1, ignored)) return *item;
  }
  if (dice_.chance(4)) {
    if (auto item = placed(sort, depth - 1)) return *item;
  }
  if (dice_.chance(20)) {
    switch (dice_.below(4)) {
      case 0: return if_else(sort, depth - 1);
      case 1: return by_table(sort, depth - 1);
      case 2: return tiers(sort, depth - 1);
      default: return if_present(sort, depth - 1);
    }
  }
  switch (sort.kind) {
    case Kind::number: return raw_number(depth);
    case Kind::boolean: return raw_truth(depth);
    case Kind::enumeration: return raw_member(sort, depth);
    case Kind::text: return raw(sort, 0);
    default: return raw_period(sort, depth);
  }
}

const Field* Writer::some_field(bool inputs_too) {
  std::vector<const Field*> found;
  for (const Field& field : table().fields) {
    if (inputs_too || !field.input) found.push_back(&field);
  }
  return found.empty() ? nullptr : dice_.pick(found);
}

}  // namespace xize::test::random
