#include <gtest/gtest.h>

#include "message/diagnostic.hpp"
#include "support/model_builder.hpp"

namespace xize::test {
namespace {

using core::Domain;
using core::Frame;

class Rows : public testing::Test {
 protected:
  Rows() {
    const Type text = kind(Kind::text);
    units = b.given("units");
    code = b.key(units, "code", text);
    region = b.input(units, "region", text);
    boss = b.input(units, "boss", text);
    parent = b.link("parent", units, units, {b.column(boss)}, true);
  }
  ModelBuilder b;
  FrameId units;
  ColumnId code, region, boss;
  LinkId parent;
};

TEST_F(Rows, LinksFindRowsByKey) {
  b.rows(units, "A r1 -\n B r1 A\n C r2 B\n D r2 Z\n E r2 ?");
  EXPECT_EQ(b.shown_link(parent), "- 0 1 - ?");
  EXPECT_EQ(b.codes(), "") << "optional links may lead nowhere";
  EXPECT_EQ(b.shown_expr(b.look(b.link_row(parent), b.column(region))), "- r1 r1 - ?");
  EXPECT_EQ(b.shown_expr(b.look(b.look(b.link_row(parent), b.link_row(parent)), b.column(code))), "- - A - ?");
  Aggregate children;
  children.function = Aggregate::Function::count;
  children.steps = {backward(parent, units)};
  EXPECT_EQ(b.shown_expr(b.aggregate(units, children)), "1 1 0 0 0");
}

TEST_F(Rows, LinksThatMustLeadSomewhere) {
  b.model.links[parent].optional = false;
  b.rows(units, "A r1 A\n B r1 -\n C r2 Z\n D r2 ?");
  EXPECT_EQ(b.shown_link(parent), "0 - - ?");
  EXPECT_EQ(b.codes(), "1302@2") << "no key, no row, no finding";
  const auto& finding = b.run_all().findings[0];
  EXPECT_EQ(finding.column, "boss");
  EXPECT_EQ(finding.value, "Z");
  EXPECT_EQ(finding.frame, units);
}

TEST_F(Rows, KeysAreUnique) {
  b.rows(units, "A r1 -\n B r1 A\n A r2 -");
  EXPECT_EQ(b.codes(), "1301@2");
  EXPECT_EQ(b.shown_link(parent), "- 0 -") << "the first row keeps the key";
  EXPECT_EQ(b.run_all().findings[0].arguments[2].zh, "1");
}

TEST_F(Rows, CountsOfRowsAndSharersAreChecked) {
  b.model.frames[units].at_most = num("2");
  b.model.links[parent].at_most = num("1");
  b.rows(units, "A r1 -\n B r1 A\n C r1 A\n D r1 B");
  EXPECT_EQ(b.codes(), "1306 1309@0");
}

TEST_F(Rows, ComputedLinksAreRows) {
  Aggregate first;
  first.function = Aggregate::Function::first;
  first.steps = {backward(parent, units)};
  first.value = b.self(units);
  const LinkId heir = b.computed("heir", units, units, b.aggregate(units, first, row_of(units)));
  b.rows(units, "A r1 -\n C r1 A\n B r1 A");
  EXPECT_EQ(b.shown_link(heir), "2 - -");
  EXPECT_EQ(b.codes(), "");
  const ExprId heirs_parent = b.look(b.link_row(heir), b.link_row(parent));
  EXPECT_EQ(b.shown_expr(b.truth_op(Op::equal, {heirs_parent, b.self(units)})), "true - -");
  EXPECT_EQ(b.shown_expr(b.truth_op(Op::equal, {b.link_row(heir), b.self(units)})), "false - -");
}

TEST_F(Rows, DistinctValuesAreAFrame) {
  const ExprId first = b.truth_op(Op::equal, {b.column(region), b.text("r1")});
  const ExprId named = b.op(Op::choose, {first, b.text("one"), b.column(region)}, kind(Kind::text));
  const ColumnId upper = b.define(units, "upper", named);
  const FrameId regions = b.derived_frame({.name = "regions", .role = Frame::Role::distinct, .source = units});
  b.model.frames[regions].source_columns = {upper, boss};
  b.model.frames[regions].where = b.truth_op(Op::not_equal, {b.column(code), b.text("X")});
  const ColumnId key = b.key(regions, "region", kind(Kind::text)), second = b.key(regions, "boss", kind(Kind::text));
  const LinkId group = b.link("group", units, regions, {b.column(upper), b.column(boss)}, true);
  b.rows(units, "A r2 Q\n B r1 P\n C r1 -\n D r2 P\n E r1 P\n X r9 P\n F r8 ?");
  EXPECT_EQ(b.shown(key), "one r2 r2");
  EXPECT_EQ(b.shown(second), "P P Q");
  EXPECT_EQ(b.shown_link(group), "2 0 - 1 0 - ?");
}

TEST_F(Rows, DistinctOverNothingHasNoRows) {
  const FrameId regions = b.derived_frame({.name = "regions", .role = Frame::Role::distinct, .source = units});
  b.model.frames[regions].source_columns = {region};
  const ColumnId key = b.key(regions, "region", kind(Kind::text));
  EXPECT_EQ(b.shown(key), "");
  EXPECT_EQ(b.run_all().rows[regions], 0U);
}

TEST_F(Rows, DomainsAreFrames) {
  const EnumId grade = b.enumeration({"low", "high"});
  const auto domain = [&](const char* name, Type type, std::optional<Domain> bounds) {
    const FrameId frame = b.derived_frame({.name = name, .role = Frame::Role::domain});
    const ColumnId key = b.key(frame, "value", type);
    b.model.columns[key].domain = bounds;
    return key;
  };
  const ColumnId months = domain("months", kind(Kind::month), Domain{Rational(2024 * 12 + 10), Rational(2025 * 12)});
  const ColumnId numbers = domain("numbers", {}, Domain{num("-1"), num("1")});
  const ColumnId grades = domain("grades", b.of(grade), std::nullopt);
  const ColumnId truths = domain("truths", kind(Kind::boolean), std::nullopt);
  EXPECT_EQ(b.shown(months), "2024-11 2024-12 2025-01");
  EXPECT_EQ(b.shown(numbers), "-1 0 1");
  EXPECT_EQ(b.shown(grades), "low high");
  EXPECT_EQ(b.shown(truths), "false true");
}

TEST_F(Rows, ProductsAreSourceMajorAndKnowTheirLinksWhileChoosing) {
  const FrameId months = b.derived_frame({.name = "months", .role = Frame::Role::domain});
  const ColumnId month = b.key(months, "month", kind(Kind::month));
  b.model.columns[month].domain = Domain{Rational(2024 * 12), Rational(2024 * 12 + 1)};
  const FrameId both =
      b.derived_frame({.name = "both", .role = Frame::Role::product, .source = units, .other = months});
  b.model.frames[both].source_columns = {code, month};
  const ColumnId left = b.key(both, "code", kind(Kind::text)), right = b.key(both, "month", kind(Kind::month));
  const LinkId unit = b.link("unit", both, units, {b.column(left)});
  const LinkId upper = b.link("upper", both, units, {b.look(b.link_row(unit), b.column(boss))}, true);
  b.rows(units, "B r1 -\n A r2 B\n C r1 A");
  b.model.frames[both].at_most = num("3");
  EXPECT_EQ(b.shown(left), "B B A A C C");
  EXPECT_EQ(b.shown(right), "2024-01 2024-02 2024-01 2024-02 2024-01 2024-02");
  EXPECT_EQ(b.shown_link(upper), "- - 0 0 1 1");
  EXPECT_EQ(b.codes(), "1306");
  b.model.frames[both].where = b.truth_op(Op::and_, {
      b.truth_op(Op::equal, {b.look(b.link_row(upper), b.column(region)), b.text("r1")}),
      b.truth_op(Op::greater, {b.column(right), b.period(Kind::month, "2024-01")})});
  b.run_all();
  EXPECT_EQ(b.shown(left), "A");
  EXPECT_EQ(b.shown_link(unit), "1");
  EXPECT_EQ(b.codes(), "");
}

TEST_F(Rows, PairsOfOneFrameWithItself) {
  const FrameId pairs =
      b.derived_frame({.name = "pairs", .role = Frame::Role::product, .source = units, .other = units});
  b.model.frames[pairs].source_columns = {code, code};
  const ColumnId left = b.key(pairs, "left", kind(Kind::text)), right = b.key(pairs, "right", kind(Kind::text));
  b.model.frames[pairs].where = b.truth_op(Op::less, {b.column(left), b.column(right)});
  b.rows(units, "A r1 -\n B r1 -\n C r1 -");
  EXPECT_EQ(b.shown(left), "A A B");
  EXPECT_EQ(b.shown(right), "B C C");
}

TEST_F(Rows, ConstraintsAreFindings) {
  const ColumnId low = b.input(units, "low"), high = b.input(units, "high");
  b.constrain(units, "low_below_high", b.truth_op(Op::less, {b.column(low), b.column(high)}));
  b.rows(units, "A r - 1 2\n B r - 2 2\n C r - ? 1\n D r - - 1");
  EXPECT_EQ(b.codes(), "1303@1") << "neither the unset nor the absent is judged";
  EXPECT_EQ(b.run_all().findings[0].arguments[1].en, ": low = 2, high = 2");
  b.run_all(false);
  EXPECT_EQ(b.codes(), "");
}

TEST_F(Rows, ConstraintsOnOtherRowsShowBothSides) {
  const ColumnId cap = b.parameter("cap", b.number("20"));
  b.constrain(units, "low_cap", b.truth_op(Op::less, {b.column(cap), b.number("2")}));
  b.rows(units, "A r -");
  EXPECT_EQ(b.run_all().findings[0].arguments[1].en, ": the left side is 20, the right 2");
}

TEST_F(Rows, ParametersHaveDefaults) {
  const ColumnId cap = b.parameter("cap", b.number("20"));
  const ColumnId twice = b.define(ModelBuilder::run, "twice", b.op(Op::multiply, {b.column(cap), b.number("2")}));
  EXPECT_EQ(b.shown(twice), "40");
  b.rows(ModelBuilder::run, "7");
  b.run_all();
  EXPECT_EQ(b.shown(twice), "14");
}

TEST_F(Rows, OnlyWhatIsWantedIsComputed) {
  const ColumnId one = b.define(units, "one", b.number("1"));
  const ColumnId two = b.define(units, "two", b.op(Op::add, {b.column(one), b.number("1")}));
  const ColumnId other = b.define(units, "other", b.column(one));
  b.rows(units, "A r Z");
  b.model.links[parent].optional = false;
  const auto result = reference::evaluate(b.proved(), b.data(), {.columns = {two}});
  EXPECT_EQ(result.columns[two].size(), 1U);
  EXPECT_EQ(result.columns[one].size(), 1U) << "it is needed";
  EXPECT_TRUE(result.columns[other].empty());
  ASSERT_EQ(result.findings.size(), 1U) << "links of given frames are always checked";
  const ExprId asked = b.column(other);
  const auto later = reference::evaluate(b.proved(), b.data(), {.exprs = {asked}});
  EXPECT_EQ(later.columns[other].size(), 1U);
}

TEST(EvaluationMessages, StandInTheCatalogueWithAllTheirWords) {
  for (std::uint16_t code = 1301; code <= 1309; ++code) {
    const auto* entry = message::find_entry(code);
    ASSERT_NE(entry, nullptr) << code;
    EXPECT_FALSE(entry->remedy_zh.empty() || entry->remedy_en.empty()) << code;
  }
}

}  // namespace
}  // namespace xize::test
