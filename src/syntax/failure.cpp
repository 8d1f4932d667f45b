#include "syntax/failure.hpp"

#include <algorithm>

namespace xize::syntax {

using message::Argument;

Argument quoted(std::string_view text) { return Argument("“" + std::string(text) + "”", "\"" + std::string(text) + "\""); }

std::uint32_t Failure::last_of_clause() const {
  std::uint32_t end = std::max(at, begin + 1);
  while (!ends_clause(end)) ++end;
  return end - 1;
}

Argument Failure::shown(std::uint32_t first, std::uint32_t last) const {
  if (token(first).kind == TokenKind::end) return Argument("文件结尾", "end of the file");
  return shown(written(first, last));
}

Argument Failure::shown(std::string_view all) {
  constexpr std::size_t longest = 60;
  if (all.size() <= longest) return quoted(all);
  std::size_t end = longest;
  while ((static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80U) --end;
  return quoted(std::string(all.substr(0, end)) + "…");
}

Argument Failure::shown(Keyword keyword) const { return quoted(spelling(keyword, language)); }

}  // namespace xize::syntax
