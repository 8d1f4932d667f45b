// Diagnostics made ready for people and machines.
// In: diagnostics with spans. Out: diagnostics that stand on their own, as text, JSON or SARIF (the public functions of
// xize/diagnostic.hpp, in text.cpp, json.cpp and sarif.cpp). May import: text/.
#pragma once

#include <memory>
#include <vector>

#include "message/diagnostic.hpp"
#include "text/source.hpp"
#include "xize/diagnostic.hpp"

namespace xize::message {

/// The sources of a compilation; Span::source is an index into it.
using Sources = std::vector<std::shared_ptr<const text::Source>>;

/// Widest excerpt of a source line, in columns of a terminal.
inline constexpr std::size_t widest_excerpt = 100;

Place place_of(text::Span span, const Sources& sources);
/// The code's sentence and remedy, filled, without a place.
xize::Diagnostic say(std::uint16_t code, const std::vector<Argument>& arguments = {});
xize::Diagnostic resolve(const Diagnostic& diagnostic, const Sources& sources);
std::vector<xize::Diagnostic> resolve(const Diagnostics& diagnostics, const Sources& sources);

/// "error" or "错误" of a severity.
std::string_view severity_word(Severity severity, Language language);

}  // namespace xize::message
