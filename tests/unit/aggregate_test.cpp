#include <gtest/gtest.h>

#include "support/model_builder.hpp"

namespace xize::test {
namespace {

using Function = Aggregate::Function;

/// Units and their officers: A has four (one without a score), B one without a score, C none.
class Aggregates : public testing::Test {
 protected:
  Aggregates() {
    const Type text = kind(Kind::text), truth = kind(Kind::boolean);
    units = b.given("units");
    unit_key = b.key(units, "code", text);
    officers = b.given("officers");
    id = b.key(officers, "id", text);
    at = b.input(officers, "unit", text);
    score = b.input(officers, "score");
    weight = b.input(officers, "weight");
    good = b.input(officers, "good", truth);
    unit = b.link("unit_of", officers, units, {b.column(at)}, true);
    b.rows(units, "A\nB\nC\n");
    b.rows(officers, R"(p3 A 70 1 true
                        p1 A 90 3 false
                        p4 A -  1 -
                        p2 A 80 - true
                        p5 B -  1 -
                        p6 -  1 1 true)");
  }
  Aggregate over(Function function, ExprId value = core::none) {
    Aggregate a;
    a.function = function;
    a.steps = {backward(unit, officers)};
    a.value = value;
    return a;
  }
  std::string of(Aggregate a, Type type = {}) { return b.shown_expr(b.aggregate(units, std::move(a), type)); }
  std::string of(Function function) { return of(over(function, b.column(score))); }

