#include <nlohmann/json.hpp>

#include "report/write.hpp"

namespace xize::report {
namespace {

void append_field(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string to_csv(const PrintedTable& table) {
  std::string out;
  const auto end_record = [&](std::size_t fields, std::size_t begin) {
    if (fields == 1 && out.size() == begin) out += "\"\"";  // an empty line would be no record
    out += '\n';
  };
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    if (i > 0) out += ',';
    append_field(out, table.headers[i]);
  }
  end_record(table.headers.size(), 0);
  for (const auto& row : table.rows) {
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_field(out, row[i].text);
    }
    end_record(row.size(), begin);
  }
  return out;
}

std::string to_json(const PrintedTable& table) {
  std::vector<std::string> names;
  for (const std::string& header : table.headers) names.push_back(quoted(header) + ": ");
  std::string out = "[";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out += r == 0 ? "\n  {" : ",\n  {";
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Cell& cell = table.rows[r][i];
      out += (i == 0 ? "" : ", ") + names[i];
      switch (cell.kind) {
        case Cell::Kind::absent:
        case Cell::Kind::withheld: out += "null"; break;
        case Cell::Kind::text: out += quoted(cell.text); break;
        case Cell::Kind::number: out += cell.text; break;
        case Cell::Kind::no: out += "false"; break;
        case Cell::Kind::yes: out += "true"; break;
      }
    }
    out += '}';
  }
  out += table.rows.empty() ? "]\n" : "\n]\n";
  return out;
}

}  // namespace xize::report
