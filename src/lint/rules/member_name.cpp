// A column called like a member of its own enumeration.
#include <algorithm>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const core::Column& column : subject.model.columns) {
    if (column.type.kind != core::Kind::enumeration || column.clause == core::none) continue;
    const auto& members = subject.model.enumerations[column.type.id].members;
    const core::Clause& clause = subject.clause_of(column.clause);
    if (clause.name == column.name && std::find(members.begin(), members.end(), column.name) != members.end()) {
      report(clause.name_span, {quoted(column.name)});
    }
  }
}

}  // namespace

const Rule member_name{951, Category::names, Level::warning, false, check};

}  // namespace xize::lint::rules
