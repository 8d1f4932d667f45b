#include "reference/trace.hpp"

#include <gtest/gtest.h>

#include "support/model_builder.hpp"

namespace xize::test {
namespace {

using StepKind = reference::TraceStep::Kind;

std::string told(const std::vector<reference::TraceStep>& steps) {
  const auto number = [](const Value& value) {
    return value.is_absent() ? "-" : value.is_unset() ? "?" : value.number().to_string();
  };
  std::string all;
  for (const auto& step : steps) {
    if (!all.empty()) all += "; ";
    switch (step.kind) {
      case StepKind::column: all += step.read.path + "=" + number(step.value); break;
      case StepKind::link: all += step.read.path; break;
      case StepKind::previous: all += "previous " + step.read.path + "=" + number(step.value); break;
      case StepKind::aggregate: all += "over " + std::to_string(step.rows) + "=" + number(step.value); break;
      case StepKind::rank: all += "rank=" + number(step.value) + " of " + std::to_string(step.rows); break;
      case StepKind::taking_part: all += "taking part=" + number(step.value); break;
      case StepKind::cut:
        all += "cut " + number(step.before) + " place " + number(step.value) + " of " + std::to_string(step.rows);
        if (step.shared > 1) all += " shared by " + std::to_string(step.shared);
        break;
      case StepKind::used: all += "used " + number(step.value) + " by " + std::to_string(step.rows); break;
      case StepKind::remainder: all += "remainder=" + number(step.value); break;
      case StepKind::highest: all += "highest=" + number(step.value); break;
      case StepKind::fund: all += "fund " + number(step.before) + " asked " + number(step.value) + " by " + std::to_string(step.rows); break;
      case StepKind::weighted: all += "weighted " + number(step.before) + "/" + number(step.value) + "*" + number(step.scale); break;
      case StepKind::shared: all += "shared=" + number(step.value); break;
      case StepKind::part: all += "part=" + number(step.value); break;
      case StepKind::rounded: all += "rounded " + number(step.before) + "->" + number(step.value); break;
      case StepKind::bounded: all += "bounded " + number(step.before) + "->" + number(step.value); break;
      case StepKind::chosen: all += "chosen " + number(step.value); break;
      case StepKind::fallback: all += "fallback " + number(step.value); break;
      case StepKind::if_zero: all += "if zero " + number(step.value); break;
    }
  }
  return all;
}

TEST(Trace, TellsWhatEachColumnOfARowMet) {
  ModelBuilder b;
  const Type text = kind(Kind::text);
  const FrameId units = b.given("units");
  b.key(units, "code", text);
  const ColumnId raw = b.input(units, "raw");
  const FrameId officers = b.given("officers");
  b.key(officers, "id", text);
  const ColumnId at = b.input(officers, "at", text);
  const ColumnId solved = b.input(officers, "solved"), target = b.input(officers, "target");
  const LinkId unit = b.link("unit", officers, units, {b.column(at)});
  const ColumnId bonus = b.parameter("bonus", b.number("2"));
  const ColumnId factor = b.define(units, "factor", b.op(Op::divide, {b.column(raw), b.number("3")}));
  const ExprId rate = b.op(Op::divide, {b.column(solved), b.column(target), b.number("1")});
  const ExprId capped = b.op(Op::min, {b.op(Op::multiply, {rate, b.number("100")}), b.number("90")});
  const ColumnId score = b.define(officers, "score", b.op(Op::fallback, {capped, b.number("0")}));
  const ExprId times = b.op(Op::multiply, {b.column(score), b.look(b.link_row(unit), b.column(factor))});
  const ColumnId scaled = b.define(officers, "scaled", b.round(b.op(Op::add, {times, b.column(score)}), "0.01"));
  const ExprId high = b.truth_op(Op::greater, {b.column(score), b.number("50")});
  const ExprId of_run = b.look(b.op(Op::run_row, {}, row_of(0)), b.column(bonus));
  const ColumnId extra = b.define(officers, "extra", b.op(Op::choose, {high, of_run, b.column(target)}));
  Aggregate mates;
  mates.function = Aggregate::Function::sum;
  mates.steps = {forward(unit, units), backward(unit, officers)};
  mates.value = b.column(score);
  const ColumnId sum = b.define(officers, "sum", b.aggregate(officers, mates));
  const ColumnId rank = b.define(officers, "rank", b.rank({officers, {}, {down(b.column(score))}, core::none, {}}));
  b.rows(units, "A 1\nB 2\n");
  b.rows(officers, "p A 19 20\n q A 1 0\n r B - 5");
  const auto& result = b.run_all();
  const auto lines = reference::trace(b.proved(), b.data(), result, officers, 0, 0);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0].column, score);
  EXPECT_EQ(told(lines[0].steps), "solved=19; target=20; bounded 95->90");
  EXPECT_EQ(lines[1].column, scaled);
  EXPECT_EQ(told(lines[1].steps), "score=90; unit.factor=1/3") << "a rounding that changes nothing is not told";
  EXPECT_EQ(lines[1].value, Value(num("120")));
  EXPECT_EQ(b.model.clauses[lines[1].clause].name, "scaled");
  EXPECT_EQ(lines[2].column, extra);
  EXPECT_EQ(told(lines[2].steps), "score=90; bonus=2") << "the branch not taken is not told";
  EXPECT_EQ(lines[3].column, sum);
  EXPECT_EQ(told(lines[3].steps), "over 2=180");
  EXPECT_EQ(lines[4].column, rank);
  EXPECT_EQ(told(lines[4].steps), "score=90; rank=1 of 3");
  EXPECT_EQ(told(reference::trace(b.proved(), b.data(), result, officers, 1, 0)[0].steps),
            "solved=1; target=0; if zero 1; bounded 100->90");
  EXPECT_EQ(told(reference::trace(b.proved(), b.data(), result, officers, 2, 0)[0].steps),
            "solved=-; target=5; fallback 0");

  const auto deeper = reference::trace(b.proved(), b.data(), result, officers, 0, 3);
  ASSERT_EQ(deeper.size(), 6U);
  EXPECT_EQ(deeper[5].column, factor);
  EXPECT_EQ(deeper[5].frame, units);
  EXPECT_EQ(told(deeper[5].steps), "raw=1");
}

TEST(Trace, TellsWhereAFoldStood) {
  ModelBuilder b;
  const FrameId f = b.given("months");
  const ColumnId month = b.key(f, "month"), x = b.input(f, "x"), base = b.input(f, "base");
  const ColumnId sum = b.state(f, "sum", b.column(base));
  b.fold({f, {}, {up(b.column(month))}, core::none, false, {sum}}, {b.op(Op::add, {b.previous(sum), b.column(x)})});
  b.rows(f, "2 5 0\n 1 3 10");
  const auto& result = b.run_all();
  const auto first = reference::trace(b.proved(), b.data(), result, f, 1, 0);
  EXPECT_EQ(told(first[0].steps), "base=10; previous sum=10; x=3");
  const auto second = reference::trace(b.proved(), b.data(), result, f, 0, 0);
  EXPECT_EQ(told(second[0].steps), "previous sum=13; x=5");
}

}  // namespace
}  // namespace xize::test
