// Diagnostics as a SARIF 2.1.0 log (OASIS), for editors and code hosts.
#include <map>

#include <nlohmann/json.hpp>

#include "message/render.hpp"
#include "xize/version.hpp"

namespace xize {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

// A path as a relative or file URI (RFC 3986): all but unreserved characters and / percent-encoded.
std::string uri(const std::string& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = !path.empty() && path[0] == '/' ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                       c == '_' || c == '~' || c == '/';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

// The text of a message. §3.11.5: braces that are no placeholder are doubled.
std::string message_text(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '{' || c == '}' ? 2 : 1, c);
  return out;
}

// A sentence of the catalogue, about no case in particular: there is nothing to put in its {0}, {1} ….
std::string general(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool placeholder = i + 2 < text.size() && text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}';
    if (placeholder) i += 2;
    out += placeholder ? std::string("…") : message_text(text.substr(i, 1));
  }
  return out;
}

Json region(const Place& place) {
  Json out;
  out["startLine"] = place.line;
  if (place.column != 0) {
    out["startColumn"] = place.column;
    out["endLine"] = place.end_line;
    out["endColumn"] = place.end_column;
  }
  return out;
}

Json location(const Place& place) {
  Json physical;
  physical["artifactLocation"]["uri"] = uri(place.file);
  if (place.line != 0) physical["region"] = region(place);
  Json out;
  out["physicalLocation"] = std::move(physical);
  return out;
}

// One fix: all its edits, in the one file that they are about.
Json fix(const std::vector<Edit>& edits, const std::string& description) {
  Json change;
  change["artifactLocation"]["uri"] = uri(edits[0].place.file);
  for (const Edit& edit : edits) {
    Json replacement;
    replacement["deletedRegion"] = region(edit.place);
    replacement["insertedContent"]["text"] = edit.text;
    change["replacements"].push_back(std::move(replacement));
  }
  Json out;
  if (!description.empty()) out["description"]["text"] = message_text(description);
  out["artifactChanges"] = Json::array({std::move(change)});
  return out;
}

// What stays the same when lines are added above: code, file and the line's words without blanks (FNV-1a).
std::string fingerprint(const Diagnostic& diagnostic) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = 0xCBF29CE484222325U;
  const auto take = [&](std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\t' || c == '\r') continue;
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    hash = (hash ^ 0xFFU) * 0x100000001B3U;
  };
  take(diagnostic.code);
  take(diagnostic.place.file);
  take(diagnostic.place.excerpt);
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> static_cast<unsigned>(shift)) & 15U];
  return out;
}

Json rule(const std::string& code, Language language) {
  Json out;
  out["id"] = code;
  const message::Entry* entry = message::find_entry(static_cast<std::uint16_t>(std::stoul(code.substr(2))));
  if (entry == nullptr) return out;
  const bool zh = language == Language::chinese;
  out["shortDescription"]["text"] = general(zh ? entry->zh : entry->en);
  const std::string_view remedy = zh ? entry->remedy_zh : entry->remedy_en;
  if (!remedy.empty()) out["help"]["text"] = general(remedy);
  constexpr std::string_view pages = XIZE_DOCS_PAGES;
  if (pages.find(code + ".md") != std::string_view::npos) out["helpUri"] = XIZE_DOCS_URL "/" + code + ".md";
  out["defaultConfiguration"]["level"] = level(entry->severity);
  return out;
}

}  // namespace

std::string to_sarif(std::span<const Diagnostic> diagnostics, Language language) {
  Json rules = Json::array();
  Json results = Json::array();
  std::map<std::string, std::size_t> indices;
  std::map<std::string, std::size_t> alike;  // lines that are written alike are told apart by their order
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto [at, is_new] = indices.try_emplace(diagnostic.code, rules.size());
    if (is_new) rules.push_back(rule(diagnostic.code, language));
    Json result;
    result["ruleId"] = diagnostic.code;
    result["ruleIndex"] = at->second;
    result["level"] = level(diagnostic.severity);
    result["message"]["text"] = message_text(diagnostic.message.in(language));
    result["locations"] = Json::array();
    if (!diagnostic.place.file.empty()) result["locations"].push_back(location(diagnostic.place));
    if (!diagnostic.place.file.empty()) {
      const std::string print = fingerprint(diagnostic);
      result["partialFingerprints"]["xizeLine/v1"] = print + ":" + std::to_string(++alike[print]);
    }
    if (!diagnostic.fix.empty()) result["fixes"] = Json::array({fix(diagnostic.fix, diagnostic.remedy.in(language))});
    for (const Diagnostic::Related& related : diagnostic.related) {
      Json other = location(related.place);
      other["message"]["text"] = message_text(related.label.in(language));
      result["relatedLocations"].push_back(std::move(other));
    }
    Json properties = Json::object();
    if (!diagnostic.article.empty()) properties["article"] = diagnostic.article;
    if (!diagnostic.remedy.in(language).empty()) properties["remedy"] = diagnostic.remedy.in(language);
    if (diagnostic.cell) {
      properties["frame"] = diagnostic.cell->frame;
      properties["column"] = diagnostic.cell->column;
      properties["value"] = diagnostic.cell->value;
    }
    if (!properties.empty()) result["properties"] = std::move(properties);
    results.push_back(std::move(result));
  }
  Json run;
  run["tool"]["driver"]["name"] = "xize";
  run["tool"]["driver"]["version"] = version();
  run["tool"]["driver"]["rules"] = std::move(rules);
  run["language"] = language == Language::chinese ? "zh-CN" : "en-US";
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  Json log;
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array({std::move(run)});
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xize
