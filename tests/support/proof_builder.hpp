// Helpers for tests of the checker: from a rulebook's text to its proof, facts as short texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "message/diagnostic.hpp"
#include "proof/proof.hpp"
#include "text/source.hpp"

namespace xize::test {

struct Proving {
  explicit Proving(std::string text);

  /// Codes in order, such as "601 703"; empty if the rulebook is proved without a word. "front: …" where it gets no
  /// further than names and types.
  std::string codes() const;
  /// All diagnostics as sentences, each with the text it is about; one a line.
  std::string sentences() const;
  /// What is proved of a column ("人.分"): "0..30 step 0.5", "0..1 pair 500/500", "{甲, 乙}", with "?" where it may be
  /// absent, "never" where it never is there; the diagnostics if nothing is proved.
  std::string facts(std::string_view column) const;

  text::Source source;
  message::Diagnostics diagnostics;
  std::optional<core::Model> model;  // as the front made it
  std::optional<proof::Proved> proved;
};

std::string to_text(const core::Model& model, const core::Type& type, const proof::Facts& facts);

}  // namespace xize::test
