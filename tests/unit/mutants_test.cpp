// The real rulebooks and their data, damaged at random: each is read or refused with a word, and none crashes or hangs.
// XIZE_ROUNDS sets how many of each; XIZE_SEED where to begin.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "random/dice.hpp"
#include "support/cpu_time.hpp"
#include "support/language_case.hpp"
#include "xize/xize.hpp"

namespace xize::test {
namespace {

namespace fs = std::filesystem;
using random::Dice;

/// Cuts a text at the ends of its words, blanks and signs, so that pieces can be moved and exchanged.
std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces(1);
  const auto is_word = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && (!is_word(text[i]) || !is_word(text[i - 1]))) pieces.emplace_back();
    pieces.back() += text[i];
  }
  return pieces;
}

std::string damaged(const std::string& whole, Dice& dice) {
  std::string text = whole;
  const auto place = [&] { return dice.below(text.size() + 1); };
  if (dice.chance(50)) {  // words
    std::vector<std::string> pieces = pieces_of(text);
    const int times = dice.between(1, 2);
    for (int i = 0; i < times; ++i) {
      std::string& piece = pieces[dice.below(pieces.size())];
      switch (dice.below(5)) {
        case 0: piece = dice.pick(pieces); break;
        case 1: std::swap(piece, pieces[dice.below(pieces.size())]); break;
        case 2: piece += piece; break;
        case 3: piece.clear(); break;
        default:
          piece = dice.word({"99999999999999999999999999999999999999999",
                             "-1",
                             "0",
                             "0.000000000000000001",
                             "9223372036854775808",
                             "１２",
                             "1e9",
                             "2024-02-30",
                             "9999-12-31",
                             "缺失",
                             "本行",
                             "前值",
                             "(",
                             "}",
                             "\"",
                             "“",
                             "「",
                             "，",
                             "\0",
                             "如果",
                             "定义",
                             "\n",
                             "#"});
      }
    }
    text.clear();
    for (const std::string& piece : pieces) text += piece;
    return text;
  }
  const int times = dice.between(1, 4);
  for (int i = 0; i < times && !text.empty(); ++i) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(6)) {
      case 0: text[at] = static_cast<char>(dice.below(256)); break;
      case 1: text.erase(at, dice.below(60)); break;
      case 2: text.insert(place(), text.substr(at, dice.below(200))); break;
      case 3: text.insert(at, 1, '\0'); break;
      case 4: text[at] = static_cast<char>(text[at] ^ (1 << dice.below(8))); break;
      default:
        if (dice.chance(20)) text.resize(at);
    }
  }
  return text;
}

/// Everything said must be a sentence about some place.
void expect_words(const std::vector<Diagnostic>& said) {
  EXPECT_FALSE(said.empty());
  for (const Diagnostic& one : said) {
    EXPECT_TRUE(one.code.starts_with("XZ")) << one.code;
    for (const Language language : {Language::chinese, Language::english}) {
      const std::string sentence = to_text(one, language);
      EXPECT_FALSE(one.message.in(language).empty());
      for (char digit = '0'; digit <= '9'; ++digit) {
        EXPECT_EQ(sentence.find(std::string("{") + digit + "}"), std::string::npos) << sentence;
      }
    }
    to_json(one, Language::english);
  }
}

class Mutants : public testing::Test {
 protected:
  Mutants() { fs::create_directories(folder_ / "data"); }
  ~Mutants() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  static std::uint64_t setting(const char* name, std::uint64_t usual) {
    const char* text = std::getenv(name);
    return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
  }

  void take(const std::string& example) {
    const fs::path from = fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks" / example;
    for (const auto& entry : fs::directory_iterator(from)) {
      if (entry.path().extension() == ".xize") text_ = read_bytes(entry.path());
    }
    files_.clear();
    for (const auto& entry : fs::directory_iterator(from / "data"))
      files_.push_back({entry.path().filename().string(), read_bytes(entry.path())});
    std::sort(files_.begin(), files_.end(), [](const CaseFile& a, const CaseFile& b) { return a.name < b.name; });
    for (const CaseFile& file : files_) put(file.name, file.bytes);
  }
  void put(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / "data" / name, std::ios::binary) << bytes;
  }

  /// Reads the folder and scores it, if it can be.
  bool run(const Rulebook& rulebook) {
    const Result<Data> data = Data::read(rulebook, (folder_ / "data").string());
    if (!data) {
      EXPECT_EQ(data.failure().kind, Failure::Kind::diagnostics);
      expect_words(explain(data.failure()));
      return false;
    }
    const Result<Evaluation> done = evaluate(rulebook, *data);
    if (!done) {
      EXPECT_EQ(done.failure().kind, Failure::Kind::diagnostics);
      expect_words(explain(done.failure()));
      return false;
    }
    EXPECT_TRUE(done->tables({}).ok());
    return true;
  }

  const fs::path folder_ = fs::temp_directory_path() / ("xize_mutants_" + std::to_string(::getpid()));
  std::string text_;
  std::vector<CaseFile> files_;
};

TEST_F(Mutants, OfRulebooksAreReadOrRefused) {
  int compiled = 0, scored = 0, refused = 0;
  for (const char* example : {"08-station-grading", "04-ruian-leaders"}) {
    take(example);
    const std::uint64_t first = setting("XIZE_SEED", 1), rounds = setting("XIZE_ROUNDS", 70);
    for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
      Dice dice(seed);
      const std::string text = damaged(text_, dice);
      const auto begin = cpu_time();
      const Result<Rulebook> rulebook = Rulebook::compile(text);
      const Result<Checked> checked = check(text);
      ASSERT_TRUE(checked.ok());
      EXPECT_EQ(checked->rulebook.has_value(), rulebook.ok());
      if (rulebook) {
        ++compiled;
        scored += run(*rulebook) ? 1 : 0;
      } else {
        ++refused;
        EXPECT_EQ(rulebook.failure().kind, Failure::Kind::diagnostics);
        expect_words(explain(rulebook.failure()));
      }
      EXPECT_LT(cpu_time() - begin, std::chrono::seconds(60));
      ASSERT_FALSE(HasFailure()) << example << " seed " << seed << "\n" << text;
    }
  }
  std::cout << compiled << " compiled, " << scored << " scored, " << refused << " refused\n";
  EXPECT_GT(compiled, 0);
  EXPECT_GT(refused, 0);
}

TEST_F(Mutants, OfDataAreScoredOrRefused) {
  int scored = 0, refused = 0;
  for (const char* example : {"08-station-grading", "04-ruian-leaders", "05-ghaziabad-streaks"}) {
    take(example);
    const Result<Rulebook> rulebook = Rulebook::compile(text_);
    ASSERT_TRUE(rulebook.ok());
    const std::uint64_t first = setting("XIZE_SEED", 1), rounds = setting("XIZE_ROUNDS", 100);
    for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
      Dice dice(seed);
      const CaseFile& file = dice.pick(files_);
      const std::string bytes = damaged(file.bytes, dice);
      put(file.name, bytes);
      (run(*rulebook) ? scored : refused) += 1;
      put(file.name, file.bytes);
      ASSERT_FALSE(HasFailure()) << example << " seed " << seed << " " << file.name << "\n" << bytes;
    }
  }
  std::cout << scored << " scored, " << refused << " refused\n";
  EXPECT_GT(scored, 0);
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace xize::test
