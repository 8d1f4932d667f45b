// Words that were written without spaces: 得分降序, 上月破案, 一千元.
#pragma once

#include <cstdint>
#include <optional>

#include "clauses/context.hpp"

namespace xize::clauses {

/// To write the unknown name at a token as several words, if it is made up of known names, keywords and numbers alone and the
/// clause is read with these in its place.
std::optional<Argument> apart_in(const Context& context, const Node& clause, std::uint32_t token, FrameId frame);

}  // namespace xize::clauses
