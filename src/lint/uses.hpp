// Who reads what: every place where a column, a link or a frame is needed.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model.hpp"

namespace xize::lint {

/// What an expression belongs to.
struct Owner {
  enum class Kind : std::uint8_t { column, link, frame, fold, constraint, result, testcase };
  Kind kind;
  std::uint32_t id;
  friend bool operator==(const Owner&, const Owner&) = default;
};

struct Use {
  Owner owner;
  core::ExprId expr = core::none;    // that reads; none: it is named by the owner itself
  core::ExprId parent = core::none;  // of which that is an operand
};

/// A column does not use itself, nor does a case use what it gives.
struct Uses {
  std::vector<std::vector<Use>> columns, links, frames;
  /// By ExprId. Whether anything is computed from it at all: while a text is read some are made and left.
  std::vector<bool> live;
  /// Whether it decides which rows a derived frame has: of the rows that are there it always holds.
  std::vector<bool> picks_rows;
};

/// O(size of the model).
Uses find_uses(const core::Model& model);

}  // namespace xize::lint
