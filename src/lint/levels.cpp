#include "lint/levels.hpp"

#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "lint/code.hpp"
#include "lint/rules.hpp"

namespace xize::lint {
namespace {

constexpr std::array<std::pair<std::string_view, Level>, 4> names = {
    {{"off", Level::off}, {"note", Level::note}, {"warning", Level::warning}, {"error", Level::error}}};

std::optional<Level> level_of(const nlohmann::json& value) {
  if (!value.is_string()) return std::nullopt;
  for (const auto& [name, level] : names) {
    if (value.get<std::string>() == name) return level;
  }
  return std::nullopt;
}

}  // namespace

std::string_view level_name(Level level) {
  for (const auto& [name, known] : names) {
    if (known == level) return name;
  }
  return "";
}

Level Levels::of(std::uint16_t code) const {
  const message::Entry* entry = message::find_entry(code);
  if (entry == nullptr || entry->severity == message::Severity::error) return Level::error;
  const auto found = set_.find(code);
  if (found != set_.end()) return found->second;
  if (const Rule* rule = find_rule(code)) return rule->level;
  return entry->severity == message::Severity::warning ? Level::warning : Level::note;
}

Levels read_levels(std::string_view json, std::string_view file, message::Diagnostics& diagnostics) {
  Levels levels;
  const auto say = [&](std::uint16_t code, std::vector<message::Argument> arguments) {
    arguments.insert(arguments.begin(), message::Argument(file));
    diagnostics.push_back({code, {}, std::move(arguments)});
  };
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_object()) {
    say(2060, {});
    return levels;
  }
  for (const auto& [key, value] : parsed.items()) {
    const auto code = code_number(key);
    const message::Entry* entry = code ? message::find_entry(*code) : nullptr;
    const auto level = level_of(value);
    if (entry == nullptr) say(2061, {key});
    else if (entry->severity == message::Severity::error) say(2063, {key});
    else if (!level) say(2062, {key, value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
    else levels.set(*code, *level);
  }
  return levels;
}

}  // namespace xize::lint
