// Result tables for people, in a terminal.
// In: sheets of texts. Out: text aligned under wide characters. May import: table/, core/, text/unicode.hpp, message/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "message/diagnostic.hpp"

namespace xize::report {

/// One table, cells as they are printed.
struct Sheet {
  struct Column {
    std::string header;
    bool number = false;  // aligned at the right
  };
  std::string name;
  std::string title, article;
  std::vector<Column> columns = {};
  std::vector<std::vector<std::string>> rows = {};
  std::uint64_t total = 0;  // rows that there are; `rows` may hold only the first
};

/// The sheet as text: a title line, headers, a rule, the rows, and how many were left out. Columns are padded to equal
/// display width, two blanks apart. O(cells).
std::string to_text(const Sheet& sheet, message::Language language, bool colour);

/// The lines above all tables: the rulebook's title, version, document, and term.
std::string heading(const std::vector<std::string>& parts, bool colour);

}  // namespace xize::report
