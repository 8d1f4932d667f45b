// A column in words, for the subcommands that list columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "xize/rulebook.hpp"

namespace xize::tool {

std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// Its type: "小数(2)", "{ 优, 良 }".
std::string kind_words(const ColumnInfo& column, Language language);

}  // namespace xize::tool
