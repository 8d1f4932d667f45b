// Helpers for tests of the front: parse a text, print trees and diagnostics in one line each.
#pragma once

#include <string>
#include <string_view>

#include "message/diagnostic.hpp"
#include "syntax/parse.hpp"
#include "text/source.hpp"

namespace xize::test {

struct Parsed {
  text::Source source;
  message::Diagnostics diagnostics;
  syntax::Tree tree;
  explicit Parsed(std::string text);
  /// The codes in order, such as "204 201"; empty if clean.
  std::string codes() const;
  /// All diagnostics as sentences with their places; one a line.
  std::string sentences() const;
};

/// A node as name[child …]; leaves as their text.
std::string to_text(const syntax::Tree& tree, const syntax::Node& node);

}  // namespace xize::test
