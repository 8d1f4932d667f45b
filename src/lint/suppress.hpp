// Comments that take a message away: `# 忽略 XZ0901：理由` or `# allow XZ0901: reason`, on a line or above it.
#pragma once

#include <string>
#include <vector>

#include "lint/rule.hpp"
#include "syntax/tree.hpp"
#include "text/source.hpp"

namespace xize::lint {

struct Suppression {
  struct Code {
    std::string written;
    text::Span span;
    bool used = false;
  };
  text::Span comment;  // from # to the end of the line
  std::vector<Code> codes;
  bool has_reason = false;
  // Bytes that it covers: its line, or the next one with words, and a clause that begins there.
  std::uint32_t begin = 0, end = 0;
};

std::vector<Suppression> find_suppressions(const syntax::Tree& tree, const text::Source& source);

/// Takes away what is suppressed, and marks what did so. Errors that are no rule's stay.
void apply_suppressions(std::vector<Suppression>& suppressions, std::vector<Finding>& findings);

/// What is wrong with suppressions themselves (XZ0990 … 0993). `complete`: whether all rules ran, so that one that was
/// not used is not needed.
void check_suppressions(const std::vector<Suppression>& suppressions, const text::Source& source, bool complete,
                        const std::function<bool(std::uint16_t)>& is_off, std::vector<Finding>& findings);

}  // namespace xize::lint
