// Result tables for people, in a terminal.
// In: printed result tables. Out: text aligned under wide characters. May import: core/, text/unicode.hpp, message/.
#pragma once

#include <string>

#include "core/model.hpp"
#include "message/diagnostic.hpp"
#include "report/results.hpp"

namespace xize::report {

struct TableStyle {
  std::size_t most_rows = 0;  // shown of a table; 0 = all
  message::Language language = message::Language::chinese;
  bool colour = false;
};

/// The rulebook's title, version, document and term; then each table: a title line with its article and number of rows,
/// headers, a rule, the rows (numbers at the right), and how many were left out. Columns are padded to equal display
/// width, two blanks apart. O(cells).
std::string to_text(const core::Model& model, const ResultSet& set, const TableStyle& style);
/// One table; `title` and `article` may be empty.
std::string to_text(const PrintedTable& table, const std::string& title, const std::string& article, const TableStyle& style);

}  // namespace xize::report
