#include "report/quarantine.hpp"

#include <utility>

#include "message/render.hpp"
#include "report/words.hpp"

namespace xize::report {
namespace {

Cell text(std::string value) {
  if (value.empty()) return {};
  return {Cell::Kind::text, std::move(value)};
}

Cell count(std::uint64_t value) {
  if (value == 0) return {};
  return {Cell::Kind::number, std::to_string(value)};
}

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

std::uint64_t ResultSet::withheld_count() const {
  std::uint64_t count = 0;
  for (const Withheld& one : withheld) count += one.what == Withheld::What::cells ? one.headers.size() : 1;
  return count;
}

PrintedTable left_out_table(const core::Model& model, const reference::Result& result, const table::Printer& printer,
                            const std::vector<LeftOut>& lines, message::Language language) {
  const std::string name(words::left_out_table.in(language));
  PrintedTable table{name, name, {}, {}};
  for (const words::Word& header : {words::done_with, words::frame, words::key, words::data_row, words::file, words::line,
                                    words::column, words::value, words::code, words::reason}) {
    table.headers.emplace_back(header.in(language));
  }
  for (const LeftOut& line : lines) {
    const table::Finding& finding = *line.finding;
    const bool is_row = line.row != core::none && finding.frame == line.frame && finding.row == line.row;
    const bool out = result.is_out(line.frame, line.row);
    const xize::Diagnostic said = message::say(finding.code, finding.arguments);
    const bool known = line.frame != core::none && line.row != core::none;
    table.rows.push_back({text(std::string((out ? words::left_out : words::only_withheld).in(language))),
                          text(line.frame == core::none ? "" : model.frames[line.frame].name),
                          text(known ? printer.key(line.frame, line.row) : ""),
                          count(known ? std::uint64_t{line.row} + 1 : 0),
                          text(is_row || !known ? base_name(finding.file) : ""), count(is_row || !known ? finding.line : 0),
                          text(is_row ? finding.column : ""), text(is_row ? finding.value : ""), text(said.code),
                          text(said.message.in(language))});
  }
  return table;
}

PrintedTable withheld_table(const std::vector<Withheld>& withheld, message::Language language) {
  const std::string name(words::withheld_table.in(language));
  PrintedTable table{name, name, {}, {}};
  for (const words::Word& header : {words::result_table, words::key, words::empty_columns}) {
    table.headers.emplace_back(header.in(language));
  }
  for (const Withheld& one : withheld) {
    std::string columns;
    if (one.what == Withheld::What::row) columns = words::perhaps_listed.in(language);
    if (one.what == Withheld::What::more_rows) columns = words::perhaps_more.in(language);
    for (const std::string& header : one.headers) columns += (columns.empty() ? std::string() : std::string(words::and_next.in(language))) + header;
    table.rows.push_back({text(one.table), text(one.key), text(std::move(columns))});
  }
  return table;
}

}  // namespace xize::report
