// What of the language a rulebook uses: random rulebooks have to use all of it.
#pragma once

#include <set>
#include <string>

namespace xize::test::random {

/// Rules of the grammar, functions by their Chinese names, and forms that have no rule of their own ("总分 {}").
std::set<std::string> forms_of(const std::string& text);
/// All forms, but for those that no random rulebook needs.
std::set<std::string> all_forms();

}  // namespace xize::test::random
