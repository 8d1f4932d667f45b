// Points by the count: 违纪 每 1 起 扣 5 最多 20. Shared by indicators, penalties, bonuses, awards and entitlements.
#pragma once

#include "clauses/kinds/kind.hpp"

namespace xize::clauses {

/// The sum of a `rates` node's amounts; none after a report. `change` is the word that its rates take (扣 or 加; 得 goes
/// with 加): another one is reported. `clause` is the one that they stand in.
ExprId build_rates(Context& context, const Node& rates, const Scope& scope, Keyword change, const Node& clause);

}  // namespace xize::clauses
