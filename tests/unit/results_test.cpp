#include "report/results.hpp"

#include "report/write.hpp"
#include "table_fixture.hpp"

namespace xize::report {
namespace {

using core::Kind;
using core::Value;
using exact::Rational;
using exact::Rounding;
using testing::ModelBuilder;
using Role = core::Column::Role;

/// A rulebook of units (two key columns) and officers who belong to one, with an evaluation of it made by hand.
class Results : public ::testing::Test {
 protected:
  Results() {
    units = b.frame("单位");
    code = b.key(units, "代码");
    quarter = b.key(units, "季度", {Kind::quarter});
    officers = b.frame("民警");
    number = b.key(officers, "警号");
    score = b.column(officers, "得分", {Kind::number}, Role::derived);
    rate = b.column(officers, "率", {Kind::number}, Role::derived);
    b.at(rate).style = core::NumberStyle::percent;
    good = b.column(officers, "合格", {Kind::boolean}, Role::derived);
    unit = b.column(officers, "单位", {Kind::row, units}, Role::derived);
    pair = b.column(officers, "比", {Kind::number}, Role::derived);
    facts.resize(b.model.columns.size());
    facts[score].step = Rational(1, 2);
    facts[rate].step = Rational(1, 1000);
    facts[pair].high = Rational(1);  // step 0: an exact pair
    b.at(score).definition = rounded_to_cents();
    fill(code, {Value(std::string_view("B1")), Value(std::string_view("A,1"))});
    fill(quarter, {Value(core::Period{2024 * 4}), Value(core::Period{2024 * 4 + 3})});
    fill(number, {Value(std::string_view("9")), Value(std::string_view("10")), Value(std::string_view("甲"))});
    fill(score, {Value(Rational(173, 2)), Value(), Value(Rational(0))});
    fill(rate, {Value(Rational(197, 200)), Value(Rational(1)), Value(Rational(-1, 1000))});
    fill(good, {Value(true), Value(false), Value()});
    fill(unit, {Value(core::Row{1}), Value(core::Row{0}), Value()});
    fill(pair, {Value(Rational(1, 3)), Value(Rational(1, 2)), Value()});
    result.rows = {1, 2, 3};
  }

  core::ExprId expr(core::Op op, core::Type type = {}) {
    core::Expr& e = b.model.exprs.emplace_back();
    e.op = op;
    e.type = std::move(type);
    return static_cast<core::ExprId>(b.model.exprs.size() - 1);
  }
  core::ExprId column_expr(core::ColumnId id) {
    const auto e = expr(core::Op::column, b.at(id).type);
    b.model.exprs[e].id = id;
    return e;
  }
  /// 保留 2 缺失 则 缺失
  core::ExprId rounded_to_cents() {
    const auto inner = expr(core::Op::constant);
    const auto round = expr(core::Op::round);
    b.model.exprs[round].args = {inner};
    b.model.exprs[round].number = Rational(1, 100);
    const auto absent = expr(core::Op::absent);
    const auto fallback = expr(core::Op::fallback);
    b.model.exprs[fallback].args = {round, absent};
    return fallback;
  }
  void fill(core::ColumnId id, std::vector<Value> values) {
    result.columns.resize(b.model.columns.size());
    result.columns[id] = std::move(values);
  }
  ResultSet make(Language language = Language::chinese) {
    proof::Proved proved;
    proved.model = b.model;
    proved.columns = facts;
    proved.results = item_facts;
    const ValueOf value_of = [&](core::ExprId e, core::RowIndex row) -> Value {
      const core::Expr& x = b.model.exprs[e];
      return x.op == core::Op::column ? result.columns[x.id][row] : x.value;
    };
    return make_results(proved, data, result, value_of, language);
  }

