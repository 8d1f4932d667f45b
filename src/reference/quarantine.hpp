// An evaluation that goes on without the rows that are wrong, and never quietly: what rests on them is unset.
// In: as evaluate.hpp, and the rows whose cells are wrong. Out: the same result, and every finding on the way.
// docs/decisions/010-quarantine.md says what is left out, and why nothing less will do.
#pragma once

#include "reference/evaluate.hpp"

namespace xize::reference {

/// Why a row was left out: one of the result's findings, perhaps about another row.
struct Blame {
  core::FrameId frame;
  core::RowIndex row;
  std::size_t finding;
};

struct Quarantined {
  Result result;  // `out`: the rows that are left out; `findings`: all, promises last
  std::vector<Blame> blame;  // of the rows that were found here, in the order of the findings
  /// A finding is about no row (a frame has too many): nothing can be left out to mend it, and there is no result.
  bool hopeless = false;
};

/// `wanted.out` are the rows that were read with a fault; those with a key twice, a link that leads nowhere or that more
/// rows share than declared, and those that break a constraint, are found here. Ends, as each evaluation leaves
/// out more rows than the one before; mostly it takes four, two of them of keys and links alone.
Quarantined evaluate_without(const proof::Proved& rulebook, const table::Dataset& data, Wanted wanted);

}  // namespace xize::reference
