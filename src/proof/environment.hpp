// What holds on one path through an expression.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "proof/ranges.hpp"
#include "proof/terms.hpp"

namespace xize::proof {

/// Facts that hold where the expression under proof is reached. Facts about a row hold if the row is there.
struct Environment {
  struct Fact {
    FormId form;
    Ranges ranges;
  };
  std::map<FormId, Ranges> forms;
  std::map<TermId, std::vector<bool>> members;   // of enumerations and booleans
  std::map<TermId, bool> presence;               // of atoms and rows
  std::set<std::string> reached;                 // aggregates (Terms::reach_key) that reach a row
};

}  // namespace xize::proof
