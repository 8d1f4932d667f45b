// What the writers of appraisal clauses share.
#pragma once

#include "random/writer.hpp"

namespace xize::test::random {

/// A condition of a clause; covered where it may be absent, as a rule.
std::string condition(Writer& writer, Dice& dice);
/// 违纪 每 1 扣 5 最多 20: one or two. `full`: 满 n 扣完 may stand. Sets `pair` if it is a quotient without places.
std::string rates(Writer& writer, Dice& dice, const std::string& change, bool full, bool& pair);

}  // namespace xize::test::random
