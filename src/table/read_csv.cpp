#include <algorithm>
#include <string>

#include "table/frame_reader.hpp"
#include "table/spelling.hpp"

namespace xize::table {
namespace {

using Misread = CsvRecord::Fault;
constexpr std::size_t most_compared = 64;  // unknown names that are held against missing ones

/// Reports what is wrong with a record's quotes; true if something is.
bool report(const CsvRecord& record, FrameReader& reader, const std::vector<std::string>& names) {
  if (record.fault == Misread::none) return false;
  if (record.fault == Misread::blank_line) reader.find_fault(1107, record.fault_line, "", "", {});
  if (record.fault == Misread::unterminated) reader.find_fault(1108, record.fault_line, "", "", {});
  if (record.fault == Misread::stray_quote) {
    const std::size_t at = record.fault_field;
    const std::string name = at < names.size() ? names[at] : std::to_string(at + 1);
    const std::string_view value = at < record.fields.size() ? record.fields[at].text : std::string_view();
    reader.find_fault(1109, record.fault_line, name, value, {name});
  }
  return true;
}

/// Columns by place in the file, `unknown` where the rulebook has none; and the names as they stand.
struct Header {
  std::vector<std::size_t> places;
  std::vector<std::string> names;
};

Header read_header(const CsvRecord& record, FrameReader& reader) {
  Header header;
  std::vector<std::string> seen, unmatched;
  std::vector<bool> given(reader.columns());
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const CsvField& field = record.fields[i];
    const std::string name(trimmed(field.text));
    const std::size_t place = reader.find(name);
    header.places.push_back(place);
    header.names.push_back(shown(name));
    if (name.empty()) {
      reader.note(1104, field.line, "", {std::to_string(i + 1)});
    } else if (place == FrameReader::unknown) {
      if (std::find(unmatched.begin(), unmatched.end(), name) == unmatched.end()) reader.note_unknown(field.line, name);
      if (unmatched.size() < most_compared) unmatched.push_back(name);
    } else if (given[place]) {
      reader.find_fault(1102, field.line, reader.header(place), name, {reader.header(place)});
      header.places.back() = FrameReader::unknown;
    } else {
      given[place] = true;
    }
  }
  for (std::size_t place = 0; place < given.size(); ++place) {
    if (given[place]) continue;
    const std::string& name = reader.header(place);
    const std::string near = nearest(name, unmatched);
    const auto hint = near.empty() ? message::Argument("")
                                   : message::Argument("，或把「" + shown(near) + "」改成这个名字", ", or rename " + shown(near));
    reader.find_fault(1101, record.line, name, "", {name, hint});
  }
  return header;
}

bool is_empty(const CsvRecord& record) {
  return record.field_count == record.fields.size() &&
         std::all_of(record.fields.begin(), record.fields.end(), [](const CsvField& f) { return f.text.empty(); });
}

}  // namespace

void read_csv(std::string_view text, bool tabs, FrameReader& reader) {
  CsvReader csv(text, tabs ? std::optional('\t') : std::nullopt, max_columns);
  CsvRecord record;
  Header header;
  bool found = false;
  while (!found && csv.next(record)) {
    if (report(record, reader, {})) {
      if (record.fault == Misread::blank_line) continue;
      return;
    }
    if (record.field_count > max_columns) {
      reader.find_fault(1112, record.line, "", "", {std::to_string(record.field_count), std::to_string(max_columns)});
      return;
    }
    header = read_header(record, reader);
    found = true;
  }
  if (!found) {
    reader.find_fault(1110, 1, "", "", {reader.all_headers()});
    return;
  }
  while (csv.next(record)) {
    if (record.fault == Misread::blank_line || is_empty(record)) {
      reader.find_fault(1107, record.line, "", "", {});
      continue;
    }
    if (!reader.begin_row(record.line)) return;
    const std::size_t expected = header.places.size();
    if (report(record, reader, header.names)) {
      // its values cannot be told apart
    } else if (record.field_count != expected) {
      const std::uint16_t code = record.field_count < expected ? 1105 : 1106;
      reader.find_fault(code, record.line, "", "", {std::to_string(record.field_count), std::to_string(expected)});
    } else {
      for (std::size_t i = 0; i < expected; ++i) {
        const CsvField& field = record.fields[i];
        if (header.places[i] != FrameReader::unknown) reader.add(header.places[i], {RawValue::Kind::text, field.text}, field.line);
      }
    }
    reader.end_row();
  }
}

}  // namespace xize::table
