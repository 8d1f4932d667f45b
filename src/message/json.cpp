// A diagnostic as a JSON object. Every field is always there, null where there is nothing to say.
#include <nlohmann/json.hpp>

#include "message/render.hpp"

namespace xize {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json or_null(std::uint64_t number) { return number == 0 ? Json(nullptr) : Json(number); }

void put_place(Json& object, const Place& place) {
  object["file"] = or_null(place.file);
  object["line"] = or_null(place.line);
  object["column"] = or_null(place.column);
  object["endLine"] = or_null(place.end_line);
  object["endColumn"] = or_null(place.end_column);
}

std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

}  // namespace

std::string to_json(const Diagnostic& diagnostic, Language language) {
  Json object;
  object["code"] = diagnostic.code;
  object["severity"] = severity_name(diagnostic.severity);
  object["message"] = diagnostic.message.in(language);
  object["remedy"] = or_null(diagnostic.remedy.in(language));
  put_place(object, diagnostic.place);
  object["article"] = or_null(diagnostic.article);
  object["related"] = Json::array();
  for (const Diagnostic::Related& related : diagnostic.related) {
    Json entry;
    entry["message"] = related.label.in(language);
    put_place(entry, related.place);
    object["related"].push_back(std::move(entry));
  }
  object["cell"] = nullptr;
  if (diagnostic.cell) {
    Json cell;
    cell["frame"] = diagnostic.cell->frame;
    cell["row"] = diagnostic.cell->row == Cell::no_row ? Json(nullptr) : Json(diagnostic.cell->row);
    cell["column"] = or_null(diagnostic.cell->column);
    cell["value"] = diagnostic.cell->value;
    object["cell"] = std::move(cell);
  }
  object["fix"] = Json::array();
  for (const Edit& edit : diagnostic.fix) {
    Json entry;
    entry["begin"] = edit.begin;
    entry["end"] = edit.end;
    entry["text"] = edit.text;
    put_place(entry, edit.place);
    object["fix"].push_back(std::move(entry));
  }
  // What stands in data may be no UTF-8.
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace xize
