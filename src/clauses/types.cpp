#include "clauses/types.hpp"

#include <algorithm>
#include <set>

#include "core/calendar.hpp"
#include "syntax/forms.hpp"

namespace xize::clauses {
namespace {

std::optional<core::EnumId> declare_members(Context& context, const Node& members, bool ordered) {
  core::Enumeration enumeration;
  enumeration.ordered = ordered;
  std::set<std::string> seen;
  for (const Node& member : members.children) {
    const std::string& name = context.text(member);
    if (!seen.insert(name).second) {
      context.report(303, member, {Context::quoted(name)});
      continue;
    }
    enumeration.members.push_back(name);
  }
  return context.intern(std::move(enumeration));
}

Kind period_kind(Rule rule) {
  switch (rule) {
    case Rule::date_type: return Kind::date;
    case Rule::month_type: return Kind::month;
    case Rule::quarter_type: return Kind::quarter;
    default: return Kind::year;
  }
}

bool declare_range(Context& context, const Node& type, Declared& declared) {
  const Node* range = type.child(Rule::range);
  if (range == nullptr) return true;
  if (declared.style == core::NumberStyle::percent) {
    const auto with_sign = [&](const Node& bound) {
      const bool has = context.tree.tokens[bound.last - 1].percent;
      return bound_text(context, bound) + (has ? "" : "%");
    };
    for (const Node& bound : range->children) {
      if (context.tree.tokens[bound.last - 1].percent) continue;
      context.report(406, bound, {with_sign(range->children[0]) + ".." + with_sign(range->children[1])});
      return false;
    }
  }
  const auto low = bound_of(context, range->children[0], declared.type);
  if (!low) return false;
  const auto high = bound_of(context, range->children[1], declared.type);
  if (!high) return false;
  if (*high < *low) {
    context.report(401, *range, {bound_text(context, range->children[1]), bound_text(context, range->children[0])});
    return false;
  }
  if (declared.type.kind == Kind::number) {
    const int places = declared.places + (declared.style == core::NumberStyle::percent ? 2 : 0);
    for (const Node& node : range->children) {
      const Rational bound = *bound_of(context, node, declared.type);
      if (bound.rounded(places, exact::Rounding::truncate) == bound) continue;
      context.report(402, node, {bound_text(context, node), std::to_string(declared.places)});
      return false;
    }
  }
  declared.domain = core::Domain{*low, *high};
  return true;
}

}  // namespace

Rational number_of(const Context& context, const Node& number) {
  const syntax::Token& token = context.tree.tokens[number.first];
  Rational value = Rational::parse(token.text).value_or(Rational(0));
  if (token.percent) value /= Rational(100);
  return value;
}

core::Value period_of(const Context& context, const Node& token, Kind& kind) {
  kind = token.rule == Rule::date ? Kind::date : token.rule == Rule::month ? Kind::month : Kind::quarter;
  const auto period = core::parse_period(kind, context.text(token));
  return period ? core::Value(*period) : core::Value();  // the lexer lets only real periods through
}

std::string bound_text(const Context& context, const Node& bound) {
  std::string text;
  for (std::uint32_t at = bound.first; at < bound.last; ++at) text += context.tree.tokens[at].text;
  return text + (context.tree.tokens[bound.last - 1].percent ? "%" : "");
}

std::optional<Rational> bound_of(Context& context, const Node& bound, const Type& type) {
  const Node& leaf = bound.children.empty() ? bound : bound.children[0];
  const bool negative = context.tree.tokens[bound.first].text == "-" && context.tree.tokens[bound.first].kind == syntax::TokenKind::punctuation;
  if (leaf.rule == Rule::number) {
    Rational value = number_of(context, leaf);
    if (negative) value = -value;
    if (type.kind == Kind::number) return value;
    if (type.kind == Kind::year && value.is_integer() && value >= Rational(core::first_year) && value <= Rational(core::last_year)) return value;
  } else if (type.is_period() && !negative) {
    Kind kind{};
    const core::Value value = period_of(context, leaf, kind);
    if (kind == type.kind && value.is_present()) return Rational(value.period());
  }
  const char* example = type.kind == Kind::date      ? "2024-01-01..2024-12-31"
                        : type.kind == Kind::month   ? "2024-01..2024-12"
                        : type.kind == Kind::quarter ? "2024Q1..2024Q4"
                        : type.kind == Kind::year    ? "2020..2030"
                                                     : "0..100";
  context.report(403, bound, {bound_text(context, bound), context.type_argument(type), example});
  return std::nullopt;
}

void report_no_member(Context& context, const Node& name, const Type& type) {
  const std::string& written = context.tree.tokens[name.first].text;
  const bool truth = type.kind == Kind::boolean;
  const std::string near = truth ? std::string() : Context::nearest(written, context.model.enumerations[type.id].members);
  const Argument hint = truth          ? Argument{"写 是 或 否", "write true or false"}
                        : near.empty() ? Argument{"写枚举里已有的成员", "write a member of the enumeration"}
                                       : Argument{"是不是" + Context::quoted(near) + "？", "perhaps " + Context::quoted(near) + "?"};
  context.report(416, name, {Context::quoted(written), context.type_argument(type), hint});
}

void report_no_order(Context& context, text::Span span, const Type& type) {
  Argument advice{"只能用 = 和 !=；要分高低，把枚举声明为 有序 { 低, …, 高 }", "use = and != only; for an order declare it as ordered { low, …, high }"};
  std::string ordered;  // a type of the same members that has one
  for (const auto& [name, declared] : context.types) {
    if (type.kind != Kind::enumeration || declared.type.kind != Kind::enumeration) continue;
    const core::Enumeration &own = context.model.enumerations[type.id], &other = context.model.enumerations[declared.type.id];
    const bool same = std::is_permutation(own.members.begin(), own.members.end(), other.members.begin(), other.members.end());
    if (other.ordered && same && (ordered.empty() || name < ordered)) ordered = name;
  }
  if (!ordered.empty()) {
    advice = {"有高低的是类型" + Context::quoted(ordered) + "：算出它的条文，在对象后面写 : " + ordered,
              "type " + Context::quoted(ordered) + " has one: write `: " + ordered + "` after the frame of the clause that computes it"};
  }
  context.report(409, span, {context.type_argument(type), advice});
}

std::optional<int> small_integer(Context& context, const Node& number, int low, int high) {
  const Rational value = number_of(context, number);
  if (value.is_integer() && value >= Rational(low) && value <= Rational(high)) return static_cast<int>(*value.to_int64());
  context.report(404, number, {context.text(number), std::to_string(low), std::to_string(high)});
  return std::nullopt;
}

namespace {

// 小数 is 小数(1); a number has a range too.
Argument written_as(const std::string& type) {
  const bool number = type.ends_with(")") || type == "整数" || type == "integer";
  return {"写成 " + type + (number ? "，后面写范围" : ""), "write `" + type + "`" + (number ? " and its range behind it" : "")};
}

}  // namespace

std::optional<Declared> declare_type(Context& context, const Node& type) {
  Declared declared;
  switch (type.rule) {
    case Rule::integer: declared.style = core::NumberStyle::integer; break;
    case Rule::decimal:
    case Rule::percent: {
      declared.style = type.rule == Rule::percent ? core::NumberStyle::percent : core::NumberStyle::decimal;
      const auto places = small_integer(context, *type.child(Rule::number), 0, 12);
      if (!places) return std::nullopt;
      declared.places = *places;
      declared.has_places = true;
      break;
    }
    case Rule::money:
      declared.style = core::NumberStyle::money;
      declared.places = 2;
      declared.type.unit = "元";
      break;
    case Rule::boolean: declared.type = {Kind::boolean}; break;
    case Rule::text: declared.type = {Kind::text}; break;
    case Rule::date_type:
    case Rule::month_type:
    case Rule::quarter_type:
    case Rule::year_type: declared.type = {period_kind(type.rule)}; break;
    case Rule::enumeration:
    case Rule::ordered: {
      const auto id = declare_members(context, *type.child(Rule::members), type.rule == Rule::ordered);
      declared.type = {Kind::enumeration, *id};
      break;
    }
    case Rule::type_name: {
      const std::string& name = context.text(type);
      const auto at = context.types.find(name);
      if (at != context.types.end()) return at->second;
      std::vector<std::string> known;
      for (const auto& [known_name, ignored] : context.types) known.push_back(known_name);
      const std::string said(syntax::type_said(name)), near = Context::nearest(name, known);
      context.report(405, type, {Context::quoted(name), !said.empty()  ? written_as(said)
                                                        : near.empty() ? Argument{"用“类型 名称 = …”先写出它", "declare it first by `type NAME = …`"}
                                                                       : Argument{"是不是" + Context::quoted(near) + "？", "perhaps " + Context::quoted(near) + "?"}});
      return std::nullopt;
    }
    default: return std::nullopt;
  }
  if (const Node* measure = type.child(Rule::measure)) declared.type.unit = context.text(*measure);
  if (!declare_range(context, type, declared)) return std::nullopt;
  return declared;
}

}  // namespace xize::clauses
