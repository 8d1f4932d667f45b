// A failed parse -> the one diagnostic that helps most.
#pragma once

#include <cstdint>
#include <vector>

#include "message/diagnostic.hpp"
#include "syntax/clause_starts.hpp"
#include "syntax/expected.hpp"
#include "syntax/tree.hpp"

namespace xize::syntax {

/// Where and why parsing could not go on. References must outlive the call.
struct Failure {
  const std::vector<Token>& tokens;
  const std::vector<ClauseStart>& starts;
  std::string_view text;     // the source
  std::uint32_t source = 0;  // its index
  message::Language language = message::Language::chinese;  // of the file's keywords
  std::uint32_t begin = 0;   // first token of the clause
  std::uint32_t at = 0;      // the furthest token reached
  const Expected& expected;
  bool too_deep = false;
};

message::Diagnostic diagnose(const Failure& failure);

}  // namespace xize::syntax
