// What the cases reach, for people and for machines.
#pragma once

#include <string>
#include <vector>

#include "xize/xize.hpp"

namespace xize::tool {

struct FileCoverage {
  std::string file;
  std::vector<ClauseCoverage> clauses;
};

/// What no case reaches, by clause; the last line says how much is reached.
std::string coverage_text(const std::vector<FileCoverage>& files, Language language);
std::string coverage_json(const std::vector<FileCoverage>& files);

}  // namespace xize::tool
