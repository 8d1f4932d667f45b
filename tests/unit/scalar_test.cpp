#include <gtest/gtest.h>

#include "support/model_builder.hpp"

namespace xize::test {
namespace {

/// Constants on the run's one row: "7", "-" absent, "?" unset.
class Scalar : public testing::Test {
 protected:
  ExprId n(std::string_view text) { return text == "-" ? b.absent() : text == "?" ? b.unset() : b.number(text); }
  ExprId t(std::string_view text) {
    const Type type = kind(Kind::boolean);
    return text == "-" ? b.absent(type) : text == "?" ? b.unset(type) : b.truth(text == "true");
  }
  std::vector<ExprId> numbers(std::initializer_list<std::string_view> texts) {
    std::vector<ExprId> all;
    for (const auto text : texts) all.push_back(n(text));
    return all;
  }
  std::vector<ExprId> truths(std::initializer_list<std::string_view> texts) {
    std::vector<ExprId> all;
    for (const auto text : texts) all.push_back(t(text));
    return all;
  }
  std::string of(Op op, std::initializer_list<std::string_view> args) { return b.shown_expr(b.op(op, numbers(args))); }
  std::string test(Op op, std::initializer_list<std::string_view> args) {
    return b.shown_expr(b.truth_op(op, numbers(args)));
  }
  std::string logic(Op op, std::initializer_list<std::string_view> args) {
    return b.shown_expr(b.truth_op(op, truths(args)));
  }
  ModelBuilder b;
};

TEST_F(Scalar, Arithmetic) {
  EXPECT_EQ(of(Op::negate, {"1.5"}), "-1.5");
  EXPECT_EQ(of(Op::add, {"0.1", "0.2"}), "0.3");
  EXPECT_EQ(of(Op::add, {"1", "2", "3", "4"}), "10");
  EXPECT_EQ(of(Op::subtract, {"1", "1.25"}), "-0.25");
  EXPECT_EQ(of(Op::multiply, {"1.05", "1.12"}), "1.176");
  EXPECT_EQ(of(Op::divide, {"1", "3"}), "1/3");
  EXPECT_EQ(b.shown_expr(b.op(Op::multiply, {b.op(Op::divide, numbers({"1", "3"})), n("600")})), "200");
  EXPECT_EQ(of(Op::abs, {"-2"}), "2");
}

TEST_F(Scalar, DivisionByZeroTakesItsValue) {
  EXPECT_EQ(of(Op::divide, {"1", "0", "7"}), "7");
  EXPECT_EQ(of(Op::divide, {"1", "0", "-"}), "-");
  EXPECT_EQ(of(Op::divide, {"6", "3", "-"}), "2") << "the value for zero is not touched elsewhere";
  EXPECT_EQ(of(Op::divide, {"6", "3", "?"}), "2");
  EXPECT_EQ(of(Op::divide, {"6", "-", "7"}), "-");
  EXPECT_EQ(of(Op::divide, {"1", "0"}), "?") << "only after a broken constraint";
}

TEST_F(Scalar, IsStrictInAbsenceAndMoreSoInTheUnset) {
  for (const Op op : {Op::add, Op::subtract, Op::multiply, Op::divide, Op::min, Op::max}) {
    EXPECT_EQ(of(op, {"-", "1"}), "-");
    EXPECT_EQ(of(op, {"1", "-"}), "-");
    EXPECT_EQ(of(op, {"-", "?"}), "?");
    EXPECT_EQ(of(op, {"?", "-"}), "?");
  }
  EXPECT_EQ(of(Op::negate, {"-"}), "-");
  EXPECT_EQ(of(Op::abs, {"?"}), "?");
  EXPECT_EQ(test(Op::equal, {"-", "-"}), "-");
  EXPECT_EQ(test(Op::less, {"1", "-"}), "-");
}

TEST_F(Scalar, SmallestLargestAndClamp) {
  EXPECT_EQ(of(Op::min, {"3", "1", "2"}), "1");
  EXPECT_EQ(of(Op::max, {"3", "1", "2"}), "3");
  EXPECT_EQ(of(Op::min, {"3"}), "3");
  EXPECT_EQ(of(Op::clamp, {"5", "0", "4"}), "4");
  EXPECT_EQ(of(Op::clamp, {"-5", "0", "4"}), "0");
  EXPECT_EQ(of(Op::clamp, {"2", "0", "4"}), "2");
  EXPECT_EQ(of(Op::clamp, {"2", "4", "0"}), "0") << "bounds the wrong way round: the high one holds";
  const EnumId grade = b.enumeration({"low", "middle", "high"});
  EXPECT_EQ(b.shown_expr(b.op(Op::max, {b.member(grade, 1), b.member(grade, 0)}, b.of(grade))), "middle");
  EXPECT_EQ(b.shown_expr(b.op(Op::min, {b.period(Kind::month, "2024-03"), b.period(Kind::month, "2023-12")},
                              kind(Kind::month))), "2023-12");
}

TEST_F(Scalar, RoundsToSteps) {
  using exact::Rounding;
  EXPECT_EQ(b.shown_expr(b.round(n("87.345"), "0.01")), "87.35");
  EXPECT_EQ(b.shown_expr(b.round(n("87.345"), "0.01", Rounding::half_even)), "87.34");
  EXPECT_EQ(b.shown_expr(b.round(n("-87.341"), "0.01", Rounding::away)), "-87.35");
  EXPECT_EQ(b.shown_expr(b.round(n("87.349"), "0.01", Rounding::truncate)), "87.34");
  EXPECT_EQ(b.shown_expr(b.round(n("-1.5"), "1", Rounding::down)), "-2");
  EXPECT_EQ(b.shown_expr(b.round(n("-1.5"), "1", Rounding::up)), "-1");
  EXPECT_EQ(b.shown_expr(b.round(n("1250"), "100")), "1300");
  EXPECT_EQ(b.shown_expr(b.round(n("-"), "1")), "-");
}

TEST_F(Scalar, InterpolatesBetweenPoints) {
  const auto at = [&](std::string_view x) { return of(Op::interpolate, {x, "60", "0", "80", "10", "100", "30"}); };
  EXPECT_EQ(at("50"), "0");
  EXPECT_EQ(at("60"), "0");
  EXPECT_EQ(at("70"), "5");
  EXPECT_EQ(at("80"), "10");
  EXPECT_EQ(at("81"), "11");
  EXPECT_EQ(at("100"), "30");
  EXPECT_EQ(at("120"), "30");
  EXPECT_EQ(at("-"), "-");
  const auto jump = [&](std::string_view x) {
    return of(Op::interpolate, {x, "0", "0", "5", "10", "5", "20", "10", "30"});
  };
  EXPECT_EQ(jump("4"), "8");
  EXPECT_EQ(jump("5"), "20") << "of two points at one place the later one's value holds";
  EXPECT_EQ(jump("6"), "22");
  EXPECT_EQ(of(Op::interpolate, {"3", "3", "1", "3", "2"}), "2");
  EXPECT_EQ(of(Op::interpolate, {"2", "3", "1", "3", "2"}), "1");
  EXPECT_EQ(of(Op::interpolate, {"1", "0", "0", "3", "1"}), "1/3");
}

TEST_F(Scalar, StepsShareTheirSumEqually) {
  EXPECT_EQ(of(Op::steps, {"1", "1", "5", "3", "2"}), "5");
  EXPECT_EQ(of(Op::steps, {"1", "2", "5", "3", "2"}), "4");
  EXPECT_EQ(of(Op::steps, {"2", "3", "5", "3", "2"}), "5/3") << "beyond the list 0";
  EXPECT_EQ(of(Op::steps, {"4", "1", "5", "3", "2"}), "0");
  EXPECT_EQ(of(Op::steps, {"-", "1", "5"}), "-");
}

TEST_F(Scalar, Compares) {
  EXPECT_EQ(test(Op::equal, {"1", "1.0"}), "true");
  EXPECT_EQ(test(Op::not_equal, {"1", "1.0"}), "false");
  EXPECT_EQ(test(Op::less, {"1", "1"}), "false");
  EXPECT_EQ(test(Op::less_equal, {"1", "1"}), "true");
  EXPECT_EQ(test(Op::greater, {"2", "1"}), "true");
  EXPECT_EQ(test(Op::greater_equal, {"1", "2"}), "false");
  EXPECT_EQ(b.shown_expr(b.truth_op(Op::equal, {b.text("甲"), b.text("甲")})), "true");
  const EnumId grade = b.enumeration({"low", "high"});
  EXPECT_EQ(b.shown_expr(b.truth_op(Op::less, {b.member(grade, 0), b.member(grade, 1)})), "true");
  const ExprId march = b.period(Kind::date, "2024-03-01"), february = b.period(Kind::date, "2024-02-29");
  EXPECT_EQ(b.shown_expr(b.truth_op(Op::greater, {march, february})), "true");
}

TEST_F(Scalar, LogicGoesFromLeftToRight) {
  EXPECT_EQ(logic(Op::and_, {"true", "true", "true"}), "true");
  EXPECT_EQ(logic(Op::and_, {"true", "false"}), "false");
  EXPECT_EQ(logic(Op::and_, {"false", "-"}), "false");
  EXPECT_EQ(logic(Op::and_, {"-", "false"}), "-");
  EXPECT_EQ(logic(Op::and_, {"false", "?"}), "false");
  EXPECT_EQ(logic(Op::and_, {"?", "false"}), "?");
  EXPECT_EQ(logic(Op::or_, {"false", "false"}), "false");
  EXPECT_EQ(logic(Op::or_, {"true", "-"}), "true");
  EXPECT_EQ(logic(Op::or_, {"-", "true"}), "-");
  EXPECT_EQ(logic(Op::or_, {"false", "?"}), "?");
  EXPECT_EQ(logic(Op::not_, {"false"}), "true");
  EXPECT_EQ(logic(Op::not_, {"-"}), "-");
}

TEST_F(Scalar, ChoosesTheFirstThatHolds) {
  const auto choose = [&](std::string_view c1, std::string_view v1, std::string_view c2, std::string_view v2,
                          std::string_view rest) {
    std::vector<ExprId> args = {t(c1), n(v1), t(c2), n(v2)};
    if (!rest.empty()) args.push_back(n(rest));
    return b.shown_expr(b.op(Op::choose, args));
  };
  EXPECT_EQ(choose("true", "1", "?", "?", "?"), "1") << "only what is reached is touched";
  EXPECT_EQ(choose("false", "?", "true", "2", "?"), "2");
  EXPECT_EQ(choose("false", "1", "false", "2", "3"), "3");
  EXPECT_EQ(choose("false", "1", "false", "2", ""), "-");
  EXPECT_EQ(choose("-", "1", "true", "2", "3"), "-");
  EXPECT_EQ(choose("?", "1", "true", "2", "3"), "?");
  EXPECT_EQ(choose("true", "-", "true", "2", "3"), "-");
}

TEST_F(Scalar, MatchesTheFirstRow) {
  const EnumId post = b.enumeration({"a", "b", "c"});
  const auto match = [&](ExprId key, std::string_view leader) {
    return b.shown_expr(b.match({key, t(leader)}, {{{0}, {}}, {{1, 2}, {1}}, {{}, {}}}, {n("1"), n("2"), n("?")}));
  };
  EXPECT_EQ(match(b.member(post, 0), "false"), "1");
  EXPECT_EQ(match(b.member(post, 2), "true"), "2");
  EXPECT_EQ(match(b.member(post, 2), "false"), "?");
  EXPECT_EQ(match(b.absent(b.of(post)), "false"), "-");
  EXPECT_EQ(match(b.absent(b.of(post)), "?"), "?");
}

TEST_F(Scalar, ListsPassOverTheAbsent) {
  EXPECT_EQ(of(Op::list_sum, {"1", "-", "2"}), "3");
  EXPECT_EQ(of(Op::list_sum, {"-"}), "0");
  EXPECT_EQ(of(Op::list_sum, {"1", "?"}), "?");
  EXPECT_EQ(of(Op::list_mean, {"1", "-", "2"}), "1.5");
  EXPECT_EQ(of(Op::list_mean, {"-", "-"}), "-");
  EXPECT_EQ(of(Op::list_weighted_mean, {"90", "0.7", "60", "0.3"}), "81");
  EXPECT_EQ(of(Op::list_weighted_mean, {"90", "0.7", "-", "0.3"}), "90");
  EXPECT_EQ(of(Op::list_weighted_mean, {"90", "0.7", "60", "-"}), "90");
  EXPECT_EQ(of(Op::list_weighted_mean, {"90", "0", "-", "1"}), "-");
  EXPECT_EQ(of(Op::list_count, {"1", "-", "0"}), "2");
  EXPECT_EQ(of(Op::list_count, {"-"}), "0");
  EXPECT_EQ(logic(Op::list_any, {"-", "false", "true"}), "true");
  EXPECT_EQ(logic(Op::list_any, {"-"}), "false");
  EXPECT_EQ(logic(Op::list_every, {"-", "true"}), "true");
  EXPECT_EQ(logic(Op::list_every, {"-", "true", "false"}), "false");
  EXPECT_EQ(logic(Op::list_every, {"-"}), "true");
}

TEST_F(Scalar, AbsenceHasAFallback) {
  EXPECT_EQ(of(Op::fallback, {"1", "?"}), "1");
  EXPECT_EQ(of(Op::fallback, {"-", "2"}), "2");
  EXPECT_EQ(of(Op::fallback, {"-", "-"}), "-");
  EXPECT_EQ(of(Op::fallback, {"?", "2"}), "?");
  EXPECT_EQ(test(Op::present, {"1"}), "true");
  EXPECT_EQ(test(Op::present, {"-"}), "false");
  EXPECT_EQ(test(Op::present, {"?"}), "?");
}

TEST_F(Scalar, MembersMoveAndHaveLevels) {
  const EnumId level = b.enumeration({"d", "c", "b", "a"});
  const auto shift = [&](std::uint32_t from, std::int32_t by) {
    return b.shown_expr(b.op(Op::shift_member, {b.member(level, from)}, b.of(level), by));
  };
  EXPECT_EQ(shift(1, 1), "b");
  EXPECT_EQ(shift(3, 1), "a");
  EXPECT_EQ(shift(1, -5), "d");
  EXPECT_EQ(b.shown_expr(b.op(Op::level, {b.member(level, 3)})), "4");
  EXPECT_EQ(b.shown_expr(b.op(Op::level, {b.absent(b.of(level))})), "-");
}

TEST_F(Scalar, Periods) {
  const auto one = [&](Op op, Kind from, std::string_view text, Kind to, std::int32_t amount = 0) {
    return b.shown_expr(b.op(op, {b.period(from, text)}, kind(to), amount));
  };
  const auto moved = [&](Op op, Kind kind_of, std::string_view text, std::string_view by) {
    return b.shown_expr(b.op(op, {b.period(kind_of, text), n(by)}, kind(kind_of)));
  };
  const auto apart = [&](Op op, Kind kind_of, std::string_view a, std::string_view c) {
    return b.shown_expr(b.op(op, {b.period(kind_of, a), b.period(kind_of, c)}));
  };
  EXPECT_EQ(moved(Op::shift, Kind::month, "2024-01", "-1"), "2023-12");
  EXPECT_EQ(moved(Op::shift, Kind::date, "2024-02-28", "2"), "2024-03-01");
  EXPECT_EQ(moved(Op::shift, Kind::year, "9999", "1"), "?") << "past the calendar's end";
  EXPECT_EQ(moved(Op::shift, Kind::month, "2024-01", "-"), "-");
  EXPECT_EQ(apart(Op::distance, Kind::quarter, "2024Q1", "2023Q3"), "2");
  EXPECT_EQ(apart(Op::distance, Kind::date, "2024-02-28", "2024-03-01"), "-2");
  EXPECT_EQ(one(Op::containing, Kind::date, "2024-03-21", Kind::month, 21), "2024-04");
  EXPECT_EQ(one(Op::containing, Kind::date, "2024-03-20", Kind::quarter, 21), "2024Q1");
  EXPECT_EQ(one(Op::containing, Kind::date, "9999-12-31", Kind::year, 21), "?");
  EXPECT_EQ(one(Op::first_inside, Kind::quarter, "2024Q2", Kind::date), "2024-04-01");
  EXPECT_EQ(one(Op::last_inside, Kind::year, "2024", Kind::month), "2024-12");
  const ExprId november = b.period(Kind::date, "2024-11-05");
  EXPECT_EQ(b.shown_expr(b.op(Op::part, {november}, {}, static_cast<int>(Kind::quarter))), "4");
  EXPECT_EQ(moved(Op::add_months, Kind::date, "2024-01-31", "1"), "2024-02-29");
  EXPECT_EQ(moved(Op::add_months, Kind::date, "9999-12-31", "1"), "?");
  EXPECT_EQ(moved(Op::add_months, Kind::date, "2024-01-31", "99999999999"), "?");
  EXPECT_EQ(apart(Op::full_years, Kind::date, "2000-02-29", "2024-02-28"), "23");
}

TEST_F(Scalar, ABrokenPromiseIsOneFindingAndUnset) {
  const auto require = [&](std::string_view x) { return b.op(Op::require, numbers({x, "0", "10"})); };
  EXPECT_EQ(b.shown_expr(require("10")), "10");
  EXPECT_EQ(b.shown_expr(require("0")), "0");
  EXPECT_EQ(b.shown_expr(require("-")), "-");
  EXPECT_EQ(b.shown_expr(require("10.01")), "?");
  ModelBuilder other;
  const ExprId promise = other.op(Op::require, {other.number("11"), other.number("0"), other.number("10")});
  other.model.exprs[promise].scope = ModelBuilder::run;
  const ColumnId twice = other.define(ModelBuilder::run, "总分", other.op(Op::add, {promise, promise}));
  EXPECT_EQ(other.shown(twice), "?");
  EXPECT_EQ(other.codes(), "1304@0");
  EXPECT_EQ(other.run_all().findings[0].arguments[1].zh, "11");
}

}  // namespace
}  // namespace xize::test
