#include "table/csv.hpp"

#include <gtest/gtest.h>

#include <string>

namespace xize::table {
namespace {

/// Records as text: fields as [line:text], records by their line, faults as !fault@line#field.
std::string read_all(std::string_view text, std::optional<char> separator = std::nullopt) {
  CsvReader reader(text, separator, 100);
  CsvRecord record;
  std::string out;
  while (reader.next(record)) {
    out += std::to_string(record.line);
    for (const CsvField& field : record.fields) out += "[" + std::to_string(field.line) + ":" + std::string(field.text) + "]";
    if (record.fault != CsvRecord::Fault::none) {
      out += "!" + std::to_string(static_cast<int>(record.fault)) + "@" + std::to_string(record.fault_line) + "#" +
             std::to_string(record.fault_field);
    }
    out += ";";
  }
  return out;
}

TEST(Csv, ReadsFieldsWithTheirLines) {
  EXPECT_EQ(read_all("a,b\n1,\n,2"), "1[1:a][1:b];2[2:1][2:];3[3:][3:2];");
  EXPECT_EQ(read_all("a,b\r\n1,2\r\n"), "1[1:a][1:b];2[2:1][2:2];");
  EXPECT_EQ(read_all("a\r1\r"), "1[1:a];2[2:1];");
  EXPECT_EQ(read_all("a,"), "1[1:a][1:];");
  EXPECT_EQ(read_all(""), "");
}

TEST(Csv, ReadsQuotedFields) {
  EXPECT_EQ(read_all("\"a,\"\"b\"\"\",\"\"\n"), "1[1:a,\"b\"][1:];");
  EXPECT_EQ(read_all("\"x\ny\r\nz\",\"k\nl\"\nn,m\n"), "1[1:x\ny\r\nz][3:k\nl];5[5:n][5:m];");
}

TEST(Csv, ChoosesTheSeparatorByTheHeader) {
  EXPECT_EQ(read_all("a\tb,c\n1\t2,3\n"), "1[1:a][1:b,c];2[2:1][2:2,3];");
  EXPECT_EQ(read_all("\"a\tb\",c\n1\t2,3\n"), "1[1:a\tb][1:c];2[2:1\t2][2:3];");
  EXPECT_EQ(read_all("a,b\n", '\t'), "1[1:a,b];");
}

TEST(Csv, IgnoresBlankLinesOnlyAtTheEnd) {
  EXPECT_EQ(read_all("a\n1\n\r\n\n"), "1[1:a];2[2:1];");
  EXPECT_EQ(read_all("a\n\n\n1\n"), "1[1:a];2!1@2#0;4[4:1];");
}

TEST(Csv, SaysWhereQuotesAreWrong) {
  EXPECT_EQ(read_all("a\n1,\"x\ny\nz"), "1[1:a];2[2:1][2:x\ny\nz]!2@2#1;");
  EXPECT_EQ(read_all("1,a\"b\n"), "1[1:1][1:a\"b]!3@1#1;");
  EXPECT_EQ(read_all("\"a\"b,2\n3\n"), "1[1:a][1:2]!3@1#0;2[2:3];");
  EXPECT_EQ(read_all(" \"a\",2\n"), "1[1: \"a\"][1:2]!3@1#0;");
}

TEST(Csv, BoundsWhatARecordHolds) {
  CsvReader reader(std::string_view(",,,,,,\n"), std::nullopt, 3);
  CsvRecord record;
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.fields.size(), 3U);
  EXPECT_EQ(record.field_count, 7U);
}

}  // namespace
}  // namespace xize::table
