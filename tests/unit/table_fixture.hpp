// What the tests of data and results share: a temporary folder and a small model.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "core/calendar.hpp"
#include "core/model.hpp"
#include "table/read.hpp"

namespace xize::testing {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xize-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// A model with the run (frame 0), to which frames and columns are added.
class ModelBuilder {
 public:
  ModelBuilder() { frame("本次", core::Frame::Role::run); }

  core::FrameId frame(std::string name, core::Frame::Role role = core::Frame::Role::given) {
    core::Frame& frame = model.frames.emplace_back();
    frame.name = std::move(name);
    frame.role = role;
    return static_cast<core::FrameId>(model.frames.size() - 1);
  }
  core::ColumnId column(core::FrameId frame, std::string name, core::Type type,
                        core::Column::Role role = core::Column::Role::input) {
    core::Column column;
    column.name = std::move(name);
    column.frame = frame;
    column.role = role;
    column.type = std::move(type);
    model.columns.push_back(std::move(column));
    return static_cast<core::ColumnId>(model.columns.size() - 1);
  }
  core::ColumnId number(core::FrameId frame, std::string name, int places, core::NumberStyle style = core::NumberStyle::decimal) {
    const auto id = column(frame, std::move(name), {core::Kind::number});
    model.columns[id].places = places;
    model.columns[id].style = style;
    return id;
  }
  core::ColumnId key(core::FrameId frame, std::string name, core::Type type = {core::Kind::text}) {
    const auto id = column(frame, std::move(name), std::move(type));
    model.frames[frame].key.push_back(id);
    return id;
  }
  core::Type enumeration(std::vector<std::string> members) {
    model.enumerations.push_back({"", std::move(members)});
    return {core::Kind::enumeration, static_cast<core::EnumId>(model.enumerations.size() - 1)};
  }
  core::Column& at(core::ColumnId id) { return model.columns[id]; }

  core::Model model;
};

inline std::vector<std::uint16_t> codes(const std::vector<table::Finding>& findings) {
  std::vector<std::uint16_t> list;
  for (const auto& finding : findings) list.push_back(finding.code);
  return list;
}

/// Whether a sentence has a {0} … {9} that no argument filled.
inline bool has_gap(const std::string& sentence) {
  for (std::size_t i = 0; i + 2 < sentence.size(); ++i) {
    if (sentence[i] == '{' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9' && sentence[i + 2] == '}') return true;
  }
  return false;
}

/// A finding's sentence and, on a second line, its remedy.
inline std::string sentence(const table::Finding& finding, message::Language language = message::Language::chinese) {
  const message::Entry* entry = message::find_entry(finding.code);
  if (entry == nullptr) return "no entry for " + std::to_string(finding.code);
  const bool zh = language == message::Language::chinese;
  return message::fill(zh ? entry->zh : entry->en, finding.arguments, language) + "\n" +
         message::fill(zh ? entry->remedy_zh : entry->remedy_en, finding.arguments, language);
}

}  // namespace xize::testing
