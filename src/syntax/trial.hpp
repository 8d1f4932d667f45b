// Whether a clause could be read if a part of it were written otherwise: what keeps a remedy from leading nowhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// How far the text of a clause is read that was changed up to byte `changed_end`: `whole` if to its end; 0 if not even past
/// the token behind the change; else some number, more for more. `measures`: units that the rulebook declares. O(n).
std::size_t reach(std::string clause, std::size_t changed_end, const std::unordered_set<std::string>& measures);
inline constexpr std::size_t whole = static_cast<std::size_t>(-1);

/// Whether the clause is read with `written` in place of its tokens from `first` to `last`.
bool reads(const Tree& tree, const Node& clause, std::uint32_t first, std::uint32_t last, std::string_view written);

class Trial {
 public:
  /// Tries on the text of the clause that begins at token `begin`, up to the next clause.
  Trial(const Failure& failure, std::uint32_t begin);

  /// How far the clause is read with `written` in place of the tokens from `first` to `last`, as above.
  std::size_t reach(std::uint32_t first, std::uint32_t last, std::string_view written) const;
  /// Whether it is read past all of them with the tokens from `first` to `last` in front of the token `before`.
  bool reads_moved(std::uint32_t first, std::uint32_t last, std::uint32_t before) const;

 private:
  const Failure& of_;
  std::size_t begin_ = 0, end_ = 0;  // of the clause, bytes
  std::unordered_set<std::string> measures_;  // units that the text declares, maybe elsewhere
};

}  // namespace xize::syntax
