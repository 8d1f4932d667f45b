// What must hold of every rulebook and of all data inside its domains.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "message/render.hpp"
#include "proof/proof.hpp"
#include "random/rows.hpp"
#include "reference/evaluate.hpp"

namespace xize::test::random {

struct Compiled {
  explicit Compiled(std::string text);
  message::Sources sources;
  message::Diagnostics diagnostics;
  std::optional<proof::Proved> proved;
};

/// Everything of the rulebook, on these data.
reference::Result evaluate_all(const proof::Proved& rulebook, const table::Dataset& data);

/// What is wrong with the compiler's words; "" if nothing.
std::string wrong_words(const Compiled& compiled);
/// The first value that is not as was proved, or a finding; "" if there is none.
std::string wrong_values(const proof::Proved& rulebook, const Sheets& sheets);
/// The first difference between two rulebooks that say the same.
std::string unlike(const Compiled& a, const Compiled& b, const Sheets& sheets);
/// The first difference in values between a rulebook and what the linter makes of it; or that it would not compile.
std::string mended_wrong(const Compiled& rulebook, const Sheets& sheets);
/// Loses some cells of the data, as a quarantine would; the first value that comes out all the same, and is another one.
std::string wrong_without(const proof::Proved& rulebook, const Sheets& sheets, Dice& dice);
/// Writes a case of what came out, and runs it; how it fails.
std::string wrong_cases(const Compiled& rulebook, const Sheets& sheets);
/// The first difference that the order of the given rows makes.
std::string unsteady(const proof::Proved& rulebook, const Sheets& sheets, Dice& dice);

}  // namespace xize::test::random
