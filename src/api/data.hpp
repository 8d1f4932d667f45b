// What a Data holds: tables that were read, or columns that the caller bound.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "api/program.hpp"
#include "table/read.hpp"
#include "xize/data.hpp"

namespace xize {

struct Data::Impl {
  std::shared_ptr<const detail::Program> program;
  table::ReadResult read;  // its data alone where columns are bound; with origins where files were read
  bool from_files = false;
  std::vector<std::pair<std::string, std::string>> settings;  // parameters that were set: name, text
  std::vector<bool> bound;                             // by ColumnId
  std::vector<std::optional<core::RowIndex>> rows;     // by FrameId: of the first column bound
};

namespace detail {

/// Adds to `read`, a copy of what `data` holds, the findings in the cells that were bound, and hides those cells: types
/// hold already, domains, places, members and absence are checked here.
void check_bound(const Data::Impl& data, table::ReadResult& read);

/// A finding as a diagnostic on its own.
Diagnostic tell(const Program& program, const table::Finding& finding);

}  // namespace detail
}  // namespace xize
