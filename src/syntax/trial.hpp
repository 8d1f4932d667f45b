// Whether a clause could be read if a part of it were written otherwise: what keeps a remedy from leading nowhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "syntax/failure.hpp"

namespace xize::syntax {

class Trial {
 public:
  /// Tries on the text of the clause that begins at token `begin`, up to the next clause.
  Trial(const Failure& failure, std::uint32_t begin);

  /// How far the clause is read with `written` in place of the tokens from `first` to `last`: 0 if not even past the
  /// token behind them, `whole` if to its end, else how many bytes behind them. O(length of the clause).
  std::size_t reach(std::uint32_t first, std::uint32_t last, std::string_view written) const;
  static constexpr std::size_t whole = static_cast<std::size_t>(-1);

 private:
  const Failure& of_;
  std::size_t begin_ = 0, end_ = 0;  // of the clause, bytes
  std::unordered_set<std::string> measures_;  // units that the text declares, maybe elsewhere
};

}  // namespace xize::syntax
