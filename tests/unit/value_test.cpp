#include <gtest/gtest.h>

#include <vector>

#include "core/type.hpp"
#include "table/dataset.hpp"

namespace xize::core {
namespace {

TEST(Value, IsEqualInKindAndValue) {
  EXPECT_EQ(Value(Rational(1, 2)), Value(Rational(2, 4)));
  EXPECT_NE(Value(Member{1}), Value(Period{1}));
  EXPECT_NE(Value(Row{0}), Value());
  EXPECT_EQ(Value(), Value());
  EXPECT_NE(Value(), Value::unset());
  EXPECT_EQ(Value(Rational(1, 2)).hash(), Value(Rational(2, 4)).hash());
}

TEST(Value, HasAnOrder) {
  EXPECT_TRUE(order(Value(Rational(-1)), Value(Rational(1, 3))) < 0);
  EXPECT_TRUE(order(Value(false), Value(true)) < 0);
  EXPECT_TRUE(order(Value(Period{-1}), Value(Period{0})) < 0);
  EXPECT_TRUE(order(Value(Member{2}), Value(Member{1})) > 0);
  // U+FF5E before U+1F600 by code point; the other way round in UTF-16.
  EXPECT_TRUE(order(Value(std::string_view("～")), Value(std::string_view("😀"))) < 0);
  EXPECT_TRUE(order(Value(std::string_view("a")), Value(std::string_view("ab"))) < 0);
}

TEST(Column, ReadsWhatItBorrows) {
  using table::Column;
  using State = Column::State;
  const std::vector<std::int64_t> cells = {985, -5, 0, 0};
  const std::vector<State> states = {State::present, State::present, State::absent, State::unset};
  const Column percent = Column::numbers(cells, 1, true, states);
  EXPECT_EQ(percent.rows(), 4U);
  EXPECT_EQ(percent.cell(0), Value(Rational(985, 1000)));
  EXPECT_TRUE(percent.cell(2).is_absent());
  EXPECT_TRUE(percent.cell(3).is_unset());
  EXPECT_EQ(percent.state(2), State::absent);
  EXPECT_EQ(Column::numbers(cells, 1, false).cell(1), Value(Rational(-1, 2)));
  EXPECT_EQ(Column::numbers(cells, 1, false).state(3), State::present);
  const std::vector<std::uint8_t> truths = {0, 1};
  EXPECT_EQ(Column::booleans(truths).cell(1), Value(true));
  const std::vector<std::uint32_t> members = {3};
  EXPECT_EQ(Column::members(members).cell(0), Value(Member{3}));
  const std::vector<std::int32_t> periods = {-719162};
  EXPECT_EQ(Column::periods(periods).cell(0), Value(Period{-719162}));
  const std::vector<std::string_view> texts = {"甲"};
  EXPECT_EQ(Column::texts(texts).cell(0), Value(std::string_view("甲")));
}

TEST(Column, IsFilledOrOwning) {
  using table::Column;
  EXPECT_TRUE(Column::filled(Column::State::unset, 2).cell(1).is_unset());
  EXPECT_TRUE(Column::filled(Column::State::absent, 2).cell(1).is_absent());
  EXPECT_EQ(Column::filled(Column::State::absent, 2).rows(), 2U);
  Column copy = Column::filled(Column::State::absent, 0);
  {
    auto cells = std::make_shared<std::vector<std::int64_t>>(1, 42);
    copy = Column::owning(Column::numbers(*cells, 0, false), cells);
  }
  EXPECT_EQ(copy.cell(0), Value(Rational(42)));
}

}  // namespace
}  // namespace xize::core
