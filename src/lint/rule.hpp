// What a lint rule is, and how it says what it found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/subject.hpp"
#include "message/diagnostic.hpp"

namespace xize::lint {

/// How a code is taken: not at all, or with this severity.
enum class Level : std::uint8_t { off, note, warning, error };

/// What a rule is about; also the order of their numbers.
enum class Category : std::uint8_t { unused, articles, numbers, conditions, absence, names, whole, comments };

/// A piece of the text and what stands there instead.
struct Edit {
  text::Span span;
  std::string text = {};
};

struct Finding {
  message::Diagnostic diagnostic;
  std::vector<Edit> fix = {};  // empty: only the author can tell what is right
};

/// Collects what one rule finds. The article of the clause goes along.
class Report {
 public:
  Report(const Subject& subject, std::uint16_t code, std::vector<Finding>& findings)
      : subject_(subject), code_(code), findings_(findings) {}
  void operator()(text::Span span, std::vector<message::Argument> arguments = {},
                  std::vector<message::Related> related = {}, std::vector<Edit> fix = {}) const;

 private:
  const Subject& subject_;
  std::uint16_t code_;
  std::vector<Finding>& findings_;
};

struct Rule {
  std::uint16_t code;
  Category category;
  Level level;  // if nobody sets another one
  bool fixes;   // whether what it finds can be mended without changing a result
  void (*check)(const Subject& subject, const Report& report);
};

/// "「破案数」": a name as messages show it.
std::string quoted(std::string_view name);

}  // namespace xize::lint
