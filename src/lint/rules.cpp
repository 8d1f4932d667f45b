#include "lint/rules.hpp"

#include <array>

namespace xize::lint {

std::span<const Rule* const> all_rules() {
#define XIZE_RULE_LISTED(name) &rules::name,
  static const std::array list = {XIZE_RULES(XIZE_RULE_LISTED)};
#undef XIZE_RULE_LISTED
  return list;
}

const Rule* find_rule(std::uint16_t code) {
  for (const Rule* rule : all_rules()) {
    if (rule->code == code) return rule;
  }
  return nullptr;
}

}  // namespace xize::lint
