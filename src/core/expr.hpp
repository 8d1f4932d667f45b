// Expressions of the core: what one row's value is computed from. Plain data.
//
// An expression is evaluated for one row of one frame, its scope. Every operator is strict in absence: an absent
// operand makes the result absent, except where the table below says otherwise. An unset operand makes it unset,
// whatever the others are; only operands that are not reached (of and_, or_, choose, match, fallback, if_zero) do not
// count.
//
// Where a constraint is broken, the proofs do not hold, and what they exclude (a divisor of 0, a date outside the
// calendar, a place below 1, a negative weight of a part) gives unset: there is a finding then, and no score.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/type.hpp"
#include "exact/rational.hpp"
#include "text/source.hpp"

namespace xize::core {

enum class Op : std::uint8_t {
  // leaves
  constant,      // value
  absent,        // no value
  column,        // id = ColumnId of the scope's frame
  self,          // the scope's row itself, a row value
  link,          // id = LinkId from the scope's frame: a row value
  run_row,       // the one row of the run frame
  previous,      // id = ColumnId, a state of the fold being computed: its value after the row before (or its start)
  previous_row,  // row value: the row before in the fold's order; absent at the first
  // through a row
  look,  // args: row, expr. expr is evaluated in the row's frame; an absent row gives absent
  // arithmetic on numbers
  negate,
  add, subtract, multiply,  // args: two, or more from left to right
  divide,  // args: a, b[, if_zero]. if_zero is the result where b = 0, and not touched elsewhere
  min, max,   // any number of args >= 1; numbers, periods of one kind, members of one ordered enumeration
  abs,
  clamp,      // x, low, high: at least low, then at most high
  round,      // x; number = step (> 0), rounding
  interpolate,  // x, p0, v0, p1, v1, …: straight lines between points p0 <= p1 <= …, flat outside; where neighbouring
                // points coincide, the later one's value holds from that point on
  steps,      // place, how many share it, s1, s2, …: (sum of s[place] … s[place + share - 1]) / share; beyond the list 0
  // truth
  equal, not_equal,                            // two values of one type
  less, less_equal, greater, greater_equal,    // numbers, periods, ordered members
  and_, or_,  // any number of args >= 2; from left to right: a false (true) operand decides, an absent one before it
              // makes the result absent
  not_,
  // choice
  choose,  // c1, v1, c2, v2, …[, else]: first condition that holds; only the operands reached are evaluated; an absent
           // condition gives absent; no else and none holds: absent (the checker proves that it cannot be)
  match,   // id = index into Model::matches; args: its keys, then one value a row; only the chosen one is evaluated. No
           // row holds: absent (the checker proves that it cannot be)
  // lists that pass over absent items
  list_sum,            // over nothing: 0
  list_mean,           // over nothing: absent
  list_weighted_mean,  // v1, w1, v2, w2, …: over those with both; weights adding up to 0 or nothing: absent
  list_count, list_any, list_every,  // over nothing: 0, false, true
  // absence
  fallback,  // x, v: x, or v where x is absent
  present,   // whether x has a value: never absent
  // promises
  require,   // x, low, high: x; outside low..high is a data finding and the result is unset;
            // low and high may vary, and x is absent where one of them is
  // enumerations
  shift_member,  // x; amount: so many members up (or down), stopping at the ends
  level,         // x: place in the order, from 1: a number
  // periods
  shift,       // period, number (an integer): so many periods later
  distance,    // a, b: periods of one kind; number of periods from b to a
  containing,  // period; the result type's kind says which; amount = start day
  first_inside, last_inside,  // period; the result type's kind says which
  part,        // period; amount = core::Kind of the part: a number
  add_months,  // date, number (an integer)
  full_years,  // from date, to date: a number
  // across rows
  aggregate,   // id = index into Model::aggregates
  rank,        // id = index into Model::rankings: place from 1; absent for a row outside (where, group or key absent)
  shared,      // id = index into Model::rankings: how many rows hold this row's place, itself among them (1 where ties
               // are broken); absent for a row outside
  apportion,   // id = index into Model::apportionments
};

struct Expr {
  Op op = Op::absent;
  Type type = {};
  FrameId scope = none;
  std::vector<ExprId> args = {};
  Value value = {};           // constant
  std::uint32_t id = none;    // see Op
  std::int32_t amount = 0;    // see Op
  Rational number = {};       // round: step
  exact::Rounding rounding = exact::Rounding::half_up;
  text::Span span = {};
};

/// A table of choices by one or several keys (enumerations or booleans, false = 0, true = 1): the first row whose every
/// pattern holds. An empty pattern holds for every member.
struct Match {
  std::uint32_t keys = 0;
  struct Row {
    std::vector<std::vector<std::uint32_t>> patterns;  // one a key: the members it names
    text::Span span;
  };
  std::vector<Row> rows;
};

struct OrderKey {
  /// leaves_out: a row without the key is not in the order. last, first: it stands there, also where descending.
  enum class Absent : std::uint8_t { leaves_out, last, first };
  ExprId expr = none;
  bool descending = false;
  Absent absent = Absent::leaves_out;
};

/// One step from a row to others; of several, each goes on from every row that the one before reached, so a row that
/// two ways lead to is there twice. `here`, and the row that not_self excludes, are those of the aggregate's own row in
/// each step. The conditions stand in three forms, each of which every backend can do in nearly
/// linear time.
struct Step {
  enum class Kind : std::uint8_t {
    forward,   // through `link`, to at most one row
    backward,  // to the rows whose `link` is the row
    all,       // to every row of `frame`
  };
  Kind kind = Kind::all;
  LinkId link = none;
  FrameId frame = none;            // that is reached
  std::vector<ExprId> where = {};  // scope: the reached row; an absent condition does not hold
  struct Tie {
    ExprId there;  // scope: the reached row
    ExprId here;   // scope: the row that the aggregate is computed for
  };
  std::vector<Tie> equal = {};  // a tie with an absent side does not hold
  bool not_self = false;        // reached row and starting row are of one frame and differ
  struct Order {
    Op compare;  // less … greater_equal: there `compare` here
    ExprId there, here;
  };
  std::optional<Order> order = {};
};

struct Aggregate {
  enum class Function : std::uint8_t {
    sum, mean, weighted_mean, count, min, max, median, trimmed_mean, quantile, any, every, first, last
  };
  enum class Method : std::uint8_t {
    linear,   // between the two values around (n - 1) * q, counted from 0 (Hyndman and Fan 1996, type 7)
    nearest,  // the ceil(n * q)-th smallest, at least the first (type 1)
  };
  Function function = Function::sum;
  std::vector<Step> steps;   // from the scope's row
  ExprId value = none;       // scope: the last reached row; none: count counts rows. Rows without a value are passed over
  ExprId weight = none;      // weighted_mean; a row without a weight is passed over; weights adding up to 0: absent
  std::vector<OrderKey> order = {};  // first, last; ties go by the frame's key, ascending (last takes the greatest)
  std::uint32_t trim = 0;      // trimmed_mean: so many values left out at each end
  std::uint32_t at_least = 0;  // any function: with fewer values than this the result is absent; trimmed_mean: at least
                               // 2 * trim + 1
  Rational quantile = {};      // 0..1
  Method method = Method::linear;
  // Over no values: sum and count are 0, any is false, every is true, all others absent. The median of an even number
  // of values is the mean of the middle two. A row that one condition excludes for certain is out; another whose
  // condition, value, weight or key is unset makes the aggregate unset.
};

/// An order of the rows of one frame inside groups. Scope of all expressions: the frame. An unset condition, group or
/// key of any row makes all places of the frame unset; likewise parts, and the states of a fold.
struct Ranking {
  enum class Ties : std::uint8_t {
    shared,  // 1 2 2 4
    dense,   // 1 2 2 3
    broken,  // 1 2 3 4: rows equal in all keys go by the frame's key, ascending
  };
  FrameId frame = none;
  std::vector<ExprId> group = {};  // a row with an absent group key is in no group
  std::vector<OrderKey> keys = {};
  ExprId where = none;  // rows for which it does not hold (or is absent) are left out
  Ties ties = Ties::shared;
};

/// Splits the group's total into one part a row, in proportion to weights, in multiples of `step`, so that the parts add
/// up to the total: every row first gets its share rounded down to a step; the steps left over go one each by the largest
/// remainder, then by `keys`, then by the frame's key. (Largest remainder method, Hare quota.) Rows outside `where` or
/// without a weight get no part (absent). Weights adding up to 0, or no total: all parts are absent. A row without one
/// of `keys` stands last in it, unless that says first: they decide about leftovers only. A total that differs among
/// the rows that share it, is negative or no multiple of the step is a data finding, and the group's parts are unset.
struct Apportionment {
  FrameId frame = none;
  std::vector<ExprId> group = {};
  ExprId total = none;   // of the group: the same for all its rows; a multiple of step, >= 0
  ExprId weight = none;  // >= 0
  ExprId where = none;
  Rational step = {1};
  std::vector<OrderKey> keys = {};
};

/// Carries states along an order inside groups. Rows outside `where`, or without a group or an order key, are skipped:
/// their states are absent and the chain goes on past them. Ties in the order go by the frame's key. The starts are
/// those of the chain's first row; every step reads the states after the row before, also of the other states of the
/// fold. An absent state is carried on as absent.
struct Fold {
  FrameId frame = none;
  std::vector<ExprId> group = {};
  std::vector<OrderKey> order = {};
  ExprId where = none;
  bool before = false;  // a row shows the states before its own step
  std::vector<ColumnId> states = {};
};

}  // namespace xize::core
