#include "table/read.hpp"

#include <iconv.h>
#include <sys/stat.h>

#include "table/fingerprint.hpp"
#include "table/format.hpp"
#include "table/frame_reader.hpp"
#include "table_fixture.hpp"

namespace xize::table {
namespace {

using core::Kind;
using exact::Rational;
using testing::codes;
using testing::ModelBuilder;
using testing::sentence;
using testing::TemporaryFolder;
using Codes = std::vector<std::uint16_t>;

std::string to_gb18030(std::string utf8) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string out(utf8.size() * 2, '\0');
  char *from = utf8.data(), *to = out.data();
  std::size_t from_left = utf8.size(), to_left = out.size();
  iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

/// A frame 民警 of a key, a score with one decimal, and a post that may be absent.
class Reading : public ::testing::Test {
 protected:
  Reading() {
    frame = b.frame("民警");
    key = b.key(frame, "警号");
    score = b.number(frame, "得分", 1);
    post = b.column(frame, "岗位", b.enumeration({"社区", "办案"}));
    b.at(post).optional = true;
  }
  ReadResult read() const { return read_dataset(b.model, folder.path()); }
  ReadResult read(std::string_view bytes, const std::string& name = "民警.csv") const {
    folder.write(name, bytes);
    return read();
  }
  Codes findings(std::string_view bytes, const std::string& name = "民警.csv") const {
    const ReadResult result = read(bytes, name);
    for (const auto& list : {result.findings.shown, result.notes, result.problems}) {
      for (const Finding& finding : list) {
        for (const auto language : {message::Language::chinese, message::Language::english}) {
          EXPECT_FALSE(testing::has_gap(sentence(finding, language))) << sentence(finding, language);
        }
      }
    }
    return codes(result.findings.shown);
  }
  core::Value cell(const ReadResult& result, std::size_t column, core::RowIndex row) const {
    return result.data.tables[frame].columns[column].cell(row);
  }

  ModelBuilder b;
  core::FrameId frame;
  core::ColumnId key, score, post;
  TemporaryFolder folder;
};

TEST_F(Reading, ReadsATableWithItsLines) {
  const ReadResult result = read("岗位,警号,得分\n办案,A1,0.1\n,\"A\n2\",100\n社区,A3,5.5\n");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.data.tables[frame].rows, 3U);
  EXPECT_EQ(cell(result, 0, 1).text(), "A\n2");
  EXPECT_EQ(cell(result, 1, 0).number(), Rational(1, 10));
  EXPECT_EQ(cell(result, 2, 0).member(), 1U);
  EXPECT_TRUE(cell(result, 2, 1).is_absent());
  EXPECT_EQ(result.origins[frame].lines, (std::vector<std::uint32_t>{2, 3, 5}));
  ASSERT_EQ(result.files.size(), 1U);
  EXPECT_EQ(result.files[0].name, "民警.csv");
  EXPECT_EQ(result.files[0].sha256, sha256(testing::read_file(folder.path() / "民警.csv")));
}

TEST_F(Reading, ReadsWhatSpreadsheetsSave) {
  const std::string text = "警号,得分,岗位\r\n甲一,９８．５,社区\r\n";
  for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text, to_gb18030(text)}) {
    const ReadResult result = read(bytes);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(cell(result, 0, 0).text(), "甲一");
    EXPECT_EQ(cell(result, 1, 0).number(), Rational(197, 2));
  }
  EXPECT_TRUE(read("警号\t得分\t岗位\nA,1\t5\t社区\n").ok());
}

TEST_F(Reading, TakesTheSeparatorOfATsvFromItsName) {
  b.at(score).header = "得,分";
  const ReadResult result = read("警号\t得,分\t岗位\nA1\t5\t\n", "民警.tsv");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(cell(result, 1, 0).number(), Rational(5));
}

TEST_F(Reading, FindsColumnsByHeaderOrName) {
  b.at(score).header = "年度得分";
  EXPECT_EQ(findings("警号, 年度得分 ,岗位\nA1,5,\n"), Codes{});
  EXPECT_EQ(findings("警号,得分,岗位\nA1,5,\n"), Codes{});
  EXPECT_EQ(findings("警号,得分,岗位,年度得分\nA1,5,,5\n"), Codes{1102});
}

