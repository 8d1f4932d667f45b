// What the rules about things that nobody needs share.
#pragma once

#include "lint/rule.hpp"

namespace xize::lint {

/// Whether nothing is computed of a frame and nothing reads it; its columns then need no word of their own.
bool is_unused(const Subject& subject, core::FrameId frame);
/// The lines of a span if nothing else stands on them, else the span.
text::Span whole_lines(const Subject& subject, text::Span span);

}  // namespace xize::lint
