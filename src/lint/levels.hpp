// How serious each code is taken: a rule's own level, or what a levels file says.
#pragma once

#include <map>
#include <string_view>

#include "lint/rule.hpp"

namespace xize::lint {

class Levels {
 public:
  /// The level of a rule or of a warning of an earlier step; of an error always error.
  Level of(std::uint16_t code) const;
  void set(std::uint16_t code, Level level) { set_[code] = level; }

 private:
  std::map<std::uint16_t, Level> set_;
};

/// Reads a JSON object from codes to "off", "note", "warning" or "error". What is wrong is said without a place
/// (XZ206x); `file` names it there. The rest of such a file still holds.
Levels read_levels(std::string_view json, std::string_view file, message::Diagnostics& diagnostics);

/// "off", "note" …
std::string_view level_name(Level level);

}  // namespace xize::lint
