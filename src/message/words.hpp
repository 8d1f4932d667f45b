// The words around messages, in both languages, in this one place. Sentences about a rulebook or data stand in the
// catalogue.
#pragma once

#include <string_view>

#include "message/diagnostic.hpp"

namespace xize::message::words {

struct Word {
  std::string_view zh, en;
  constexpr std::string_view in(Language language) const { return language == Language::chinese ? zh : en; }
};

inline constexpr Word error{"错误", "error"};
inline constexpr Word warning{"警告", "warning"};
inline constexpr Word note{"提示", "note"};
inline constexpr Word article{"依据：", "article: "};
inline constexpr Word see{"参见", "see"};
inline constexpr Word write{"应写作：", "write instead: "};  // remedy of a message about a rulebook's text
inline constexpr Word act{"办法：", "what to do: "};         // remedy of any other

}  // namespace xize::message::words
