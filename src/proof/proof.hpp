// What the checker proves of a core model, and the proved core that the back end takes.
// In: core model. Out: the model with the facts proved of it, or diagnostics. May import: core/, exact/, message/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/model.hpp"
#include "message/diagnostic.hpp"

namespace xize::proof {

using exact::Rational;

/// What is known of every value of an expression or column, when it is present.
struct Facts {
  bool may_be_absent = false;
  bool never_present = false;
  Rational low, high;     // numbers; ordinals of periods
  Rational step;          // numbers: every value is a multiple of it; 0 = an exact pair (no constant denominator)
  Rational numerator_limit, denominator_limit;  // of a pair: largest magnitudes of the two integers
  std::vector<bool> members;  // enumerations: which can occur; booleans: [false, true]
};

/// One thing to compute for all rows, in an order in which everything it needs stands before it.
struct Unit {
  enum class Kind : std::uint8_t { frame, link, column, fold };
  Kind kind;
  std::uint32_t id;  // FrameId, LinkId, ColumnId (derived), index of the fold
};

struct Proved {
  core::Model model;
  std::vector<Facts> columns;  // by ColumnId
  std::vector<std::vector<Facts>> results;  // by result table and item
  std::vector<Unit> order;
  std::vector<std::vector<std::uint32_t>> needs;  // by position in order: the positions it reads directly
  struct Promises {
    std::uint32_t if_zero = 0, must = 0, constraints = 0;
  } promises;  // places where the author's word stands in for a proof
};

/// By ExprId: what is known of an expression in any row of its scope, whatever path leads to it; none where that is nothing.
using Survey = std::vector<std::optional<Facts>>;

/// Checks the model and proves its facts. With any error among `diagnostics` the result is empty. `survey` is filled if
/// it is given and there is a result; that takes as long again.
std::optional<Proved> prove(core::Model model, message::Diagnostics& diagnostics, Survey* survey = nullptr);

}  // namespace xize::proof
