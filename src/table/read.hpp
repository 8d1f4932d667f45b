// A data set from a folder: one CSV or JSON file a frame. What is read and what is refused: README.md of this folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model.hpp"
#include "message/diagnostic.hpp"
#include "table/dataset.hpp"

namespace xize::table {

inline constexpr std::uint64_t max_file_bytes = std::uint64_t{512} << 20;
inline constexpr core::RowIndex max_rows = 10'000'000;  // of one frame
inline constexpr std::size_t max_columns = 4096;        // of one file
inline constexpr std::size_t max_field_bytes = 65'536;
inline constexpr std::size_t max_shown = 200;           // findings kept; the rest is only counted

/// Findings as they are listed: the first `most`, and how many there are in all.
struct Findings {
  std::vector<Finding> shown;
  std::uint64_t total = 0;
  std::size_t most = max_shown;
  bool full() const { return shown.size() >= most; }
  void add(Finding finding) {
    ++total;
    if (!full()) shown.push_back(std::move(finding));
  }
};

/// Where a frame's rows come from. A frame that has no file has no lines.
struct Origin {
  std::string file;                  // as the user named it
  std::vector<std::uint32_t> lines;  // by row: its first line, from 1
};

/// A file that was read, for the manifest.
struct DataFile {
  std::string name;   // inside the folder
  std::string sha256;  // of its bytes as they were read
};

/// Problems are about whole files (codes XZ20xx) and leave a frame without rows. Notes are warnings and stop nothing.
struct ReadResult {
  Dataset data;
  std::vector<Origin> origins;  // by FrameId
  std::vector<DataFile> files;  // by name
  Findings findings;
  std::vector<Finding> problems;
  std::vector<Finding> notes;
  std::vector<std::vector<bool>> faulty;  // by FrameId and row: a cell of it, or its shape, is a finding
  bool only_rows = true;                  // every finding is about one row, and the rows are all there
  bool ok() const { return findings.total == 0 && problems.empty(); }
};

/// Files that explain a folder of data; they are passed over without a note.
inline constexpr std::string_view explanations[] = {"说明.md", "README.md"};

/// The file of a given frame: as its 文件 clause says or as the frame is called, with .csv if no ending is said.
std::string file_name(const core::Frame& frame);

/// Reads the files of all given frames of `folder` and checks every value against its column. Only with ok() may the
/// data be evaluated; without it, cells that could not be read are unset. The parameters are all unset, which leaves
/// their defaults. Never throws for the files' sake. O(bytes); holds one file's bytes and all cells in memory.
/// A record that is no row of the table stands there as a row without any value, so that nobody is missed.
ReadResult read_dataset(const core::Model& model, const std::filesystem::path& folder, std::size_t most_findings = max_shown);

/// Sets a parameter (a column of the run frame) from its text, which is read as a data file's would be.
std::optional<Finding> set_parameter(const core::Model& model, Dataset& data, std::string_view name, std::string_view text);

/// Adds file, line and value to a finding that has frame, row and perhaps column: for findings of an evaluation.
void locate(Finding& finding, const core::Model& model, const ReadResult& read, message::Language language);

}  // namespace xize::table
