// Expressions, from OR down to the operands' steps.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {
namespace {

constexpr Word or_between(Keyword::or_, true);
constexpr Word and_between(Keyword::and_, true);

}  // namespace

XIZE_BODY(expr, or_expr >> *(otherwise | must))
XIZE_BODY(or_expr, and_expr >> *(or_between >> and_expr))
XIZE_BODY(and_expr, not_expr >> *(and_between >> not_expr))
XIZE_BODY(not_expr, kw::not_ >> deeper(not_expr) | comparison)
XIZE_BODY(comparison, sum >> -(compare >> sum | among | between | present | missing))
XIZE_BODY(compare, "="_p | "!="_p | "<="_p | ">="_p | "<"_p | ">"_p)
XIZE_BODY(among, kw::among_ >> "{"_p >> sum % ","_p >> "}"_p)
XIZE_BODY(between, kw::between_ >> sum >> ".."_p >> sum)
XIZE_BODY(present, kw::present_)
XIZE_BODY(missing, kw::missing_ >> !fallback_follows)
XIZE_BODY(sum, product_of >> *(add_op >> product_of))
XIZE_BODY(add_op, "+"_p | "-"_p)
XIZE_BODY(product_of, unary >> *(mul_op >> unary >> -if_zero))
XIZE_BODY(mul_op, "*"_p | "/"_p)
XIZE_BODY(if_zero, kw::if_zero_ >> unary)
XIZE_BODY(unary, negative | postfix)
XIZE_BODY(negative, "-"_p >> deeper(unary))
XIZE_BODY(postfix, primary >> *step)
XIZE_BODY(step, dot | inside | filter)
XIZE_BODY(dot, "."_p >> name)
XIZE_BODY(inside, "."_p >> "("_p >> expr >> ")"_p)
XIZE_BODY(filter, "["_p >> -(condition % ","_p) >> "]"_p)
XIZE_BODY(condition, same | not_self | expr)
XIZE_BODY(same, kw::same_ >> name)
XIZE_BODY(not_self, kw::not_self_)

XIZE_BODY(otherwise, kw::missing_ >> kw::then_ >> or_expr)
XIZE_BODY(must, kw::must_ >> sum >> ".."_p >> sum)
XIZE_BODY(exprs, "("_p >> expr % ","_p >> ")"_p | key_path)
XIZE_BODY(key_path, (call | name_ref) >> *dot)

}  // namespace xize::syntax::grammar
