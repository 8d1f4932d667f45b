// A cap or floor that every value runs into, so that only the limit is left.
#include "lint/rules.hpp"
#include "lint/rules/limits.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  for (const Limit& limit : find_limits(subject)) {
    if (limit.value->low == limit.value->high) continue;
    const bool always = limit.upper ? limit.value->low >= limit.bound->high : limit.value->high <= limit.bound->low;
    if (!always) continue;
    report(subject.span(*limit.node),
           {limit.upper ? message::Argument("上限", "cap") : message::Argument("下限", "floor"),
            limit.value->low.to_string(), limit.value->high.to_string()});
  }
}

}  // namespace

const Rule constant_limit{924, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
