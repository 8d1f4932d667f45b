// A pool divided in proportion to places: the last gets the most.
#include "lint/rules.hpp"
#include "lint/rules/places_read.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const core::Model& model = subject.model;
  for (const core::Apportionment& parts : model.apportionments) {
    if (parts.weight == core::none || !subject.uses.live[parts.weight] || !reads_place(model, parts.weight)) continue;
    report(model[parts.weight].span, {std::string(subject.source.slice(model[parts.weight].span))});
  }
}

}  // namespace

const Rule pool_by_place{966, Category::whole, Level::warning, false, check};

}  // namespace xize::lint::rules
