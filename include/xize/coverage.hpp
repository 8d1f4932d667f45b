// What the cases (用例) of a rulebook reach: its clauses, and the ways that their values can come about.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xize/rulebook.hpp"

namespace xize {

/// One thing that a case may reach. It is reached if some row of some case got a value that way.
struct CoveragePoint {
  enum class Kind : std::uint8_t {
    clause,    // its value, in any way
    branch,    // of a condition, or a tier
    row,       // of a table
    cap,       // an upper bound moved the value
    floor,     // a lower bound did
    fallback,  // something was absent, so this was taken
    if_zero,   // a divisor was 0, so this was taken
  };
  Kind kind = Kind::clause;
  Place place;
  std::string text;  // as it stands in the rulebook, on one line
  bool reached = false;
};

/// One computed clause or constraint, with its points in the order of the text; the first is the clause itself.
struct ClauseCoverage {
  std::string kind, name, title, article;  // kind as in ColumnInfo::clause
  Place place;
  std::vector<CoveragePoint> points;
};

/// Runs the cases and tells what they reach, in the order of the rulebook.
XIZE_API Result<std::vector<ClauseCoverage>> coverage(const Rulebook& rulebook) noexcept;

}  // namespace xize
