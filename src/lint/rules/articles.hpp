// What the rules about articles share.
#pragma once

#include <vector>

#include "lint/rule.hpp"

namespace xize::lint {

/// The clauses that compute something, in the order of the text; those inside another one left out.
std::vector<const core::Clause*> computing_clauses(const Subject& subject);

}  // namespace xize::lint
