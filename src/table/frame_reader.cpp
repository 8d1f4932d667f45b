#include "table/frame_reader.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "table/spelling.hpp"
#include "text/unicode.hpp"

namespace xize::table {
namespace {

/// Whether a finding is about one row, the others being whole: about a value, or about a record's shape. An empty line
/// (1107) is nobody's row.
bool is_of_row(std::uint16_t code) {
  constexpr std::uint16_t of_records[] = {1105, 1106, 1107, 1109, 1203, 1204};
  return code < 1100 || std::find(std::begin(of_records), std::end(of_records), code) != std::end(of_records);
}

}  // namespace

FrameReader::FrameReader(const core::Model& model, core::FrameId frame, std::string file, ReadResult& result)
    : frame_(frame), file_(std::move(file)), result_(result) {
  for (const core::ColumnId id : model.columns_of(frame)) {
    if (model.columns[id].role != core::Column::Role::input) continue;
    const std::size_t place = builders_.size();
    builders_.emplace_back(model, id);
    by_name_.insert_or_assign(text::nfc(builders_[place].header()), place);
  }
  for (std::size_t i = 0; i < builders_.size(); ++i) by_name_.emplace(text::nfc(builders_[i].name()), i);
  given_.resize(builders_.size());
}

std::size_t FrameReader::find(std::string_view name) const {
  const auto found = by_name_.find(text::nfc(trimmed(name)));
  return found == by_name_.end() ? unknown : found->second;
}

std::string FrameReader::all_headers() const {
  std::string all;
  for (const ColumnBuilder& b : builders_) all += (all.empty() ? "" : ",") + b.header();
  return all;
}

void FrameReader::find_fault(std::uint16_t code, std::uint32_t line, std::string column, std::string_view value,
                             std::vector<message::Argument> arguments) {
  result_.only_rows = result_.only_rows && is_of_row(code);
  if (in_row_) faulty_.back() = true;
  if (result_.findings.full()) {
    ++result_.findings.total;
    return;
  }
  Finding finding;
  finding.code = code;
  finding.file = file_;
  finding.line = line;
  finding.frame = frame_;
  if (in_row_) finding.row = static_cast<core::RowIndex>(lines_.size() - 1);
  finding.column = std::move(column);
  finding.value = shown(value);
  finding.arguments = std::move(arguments);
  result_.findings.add(std::move(finding));
}

void FrameReader::note(std::uint16_t code, std::uint32_t line, std::string column, std::vector<message::Argument> arguments) {
  if (result_.notes.size() >= max_shown) return;
  Finding& note = result_.notes.emplace_back();
  note.code = code;
  note.file = file_;
  note.line = line;
  note.frame = frame_;
  note.column = std::move(column);
  note.arguments = std::move(arguments);
}

void FrameReader::note_unknown(std::uint32_t line, std::string_view name) {
  if (result_.notes.size() >= max_shown) return;
  std::vector<std::string> known;
  for (const ColumnBuilder& b : builders_) known.push_back(b.header());
  const std::string near = nearest(trimmed(name), known);
  const auto hint = near.empty() ? message::Argument("") : message::Argument("，是不是「" + near + "」", ", perhaps " + near);
  note(1103, line, shown(name), {shown(name), hint});
}

bool FrameReader::begin_row(std::uint32_t line) {
  if (lines_.size() >= max_rows) {
    find_fault(1111, line, "", "", {std::to_string(max_rows)});
    return false;
  }
  lines_.push_back(line);
  faulty_.push_back(false);
  given_.assign(given_.size(), false);
  in_row_ = true;
  return true;
}

void FrameReader::add(std::size_t column, RawValue value, std::uint32_t line) {
  given_[column] = true;
  const auto fault = builders_[column].add(value);
  if (!fault) return;
  std::vector<message::Argument> arguments = {header(column), shown(value.text)};
  arguments.insert(arguments.end(), fault->arguments.begin(), fault->arguments.end());
  find_fault(fault->code, line, header(column), value.text, std::move(arguments));
}

void FrameReader::end_row() {
  in_row_ = false;
  for (std::size_t i = 0; i < builders_.size(); ++i) {
    if (!given_[i]) builders_[i].add_unset();
  }
}

void FrameReader::finish() {
  if (in_row_) end_row();  // a file that breaks off inside a row
  const auto rows = static_cast<core::RowIndex>(lines_.size());
  Table& table = result_.data.tables[frame_];
  table.rows = rows;
  table.columns.clear();
  for (ColumnBuilder& b : builders_) table.columns.push_back(b.finish());
  result_.origins[frame_] = {file_, std::move(lines_)};
  result_.faulty[frame_] = std::move(faulty_);
}

}  // namespace xize::table
