#include "table/csv.hpp"

#include <algorithm>

namespace xize::table {
namespace {

char separator_of(std::string_view text) {
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '\t') return '\t';
    if (!quoted && (c == '\n' || c == '\r')) break;
  }
  return ',';
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::optional<char> separator, std::size_t most_fields)
    : text_(text), separator_(separator ? *separator : separator_of(text)), most_fields_(most_fields) {}

void CsvReader::pass_line_end() {
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
}

void CsvReader::add_fault(CsvRecord& record, CsvRecord::Fault fault, std::uint32_t line) const {
  if (record.fault != CsvRecord::Fault::none) return;
  record.fault = fault;
  record.fault_line = line;
  record.fault_field = record.field_count;
}

bool CsvReader::next(CsvRecord& record) {
  record.fields.clear();
  record.field_count = 0;
  record.fault = CsvRecord::Fault::none;
  unescaped_.clear();
  record.line = line_;
  if (at_line_end()) {
    while (at_line_end()) pass_line_end();
    if (at_end()) return false;
    record.fault = CsvRecord::Fault::blank_line;
    record.fault_line = record.line;
    return true;
  }
  if (at_end()) return false;
  for (;;) {
    read_field(record);
    if (at_end()) return true;
    if (text_[at_] != separator_) break;
    ++at_;
  }
  pass_line_end();
  return true;
}

/// Leaves at_ on a separator, a line's end or the text's end.
void CsvReader::read_field(CsvRecord& record) {
  const std::uint32_t line = line_;
  std::string_view value;
  if (!at_end() && text_[at_] == '"') value = read_quoted(record);
  const std::size_t begin = at_;
  while (!at_end() && !at_line_end() && text_[at_] != separator_) {
    if (text_[at_] == '"') add_fault(record, CsvRecord::Fault::stray_quote, line_);
    ++at_;
  }
  if (value.data() == nullptr) {
    value = text_.substr(begin, at_ - begin);
  } else if (at_ > begin) {
    add_fault(record, CsvRecord::Fault::stray_quote, line_);
  }
  if (record.fields.size() < most_fields_) record.fields.push_back({value, line});
  ++record.field_count;
}

/// The text between the quotes; at_ is left after the closing one. Never a null view.
std::string_view CsvReader::read_quoted(CsvRecord& record) {
  const std::uint32_t opened = line_;
  const std::size_t begin = ++at_;
  bool doubled = false;
  for (; !at_end(); ++at_) {
    if (text_[at_] == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      doubled = true;
      ++at_;
    } else if (text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n'))) {
      ++line_;
    }
  }
  const std::string_view inside = text_.substr(begin, at_ - begin);
  if (at_end()) {
    add_fault(record, CsvRecord::Fault::unterminated, opened);
  } else {
    ++at_;
  }
  if (!doubled) return inside;
  std::string& value = unescaped_.emplace_back();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    value += inside[i];
    if (inside[i] == '"') ++i;
  }
  return value;
}

}  // namespace xize::table
