#include "syntax/nearest.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"

namespace xize::syntax {
namespace {

constexpr std::size_t longest_word = 24;  // longer words are nobody's keyword; keeps the distance cheap

std::u32string points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint next = text::code_point(text, at);
    out += next.value;
    at += next.length;
  }
  return out;
}

// Both at most longest_word long.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::array<std::array<std::size_t, longest_word + 1>, longest_word + 1> cost;
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

Keyword nearest_keyword(std::string_view word, const std::vector<Keyword>& candidates) {
  const std::u32string written = points(word);
  if (written.size() < 2 || written.size() > longest_word) return Keyword::none;
  Keyword best = Keyword::none;
  std::size_t least = written.size();
  for (const Keyword keyword : candidates) {
    for (const auto language : {message::Language::chinese, message::Language::english}) {
      for (const std::string_view spelled : spellings(keyword, language)) {
        const std::u32string meant = points(spelled);
        // One change in a Chinese word, one in four letters of an English one; never all of it.
        const std::size_t allowed = language == message::Language::chinese ? 1 : (meant.size() + 1) / 4;
        if (meant.size() < 2) continue;
        if (meant.size() + allowed < written.size() || written.size() + allowed < meant.size()) continue;
        const std::size_t off = distance(written, meant);
        if (off <= allowed && off < std::min(least, std::max(written.size(), meant.size()))) {
          best = keyword;
          least = off;
        }
      }
    }
  }
  return best;
}

}  // namespace xize::syntax
