// A 上限, a 下限 or one end of a 限 as rules look at it.
#pragma once

#include <vector>

#include "lint/rule.hpp"

namespace xize::lint {

struct Limit {
  const Node* node;  // that states it
  bool upper;
  const Facts *value, *bound;
  bool whole;  // the node states nothing else, so it can be left out
};

/// All limits of which both sides are known.
std::vector<Limit> find_limits(const Subject& subject);

}  // namespace xize::lint