  ModelBuilder b;
  FrameId units, officers;
  ColumnId unit_key, id, at, score, weight, good;
  LinkId unit;
};

TEST_F(Aggregates, TakeTheRowsThatHaveAValue) {
  EXPECT_EQ(of(Function::sum), "240 0 0");
  EXPECT_EQ(of(Function::mean), "80 - -");
  EXPECT_EQ(of(Function::count), "3 0 0");
  EXPECT_EQ(of(over(Function::count)), "4 1 0") << "without a value it counts rows";
  EXPECT_EQ(of(Function::min), "70 - -");
  EXPECT_EQ(of(Function::max), "90 - -");
  EXPECT_EQ(of(Function::median), "80 - -");
  EXPECT_EQ(of(over(Function::any, b.column(good)), kind(Kind::boolean)), "true false false");
  EXPECT_EQ(of(over(Function::every, b.column(good)), kind(Kind::boolean)), "false true true");
}

TEST_F(Aggregates, WeighByWhatHasAWeight) {
  Aggregate a = over(Function::weighted_mean, b.column(score));
  a.weight = b.column(weight);
  EXPECT_EQ(of(a), "85 - -");  // (70 + 270) / 4; p2 has no weight
  a.weight = b.number("0");
  EXPECT_EQ(of(a), "- - -");
}

TEST_F(Aggregates, WantEnoughValues) {
  Aggregate a = over(Function::mean, b.column(score));
  a.at_least = 3;
  EXPECT_EQ(of(a), "80 - -");
  a.at_least = 4;
  EXPECT_EQ(of(a), "- - -");
  Aggregate counted = over(Function::count);
  counted.at_least = 2;
  EXPECT_EQ(of(counted), "4 - -");
}

TEST_F(Aggregates, TrimBothEnds) {
  Aggregate a = over(Function::trimmed_mean, b.column(score));
  a.trim = 1;
  EXPECT_EQ(of(a), "80 - -");
  a.trim = 2;
  EXPECT_EQ(of(a), "- - -") << "five values at least";
  a.trim = 0;
  EXPECT_EQ(of(a), "80 - -");
}

TEST_F(Aggregates, QuantilesByTwoMethods) {
  const auto at_q = [&](const char* q, Aggregate::Method method) {
    Aggregate a = over(Function::quantile, b.column(score));
    a.quantile = num(q);
    a.method = method;
    return of(a);
  };
  using enum Aggregate::Method;
  EXPECT_EQ(at_q("0.25", linear), "75 - -");
  EXPECT_EQ(at_q("0.9", linear), "88 - -");
  EXPECT_EQ(at_q("0", linear), "70 - -");
  EXPECT_EQ(at_q("1", linear), "90 - -");
  EXPECT_EQ(at_q("0", nearest), "70 - -");
  EXPECT_EQ(at_q("0.33", nearest), "70 - -");
  EXPECT_EQ(at_q("0.34", nearest), "80 - -");
  EXPECT_EQ(at_q("1", nearest), "90 - -");
}

TEST_F(Aggregates, MedianOfAnEvenCountIsTheMeanOfTheMiddleTwo) {
  Aggregate a;
  a.function = Function::median;
  a.steps = {all(officers)};
  a.value = b.column(score);  // 1 70 80 90
  EXPECT_EQ(b.shown_expr(b.aggregate(ModelBuilder::run, a)), "75");
}

TEST_F(Aggregates, FirstAndLastByKeysThenByTheFramesKey) {
  const Type text = kind(Kind::text);
  Aggregate a = over(Function::first, b.column(id));
  EXPECT_EQ(of(a, text), "p1 p5 -") << "without keys by the frame's key";
  a.order = {down(b.column(score))};
  EXPECT_EQ(of(a, text), "p1 - -") << "a row without the key is not in the order";
  a.function = Function::last;
  EXPECT_EQ(of(a, text), "p3 - -");
  a.order[0].absent = core::OrderKey::Absent::last;
  EXPECT_EQ(of(a, text), "p4 p5 -");
  a.order[0].absent = core::OrderKey::Absent::first;
  EXPECT_EQ(of(a, text), "p3 p5 -");
  a.function = Function::first;
  EXPECT_EQ(of(a, text), "p4 p5 -");
  a.order = {up(b.number("1"))};
  EXPECT_EQ(of(a, text), "p1 p5 -") << "ties go by the frame's key";
  a.function = Function::last;
  EXPECT_EQ(of(a, text), "p4 p5 -");
  a.value = b.column(score);
  EXPECT_EQ(of(a), "70 - -") << "rows without a value are passed over";
  a.value = b.self(officers);
  EXPECT_EQ(of(a, row_of(officers)), "2 4 -");
}

TEST_F(Aggregates, ConditionsOnTheOtherRow) {
  Aggregate a = over(Function::count);
  a.steps[0].where = {b.column(good)};
  EXPECT_EQ(of(a), "2 0 0") << "an absent condition does not hold";
  a.steps[0].where.push_back(b.truth_op(Op::greater, {b.column(score), b.number("75")}));
  EXPECT_EQ(of(a), "1 0 0");
}

TEST_F(Aggregates, TiesBetweenTheTwoRows) {
  Aggregate a;
  a.function = Function::count;
  a.steps = {all(officers)};
  a.steps[0].equal = {{b.column(at), b.column(at)}};
  const auto count = [&] { return b.shown_expr(b.aggregate(officers, a)); };
  EXPECT_EQ(count(), "4 4 4 4 1 0") << "a tie with an absent side does not hold";
  a.steps[0].not_self = true;
  EXPECT_EQ(count(), "3 3 3 3 0 0");
  a.steps[0].order = Step::Order{Op::greater, b.column(score), b.column(score)};
  EXPECT_EQ(count(), "2 0 0 1 0 0");
  a.steps[0].order->compare = Op::less_equal;
  EXPECT_EQ(count(), "0 2 0 1 0 0");
  a.steps[0].not_self = false;
  EXPECT_EQ(count(), "1 3 0 2 0 0");
  a.steps[0].order->compare = Op::less;
  EXPECT_EQ(count(), "0 2 0 1 0 0");
  a.steps[0].order->compare = Op::greater_equal;
  EXPECT_EQ(count(), "3 1 0 2 0 0");
}

TEST_F(Aggregates, FollowPathsOfLinks) {
  Aggregate colleagues;
  colleagues.function = Function::count;
  colleagues.steps = {forward(unit, units), backward(unit, officers)};
  colleagues.steps[1].not_self = true;
  EXPECT_EQ(b.shown_expr(b.aggregate(officers, colleagues)), "3 3 3 3 0 0");
  Aggregate units_of_officers;  // A once for each of its four officers
  units_of_officers.function = Function::count;
  units_of_officers.steps = {all(officers), forward(unit, units)};
  EXPECT_EQ(b.shown_expr(b.aggregate(ModelBuilder::run, units_of_officers)), "5");
}

TEST(AggregateUnset, WhateverTouchesItIsUnset) {
  ModelBuilder b;
  const FrameId f = b.given("rows");
  b.key(f, "id", kind(Kind::text));
  const ColumnId group = b.input(f, "group"), in = b.input(f, "in", kind(Kind::boolean)), x = b.input(f, "x");
  b.rows(f, "a 1 true 5\n b 1 false ?\n c 2 true ?\n d 2 ? 1\n e 3 ? -\n f ? false 1\n g 4 true 1");
  Aggregate a;
  a.function = Function::sum;
  a.value = b.column(x);
  a.steps = {all(f)};
  a.steps[0].where = {b.column(in)};
  a.steps[0].equal = {{b.column(group), b.column(group)}};
  // f's group is unknown, but its condition fails: it is out for certain.
  EXPECT_EQ(b.shown_expr(b.aggregate(f, a)), "5 5 ? ? ? ? 1");
}

}  // namespace
}  // namespace xize::test
