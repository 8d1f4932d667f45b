// The rows of one frame, as a file gives them: columns found by their names, cells checked, findings with their places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "table/cell.hpp"
#include "table/csv.hpp"
#include "table/read.hpp"

namespace xize::table {

/// Takes one file's columns and rows, in order, and leaves the frame's table and origin in `result`.
class FrameReader {
 public:
  /// Model and result must outlive it. `file` is the file as the user named it.
  FrameReader(const core::Model& model, core::FrameId frame, std::string file, ReadResult& result);

  static constexpr std::size_t unknown = static_cast<std::size_t>(-1);
  /// The place of the column that a file calls `name` (spaces around it do not count); else `unknown`.
  std::size_t find(std::string_view name) const;
  std::size_t columns() const { return builders_.size(); }
  const std::string& header(std::size_t column) const { return builders_[column].header(); }
  std::string all_headers() const;

  // A finding or a note in this file. `column` and `value` may be empty.
  void find_fault(std::uint16_t code, std::uint32_t line, std::string column, std::string_view value,
                  std::vector<message::Argument> arguments);
  void note(std::uint16_t code, std::uint32_t line, std::string column, std::vector<message::Argument> arguments);
  /// Notes that the file has a column which the rulebook does not know.
  void note_unknown(std::uint32_t line, std::string_view name);

  /// Rows: begin, one add a column at most, end. False from begin_row: the limit is reached, and said.
  bool begin_row(std::uint32_t line);
  void add(std::size_t column, RawValue value, std::uint32_t line);
  bool has(std::size_t column) const { return given_[column]; }  // in the row that was begun
  void end_row();  // columns not given stay unset
  void finish();

 private:
  core::FrameId frame_;
  std::string file_;
  ReadResult& result_;
  std::vector<ColumnBuilder> builders_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::vector<bool> given_;
  std::vector<bool> faulty_;  // by row
  bool in_row_ = false;
  std::vector<std::uint32_t> lines_;
};

/// Reads a whole text. The separator is a tab for .tsv, else chosen by the header.
void read_csv(std::string_view text, bool tabs, FrameReader& reader);
void read_json(std::string_view text, FrameReader& reader);

}  // namespace xize::table
