// All rules, one a line. A new rule: its file in rules/, a line here and in rules.cpp, its words in the catalogue
// (lint.def), its page in docs/diagnostics/, its tests in tests/language/lint/.
#pragma once

#include <span>

#include "lint/rule.hpp"

namespace xize::lint {

#define XIZE_RULES(X) \
  X(unused_input) X(unused_definition) X(unused_parameter) X(unused_link) X(unused_type) X(unused_frame) X(uncounted) X(passed_over) \
  X(article_order) X(same_twice) X(no_article) X(empty_remark) \
  X(all_alike) X(idle_rounding) X(double_rounding) X(idle_limit) X(constant_limit) X(idle_must) X(idle_if_zero) \
  X(percent_sum) X(quota) X(uneven_tiers) X(header_rounding) \
  X(constant_comparison) X(same_operands) X(same_branches) X(idle_constraint) X(over_worth) X(tier_gap) \
  X(percent_for_points) X(upside_down) X(negative_penalty) \
  X(idle_otherwise) X(same_otherwise) X(wide_otherwise) \
  X(hidden_name) X(member_name) X(keyword_name) \
  X(no_cases) X(bare_result) X(same_case) X(outside_effect) X(ties_by_key) X(order_unsaid) X(pool_by_place) \
  X(across_things) X(left_out)

#define XIZE_RULE_DECLARED(name) extern const Rule name;
namespace rules {
XIZE_RULES(XIZE_RULE_DECLARED)
}
#undef XIZE_RULE_DECLARED

std::span<const Rule* const> all_rules();
/// The rule of a code, or nullptr.
const Rule* find_rule(std::uint16_t code);

}  // namespace xize::lint
