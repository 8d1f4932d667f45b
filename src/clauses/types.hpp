// Types and literals as they stand in declarations.
#pragma once

#include <optional>

#include "clauses/context.hpp"

namespace xize::clauses {

/// What a type node declares; nothing if it is wrong (reported).
std::optional<Declared> declare_type(Context& context, const Node& type);

/// The number of a `number` token (70% is 0.7), negated if a minus stands before it in `node`.
Rational number_of(const Context& context, const Node& number);
/// A bound as it is written, with its sign and %.
std::string bound_text(const Context& context, const Node& bound);
/// The value of a `bound` node as a type of this kind holds it: a number, or a period's ordinal.
std::optional<Rational> bound_of(Context& context, const Node& bound, const Type& type);
/// A period literal's kind and value.
core::Value period_of(const Context& context, const Node& token, Kind& kind);
/// Reports a name that is no member of an enumeration, or neither true nor false.
void report_no_member(Context& context, const Node& name, const Type& type);
/// Reports XZ0409: values of the type are not higher or lower than one another.
void report_no_order(Context& context, text::Span span, const Type& type);
/// A whole number from a `number` leaf, inside low..high; reported otherwise.
std::optional<int> small_integer(Context& context, const Node& number, int low, int high);

}  // namespace xize::clauses
