#include "support/ebnf.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "syntax/keywords.hpp"

namespace xize::test {
namespace {

using Kind = Ebnf::Kind;

// Words, quoted marks with their quotes, and one-character signs of the notation.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (text.compare(at, 2, "(*") == 0) {
      at = text.find("*)", at) + 2;
    } else if (c == '"') {
      const std::size_t end = text.find('"', at + 1) + 1;
      words.push_back(text.substr(at, end - at));
      at = end;
    } else if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      std::size_t end = at;
      while (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_') ++end;
      words.push_back(text.substr(at, end - at));
      at = end;
    } else {
      if (std::isspace(static_cast<unsigned char>(c)) == 0) words.emplace_back(1, c);
      ++at;
    }
  }
  return words;
}

class Reader {
 public:
  explicit Reader(std::vector<std::string> words) : words_(std::move(words)) {}
  bool done() const { return at_ == words_.size(); }
  std::pair<std::string, Ebnf> rule() {
    std::string name = next();
    expect("=");
    Ebnf body = choice();
    expect(";");
    return {std::move(name), std::move(body)};
  }

 private:
  const std::string& peek() const {
    static const std::string none;
    return at_ < words_.size() ? words_[at_] : none;
  }
  std::string next() { return words_.at(at_++); }
  void expect(std::string_view word) {
    if (peek() != word) throw std::runtime_error("xize.ebnf: expected " + std::string(word) + ", found " + peek());
    ++at_;
  }
  Ebnf choice() { return list(Kind::choice, "|", [this] { return sequence(); }); }
  Ebnf sequence() { return list(Kind::sequence, ",", [this] { return item(); }); }
  template <typename Read>
  Ebnf list(Kind kind, std::string_view separator, Read read) {
    Ebnf out{kind};
    out.parts.push_back(read());
    while (peek() == separator) {
      ++at_;
      out.parts.push_back(read());
    }
    return out.parts.size() == 1 ? Ebnf(out.parts.front()) : out;
  }
  Ebnf item() {
    const std::string word = next();
    if (word == "(" || word == "[" || word == "{") {
      Ebnf inner = choice();
      expect(word == "(" ? ")" : word == "[" ? "]" : "}");
      if (word == "(") return inner;
      return {word == "[" ? Kind::optional : Kind::repeat, {}, {inner}};
    }
    if (word[0] == '"') return {Kind::mark, word.substr(1, word.size() - 2)};
    return {std::isupper(static_cast<unsigned char>(word[0])) != 0 ? Kind::keyword : Kind::rule, word};
  }

  std::vector<std::string> words_;
  std::size_t at_ = 0;
};

template <typename Visit>
void for_each_rule(const Ebnf& part, Visit visit) {
  if (part.kind == Kind::rule) visit(part.text);
  for (const Ebnf& inner : part.parts) for_each_rule(inner, visit);
}

constexpr unsigned unknown = 1000;

unsigned least_of(const Ebnf& part, const std::map<std::string, Ebnf>& rules) {
  switch (part.kind) {
    case Kind::keyword: case Kind::mark: case Kind::optional: case Kind::repeat: return 0;
    case Kind::rule: {
      const auto rule = rules.find(part.text);
      return rule == rules.end() ? 0 : std::min(unknown, rule->second.least + 1);
    }
    case Kind::sequence: case Kind::choice: break;
  }
  unsigned out = part.kind == Kind::choice ? unknown : 0;
  for (const Ebnf& inner : part.parts) {
    out = part.kind == Kind::choice ? std::min(out, inner.least) : std::max(out, inner.least);
  }
  return out;
}

bool settle(Ebnf& part, const std::map<std::string, Ebnf>& rules) {
  bool changed = false;
  for (Ebnf& inner : part.parts) changed = settle(inner, rules) || changed;
  const unsigned least = least_of(part, rules);
  changed = changed || least != part.least;
  part.least = least;
  return changed;
}

}  // namespace

Grammar Grammar::load() {
  std::ifstream file(XIZE_SOURCE_DIR "/grammar/xize.ebnf");
  std::stringstream text;
  text << file.rdbuf();
  Reader reader(words_of(text.str()));
  Grammar grammar;
  while (!reader.done()) {
    auto rule = reader.rule();
    if (!grammar.rules_.insert(rule).second) throw std::runtime_error("xize.ebnf: twice: " + rule.first);
  }
  for (auto& [name, body] : grammar.rules_) body.least = unknown;
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [name, body] : grammar.rules_) changed = settle(body, grammar.rules_) || changed;
  }
  return grammar;
}

std::set<std::string> Grammar::terminals() const {
  std::set<std::string> out;
  for (const auto& [name, body] : rules_) {
    for_each_rule(body, [&](const std::string& used) {
      if (rules_.count(used) == 0) out.insert(used);
    });
  }
  return out;
}

std::set<std::string> Grammar::rules_reached(const syntax::Tree& tree) const {
  std::set<std::string> transparent;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(syntax::Rule::function); ++i) {
    const auto rule = static_cast<syntax::Rule>(i);
    if (syntax::is_transparent(rule)) transparent.insert(std::string(syntax::rule_name(rule)));
  }
  std::set<std::string> reached;
  // Whether `to` is among the parts of `from`, or of a transparent rule there: such rules are reached as well.
  const auto lead = [&](const auto& self, const std::string& from, const std::string& to,
                        std::set<std::string>& seen) -> bool {
    const auto rule = rules_.find(from);
    if (rule == rules_.end() || !seen.insert(from).second) {
      return reached.count(from) != 0 && transparent.count(from) != 0;
    }
    bool found = false;
    for_each_rule(rule->second, [&](const std::string& part) {
      if (part == to) {
        found = true;
      } else if (transparent.count(part) != 0 && self(self, part, to, seen)) {
        reached.insert(part);
        found = true;
      }
    });
    return found;
  };
  std::set<std::pair<syntax::Rule, syntax::Rule>> pairs;
  const auto collect = [&](const auto& self, const syntax::Node& node) -> void {
    for (const syntax::Node& child : node.children) {
      pairs.emplace(node.rule, child.rule);
      self(self, child);
    }
  };
  collect(collect, tree.root);
  reached.insert(std::string(syntax::rule_name(tree.root.rule)));
  for (const auto& [node, child] : pairs) {
    std::set<std::string> seen;
    reached.insert(std::string(syntax::rule_name(child)));
    lead(lead, std::string(syntax::rule_name(node)), std::string(syntax::rule_name(child)), seen);
  }
  return reached;
}

}  // namespace xize::test
