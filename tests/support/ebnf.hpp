// Reads grammar/xize.ebnf, and makes sentences of it.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/tree.hpp"

namespace xize::test {

/// A right-hand side.
struct Ebnf {
  enum class Kind { sequence, choice, optional, repeat, rule, keyword, mark } kind = Kind::sequence;
  std::string text = {};          // rule, keyword (its id), mark
  std::vector<Ebnf> parts = {};
  unsigned least = 0;             // nesting of rules at least needed for a sentence
};

class Grammar {
 public:
  /// Reads the project's grammar; throws std::runtime_error with the place of what it cannot read.
  static Grammar load();
  const std::map<std::string, Ebnf>& rules() const { return rules_; }
  /// Names that are used but not defined: the terminals.
  std::set<std::string> terminals() const;
  /// The rules of a tree, those of transparent nodes that their only child stands for included.
  std::set<std::string> rules_reached(const syntax::Tree& tree) const;

 private:
  std::map<std::string, Ebnf> rules_;
};

/// Makes random sentences: the same for the same seed, on every machine.
class Writer {
 public:
  /// With `names`, all names are of these.
  Writer(const Grammar& grammar, std::uint32_t seed, std::vector<std::string> names = {})
      : grammar_(grammar), random_(seed), names_(std::move(names)) {}
  /// A rulebook; nesting of rules goes on freely down to `depth`, then takes the shortest way out.
  std::string rulebook(unsigned depth);
  /// One sentence of a rule.
  std::string sentence(const std::string& rule, unsigned depth);

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  void write(const Ebnf& part, unsigned depth);
  void write_rule(const std::string& rule, unsigned depth);
  void write_terminal(const std::string& terminal);
  void put(std::string token);          // with a blank before it if it may have or needs one
  std::string full_width(std::string_view ascii);
  std::string keyword(const std::string& id);
  template <std::size_t N>
  std::string one_of(const char* const (&list)[N]) { return list[below(N)]; }

  const Grammar& grammar_;
  std::mt19937 random_;
  std::vector<std::string> names_;
  std::vector<std::string> tokens_;
};

}  // namespace xize::test
