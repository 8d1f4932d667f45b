// The step as a whole. In: a proved rulebook with its tree and text. Out: what rules find, with levels and suppressions
// applied.
#pragma once

#include <vector>

#include "lint/levels.hpp"

namespace xize::lint {

/// Something to say with the severity that it is taken with here.
struct Said {
  message::Diagnostic diagnostic;
  message::Severity severity;
  std::vector<Edit> fix;
};

/// Runs the rules on a rulebook that compiles; `earlier` (what the steps before said) is taken along. In the order of
/// the text.
std::vector<Said> lint(const text::Source& source, const syntax::Tree& tree, const proof::Proved& proved,
                       const proof::Survey& survey, const message::Diagnostics& earlier, const Levels& levels);

/// Of one that does not compile: levels and suppressions alone.
std::vector<Said> apply(const text::Source& source, const syntax::Tree& tree, const message::Diagnostics& earlier,
                        const Levels& levels);

}  // namespace xize::lint
