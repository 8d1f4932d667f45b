// The parts that the grammar's files are written with: parsers of one token for Spirit X3, and rules that record nodes.
// Included only by grammar_*.cpp. A rule's body is one function, compiled once, whatever uses the rule.
#pragma once

#include <boost/spirit/home/x3.hpp>
#include <string_view>
#include <utility>

#include "syntax/builder.hpp"
#include "syntax/tree.hpp"

namespace xize::syntax::grammar {

namespace x3 = boost::spirit::x3;

struct BuilderTag;
using Place = const Token*;
using Context = x3::context<BuilderTag, Builder>;

// A parser without attribute whose work is done by `bool Derived::read(Place& first, Builder&)`.
template <typename Derived>
struct Part : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <typename AnyContext, typename RuleContext, typename Attribute>
  bool parse(Place& first, const Place&, const AnyContext& context, const RuleContext&, Attribute&) const {
    return this->derived().read(first, x3::get<BuilderTag>(context));
  }
};

struct Word : Part<Word> {
  Keyword keyword;
  bool infix;  // between operands: called an operator in messages
  constexpr explicit Word(Keyword wanted, bool between = false) : keyword(wanted), infix(between) {}
  bool read(Place& first, Builder& builder) const;
};

struct Sign : Part<Sign> {
  std::string_view text;
  constexpr explicit Sign(std::string_view wanted) : text(wanted) {}
  bool read(Place& first, Builder& builder) const;
};
constexpr Sign operator""_p(const char* text, std::size_t length) { return Sign({text, length}); }

// Succeeds on no token if the node just read is no more than a sum.
struct IsSum : Part<IsSum> {
  bool read(Place& first, Builder& builder) const { return builder.last_is_sum(builder.index(first)); }
};

// Declares every rule's body; each is defined in one grammar_*.cpp by XIZE_BODY.
template <Rule R>
bool body(Place& first, Place last, const Context& context);
#define XIZE_RULE(name) \
  template <>           \
  bool body<Rule::name>(Place & first, Place last, const Context& context);
#include "syntax/rules.def"
#undef XIZE_RULE

using Body = bool (*)(Place& first, Place last, const Context& context);
bool run(Rule rule, Body of, Place& first, Place last, const Context& context);

constexpr bool is_terminal(Rule rule) { return rule >= Rule::name; }
// Terminals stand last in rules.def and have no body: they are leaves of one token.
bool read_leaf(Rule rule, Place& first, Builder& builder);

template <Rule R>
struct Reference : x3::parser<Reference<R>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <typename RuleContext, typename Attribute>
  bool parse(Place& first, const Place& last, const Context& context, const RuleContext&, Attribute&) const {
    if constexpr (is_terminal(R)) {
      return read_leaf(R, first, x3::get<BuilderTag>(context));
    } else {
      return run(R, body<R>, first, last, context);
    }
  }
};

// Parses as `inner`, in the condition of an IF, or one level deeper.
template <typename Inner>
struct InCondition : x3::unary_parser<Inner, InCondition<Inner>> {
  using x3::unary_parser<Inner, InCondition<Inner>>::unary_parser;
  static constexpr bool has_attribute = false;
  template <typename RuleContext, typename Attribute>
  bool parse(Place& first, const Place& last, const Context& context, const RuleContext& rule,
             Attribute& attribute) const {
    Builder& builder = x3::get<BuilderTag>(context);
    const bool before = std::exchange(builder.condition, true);
    const bool matched = this->subject.parse(first, last, context, rule, attribute);
    builder.condition = before;
    return matched;
  }
};
template <typename Inner>
struct Deeper : x3::unary_parser<Inner, Deeper<Inner>> {
  using x3::unary_parser<Inner, Deeper<Inner>>::unary_parser;
  static constexpr bool has_attribute = false;
  template <typename RuleContext, typename Attribute>
  bool parse(Place& first, const Place& last, const Context& context, const RuleContext& rule,
             Attribute& attribute) const {
    Builder& builder = x3::get<BuilderTag>(context);
    if (!builder.deepen(builder.index(first))) return false;
    const bool matched = this->subject.parse(first, last, context, rule, attribute);
    builder.surface();
    return matched;
  }
};
// Parses as `inner`, the value of a setting.
template <typename Inner>
struct InSetting : x3::unary_parser<Inner, InSetting<Inner>> {
  using x3::unary_parser<Inner, InSetting<Inner>>::unary_parser;
  static constexpr bool has_attribute = false;
  template <typename RuleContext, typename Attribute>
  bool parse(Place& first, const Place& last, const Context& context, const RuleContext& rule,
             Attribute& attribute) const {
    Builder& builder = x3::get<BuilderTag>(context);
    builder.setting = true;
    const bool matched = this->subject.parse(first, last, context, rule, attribute);
    builder.setting = false;
    return matched;
  }
};
template <typename Inner>
constexpr InSetting<Inner> in_setting(const Inner& inner) { return InSetting<Inner>(inner); }
template <typename Inner>
constexpr InCondition<Inner> in_condition(const Inner& inner) { return InCondition<Inner>(inner); }
template <typename Inner>
constexpr Deeper<Inner> deeper(const Inner& inner) { return Deeper<Inner>(inner); }

// What follows MISSING where it is no test: LAST or FIRST, and THEN but in the condition of an IF.
struct Fallback : Part<Fallback> {
  bool read(Place& first, Builder& builder) const;
};

namespace kw {
#define XIZE_KEYWORD(id, zh, en, kind) inline constexpr Word id(Keyword::id);
#include "syntax/keywords.inc"
#undef XIZE_KEYWORD
}  // namespace kw

inline constexpr IsSum is_sum{};
inline constexpr Fallback fallback_follows{};

// A reference to each rule, by its name in the grammar.
#define XIZE_RULE(name) inline constexpr Reference<Rule::name> name{};
#include "syntax/rules.def"
#undef XIZE_RULE

}  // namespace xize::syntax::grammar

#define XIZE_BODY(name, ...)                                                                  \
  template <>                                                                                 \
  bool body<Rule::name>(Place & first, [[maybe_unused]] Place last, const Context& context) { \
    return x3::as_parser(__VA_ARGS__).parse(first, last, context, x3::unused, x3::unused);    \
  }
