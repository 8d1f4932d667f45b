#include "table/cell.hpp"

#include "table_fixture.hpp"

namespace xize::table {
namespace {

using core::Kind;
using core::NumberStyle;
using testing::ModelBuilder;
using exact::Rational;

/// Reads one value as the column would: its fault's code, or 0 and the value.
struct Read {
  std::uint16_t code = 0;
  core::Value value;
  Column::State state;
  Column column;  // keeps a text alive
};

Read read(const core::Model& model, core::ColumnId id, std::string_view text, RawValue::Kind kind = RawValue::Kind::text) {
  ColumnBuilder builder(model, id);
  const auto fault = builder.add({kind, text});
  Column column = builder.finish();
  return {fault ? fault->code : std::uint16_t{0}, column.cell(0), column.state(0), column};
}

class Cells : public ::testing::Test {
 protected:
  Cells() {
    frame = b.frame("民警");
    score = b.number(frame, "分", 1);
    b.at(score).domain = {Rational(0), Rational(100)};
    b.at(score).type.unit = "分";
    rate = b.number(frame, "率", 1, NumberStyle::percent);
    b.at(rate).domain = {Rational(0), Rational(1)};
    count = b.number(frame, "件数", 0, NumberStyle::integer);
    truth = b.column(frame, "在岗", {Kind::boolean});
    post = b.column(frame, "岗位", b.enumeration({"社区", "办案", "内勤"}));
    date = b.column(frame, "日期", {Kind::date});
    month = b.column(frame, "月份", {Kind::month});
    b.at(month).domain = {Rational(core::parse_period(Kind::month, "2024-01")->ordinal),
                          Rational(core::parse_period(Kind::month, "2024-12")->ordinal)};
    quarter = b.column(frame, "季度", {Kind::quarter});
    year = b.column(frame, "年度", {Kind::year});
    name = b.column(frame, "姓名", {Kind::text});
    maybe = b.number(frame, "可缺数", 0);
    b.at(maybe).optional = true;
  }
  std::uint16_t code(core::ColumnId id, std::string_view text, RawValue::Kind kind = RawValue::Kind::text) const {
    return read(b.model, id, text, kind).code;
  }
  Rational number(core::ColumnId id, std::string_view text, RawValue::Kind kind = RawValue::Kind::text) const {
    const Read r = read(b.model, id, text, kind);
    EXPECT_EQ(r.code, 0) << text;
    return r.value.is_present() ? r.value.number() : Rational(-999);
  }

