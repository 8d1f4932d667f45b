// What the grammar could have gone on with at one place: a set of keywords, punctuation and kinds of things.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "message/diagnostic.hpp"
#include "syntax/keywords.hpp"

namespace xize::syntax {

/// A kind of thing that stands for many tokens in a message.
enum class Want : std::uint8_t {
  name, string, number, date, month, quarter, expression, type, measure, clause, operation,
  count  // one past the last
};

/// Index of a punctuation token's text in the grammar's list of them, or the list's size.
std::size_t mark_index(std::string_view text);
inline constexpr std::size_t mark_count = 19;

class Expected {
 public:
  void add(Keyword keyword) { keywords_.set(static_cast<std::size_t>(keyword)); }
  void add(Want want) { wants_.set(static_cast<std::size_t>(want)); }
  void add_mark(std::size_t index) { marks_.set(index); }
  bool has(Keyword keyword) const { return keywords_.test(static_cast<std::size_t>(keyword)); }
  bool has(Want want) const { return wants_.test(static_cast<std::size_t>(want)); }
  bool has_mark(std::string_view text) const { return marks_.test(mark_index(text)); }
  /// Keywords in the order of the keyword table.
  std::vector<Keyword> keywords() const;
  void clear() { *this = {}; }

  /// The few most useful ones as a list for a message, keywords as `file` spells them.
  message::Argument words(message::Language file) const;

 private:
  std::bitset<static_cast<std::size_t>(Keyword::count)> keywords_;
  std::bitset<static_cast<std::size_t>(Want::count)> wants_;
  std::bitset<mark_count + 1> marks_;
};

}  // namespace xize::syntax
