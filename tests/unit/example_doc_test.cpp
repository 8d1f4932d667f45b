// Every figure in the tables of docs/example.md, worked out by hand there, is what a run gives.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "xize/xize.hpp"

namespace {

namespace fs = std::filesystem;

struct Figure {
  std::string frame, key, column, value;
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The rows `| frame | key | column | value | … |` of the page's tables, without their heads.
std::vector<Figure> figures(const fs::path& page) {
  std::ifstream in(page);
  std::vector<Figure> found;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("| ", 0) != 0) continue;
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');) cells.push_back(trimmed(cell));
    if (cells.size() < 4 || cells[0] == "对象") continue;
    found.push_back({cells[0], cells[1], cells[2], cells[3]});
  }
  return found;
}

/// 93.10 and 93.1 are one figure; an empty cell is written 空.
std::string plain(std::string text) {
  if (text.empty()) return "空";
  const bool number = text.find_first_not_of("-0123456789.") == std::string::npos;
  if (!number || text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

TEST(ExampleDoc, EveryFigureIsWhatARunGives) {
  const fs::path source = XIZE_SOURCE_DIR, folder = source / "examples" / "rulebooks" / "09-xunyang-county";
  const auto rulebook = xize::Rulebook::compile_file((folder / "xunyang-county.xize").string());
  ASSERT_TRUE(rulebook.ok());
  const auto data = xize::Data::read(*rulebook, (folder / "data").string());
  ASSERT_TRUE(data.ok());
  const auto evaluation = xize::evaluate(*rulebook, *data);
  ASSERT_TRUE(evaluation.ok());

  std::map<std::string, std::map<std::string, std::size_t>> rows;  // frame -> key -> row
  for (const xize::FrameInfo& frame : rulebook->frames()) {
    for (std::size_t row = 0; row < evaluation->rows(frame.name); ++row) {
      std::string key;
      for (const std::string& column : frame.key) {
        const auto part = evaluation->text(frame.name, column, row);
        ASSERT_TRUE(part.ok()) << frame.name << "." << column;
        key += (key.empty() ? "" : "/") + *part;
      }
      rows[frame.name][key] = row;
    }
  }

  const std::vector<Figure> all = figures(source / "docs" / "example.md");
  std::set<std::string> seen;
  for (const Figure& figure : all) {
    const std::string where = figure.frame + " " + figure.key + " " + figure.column;
    EXPECT_TRUE(seen.insert(where).second) << where << " stands twice";
    const auto& of_frame = rows[figure.frame];
    const auto row = of_frame.find(figure.key);
    ASSERT_TRUE(row != of_frame.end()) << where;
    const auto value = evaluation->text(figure.frame, figure.column, row->second);
    ASSERT_TRUE(value.ok()) << where;
    EXPECT_EQ(plain(*value), plain(figure.value)) << where;
  }
  EXPECT_GT(all.size(), 90U);  // the page is read at all
}

}  // namespace
