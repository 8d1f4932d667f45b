#include "syntax/nearest.hpp"

#include <algorithm>
#include <string>

#include "text/edits.hpp"
#include "text/turns.hpp"

namespace xize::syntax {
namespace {

constexpr std::size_t longest_word = 24;  // longer words are nobody's keyword; keeps the distance cheap

}  // namespace

Keyword nearest_keyword(std::string_view word, const std::vector<Keyword>& candidates) {
  const std::u32string written = text::code_points(word);
  if (written.size() < 2 || written.size() > longest_word) return Keyword::none;
  Keyword best = Keyword::none;
  std::size_t least = written.size();
  for (const Keyword keyword : candidates) {
    for (const auto language : {message::Language::chinese, message::Language::english}) {
      for (const std::string_view spelled : spellings(keyword, language)) {
        const std::u32string meant = text::code_points(spelled);
        // One change in a Chinese word, one in four letters of an English one; never all of it.
        const std::size_t allowed = language == message::Language::chinese ? 1 : (meant.size() + 1) / 4;
        if (meant.size() < 2) continue;
        if (meant.size() + allowed < written.size() || written.size() + allowed < meant.size()) continue;
        const std::size_t off = text::edits(written, meant);
        if (off <= allowed && off < std::min(least, std::max(written.size(), meant.size())) && !text::turns(word.substr(0, word.find_last_not_of("0123456789") + 1), spelled)) {
          best = keyword;
          least = off;
        }
      }
    }
  }
  return best;
}

}  // namespace xize::syntax
