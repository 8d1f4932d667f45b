// The grammar of grammar/xize.ebnf as functions over tokens: the only way into the Spirit files.
#pragma once

#include <cstdint>

#include "syntax/builder.hpp"

namespace xize::syntax {

/// Reads a rule from token `at` on. If it matches, its node is the last one of the builder and `at` is behind it.
bool read_header(Builder& builder, std::uint32_t& at);
bool read_clause(Builder& builder, std::uint32_t& at);

}  // namespace xize::syntax
