// Random rulebooks on random data: whatever compiles cannot fail. XIZE_SEED=n runs one seed, XIZE_ROUNDS=n as many as
// that. XIZE_SHOW prints what is accepted, XIZE_REFUSALS=CODE the clauses refused so.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>

#include "random/forms.hpp"
#include "random/layout.hpp"
#include "random/oracle.hpp"
#include "random/sketch.hpp"
#include "support/cpu_time.hpp"
#include "support/language_case.hpp"

namespace xize::test::random {
namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string>& clauses) {
  std::string text;
  for (const std::string& clause : clauses) text += clause + "\n";
  return text;
}

/// What fails of a rulebook on data, in words; "" if nothing does.
std::string wrong(const Compiled& compiled, const Sheets& sheets) {
  const std::string text(compiled.sources[0]->text());
  if (const std::string words = wrong_words(compiled); !words.empty()) return "words: " + words;
  if (compiled.proved) {
    if (const std::string values = wrong_values(*compiled.proved, sheets); !values.empty()) return "values: " + values;
    Dice dice(1);
    for (std::uint64_t i = 0; i < 3; ++i) {
      Dice losing(i);
      if (const std::string lost = wrong_without(*compiled.proved, sheets, losing); !lost.empty()) return "without: " + lost;
    }
    if (const std::string order = unsteady(*compiled.proved, sheets, dice); !order.empty()) return "order: " + order;
  }
  if (compiled.proved && text.size() % 3 == 1) {
    if (const std::string cases = wrong_cases(compiled, sheets); !cases.empty()) return "cases: " + cases;
  }
  if (text.size() % 3 == 0) {  // a third of them: it compiles twice more
    if (const std::string mended = mended_wrong(compiled, sheets); !mended.empty()) return "mended: " + mended;
  }
  for (std::uint64_t i = 0; i < 2; ++i) {
    Dice dice(i);
    const Compiled other(dressed(text, dice));
    if (const std::string difference = unlike(compiled, other, sheets); !difference.empty())
      return "layout: " + difference;
  }
  return {};
}

std::string wrong(const std::vector<std::string>& clauses, const Sheets& sheets) { return wrong(Compiled(joined(clauses)), sheets); }

/// Leaves out clauses and rows for as long as the same kind of failure stays.
void shrink(std::vector<std::string>& clauses, Sheets& sheets, const std::string& failure) {
  const std::string kind = failure.substr(0, failure.find(' '));
  const auto fails = [&](const std::vector<std::string>& text, const Sheets& data) {
    return wrong(text, data).starts_with(kind);
  };
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = clauses.size(); i-- > 0;) {
      std::vector<std::string> fewer = clauses;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (fails(fewer, sheets)) clauses = std::move(fewer);
    }
    for (std::size_t f = 0; f < sheets.frames.size(); ++f) {
      for (std::size_t r = sheets.frames[f].rows.size(); r-- > 0;) {
        Sheets fewer = sheets;
        fewer.frames[f].rows.erase(fewer.frames[f].rows.begin() + static_cast<std::ptrdiff_t>(r));
        if (fails(clauses, fewer)) sheets = std::move(fewer);
      }
    }
  }
}

struct Tally {
  int seeds = 0, accepted = 0, data = 0, unmendable = 0, failed = 0;
  std::size_t cells = 0;
  std::map<std::string, int> refusals;
  std::map<std::string, int> forms;  // of the language, by how many accepted rulebooks have them
  std::chrono::milliseconds longest{};
  std::uint64_t slowest = 0;

  std::string text() const {
    std::string out = std::to_string(seeds) + " rulebooks, " + std::to_string(accepted) + " accepted, " +
                      std::to_string(data) + " data sets, " + std::to_string(unmendable) + " not mended; longest " +
                      std::to_string(longest.count()) +
                      " ms for seed " + std::to_string(slowest) + "; refused for";
    std::vector<std::pair<int, std::string>> most;
    for (const auto& [code, count] : refusals) most.emplace_back(count, code);
    std::sort(most.rbegin(), most.rend());
    for (const auto& [count, code] : most) out += " " + code + "*" + std::to_string(count);
    out += "; seldom written:";
    for (const std::string& form : all_forms()) {
      const auto at = forms.find(form);
      if (const int count = at == forms.end() ? 0 : at->second; 50 * count < accepted) out += " " + form + "*" + std::to_string(count) + ",";
    }
    return out;
  }
};

