// Records of a text in comma or tab separated values (RFC 4180), with the line of every field.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xize::table {

struct CsvField {
  std::string_view text;
  std::uint32_t line;  // where it begins, from 1
};

struct CsvRecord {
  enum class Fault : std::uint8_t {
    none,
    blank_line,    // an empty line with a record after it
    unterminated,  // a quote that is never closed, at fault_line; ends the text
    stray_quote,   // a quote inside a field without quotes, or text after a closing one; in fields[fault_field]
  };
  std::uint32_t line = 0;
  std::vector<CsvField> fields;  // at most the reader's limit of them
  std::size_t field_count = 0;   // all there are
  Fault fault = Fault::none;
  std::uint32_t fault_line = 0;
  std::size_t fault_field = 0;
};

/// Reads record by record. Lines end with LF, CR LF or CR; empty lines at the end are no records. Memory: one record.
class CsvReader {
 public:
  /// The text must outlive the reader. The separator is `separator`, or is chosen by the first record: a tab if one
  /// stands there outside quotes, else a comma.
  CsvReader(std::string_view text, std::optional<char> separator, std::size_t most_fields);
  /// The next record, whose views hold until the next call; false at the end.
  bool next(CsvRecord& record);

 private:
  bool at_end() const { return at_ == text_.size(); }
  bool at_line_end() const { return !at_end() && (text_[at_] == '\n' || text_[at_] == '\r'); }
  void pass_line_end();
  void read_field(CsvRecord& record);
  std::string_view read_quoted(CsvRecord& record);
  void add_fault(CsvRecord& record, CsvRecord::Fault fault, std::uint32_t line) const;

  std::string_view text_;
  char separator_ = ',';
  std::size_t most_fields_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::deque<std::string> unescaped_;
};

}  // namespace xize::table
