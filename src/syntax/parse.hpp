// In: a source text. Out: its syntax tree and diagnostics. May import: text/, message/.
#pragma once

#include "message/diagnostic.hpp"
#include "syntax/tree.hpp"
#include "text/source.hpp"

namespace xize::syntax {

/// Limits that keep every input harmless; stated in docs/language.md.
inline constexpr std::size_t max_source_bytes = 16u << 20;
inline constexpr std::size_t max_tokens = 1'000'000;
inline constexpr unsigned max_depth = 200;         // of nested expressions
inline constexpr std::size_t max_diagnostics = 100;  // reported a file

/// Parses. Never throws but std::bad_alloc; never recurses deeper than max_depth, which takes up to 1 MB of stack in an
/// optimised build, 4 MB with sanitizers. Every mistake gives one diagnostic.
Tree parse(const text::Source& source, std::uint32_t source_index, message::Diagnostics& diagnostics);

}  // namespace xize::syntax
