// Expressions as text, of a wanted type, for one row of a frame.
#pragma once

#include "random/sketch.hpp"

namespace xize::test::random {

/// An expression's text and how tightly it binds: 5 an operand, 3 a product, 2 a sum, 1 a comparison, 0 and/or, -1 with
/// a tail.
struct Item {
  std::string text;
  Guess guess = {};
  int binds = 5;
};

class Writer {
 public:
  Writer(Sketch& sketch, Dice& dice, std::size_t table) : sketch_(sketch), dice_(dice), at_(table) {}

  /// Inside a step of a fold: 前值 has this guess. `states` are named by 前值.x.
  void inside_fold(const Guess* previous, std::vector<Field> states) {
    previous_ = previous;
    states_ = std::move(states);
  }

  /// An expression of the type. Unless it may be absent, an absence is covered as a rule.
  Item any(Sort sort, int depth, bool may_be_absent);
  Item number(int depth, bool may_be_absent) { return any({Kind::number}, depth, may_be_absent); }
  Item truth(int depth, bool may_be_absent) { return any({Kind::boolean}, depth, may_be_absent); }
  /// Tail items of a clause, from left to right: when, limits, places, what holds where it is absent.
  std::string tails(Item& value);
  /// A number without any absence: a literal, mostly.
  Item plain(const std::string& unit = {});
  Item covered(Item item);

  // Across rows. Nothing where this table has nothing to look at.
  std::optional<Item> aggregate(Sort wanted, int depth);
  std::optional<Item> placed(Sort wanted, int depth);  // rank, shared places, cut, parts
  /// `long_hand`: the same, written without the sugar.
  std::optional<Item> over_the_year(int depth, std::string& long_hand);
  /// A number column of this table.
  std::optional<Item> own_number(bool may_be_absent, bool input_only = false);
  /// 就高: of conditions, or of the members that a path leads to. Values are 1 … 20.
  Item highest(int depth);
  std::string order_keys(int depth, bool& absent);
  std::string group_keys(bool& absent);
  /// A field to group or sort by, or nothing.
  const Field* some_field(bool inputs_too = true);

  static std::string bound(const Item& item, int least) {
    return item.binds >= least ? item.text : "(" + item.text + ")";
  }

 private:
  Table& table() { return sketch_.tables[at_]; }
  std::optional<Item> leaf(Sort sort);
  std::optional<Item> field_leaf(Sort sort);
  Item literal(Sort sort);
  Item raw(Sort sort, int depth);
  // By type, one file each.
  Item raw_number(int depth);
  Item raw_truth(int depth);
  Item raw_member(Sort sort, int depth);
  Item raw_period(Sort sort, int depth);
  // Forms of any type.
  Item if_else(Sort sort, int depth);
  Item by_table(Sort sort, int depth);
  Item tiers(Sort sort, int depth);
  Item if_present(Sort sort, int depth);
  // Numbers.
  Item sum(int depth);
  Item product(int depth);
  Item quotient(int depth);
  Item piecewise(int depth);
  Item to_target(int depth);
  Item list(int depth);
  Item limited(int depth);
  Item of_periods(int depth);
  Item shares_of_steps();
  Item guarded(int depth);
  std::string near_rows(std::size_t& reached);
  Item tamed(Item item);
  Item placed_number(Item item, int places);
  /// The path to many rows, with its last row's table; empty if there is none.
  std::string path(std::size_t& reached, int depth);
  std::string conditions(std::size_t reached, int depth);

  Sketch& sketch_;
  Dice& dice_;
  std::size_t at_;
  const Guess* previous_ = nullptr;
  std::vector<Field> states_;
};

}  // namespace xize::test::random
