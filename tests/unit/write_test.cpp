#include "report/write.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

#include "table/fingerprint.hpp"
#include "table_fixture.hpp"

namespace xize::report {
namespace {

namespace fs = std::filesystem;
using testing::codes;
using testing::read_file;
using testing::TemporaryFolder;

ResultSet set_of(const std::string& word) {
  const auto rows = std::vector<std::vector<Cell>>{{{Cell::Kind::text, word}}};
  return {{{"甲", "甲结果", {"值"}, rows}, {"乙", "乙结果", {"值"}, rows}}};
}

std::map<std::string, std::string> content(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) files[entry.path().filename().string()] = read_file(entry.path());
  return files;
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

class Writing : public ::testing::Test {
 protected:
  std::optional<table::Finding> write(const std::string& word, FileFormat format = FileFormat::csv, const Observer& observe = {}) const {
    return write_results(set_of(word), format, out, manifest, observe);
  }
  /// What `run` does to a process of its own; its wait status.
  template <class Run> int in_child(Run run) const {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(run());
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  }
  void expect_refused(const std::string& what) const {
    const auto before = content(out);
    const auto refused = write("新");
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code, 2010);
    EXPECT_NE(testing::sentence(*refused).find(what), std::string::npos) << testing::sentence(*refused);
    EXPECT_FALSE(testing::has_gap(testing::sentence(*refused)));
    EXPECT_EQ(content(out), before);
  }

  TemporaryFolder folder;
  fs::path out = folder.path() / "结果";
  Manifest manifest = {"0.1.0", "考评细则", "2024.1", {{"r.xize", "aa"}}, {{"民警.csv", "bb"}}, {{"总额", "100.00"}}};
};

TEST_F(Writing, WritesTheSetAndItsManifest) {
  out = folder.path() / "a" / "b";
  ASSERT_FALSE(write("旧"));
  EXPECT_EQ(read_file(out / "甲结果.csv"), "值\n旧\n");
  EXPECT_EQ(read_file(out / "manifest.json"), R"({
  "format": "xize results 1",
  "program": "xize 0.1.0",
  "rulebook": {
    "title": "考评细则",
    "version": "2024.1",
    "files": [
      {
        "file": "r.xize",
        "sha256": "aa"
      }
    ]
  },
  "parameters": {
    "总额": "100.00"
  },
  "data": [
    {
      "file": "民警.csv",
      "sha256": "bb"
    }
  ],
  "encoding": "utf-8",
  "results": [
    {
      "file": "甲结果.csv",
      "sha256": ")" + table::sha256("值\n旧\n") + R"("
    },
    {
      "file": "乙结果.csv",
      "sha256": ")" + table::sha256("值\n旧\n") + R"("
    }
  ]
}
)");
  EXPECT_EQ(entries(out.parent_path()), 1U);
}

TEST_F(Writing, GivesTheSameBytesForTheSameInput) {
  ASSERT_FALSE(write("旧"));
  const auto first = content(out);
  ASSERT_FALSE(write("旧"));
  EXPECT_EQ(content(out), first);
}

TEST_F(Writing, ReplacesTheWholeEarlierSet) {
  ASSERT_FALSE(write("旧"));
  ASSERT_FALSE(write("新", FileFormat::json));
  EXPECT_EQ(content(out).size(), 3U);
  EXPECT_EQ(read_file(out / "甲结果.json"), "[\n  {\"值\": \"新\"}\n]\n");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST_F(Writing, FollowsALinkAndFillsAnEmptyFolder) {
  fs::create_directory(folder.path() / "real");
  fs::create_directory_symlink(folder.path() / "real", out);
  ASSERT_FALSE(write("新"));
  EXPECT_TRUE(fs::is_symlink(out));
  EXPECT_EQ(read_file(folder.path() / "real" / "甲结果.csv"), "值\n新\n");
}

TEST_F(Writing, RefusesToReplaceAnythingElse) {
  fs::create_directory(out);
  std::ofstream(out / "论文.doc") << "x";
  expect_refused("论文.doc");
  fs::remove(out / "论文.doc");
  ASSERT_FALSE(write("旧"));
  fs::create_directory(out / "附件");
  expect_refused("附件");
  fs::remove(out / "附件");
  std::ofstream(out / "甲结果.csv", std::ios::app) << "手工批注\n";
  expect_refused("甲结果.csv");
  fs::remove(out / "甲结果.csv");
  ASSERT_FALSE(write("新"));  // a file less is no loss
}

TEST_F(Writing, RefusesAForeignManifest) {
  fs::create_directory(out);
  for (const char* text : {"", "[]", "{\"format\": 3}", "{\"format\": \"xize results 1\", \"results\": [{\"file\": 1, \"sha256\": 2}]}"}) {
    std::ofstream(out / "manifest.json") << text;
    expect_refused("manifest.json");
  }
}

TEST_F(Writing, RefusesAPlainFileInTheFoldersPlace) {
  std::ofstream(out) << "x";
  const auto refused = write("新");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, 2010);
  EXPECT_EQ(read_file(out), "x");
}