  ModelBuilder b;
  core::FrameId frame;
  core::ColumnId score, rate, count, truth, post, date, month, quarter, year, name, maybe;
};

TEST_F(Cells, ReadsNumbersExactly) {
  EXPECT_EQ(number(score, "0.1"), Rational(1, 10));
  EXPECT_EQ(number(score, "100"), Rational(100));
  EXPECT_EQ(number(score, "087.50"), Rational(175, 2));
  EXPECT_EQ(number(count, "-9223372036854775808"), *Rational::parse("-9223372036854775808"));
  EXPECT_EQ(number(count, "5.0"), Rational(5));
  EXPECT_EQ(number(count, "-0"), Rational(0));
}

TEST_F(Cells, ReadsFullWidthFormsAndSpaces) {
  EXPECT_EQ(number(score, "９８．５"), Rational(197, 2));
  EXPECT_EQ(number(count, "－３"), Rational(-3));
  EXPECT_EQ(number(count, "\u22123"), Rational(-3));
  EXPECT_EQ(number(count, "＋３"), Rational(3));
  EXPECT_EQ(number(count, "\u3000 12\t\u00A0"), Rational(12));
  EXPECT_EQ(number(rate, "９８．５％"), Rational(197, 200));
}

TEST_F(Cells, ReadsPercents) {
  EXPECT_EQ(number(rate, "98.5"), Rational(197, 200));
  EXPECT_EQ(number(rate, "98.5%"), Rational(197, 200));
  EXPECT_EQ(number(rate, "100"), Rational(1));
  EXPECT_EQ(code(rate, "100.1"), 1007);
  EXPECT_EQ(code(rate, "%"), 1002);
  EXPECT_EQ(code(rate, "1%%"), 1002);
}

TEST_F(Cells, RefusesWhatIsNoPlainNumber) {
  for (const char* bad : {"十二", "12件", "1 2", "--1", "1.2.3", ".5", "5.", "0x10", "¥5", "1,00", "1,2345", ",123", "e5", "1e", "NaN"}) {
    EXPECT_EQ(code(count, bad), 1002) << bad;
  }
  EXPECT_EQ(code(count, "1,234"), 1003);
  EXPECT_EQ(code(count, "-12,345,678.00"), 1003);
  EXPECT_EQ(code(count, "１，２３４"), 1003);
  EXPECT_EQ(code(count, "1.5E+05"), 1004);
  EXPECT_EQ(code(count, "1e3", RawValue::Kind::number), 1004);
  EXPECT_EQ(code(count, "5%"), 1005);
  EXPECT_EQ(code(score, "1.25"), 1006);
  EXPECT_EQ(code(score, "100.1"), 1007);
  EXPECT_EQ(code(score, "-0.1"), 1007);
  EXPECT_EQ(code(score, "99999999999999999999"), 1007);
  EXPECT_EQ(code(count, "9223372036854775808"), 1008);
}

TEST_F(Cells, NamesTheDomainAsItIsDeclared) {
  ColumnBuilder scores(b.model, score), rates(b.model, rate), months(b.model, month);
  EXPECT_EQ(scores.add({RawValue::Kind::text, "101"})->arguments[0].zh, "0..100 分");
  EXPECT_EQ(rates.add({RawValue::Kind::text, "101"})->arguments[0].zh, "0..100%");
  EXPECT_EQ(months.add({RawValue::Kind::text, "2025-01"})->arguments[0].zh, "2024-01..2024-12");
}

TEST_F(Cells, ReadsBooleans) {
  for (const char* yes : {"是", "true", "TRUE", " 是 "}) EXPECT_TRUE(read(b.model, truth, yes).value.truth()) << yes;
  for (const char* no : {"否", "false", "False"}) EXPECT_FALSE(read(b.model, truth, no).value.truth()) << no;
  for (const char* bad : {"1", "0", "有", "√", "yes"}) EXPECT_EQ(code(truth, bad), 1009) << bad;
}

TEST_F(Cells, ReadsMembers) {
  EXPECT_EQ(read(b.model, post, "办案 ").value.member(), 1U);
  ColumnBuilder posts(b.model, post);
  const auto fault = posts.add({RawValue::Kind::text, "内情"});
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->code, 1010);
  EXPECT_EQ(fault->arguments[0].en, "社区, 办案, 内勤");
  EXPECT_EQ(fault->arguments[1].zh, "，可能是 内勤");
}

TEST_F(Cells, ReadsPeriods) {
  EXPECT_EQ(read(b.model, date, "2024-03-05").value.period(), core::parse_period(Kind::date, "2024-03-05")->ordinal);
  EXPECT_EQ(read(b.model, month, "２０２４－０３").code, 0);
  EXPECT_EQ(code(quarter, "2024Q4"), 0);
  EXPECT_EQ(code(year, "2024"), 0);
  EXPECT_EQ(code(year, "2024", RawValue::Kind::number), 0);
  for (const char* bad : {"2024-02-30", "2024-3-5-", "20240305"}) EXPECT_EQ(code(date, bad), 1011) << bad;
  EXPECT_EQ(code(month, "2024-13"), 1011);
  EXPECT_EQ(code(month, "2023-12"), 1007);
  EXPECT_EQ(code(quarter, "2024Q5"), 1011);
  EXPECT_EQ(code(year, "24"), 1011);
}

TEST_F(Cells, ReadsPeriodsAsSpreadsheetsSaveThem) {
  const auto day = core::parse_period(Kind::date, "2024-03-05")->ordinal;
  for (const char* text : {"2024/3/5", "2024/03/05", "2024/3/05", "2024-3-5", "2024年3月5日", "2024年03月05日", " 2024/3/5 ",
                           "２０２４／３／５", "２０２４年３月５日"}) {
    EXPECT_EQ(read(b.model, date, text).value.period(), day) << text;
  }
  const auto march = core::parse_period(Kind::month, "2024-03")->ordinal;
  for (const char* text : {"2024/3", "2024/03", "2024-3", "2024年3月", "２０２４年０３月"}) {
    EXPECT_EQ(read(b.model, month, text).value.period(), march) << text;
  }
  const auto third = core::parse_period(Kind::quarter, "2024Q3")->ordinal;
  for (const char* text : {"2024Q3", "2024q3", "2024年第3季度", "2024年3季度", "2024年第三季度", "2024年三季度", "２０２４年第３季度"}) {
    EXPECT_EQ(read(b.model, quarter, text).value.period(), third) << text;
  }
  EXPECT_EQ(read(b.model, year, "2024年").value.period(), core::parse_period(Kind::year, "2024")->ordinal);
  for (const char* bad : {"3/5/2024", "24/3/5", "20240305", "2024.3.5", "2024/2/30", "2023年2月29日", "2024/13/1", "2024/0/5",
                          "2024/3-5", "2024-3/5", "2024年3/5", "2024年3月5", "2024/3/5日", "2024/3", "2024年3月", "2024/3/", "2024/3/005",
                          "02024/3/5", "2024/3/5 0:00", "2024/ 3/5", "0000/3/5", "2024年", "年3月5日"}) {
    EXPECT_EQ(code(date, bad), 1011) << bad;
  }
  for (const char* bad : {"2024/13", "24/3", "3/2024", "2024.3", "202403", "2024/3/5", "2024年3", "2024Q1"}) {
    EXPECT_EQ(code(month, bad), 1011) << bad;
  }
  for (const char* bad : {"2024年第5季度", "2024年五季度", "2024年第季度", "2024第1季度", "2024年1季", "2024年第一二季度", "2024/1"}) {
    EXPECT_EQ(code(quarter, bad), 1011) << bad;
  }
  for (const char* bad : {"24年", "2024年年", "年", "2024/"}) EXPECT_EQ(code(year, bad), 1011) << bad;
}

TEST_F(Cells, KeepsTextsAsTheyAre) {
  EXPECT_EQ(read(b.model, name, "张 三\n二").value.text(), "张 三\n二");
  EXPECT_EQ(read(b.model, name, "Ａ１").value.text(), "Ａ１");
  EXPECT_EQ(code(name, "张三 "), 1012);
  EXPECT_EQ(code(name, "\u3000张三"), 1012);
  EXPECT_EQ(code(name, "张\x01三"), 1013);
  EXPECT_EQ(code(name, std::string(max_field_bytes, 'a')), 0);
  EXPECT_EQ(code(name, std::string(max_field_bytes + 1, 'a')), 1014);
}

TEST_F(Cells, TellsAbsentFromForgotten) {
  EXPECT_EQ(read(b.model, maybe, "").state, Column::State::absent);
  EXPECT_EQ(read(b.model, maybe, " \u3000").state, Column::State::absent);
  EXPECT_EQ(read(b.model, maybe, "null", RawValue::Kind::null).state, Column::State::absent);
  EXPECT_EQ(code(score, ""), 1001);
  EXPECT_EQ(code(name, ""), 1001);
  EXPECT_EQ(read(b.model, score, "x").state, Column::State::unset);
}

TEST_F(Cells, TurnsNoJsonKindIntoAnother) {
  EXPECT_EQ(number(score, "0.1", RawValue::Kind::number), Rational(1, 10));
  EXPECT_EQ(code(name, "610001", RawValue::Kind::number), 1015);
  EXPECT_EQ(code(post, "1", RawValue::Kind::number), 1015);
  EXPECT_EQ(code(truth, "1", RawValue::Kind::number), 1015);
  EXPECT_EQ(code(score, "true", RawValue::Kind::truth), 1015);
  EXPECT_EQ(code(truth, "true", RawValue::Kind::truth), 0);
}

TEST(Shown, IsShortAndHarmless) {
  EXPECT_EQ(shown("张三"), "张三");
  EXPECT_EQ(shown("a\nb\x1B[31m"), "a\\nb\uFFFD[31m");
  EXPECT_EQ(shown("\u202Eabc"), "\uFFFDabc");
  EXPECT_EQ(shown("\xFF"), "\uFFFD");
  EXPECT_EQ(shown(std::string(100, 'a')), std::string(60, 'a') + "…");
}

}  // namespace
}  // namespace xize::table
