#include "report/tables.hpp"

#include <algorithm>

#include "report/words.hpp"
#include "text/unicode.hpp"

namespace xize::report {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view off = "\033[0m";
constexpr std::string_view gap = "  ";

// One line of cells; blanks at the end of a line are left out.
std::string line(const Sheet& sheet, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string out;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const std::string& cell = cells[i];
    const std::string blanks(widths[i] - std::min(widths[i], text::display_width(cell)), ' ');
    if (i != 0) out += gap;
    out += sheet.columns[i].number ? blanks + cell : cell + blanks;
  }
  out.resize(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

std::vector<std::string> headers(const Sheet& sheet) {
  std::vector<std::string> out;
  for (const Sheet::Column& column : sheet.columns) out.push_back(column.header);
  return out;
}

std::vector<std::size_t> widths(const Sheet& sheet) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    std::size_t width = text::display_width(sheet.columns[i].header);
    for (const std::vector<std::string>& row : sheet.rows) width = std::max(width, text::display_width(row[i]));
    out.push_back(width);
  }
  return out;
}

std::string title_line(const Sheet& sheet, message::Language language) {
  std::string out = sheet.title.empty() ? sheet.name : sheet.title;
  if (!sheet.article.empty()) {
    out += words::open.in(language);
    out += sheet.article;
    out += words::close.in(language);
  }
  out += gap;
  out += std::to_string(sheet.total);
  out += words::rows.in(language);
  return out;
}

std::string painted(std::string_view paint, const std::string& text, bool colour) {
  if (!colour) return text;
  std::string out(paint);
  out += text;
  out += off;
  return out;
}

}  // namespace

std::string to_text(const Sheet& sheet, message::Language language, bool colour) {
  const std::vector<std::size_t> wide = widths(sheet);
  std::string out = painted(bold, title_line(sheet, language), colour) + "\n";
  out += line(sheet, headers(sheet), wide);
  std::string rule;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (i != 0) rule += gap;
    rule.append(wide[i], '-');
  }
  out += painted(dim, rule, colour) + "\n";
  for (const std::vector<std::string>& row : sheet.rows) out += line(sheet, row, wide);
  if (sheet.total > sheet.rows.size()) {
    out += words::cut_before.in(language);
    out += std::to_string(sheet.total - sheet.rows.size());
    out += words::cut_after.in(language);
    out += "\n";
  }
  return out;
}

std::string heading(const std::vector<std::string>& parts, bool colour) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += gap;
    out += part;
  }
  if (out.empty()) return out;
  const std::string rule(text::display_width(out), '=');
  return painted(bold, out, colour) + "\n" + rule + "\n";
}

}  // namespace xize::report
