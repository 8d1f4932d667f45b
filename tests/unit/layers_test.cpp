// Imports run one way: every #include below src/ against the table of src/README.md.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

const fs::path root = XIZE_SOURCE_DIR;

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) out.push_back(line);
  return out;
}

std::vector<fs::path> sources(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".cpp" || ending == ".hpp" || ending == ".ipp" || ending == ".def") out.push_back(entry.path());
  }
  return out;
}

struct Include {
  bool quoted = false;
  std::string name;
};

std::vector<Include> includes_of(const fs::path& path) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  std::vector<Include> out;
  std::smatch match;
  for (const std::string& line : lines_of(path)) {
    if (std::regex_match(line, match, pattern)) out.push_back({match[1] == "\"", match[2]});
  }
  return out;
}

// folder -> what it may import, from the rows "| folder | in | out | a, b |".
std::map<std::string, std::set<std::string>> read_map() {
  std::map<std::string, std::set<std::string>> out;
  for (const std::string& line : lines_of(root / "src" / "README.md")) {
    if (line.rfind("| ", 0) != 0 || line.rfind("| folder", 0) == 0) continue;
    std::vector<std::string> cells;
    std::stringstream stream(line.substr(1));
    for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(cell);
    if (cells.size() < 4) continue;
    const auto words = [](const std::string& text) {
      static const std::regex word("[a-z]+");
      return std::set<std::string>(std::sregex_token_iterator(text.begin(), text.end(), word), std::sregex_token_iterator());
    };
    out[*words(cells[0]).begin()] = words(cells[3]);
  }
  return out;
}

// A folder on a circle of imports, besides the one that the map names; or "".
std::string on_a_circle(std::map<std::string, std::set<std::string>> map) {
  map["text"].erase("message");
  while (!map.empty()) {
    bool taken = false;
    for (auto at = map.begin(); at != map.end();) {
      const bool free = std::none_of(at->second.begin(), at->second.end(), [&](const std::string& name) { return map.count(name) != 0; });
      at = free ? map.erase(at) : std::next(at);
      taken = taken || free;
    }
    if (!taken) return map.begin()->first;
  }
  return "";
}

TEST(Layers, ImportsRunOneWay) {
  const auto map = read_map();
  ASSERT_GE(map.size(), 11U) << "src/README.md has lost its table";
  EXPECT_EQ(on_a_circle(map), "");
  for (const fs::path& path : sources(root / "src")) {
    const fs::path relative = fs::relative(path, root / "src");
    const std::string folder = relative.begin()->string();
    ASSERT_EQ(map.count(folder), 1U) << folder << " is not in src/README.md";
    for (const Include& include : includes_of(path)) {
      if (!include.quoted) continue;
      const std::string other = include.name.substr(0, include.name.find('/'));
      EXPECT_TRUE(other == folder || map.at(folder).count(other) == 1) << relative << " includes " << include.name;
    }
  }
}

TEST(Layers, EveryFolderOfTheMapExists) {
  for (const auto& [folder, imports] : read_map()) EXPECT_TRUE(fs::is_directory(root / "src" / folder)) << folder;
}

TEST(Layers, PublicHeadersIncludeTheStandardLibraryOnly) {
  static const std::regex standard("[a-z_]+");  // no slash, no .h
  for (const fs::path& path : sources(root / "include")) {
    for (const Include& include : includes_of(path)) {
      const bool own = include.quoted && include.name.rfind("xize/", 0) == 0;
      EXPECT_TRUE(own || (!include.quoted && std::regex_match(include.name, standard))) << path << " includes " << include.name;
    }
  }
}

TEST(Layers, TheCommandStandsOnThePublicHeaders) {
  for (const fs::path& path : sources(root / "tools")) {
    for (const Include& include : includes_of(path)) {
      if (!include.quoted) continue;
      EXPECT_TRUE(include.name.rfind("xize/", 0) == 0 || fs::exists(root / "tools" / include.name)) << path << " includes " << include.name;
    }
  }
}

TEST(Layers, BoostIsInNoHeaderAndSpiritInSyntaxOnly) {
  for (const fs::path& path : sources(root / "src")) {
    const std::string folder = fs::relative(path, root / "src").begin()->string();
    for (const Include& include : includes_of(path)) {
      if (include.name.rfind("boost/", 0) != 0) continue;
      EXPECT_NE(path.extension(), ".hpp") << path << " includes " << include.name;
      EXPECT_TRUE(folder == "syntax" || folder == "exact") << path << " includes " << include.name;
    }
  }
}

TEST(Layers, FilesStayShort) {
  for (const char* folder : {"src", "include", "tools"}) {
    for (const fs::path& path : sources(root / folder)) {
      if (path.extension() == ".def") continue;
      EXPECT_LE(lines_of(path).size(), 450U) << path;
    }
  }
}

TEST(Layers, NoBinaryFloatInTheSources) {
  static const std::regex floating(R"((^|[^A-Za-z_"])(float|double)\s+[A-Za-z_*&]|<(float|double)>)");
  static const std::regex literal(R"("(\\.|[^"\\])*")");
  for (const fs::path& path : sources(root / "src")) {
    for (const std::string& line : lines_of(path)) {
      const std::string bare = std::regex_replace(line, literal, "\"\"");
      const std::string code = bare.substr(0, bare.find("//"));
      EXPECT_FALSE(std::regex_search(code, floating)) << path << ": " << line;
    }
  }
}

}  // namespace
