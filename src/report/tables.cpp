#include "report/tables.hpp"

#include <algorithm>

#include "core/calendar.hpp"
#include "report/words.hpp"
#include "text/unicode.hpp"

namespace xize::report {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view off = "\033[0m";
constexpr std::string_view gap = "  ";

struct Column {
  std::size_t width = 0;
  bool right = false;  // it holds a number
};

std::vector<Column> columns_of(const PrintedTable& table, std::size_t shown) {
  std::vector<Column> out;
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    Column column{text::display_width(table.headers[i]), false};
    for (std::size_t row = 0; row < shown; ++row) {
      const Cell& cell = table.rows[row][i];
      column.width = std::max(column.width, text::display_width(cell.text));
      column.right = column.right || cell.kind == Cell::Kind::number;
    }
    out.push_back(column);
  }
  return out;
}

// Ends a line without blanks.
void end_line(std::string& line) {
  line.resize(line.find_last_not_of(' ') + 1);
  line += '\n';
}

void append_cell(std::string& line, const std::string& cell, const Column& column, bool first) {
  if (!first) line += gap;
  const std::string blanks(column.width - std::min(column.width, text::display_width(cell)), ' ');
  line += column.right ? blanks + cell : cell + blanks;
}

std::string painted(std::string_view paint, const std::string& text, bool colour) {
  if (!colour) return text;
  std::string out(paint);
  out += text;
  out += off;
  return out;
}

std::string title_line(const PrintedTable& table, const std::string& title, const std::string& article, message::Language language) {
  std::string out = title.empty() ? table.name : title;
  if (!article.empty()) {
    out += words::open.in(language);
    out += article;
    out += words::close.in(language);
  }
  out += gap;
  out += std::to_string(table.rows.size());
  out += words::rows.in(language);
  return out;
}

std::string heading(const core::Header& header, const TableStyle& style) {
  std::string term;
  if (header.from) term += core::to_text(core::Kind::date, *header.from);
  if (header.to) term += ".." + core::to_text(core::Kind::date, *header.to);
  std::string out;
  for (const std::string& part : {header.title, header.version, header.document, term}) {
    if (part.empty()) continue;
    if (!out.empty()) out += gap;
    out += part;
  }
  if (out.empty()) return out;
  const std::string rule(text::display_width(out), '=');
  return painted(bold, out, style.colour) + "\n" + rule + "\n\n";
}

}  // namespace

std::string to_text(const PrintedTable& table, const std::string& title, const std::string& article, const TableStyle& style) {
  const std::size_t shown = style.most_rows == 0 ? table.rows.size() : std::min(style.most_rows, table.rows.size());
  const std::vector<Column> columns = columns_of(table, shown);
  std::string out = painted(bold, title_line(table, title, article, style.language), style.colour) + "\n";
  std::string rule;
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    append_cell(line, table.headers[i], columns[i], i == 0);
    append_cell(rule, std::string(columns[i].width, '-'), columns[i], i == 0);
  }
  end_line(line);
  out += line;
  out += painted(dim, rule, style.colour) + "\n";
  for (std::size_t row = 0; row < shown; ++row) {
    line.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) append_cell(line, table.rows[row][i].text, columns[i], i == 0);
    end_line(line);
    out += line;
  }
  if (shown < table.rows.size()) {
    out += words::cut_before.in(style.language);
    out += std::to_string(table.rows.size() - shown);
    out += words::cut_after.in(style.language);
    out += "\n";
  }
  return out;
}

std::string to_text(const core::Model& model, const ResultSet& set, const TableStyle& style) {
  std::string out = heading(model.header, style);
  for (std::size_t i = 0; i < set.tables.size(); ++i) {
    if (i != 0) out += "\n";
    std::string title;
    std::string article;
    for (const core::ResultTable& result : model.results) {
      if (result.name != set.tables[i].name || result.clause == core::none) continue;
      title = model.clauses[result.clause].title;
      article = model.clauses[result.clause].article;
    }
    out += to_text(set.tables[i], title, article, style);
  }
  return out;
}

}  // namespace xize::report