TEST_F(Writing, RefusesFileNamesThatLeadElsewhere) {
  const auto code = [&](std::vector<std::string> names) -> int {
    ResultSet set;
    for (std::string& name : names) set.tables.push_back({name, name, {"a"}, {}});
    const auto refused = write_results(set, FileFormat::json, out, manifest);
    EXPECT_TRUE(!refused || !testing::has_gap(testing::sentence(*refused)));
    return refused ? refused->code : 0;
  };
  for (const char* bad : {"../x", "a/b", "", ".x", "a\nb", "c:x", "manifest"}) EXPECT_EQ(code({bad}), 2012) << bad;
  EXPECT_EQ(code({"x", "x"}), 2012);
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(code({"x", "y"}), 0);
}

TEST_F(Writing, WritesCsvInTheEncodingAskedFor) {
  const auto write_in = [&](const std::string& word, FileFormat format, text::Encoding encoding) {
    return write_results(set_of(word), format, out, manifest, {}, encoding);
  };
  ASSERT_FALSE(write_in("细则", FileFormat::csv, text::Encoding::gb18030));
  EXPECT_EQ(read_file(out / "甲结果.csv"), "\xD6\xB5\n\xCF\xB8\xD4\xF2\n");
  EXPECT_NE(read_file(out / "manifest.json").find("\"encoding\": \"gb18030\""), std::string::npos);
  ASSERT_FALSE(write_in("细则", FileFormat::csv, text::Encoding::utf8_bom)) << "an unchanged set is replaced";
  EXPECT_EQ(read_file(out / "甲结果.csv"), "\xEF\xBB\xBF值\n细则\n");
  const auto before = content(out);
  for (const char* word : {"\xEE\x9E\x8D", "a\x80"}) {  // private use, which GB18030 has no place for; no UTF-8
    const auto refused = write_in(word, FileFormat::csv, text::Encoding::gb18030);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code, 2014);
    EXPECT_FALSE(testing::has_gap(testing::sentence(*refused)));
    EXPECT_EQ(content(out), before);
  }
  ASSERT_FALSE(write_in("细则", FileFormat::json, text::Encoding::gb18030));
  EXPECT_NE(read_file(out / "manifest.json").find("\"encoding\": \"utf-8\""), std::string::npos);
}

TEST_F(Writing, LeavesTheOldSetOrTheNewOneWhenKilled) {
  for (const bool exists : {true, false}) {
    bool finished = false;
    for (int step = 1; !finished; ++step) {
      fs::remove_all(out);
      ASSERT_FALSE(exists && write("旧"));
      const auto old = exists ? content(out) : std::map<std::string, std::string>();
      const int status = in_child([&] {
        int left = step;
        (void)write("新", FileFormat::csv, [&](WriteStep) {
          if (--left == 0) ::raise(SIGKILL);
        });
        return 0;
      });
      finished = WIFEXITED(status);
      const auto found = fs::exists(out) ? content(out) : std::map<std::string, std::string>();
      if (found != old) {
        EXPECT_EQ(found.size(), 3U);
        EXPECT_EQ(read_file(out / "乙结果.csv"), "值\n新\n") << step;
        EXPECT_EQ(read_file(out / "甲结果.csv"), "值\n新\n") << step;
      }
      ASSERT_FALSE(write("后"));  // whatever was left beside it is no hindrance, and is gone
      EXPECT_EQ(read_file(out / "甲结果.csv"), "值\n后\n");
      EXPECT_EQ(entries(folder.path()), 1U) << step;
    }
  }
}

TEST_F(Writing, MendsAnInterruptedPairOfRenames) {
  ASSERT_FALSE(write("旧"));
  fs::rename(out, folder.path() / ".结果.xize-old");
  ASSERT_FALSE(write("新"));
  EXPECT_EQ(read_file(out / "甲结果.csv"), "值\n新\n");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST_F(Writing, LeavesTheOldSetWhenTheDiskIsFull) {
  ASSERT_FALSE(write("旧"));
  const auto old = content(out);
  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {4, 4};  // bytes a file may have
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto refused = write("新");
    return refused ? refused->code - 2000 : 0;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 11);
  EXPECT_EQ(content(out), old);
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST_F(Writing, SaysWhyItCannotWrite) {
  std::ofstream(folder.path() / "file") << "x";
  out = folder.path() / "file" / "out";
  const auto refused = write("新");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, 2011);
  EXPECT_FALSE(testing::has_gap(testing::sentence(*refused)));
}

}  // namespace
}  // namespace xize::report
