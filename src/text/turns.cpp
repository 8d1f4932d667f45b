#include "text/turns.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/edits.hpp"

namespace xize::text {
namespace {

// A row a kind: negations; more and less; place and direction; which one of a row; periods; numbers.
constexpr std::u32string_view turning =
    U"不未非无没免勿否莫"
    U"高低多少大小升降增减加扣进去舍奖罚优劣正负"
    U"上下前后内外起止先逆顺倒反收发出入"
    U"首末初终同今明昨本各每全期环"
    U"年季月日周旬"
    U"0123456789一二三四五六七八九十两甲乙丙丁";

constexpr std::string_view turning_words[] = {"non", "not", "no",   "un",    "in",   "min",      "max",  "first", "last",  "up",
                                              "down", "over", "under", "before", "after", "previous", "next", "high",  "low",   "more",
                                              "less", "most", "least", "this",   "year", "quarter",  "month", "week",  "day"};

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

// The turning characters of a word, and those of its English words that turn, sorted.
std::u32string turning_of(std::string_view word) {
  const std::u32string points = code_points(word);
  std::u32string found;
  std::string letters;
  const auto end_word = [&] {
    for (std::size_t i = 0; i < std::size(turning_words); ++i) {
      if (letters == turning_words[i]) found += static_cast<char32_t>(0x110000 + i);
    }
    letters.clear();
  };
  for (const char32_t point : points) {
    if (is_letter(point)) {
      letters += static_cast<char>(lower(point));
      continue;
    }
    end_word();
    if (turning.find(point) != turning.npos) found += point;
  }
  end_word();
  std::sort(found.begin(), found.end());
  return found;
}

// unscored and scored: one is the other with a prefix that negates.
bool prefixed(std::string_view longer, std::string_view shorter) {
  for (const std::string_view prefix : {"un", "in", "non", "non_", "not", "not_", "dis", "im", "ir"}) {
    if (longer.size() == prefix.size() + shorter.size() && longer.starts_with(prefix) && longer.ends_with(shorter)) return true;
  }
  return false;
}

}  // namespace

bool turns(std::string_view a, std::string_view b) {
  return turning_of(a) != turning_of(b) || prefixed(a, b) || prefixed(b, a);
}

}  // namespace xize::text