void report(std::uint64_t seed, std::vector<std::string> clauses, Sheets sheets, const std::string& failure,
            Tally& tally) {
  if (++tally.failed <= 5) shrink(clauses, sheets, failure);
  const std::string text = "# " + wrong(clauses, sheets).substr(0, 200) + "\n" + joined(clauses) + to_text(sheets);
  const fs::path folder = fs::temp_directory_path() / "xize_random";
  fs::create_directories(folder);
  const fs::path file = folder / ("seed_" + std::to_string(seed) + ".xize");
  std::ofstream(file, std::ios::binary) << text;
  ADD_FAILURE() << "seed " << seed << ": " << failure << "\n"
                << text << "kept in " << file.string() << "; once mended it belongs to tests/random/regressions";
}

void run_seed(std::uint64_t seed, Tally& tally) {
  ++tally.seeds;
  const std::vector<std::string> clauses = random_rulebook(seed);
  const Compiled compiled(joined(clauses));
  if (!compiled.proved) {
    for (const auto& one : compiled.diagnostics) {
      if (message::find_entry(one.code) != nullptr && message::find_entry(one.code)->severity != Severity::error)
        continue;
      ++tally.refusals[message::code_name(one.code)];
      if (std::getenv("XIZE_REFUSALS") != nullptr && message::code_name(one.code) == std::getenv("XIZE_REFUSALS")) {
        std::cout << "seed " << seed << " " << message::say(one.code, one.arguments).message.zh << "\n  "
                  << compiled.sources[0]->line(compiled.sources[0]->position(one.span.begin).line)
                  << "\n  at: " << compiled.sources[0]->slice(one.span) << "\n";
      }
      break;
    }
    if (const std::string failure = wrong(compiled, {}); !failure.empty()) report(seed, clauses, {}, failure, tally);
    return;
  }
  ++tally.accepted;
  for (const std::string& form : forms_of(joined(clauses))) ++tally.forms[form];
  if (std::getenv("XIZE_SHOW") != nullptr) std::cout << joined(clauses);
  for (std::uint64_t i = 0; i < 4; ++i) {
    Dice dice(seed * 16 + i);
    Sheets sheets = random_sheets(compiled.proved->model, dice);
    if (!mend(*compiled.proved, sheets, dice)) {
      const std::string failure = wrong_values(*compiled.proved, sheets);
      const bool promised =
          failure.starts_with("XZ130") && (failure[5] != '5' && failure[5] != '7' && failure[5] != '8');
      ++tally.unmendable;
      if (!promised && !failure.empty()) report(seed, clauses, sheets, "values: " + failure, tally);
      continue;
    }
    ++tally.data;
    const std::string failure = i == 0 ? wrong(compiled, sheets) : wrong_values(*compiled.proved, sheets);
    if (failure.empty()) continue;
    report(seed, clauses, sheets, i == 0 ? failure : "values: " + failure, tally);
    return;
  }
}

std::uint64_t setting(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

TEST(Random, WhateverCompilesCannotFail) {
  const bool one = std::getenv("XIZE_SEED") != nullptr && std::getenv("XIZE_ROUNDS") == nullptr;
  const std::uint64_t first = setting("XIZE_SEED", 1), rounds = one ? 1 : setting("XIZE_ROUNDS", 150);
  Tally tally;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    const auto begin = cpu_time();
    try {
      run_seed(seed, tally);
    } catch (const std::exception& error) {
      ADD_FAILURE() << "seed " << seed << ": " << error.what() << "\n" << joined(random_rulebook(seed));
    }
    const auto took = cpu_time() - begin;
    EXPECT_LT(took, std::chrono::seconds(60)) << "seed " << seed;
    if (took > tally.longest) tally.longest = took, tally.slowest = seed;
  }
  if (one) std::cout << joined(random_rulebook(first));
  std::cout << tally.text() << "\n";
  if (!one) {
    EXPECT_GT(2 * tally.accepted, tally.seeds) << "too few rulebooks are accepted for this test to mean much";
    EXPECT_LT(10 * tally.unmendable, tally.data + 10);
  }
}

TEST(Random, WritesAllOfTheLanguage) {
  std::set<std::string> missing = all_forms();
  for (std::uint64_t seed = 1; seed <= 1500 && !missing.empty(); ++seed) {
    for (const std::string& form : forms_of(joined(random_rulebook(seed)))) missing.erase(form);
    if (missing.empty()) std::cout << "all forms within " << seed << " rulebooks\n";
  }
  EXPECT_EQ(missing, std::set<std::string>()) << "forms of the language that no random rulebook has";
}

TEST(Random, OldFailuresStayMended) {
  for (const auto& entry : fs::directory_iterator(fs::path(XIZE_SOURCE_DIR) / "tests" / "random" / "regressions")) {
    if (entry.path().extension() != ".xize") continue;
    const std::string text = read_bytes(entry.path());
    EXPECT_EQ(wrong(std::vector<std::string>{text}, read_sheets(text)), "") << entry.path().string();
  }
}

}  // namespace
}  // namespace xize::test::random
