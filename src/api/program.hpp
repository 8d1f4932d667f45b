// What a Rulebook shares: the proved core and what is told of it. Immutable once made.
// In: every step of the front end. Out: the public classes. src/api may import all of src/ but the grammar's insides.
#pragma once

#include <string>
#include <vector>

#include "message/render.hpp"
#include "proof/proof.hpp"
#include "xize/rulebook.hpp"

namespace xize::detail {

struct Program {
  message::Sources sources;
  Language language = Language::chinese;  // of the rulebook's keywords: results print truth in it
  proof::Proved proved;
  RulebookInfo info;
  std::vector<FrameInfo> frames;  // by FrameId
  std::vector<ResultInfo> results;
  Promises promises;
  std::vector<Diagnostic> warnings;

  const core::Model& model() const { return proved.model; }
};

/// Fills info, frames, results and promises from the proved core.
void describe(Program& program);

/// For messages: names joined by commas.
std::string frame_names(const Program& program);
std::string column_names(const FrameInfo& frame);

}  // namespace xize::detail