TEST_F(Reading, PlacesAndCountsFindings) {
  const ReadResult result = read("警号,得分,岗位\nA1,5,社区\nA2,x,巡防\n\"A\n3\",\"7,5\",\n");
  ASSERT_EQ(codes(result.findings.shown), (Codes{1002, 1010, 1002}));
  const Finding& first = result.findings.shown[0];
  EXPECT_EQ(first.file, (folder.path() / "民警.csv").string());
  EXPECT_EQ(first.line, 3U);
  EXPECT_EQ(first.row, 1U);
  EXPECT_EQ(first.column, "得分");
  EXPECT_EQ(first.value, "x");
  EXPECT_EQ(sentence(first), "「得分」的值“x”不是数\n只写数，例如 12 或 -0.5，不带单位和别的字");
  EXPECT_EQ(result.findings.shown[2].line, 5U);  // where the field begins, not its row
  EXPECT_EQ(result.findings.shown[2].row, 2U);
  EXPECT_FALSE(result.ok());
}

TEST_F(Reading, CapsTheListAndCountsOn) {
  std::string text = "警号,得分,岗位\n";
  for (int i = 0; i < 500; ++i) text += "A,x,社区\n";
  const ReadResult result = read(text);
  EXPECT_EQ(result.findings.shown.size(), max_shown);
  EXPECT_EQ(result.findings.total, 500U);
}

TEST_F(Reading, RefusesAWrongHeader) {
  EXPECT_EQ(findings(""), Codes{1110});
  EXPECT_EQ(findings("\n\n"), Codes{1110});
  EXPECT_EQ(findings("警号,得分\nA1,5\n"), Codes{1101});
  EXPECT_EQ(findings("警号,得分,得分,岗位\nA1,5,5,\n"), Codes{1102});
  EXPECT_EQ(findings("\"警号\n"), Codes{1108});
  std::string wide = "警号,得分,岗位";
  for (std::size_t i = 0; i < max_columns; ++i) wide += ",c";
  EXPECT_EQ(findings(wide + "\n"), Codes{1112});
  EXPECT_EQ(findings(std::string(1'000'000, ',') + "\n"), Codes{1112});
}

TEST_F(Reading, NotesColumnsThatItDoesNotUse) {
  const ReadResult result = read("警号,得份,得分,岗位,\nA1,1,5,,\n");
  EXPECT_TRUE(result.ok());
  ASSERT_EQ(codes(result.notes), (Codes{1103, 1104}));
  EXPECT_EQ(sentence(result.notes[0]), "细则里没有「得份」这一列，没有用到它\n如果要用，核对列名，是不是「得分」；只是备注，不用管它");
  const ReadResult missing = read("警号,得份,岗位\nA1,5,\n");
  ASSERT_EQ(codes(missing.findings.shown), Codes{1101});
  EXPECT_EQ(sentence(missing.findings.shown[0], message::Language::english),
            "the header has no column 得分\nadd the column, or rename 得份; an optional column needs its header too, and empty cells where there is no value");
}

TEST_F(Reading, RefusesMisshapenRows) {
  const std::string header = "警号,得分,岗位\n";
  EXPECT_EQ(findings(header + "A1,5\n"), Codes{1105});
  EXPECT_EQ(findings(header + "A1,5,,\n"), Codes{1106});
  EXPECT_EQ(findings(header + ",,\nA1,5,\n"), Codes{1107});
  EXPECT_EQ(findings(header + "A1,5,\n\n\nA2,5,\n\n\n"), Codes{1107});
  EXPECT_EQ(findings(header + "A1,\"5,\nA2,5,\n"), Codes{1108});
  EXPECT_EQ(findings(header + "A1,5\"0,\nA2,5,\n"), Codes{1109});
  EXPECT_EQ(findings(header + "A1,5,\n\n\n"), Codes{});
  EXPECT_EQ(findings(header), Codes{});
}

TEST_F(Reading, ReadsJsonExactly) {
  b.at(score).places = 17;
  const ReadResult result = read(R"([
  {"警号": "A1", "得分": 0.1, "岗位": null},
  {"岗位": "办案", "得分": 0.10000000000000001, "警号": "A2"},
  {"警号": "A3", "得分": "0.3", "岗位": ""}
])", "民警.json");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(cell(result, 1, 0).number(), Rational(1, 10));
  EXPECT_EQ(cell(result, 1, 1).number(), *Rational::parse("0.10000000000000001"));
  EXPECT_EQ(cell(result, 1, 2).number(), Rational(3, 10));
  EXPECT_TRUE(cell(result, 2, 0).is_absent());
  EXPECT_TRUE(cell(result, 2, 2).is_absent());
  EXPECT_EQ(result.origins[frame].lines, (std::vector<std::uint32_t>{2, 3, 4}));
  EXPECT_TRUE(read("[]", "民警.json").ok());
}

