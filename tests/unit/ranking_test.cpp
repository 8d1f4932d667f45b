#include <gtest/gtest.h>

#include "support/model_builder.hpp"

namespace xize::test {
namespace {

using core::Apportionment;
using core::Fold;
using core::OrderKey;
using core::Ranking;

class Ranked : public testing::Test {
 protected:
  Ranked() {
    f = b.given("officers");
    id = b.key(f, "id", kind(Kind::text));
    post = b.input(f, "post", kind(Kind::text));
    score = b.input(f, "score");
    faults = b.input(f, "faults");
    active = b.input(f, "active", kind(Kind::boolean));
    b.rows(f, R"(p5 x 80 1 true
                 p1 x 90 0 true
                 p2 x 80 1 true
                 p3 x 80 0 true
                 p4 y 70 0 true
                 p6 y 99 0 false
                 p7 x -  0 true
                 p8 -  99 0 true
                 p9 y 60 0 -)");
  }
  Ranking by(std::vector<OrderKey> keys, Ranking::Ties ties = Ranking::Ties::shared) {
    return {f, {b.column(post)}, std::move(keys), b.column(active), ties};
  }
  std::string rank(Ranking ranking) { return b.shown_expr(b.rank(std::move(ranking))); }

  ModelBuilder b;
  FrameId f;
  ColumnId id, post, score, faults, active;
};

TEST_F(Ranked, PlacesInGroups) {
  using enum Ranking::Ties;
  const auto score_down = [&] { return down(b.column(score)); };
  EXPECT_EQ(rank(by({score_down()})), "2 1 2 2 1 - - - -");
  EXPECT_EQ(b.shown_expr(b.shared(by({score_down()}))), "3 1 3 3 1 - - - -");
  EXPECT_EQ(rank(by({score_down(), up(b.column(faults))})), "3 1 3 2 1 - - - -");
  EXPECT_EQ(rank(by({score_down()}, broken)), "4 1 2 3 1 - - - -") << "the frame's key breaks ties";
  EXPECT_EQ(b.shown_expr(b.shared(by({score_down()}, broken))), "1 1 1 1 1 - - - -");
  EXPECT_EQ(rank(by({up(b.column(score))})), "1 4 1 1 1 - - - -");
  EXPECT_EQ(rank(by({up(b.column(score))}, dense)), "1 2 1 1 1 - - - -");
}

TEST_F(Ranked, AbsentKeysLeaveOutOrStandAtAnEnd) {
  auto key = down(b.column(score));
  key.absent = OrderKey::Absent::last;
  EXPECT_EQ(rank(by({key})), "2 1 2 2 1 - 5 - -");
  key.absent = OrderKey::Absent::first;
  EXPECT_EQ(rank(by({key})), "3 2 3 3 1 - 1 - -");
}

TEST_F(Ranked, WithoutGroupsAllRowsAreOne) {
  Ranking all_rows{f, {}, {down(b.column(score))}, core::none, Ranking::Ties::shared};
  EXPECT_EQ(rank(all_rows), "4 3 4 4 7 1 - 1 8");
  EXPECT_EQ(rank({f, {}, {}, core::none, Ranking::Ties::shared}), "1 1 1 1 1 1 1 1 1");
}

TEST_F(Ranked, RatiosCompareExactly) {
  const ExprId third = b.op(Op::divide, {b.column(faults), b.number("3")});
  EXPECT_EQ(rank(by({down(third)}, Ranking::Ties::dense)), "1 2 1 2 1 - 2 - -");
}

TEST(RankedUnset, NothingIsKnownOfTheFrame) {
  for (const char* rows : {"a ? 1 true\n b 1 1 true", "a 1 ? true\n b 1 1 true", "a 1 1 ?\n b 1 1 true"}) {
    ModelBuilder b;
    const FrameId f = b.given("f");
    b.key(f, "id", kind(Kind::text));
    const ColumnId group = b.input(f, "group"), x = b.input(f, "x"), in = b.input(f, "in", kind(Kind::boolean));
    b.rows(f, rows);
    const Ranking ranking{f, {b.column(group)}, {up(b.column(x))}, b.column(in), Ranking::Ties::shared};
    EXPECT_EQ(b.shown_expr(b.rank(ranking)), "? ?");
    EXPECT_EQ(b.shown_expr(b.shared(ranking)), "? ?");
    const Apportionment parts{f, {b.column(group)}, b.number("1"), b.column(x), b.column(in), {1}, {}};
    EXPECT_EQ(b.shown_expr(b.apportion(parts)), "? ?");
  }
}

class Parts : public testing::Test {
 protected:
  Parts() {
    f = b.given("f");
    id = b.key(f, "id", kind(Kind::text));
    group = b.input(f, "group");
    total = b.input(f, "total");
    weight = b.input(f, "weight");
    rank = b.input(f, "rank");
  }
  Apportionment split(const char* step) {
    return {f, {b.column(group)}, b.column(total), b.column(weight), core::none, num(step), {}};
  }
  std::string parts(const char* step = "0.01", std::vector<OrderKey> keys = {}) {
    Apportionment apportionment = split(step);
    apportionment.keys = std::move(keys);
    return b.shown_expr(b.apportion(std::move(apportionment)));
  }
  ModelBuilder b;
  FrameId f;
  ColumnId id, group, total, weight, rank;
};

TEST_F(Parts, AddUpExactly) {
  b.rows(f, "c 1 100 1 1\n b 1 100 1 3\n a 1 100 1 2\n d 2 7 3 1\n e 2 7 1 1");
  EXPECT_EQ(parts(), "33.33 33.33 33.34 5.25 1.75") << "the frame's key decides last";
  EXPECT_EQ(parts("1", {up(b.column(rank))}), "34 33 33 5 2");  // 5.25 and 1.75: the larger remainder
  EXPECT_EQ(parts("1", {down(b.column(rank))}), "33 34 33 5 2");
  EXPECT_EQ(b.codes(), "");
}

TEST_F(Parts, GoToThoseWithAWeight) {
  b.rows(f, "a 1 10 1 1\n b 1 10 - 1\n c 1 10 0 1\n d 1 10 2 1\n e 2 5 0 1\n f 3 - 1 1\n g - 5 1 1");
  EXPECT_EQ(parts("1"), "3 - 0 7 - - -");
  Apportionment others = split("1");
  others.where = b.truth_op(Op::not_equal, {b.column(id), b.text("a")});
  EXPECT_EQ(b.shown_expr(b.apportion(others)), "- - 0 10 - - -");
}

TEST_F(Parts, AnAbsentTieBreakStandsLast) {
  b.rows(f, "a 1 3 1 -\n b 1 3 1 1\n");
  EXPECT_EQ(parts("1", {up(b.column(rank))}), "1 2");
  EXPECT_EQ(parts("1", {down(b.column(rank))}), "1 2");
}

TEST_F(Parts, RefuseATotalThatCannotBeSplit) {
  b.rows(f, "a 1 10.005 1 1\n b 1 10.005 1 1\n c 2 5 1 1\n d 2 6 1 1\n e 3 -1 1 1\n f 4 1 1 1");
  const ColumnId part = b.define(f, "part", b.apportion(split("0.01")));
  EXPECT_EQ(b.shown(part), "? ? ? ? ? 1");
  EXPECT_EQ(b.codes(), "1305@0 1307@3 1308@4");
}

class Folds : public testing::Test {
 protected:
  Folds() {
    f = b.given("quarters");
    who = b.key(f, "who", kind(Kind::text));
    when = b.key(f, "when", kind(Kind::quarter));
    score = b.input(f, "score");
    in = b.input(f, "in", kind(Kind::boolean));
    first = b.input(f, "first");
    b.rows(f, R"(b 2024Q1 5 true 100
                 a 2024Q2 2 true 70
                 a 2024Q1 1 true 10
                 a 2024Q4 8 true 80
                 a 2024Q3 4 false 90)");
  }
  Fold fold(std::vector<ColumnId> states, bool before = false) {
    return {f, {b.column(who)}, {up(b.column(when))}, b.column(in), before, std::move(states)};
  }
  ModelBuilder b;
  FrameId f;
  ColumnId who, when, score, in, first;
};

TEST_F(Folds, CarryAStateAlongTheOrder) {
  const ColumnId sum = b.state(f, "sum", b.column(first));
  b.fold(fold({sum}), {b.op(Op::add, {b.previous(sum), b.column(score)})});
  EXPECT_EQ(b.shown(sum), "105 13 11 21 -") << "the start is the first row's; a skipped row has no state";
}

TEST_F(Folds, ShowTheStateBeforeTheRow) {
  const ColumnId sum = b.state(f, "sum", b.column(first));
  b.fold(fold({sum}, true), {b.op(Op::add, {b.previous(sum), b.column(score)})});
  EXPECT_EQ(b.shown(sum), "100 11 10 13 -");
}

TEST_F(Folds, StepSeveralStatesTogether) {
  const ColumnId older = b.state(f, "older", b.number("0")), newer = b.state(f, "newer", b.number("1"));
  // Fibonacci: both steps read the states after the row before.
  b.fold(fold({older, newer}), {b.previous(newer), b.op(Op::add, {b.previous(older), b.previous(newer)})});
  EXPECT_EQ(b.shown(older), "1 1 1 2 -");
  EXPECT_EQ(b.shown(newer), "1 2 1 3 -");
}

TEST_F(Folds, SeeTheRowBefore) {
  const ColumnId change = b.state(f, "change", b.number("0"));
  const ExprId before = b.look(b.previous_row(f), b.column(score));
  b.fold(fold({change}), {b.op(Op::subtract, {b.column(score), before})});
  EXPECT_EQ(b.shown(change), "- 1 - 6 -");
}

TEST_F(Folds, AbsentStatesGoOnAbsent) {
  const ColumnId sum = b.state(f, "sum", b.absent());
  const ExprId step = b.op(Op::choose, {b.truth_op(Op::equal, {b.column(score), b.number("2")}), b.column(score),
                                        b.op(Op::add, {b.previous(sum), b.column(score)})});
  b.fold(fold({sum}), {step});
  EXPECT_EQ(b.shown(sum), "- 2 - 10 -");
}

TEST_F(Folds, TiesInTheOrderGoByTheFramesKey) {
  const ColumnId sum = b.state(f, "n", b.number("0"));
  Fold all_rows{f, {}, {}, core::none, false, {sum}};
  b.fold(all_rows, {b.op(Op::add, {b.previous(sum), b.number("1")})});
  EXPECT_EQ(b.shown(sum), "5 2 1 4 3");
}

TEST(FoldUnset, SpreadsAlongTheChainOnly) {
  ModelBuilder b;
  const FrameId f = b.given("f");
  const ColumnId key = b.key(f, "key"), group = b.input(f, "group"), x = b.input(f, "x");
  const ColumnId sum = b.state(f, "sum", b.number("0"));
  b.fold({f, {b.column(group)}, {up(b.column(key))}, core::none, false, {sum}},
         {b.op(Op::add, {b.previous(sum), b.column(x)})});
  b.rows(f, "1 1 1\n 2 1 ?\n 3 1 1\n 4 2 1");
  EXPECT_EQ(b.shown(sum), "1 ? ? 1");
  ModelBuilder c = std::move(b);
  c.rows(f, "1 ? 1\n 2 1 1");
  c.run_all();
  EXPECT_EQ(c.shown(sum), "? ?") << "a row of unknown group may stand in any chain";
}

}  // namespace
}  // namespace xize::test
