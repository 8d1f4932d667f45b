#include "coverage.hpp"

#include <nlohmann/json.hpp>

#include "words.hpp"

namespace xize::tool {
namespace {

using Kind = CoveragePoint::Kind;
using nlohmann::ordered_json;

struct Count {
  std::size_t reached = 0, all = 0;
  Count& operator+=(const Count& other) {
    reached += other.reached;
    all += other.all;
    return *this;
  }
};

Count count(const ClauseCoverage& clause) {
  Count out;
  for (const CoveragePoint& point : clause.points) out += {point.reached ? 1U : 0U, 1U};
  return out;
}

Count count(const FileCoverage& file) {
  Count out;
  for (const ClauseCoverage& clause : file.clauses) out += count(clause);
  return out;
}

const words::Word& kind_word(Kind kind) {
  switch (kind) {
    case Kind::clause: return words::point_clause;
    case Kind::branch: return words::point_branch;
    case Kind::row: return words::point_row;
    case Kind::cap: return words::point_cap;
    case Kind::floor: return words::point_floor;
    case Kind::fallback: return words::point_fallback;
    case Kind::if_zero: break;
  }
  return words::point_if_zero;
}

const char* kind_name(Kind kind) {
  constexpr const char* names[] = {"clause", "branch", "row", "cap", "floor", "fallback", "ifZero"};
  return names[static_cast<std::size_t>(kind)];
}

// At most so many characters of a piece of text.
std::string cut(const std::string& text) {
  constexpr std::size_t most = 60;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (begins && ++characters > most) return text.substr(0, i) + "…";
  }
  return text;
}

std::string heading(const ClauseCoverage& clause) {
  std::string out = clause.place.file + ":" + std::to_string(clause.place.line) + ": " + clause.name;
  if (!clause.title.empty()) out += "  " + clause.title;
  if (!clause.article.empty()) out += "  [" + clause.article + "]";
  const Count reached = count(clause);
  return out + "  " + std::to_string(reached.reached) + "/" + std::to_string(reached.all) + "\n";
}

std::string missed(const ClauseCoverage& clause, Language language) {
  if (!clause.points.empty() && !clause.points.front().reached) return "  " + words::point_clause.in(language) + "\n";
  std::string out;
  for (const CoveragePoint& point : clause.points) {
    if (point.reached) continue;
    out += "  " + std::to_string(point.place.line) + ":" + std::to_string(point.place.column) + "  " +
           kind_word(point.kind).in(language) + "  " + cut(point.text) + "\n";
  }
  return out;
}

}  // namespace

std::string coverage_text(const std::vector<FileCoverage>& files, Language language) {
  std::string out;
  Count total;
  for (const FileCoverage& file : files) {
    total += count(file);
    for (const ClauseCoverage& clause : file.clauses) {
      const std::string lines = missed(clause, language);
      if (!lines.empty()) out += heading(clause) + lines;
    }
  }
  return out + words::covered.fill(language, {std::to_string(total.reached), std::to_string(total.all)});
}

std::string coverage_json(const std::vector<FileCoverage>& files) {
  ordered_json json = {{"tool", "xize"}, {"version", version()}, {"reached", 0}, {"points", 0}};
  json["rulebooks"] = ordered_json::array();
  Count total;
  for (const FileCoverage& file : files) {
    const Count reached = count(file);
    total += reached;
    ordered_json clauses = ordered_json::array();
    for (const ClauseCoverage& clause : file.clauses) {
      ordered_json points = ordered_json::array();
      for (const CoveragePoint& point : clause.points) {
        const Place& at = point.place;
        points.push_back({{"kind", kind_name(point.kind)}, {"line", at.line}, {"column", at.column},
                          {"endLine", at.end_line}, {"endColumn", at.end_column}, {"text", point.text},
                          {"reached", point.reached}});
      }
      clauses.push_back({{"clause", clause.kind}, {"name", clause.name}, {"title", clause.title},
                         {"article", clause.article}, {"line", clause.place.line}, {"points", std::move(points)}});
    }
    json["rulebooks"].push_back({{"file", file.file}, {"reached", reached.reached}, {"points", reached.all},
                                 {"clauses", std::move(clauses)}});
  }
  json["reached"] = total.reached;
  json["points"] = total.all;
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace xize::tool