TEST_F(Reading, ReadsLongJsonIntegers) {
  b.at(score).places = 0;
  EXPECT_EQ(findings(R"([{"警号": "A1", "得分": 9223372036854775807, "岗位": null}])", "民警.json"), Codes{});
  EXPECT_EQ(findings(R"([{"警号": "A1", "得分": 99999999999999999999999, "岗位": null}])", "民警.json"), Codes{1008});
}

TEST_F(Reading, RefusesWrongJson) {
  const auto json = [&](std::string_view text) { return findings(text, "民警.json"); };
  EXPECT_EQ(json(""), Codes{1201});
  EXPECT_EQ(json("[{]"), Codes{1201});
  EXPECT_EQ(json("[] []"), Codes{1201});
  EXPECT_EQ(json("{}"), Codes{1202});
  EXPECT_EQ(json("3"), Codes{1202});
  EXPECT_EQ(json("[1]"), Codes{1202});
  EXPECT_EQ(json(R"([{"警号": {"a": 1}}])"), Codes{1202});
  EXPECT_EQ(json(R"([{"警号": []}])"), Codes{1202});
  EXPECT_EQ(json(std::string(1'000'000, '[')), Codes{1202});
  EXPECT_EQ(json(R"([{"警号": "A1", "得分": 5, "岗位": null, "得分": 6}])"), Codes{1203});
  EXPECT_EQ(json(R"([{"警号": "A1", "得分": 5, "岗位": null, "x": 1, "x": 2}])"), Codes{1203});
  EXPECT_EQ(json(R"([{"警号": "A1", "得分": 5}])"), Codes{1204});
  EXPECT_EQ(json(R"([{"警号": 1, "得分": 5, "岗位": null}])"), Codes{1015});
  EXPECT_EQ(json(R"([{"警号": "A1", "得分": 1e1, "岗位": null}])"), Codes{1004});
  EXPECT_EQ(json(R"([{"警号": "A1", "得分": 1e999, "岗位": null}])"), Codes{1201});
  std::string wide = R"([{"警号": "A1", "得分": 5, "岗位": null)";
  for (std::size_t i = 0; i <= max_columns; ++i) wide += ", \"k" + std::to_string(i) + "\": 1";
  EXPECT_EQ(json(wide + "}]"), Codes{1112});
}

TEST_F(Reading, KeepsColumnsEvenWhenAFileBreaksOff) {
  const ReadResult result = read("[{\"警号\": \"A1\"", "民警.json");
  EXPECT_EQ(codes(result.findings.shown), Codes{1201});
  EXPECT_EQ(result.data.tables[frame].rows, 1U);
  for (const Column& column : result.data.tables[frame].columns) EXPECT_EQ(column.rows(), 1U);
}

TEST_F(Reading, ShowsWhereJsonBreaks) {
  const auto first = [&](std::string_view text) { return sentence(read(text, "民警.json").findings.shown.at(0)); };
  EXPECT_EQ(first("[\n{\"警号\" 5}]").find("不是正确的 JSON：“5” 读不通"), 0U);
  EXPECT_EQ(first("[{\"警号\": ").find("不是正确的 JSON：文件末尾 读不通"), 0U);
  EXPECT_EQ(read("[\n{\"警号\" 5}]", "民警.json").findings.shown.at(0).line, 2U);
}

TEST_F(Reading, PlacesJsonFindingsOnTheirLines) {
  const ReadResult result = read("[\n{\"警号\": \"A1\",\n \"得分\":\n5.25\n, \"岗位\": \"x\"}]", "民警.json");
  ASSERT_EQ(codes(result.findings.shown), (Codes{1006, 1010}));
  EXPECT_EQ(result.findings.shown[0].line, 4U);
  EXPECT_EQ(result.findings.shown[0].value, "5.25");
  EXPECT_EQ(result.findings.shown[1].line, 5U);
}

