#include "api/boundary.hpp"
#include "xize/version.hpp"

namespace xize {

std::string_view version() noexcept { return XIZE_VERSION; }

Diagnostic make_diagnostic(std::uint16_t code, std::span<const Words> arguments) {
  std::vector<message::Argument> list;
  for (const Words& words : arguments) list.emplace_back(words.zh, words.en);
  return message::say(code, list);
}

std::vector<Diagnostic> explain(const Failure& failure) {
  switch (failure.kind) {
    case Failure::Kind::diagnostics: return failure.diagnostics;
    case Failure::Kind::out_of_memory: return {message::say(2050)};
    case Failure::Kind::internal: break;
  }
  return {message::say(2051)};
}

}  // namespace xize