  ModelBuilder b;
  core::FrameId units, officers;
  core::ColumnId code, quarter, number, score, rate, good, unit, pair;
  std::vector<proof::Facts> facts;
  std::vector<std::vector<proof::Facts>> item_facts;
  table::Dataset data;
  reference::Result result;
};

TEST_F(Results, GivesEachFrameATableWhereNoneIsNamed) {
  const ResultSet set = make();
  ASSERT_EQ(set.tables.size(), 1U);  // units have no derived columns
  EXPECT_EQ(set.tables[0].file, "民警结果");
  // 比 has no places and is left out; rows stand by the key's text; the author's 保留 2 shows though steps are halves
  EXPECT_EQ(to_csv(set.tables[0]),
            "警号,得分,率,合格,单位\n"
            "10,,100.0,否,B1/2024Q1\n"
            "9,86.50,98.5,是,\"A,1/2024Q4\"\n"
            "甲,0.00,-0.1,,\n");
}

TEST_F(Results, PrintsTheOnlyValueOfAColumn) {
  facts[pair].low = facts[pair].high = Rational(5, 4);
  fill(pair, {Value(Rational(5, 4)), Value(), Value()});
  EXPECT_EQ(make().tables[0].rows[1].back().text, "1.25");
}

TEST_F(Results, SpeaksEnglish) {
  const ResultSet set = make(Language::english);
  EXPECT_EQ(set.tables[0].name, "民警_results");
  EXPECT_EQ(set.tables[0].rows[0][3].text, "false");
}

TEST_F(Results, WritesJsonLiterals) {
  EXPECT_EQ(to_json(make().tables[0]),
            "[\n"
            "  {\"警号\": \"10\", \"得分\": null, \"率\": 100.0, \"合格\": false, \"单位\": \"B1/2024Q1\"},\n"
            "  {\"警号\": \"9\", \"得分\": 86.50, \"率\": 98.5, \"合格\": true, \"单位\": \"A,1/2024Q4\"},\n"
            "  {\"警号\": \"甲\", \"得分\": 0.00, \"率\": -0.1, \"合格\": null, \"单位\": null}\n"
            "]\n");
  EXPECT_EQ(to_json({"t", "t", {"a"}, {}}), "[]\n");
}

TEST_F(Results, GivesTheTablesThatAreNamed) {
  core::ResultTable table;
  table.name = "名单";
  table.frame = officers;
  table.where = column_expr(good);
  table.file = "list";
  table.items.push_back({column_expr(score), "年度得分", {}});
  table.items.push_back({column_expr(score), "", 3});
  table.items.push_back({column_expr(number), "", {}});
  const auto sum = expr(core::Op::add);
  b.model.exprs[sum].value = Value(Rational(3, 2));
  table.items.push_back({sum, "和", {}});
  b.model.results.push_back(std::move(table));
  item_facts = {std::vector<proof::Facts>(4)};
  item_facts[0][3].step = Rational(1, 4);
  const ResultSet set = make();
  ASSERT_EQ(set.tables.size(), 1U);
  EXPECT_EQ(set.tables[0].file, "list");
  EXPECT_EQ(to_csv(set.tables[0]), "年度得分,得分,警号,和\n86.50,86.500,9,1.50\n");
}

TEST_F(Results, KeepsDigitsThatAskedPlacesWouldDrop) {
  core::ResultTable table;
  table.name = "表";
  table.frame = officers;
  table.items.push_back({column_expr(score), "分", 0});
  table.items.push_back({column_expr(pair), "比", 2});
  b.model.results.push_back(std::move(table));
  item_facts = {std::vector<proof::Facts>(2)};
  EXPECT_EQ(to_csv(make().tables[0]), "分,比\n,0.50\n86.5,1/3\n0,\n");
}

TEST(Csv, QuotesOnlyWhereNeeded) {
  const auto text = [](std::string s) { return Cell{Cell::Kind::text, std::move(s)}; };
  EXPECT_EQ(to_csv({"t", "t", {"a", "b,c"}, {{text("x y"), text("\"q\"")}, {text("l\nm"), {}}}}),
            "a,\"b,c\"\nx y,\"\"\"q\"\"\"\n\"l\nm\",\n");
  EXPECT_EQ(to_csv({"t", "t", {"a"}, {{{}}, {text("1")}}}), "a\n\"\"\n1\n");
}

}  // namespace
}  // namespace xize::report