TEST_F(Reading, SaysWhichFilesItExpects) {
  const ReadResult nowhere = read_dataset(b.model, folder.path() / "none");
  EXPECT_EQ(codes(nowhere.problems), Codes{2001});
  folder.write("民警表.csv", "");
  folder.write(".hidden", "");
  const ReadResult missing = read();
  ASSERT_EQ(codes(missing.problems), Codes{2002});
  EXPECT_EQ(sentence(missing.problems[0]),
            "没有「民警」的数据文件；文件夹里相近的有：民警表.csv\n放入 民警.csv（或 .tsv、.json）");
  ASSERT_EQ(codes(missing.notes), Codes{2007});
  EXPECT_EQ(missing.data.tables[frame].rows, 0U);
  folder.write("民警.csv", "警号,得分,岗位\n");
  folder.write("民警.json", "[]");
  EXPECT_EQ(codes(read().problems), Codes{2003});
}

TEST_F(Reading, FindsAFileByTheNameThatTheRulebookGives) {
  b.model.frames[frame].file = "officers";
  EXPECT_EQ(findings("警号,得分,岗位\n", "officers.CSV"), Codes{});
  EXPECT_TRUE(read().ok());
  b.model.frames[frame].file = "officers.json";
  EXPECT_EQ(codes(read().problems), Codes{2002});
  b.model.frames[frame].file = "../officers.csv";
  EXPECT_TRUE(read().ok());  // only files of the folder itself are looked at
}

TEST_F(Reading, RefusesFilesThatAreNoText) {
  EXPECT_EQ(codes(read(std::string("警号,得分,岗位\nA") + char{0} + ",5,\n").problems), Codes{2008});
  EXPECT_EQ(codes(read("警号,得分,岗位\n甲\xFF\xFF,5,\n").problems), Codes{2006});
  std::filesystem::remove(folder.path() / "民警.csv");
  std::filesystem::create_directory(folder.path() / "民警.csv");
  EXPECT_EQ(codes(read().problems), Codes{2004});
  std::filesystem::remove(folder.path() / "民警.csv");
  ASSERT_EQ(::mkfifo((folder.path() / "民警.csv").c_str(), 0600), 0);
  EXPECT_EQ(codes(read().problems), Codes{2004});
}

TEST_F(Reading, RefusesLargeFilesUnread) {
  folder.write("民警.csv", "");
  std::filesystem::resize_file(folder.path() / "民警.csv", max_file_bytes + 1);  // sparse
  EXPECT_EQ(codes(read().problems), Codes{2005});
}

TEST(FrameReader, StopsAtTheLimitOfRows) {
  ModelBuilder b;
  const auto frame = b.frame("空表");  // without columns, so that ten million rows are soon made
  ReadResult result;
  result.data.tables.resize(2);
  result.origins.resize(2);
  FrameReader reader(b.model, frame, "空表.csv", result);
  for (core::RowIndex row = 0; row < max_rows; ++row) {
    if (!reader.begin_row(row + 2)) FAIL() << row;
  }
  EXPECT_FALSE(reader.begin_row(max_rows + 2));
  EXPECT_EQ(codes(result.findings.shown), Codes{1111});
}

TEST_F(Reading, LocatesFindingsOfAnEvaluation) {
  const ReadResult result = read("警号,得分,岗位\nA1,5,\nA2,7.5,办案\n");
  Finding finding;
  finding.frame = frame;
  finding.row = 1;
  locate(finding, b.model, result, message::Language::chinese);
  EXPECT_EQ(finding.file, (folder.path() / "民警.csv").string());
  EXPECT_EQ(finding.line, 3U);
  EXPECT_EQ(finding.value, "A2");
  finding.value.clear();
  finding.column = "得分";
  locate(finding, b.model, result, message::Language::chinese);
  EXPECT_EQ(finding.value, "7.5");
}

TEST_F(Reading, SetsParameters) {
  const auto limit = b.column(0, "上限", {Kind::number}, core::Column::Role::parameter);
  b.at(limit).domain = {Rational(0), Rational(10)};
  ReadResult result = read("警号,得分,岗位\n");
  EXPECT_EQ(result.data.tables[0].rows, 1U);
  EXPECT_TRUE(result.data.tables[0].columns[0].cell(0).is_unset());
  EXPECT_FALSE(set_parameter(b.model, result.data, "上限", "７"));
  EXPECT_EQ(result.data.tables[0].columns[0].cell(0).number(), Rational(7));
  EXPECT_EQ(set_parameter(b.model, result.data, "上限", "11")->code, 1007);
  EXPECT_EQ(set_parameter(b.model, result.data, "下限", "1")->code, 2013);
  EXPECT_EQ(result.data.tables[0].columns[0].cell(0).number(), Rational(7));
}

TEST(Fingerprint, IsSha256) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace xize::table
