// What an Evaluation shares: the values and what they were made from. Immutable once made.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "api/data.hpp"
#include "api/values.hpp"
#include "reference/quarantine.hpp"
#include "xize/result.hpp"

namespace xize {

struct Evaluation::Impl {
  std::shared_ptr<const detail::Program> program;
  table::ReadResult read;  // shares its cells with the Data
  std::vector<std::pair<std::string, std::string>> settings;  // parameters that were set: name, text
  reference::Result result;
  std::vector<reference::Blame> blame;                 // of a quarantine: rows that the evaluation found
  bool complete = false;                               // every column was evaluated
  std::vector<std::optional<detail::Stored>> columns;  // by ColumnId: the wanted
};

}  // namespace xize
