// Result tables as files, the whole set put in place at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/results.hpp"
#include "table/read.hpp"
#include "text/encode.hpp"

namespace xize::report {

enum class FileFormat : std::uint8_t { csv, json };

/// UTF-8, commas, LF, a header row; a field is quoted only where it holds a comma, a quote or a line's end.
std::string to_csv(const PrintedTable& table);
/// An array of objects, one a line. Numbers are literals with their places, absent is null.
std::string to_json(const PrintedTable& table);

/// What results stand on. Written without times or paths, so that the same input gives the same bytes.
struct Manifest {
  std::string program_version;
  std::string title, version;            // of the rulebook
  std::vector<table::DataFile> rulebook;  // its texts
  std::vector<table::DataFile> data;
  std::vector<std::pair<std::string, std::string>> parameters;  // set for this run: name, text
  // Of a quarantine; both 0: there was none, and nothing is said of it.
  std::uint64_t left_out = 0;  // rows
  std::uint64_t withheld = 0;  // see ResultSet
};

/// Steps of a write, for whoever wants to watch or break it.
enum class WriteStep : std::uint8_t { begun, file_written, set_written, swapped, old_removed };
using Observer = std::function<void(WriteStep)>;

/// Writes every table as <file>.csv or .json, and manifest.json, into folder `out`, which is made if need be (with its
/// parents). The set is written beside `out` and synced, then takes its place in one rename: a run that is killed leaves
/// the old set or the new one. Refuses (XZ2010) to replace a folder that holds anything but an unchanged earlier set.
/// Writers to one parent folder wait for each other. On a problem (XZ201x) `out` is as it was. `encoding` is that of the
/// CSV files; everything else is UTF-8.
std::optional<table::Finding> write_results(const ResultSet& set, FileFormat format, const std::filesystem::path& out,
                                            const Manifest& manifest, const Observer& observe = {},
                                            text::Encoding encoding = text::Encoding::utf8);

}  // namespace xize::report
