// What an expression is made of: literals, names, IF, tables, tiers, piecewise lines.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {
namespace {

constexpr auto separator = ","_p | ";"_p;

}  // namespace

XIZE_BODY(primary, number_lit | string_lit | period_lit | paren | if_expr | table | tiers | piecewise | call | true_ |
                       false_ | absent | not_scored | full | highest | this_row | previous_row | previous | all_rows | group_rows | name_ref)
XIZE_BODY(number_lit, number >> -unit)
XIZE_BODY(string_lit, string)
XIZE_BODY(period_lit, date | month | quarter)
XIZE_BODY(true_, kw::true_)
XIZE_BODY(false_, kw::false_)
XIZE_BODY(absent, kw::missing_)
XIZE_BODY(not_scored, kw::not_scored_)
XIZE_BODY(full, kw::full_)
XIZE_BODY(highest, kw::highest_ >> ("("_p >> expr >> ")"_p >> "{"_p >> table_row >> *(separator >> table_row) >> -separator >> "}"_p |
                                    "{"_p >> tier >> *(separator >> tier) >> -separator >> "}"_p))
XIZE_BODY(paren, "("_p >> expr >> ")"_p)
XIZE_BODY(if_expr, kw::if_ >> in_condition(or_expr) >> kw::then_ >> or_expr >> kw::else_ >> or_expr)
XIZE_BODY(table, kw::by_ >> table_keys >> "{"_p >> table_row >> *(separator >> table_row) >> -separator >> "}"_p)
XIZE_BODY(table_keys, postfix % ","_p)
XIZE_BODY(table_row, (rest | pattern | "("_p >> pattern % ","_p >> ")"_p) >> -":"_p >> expr)
XIZE_BODY(pattern, rest | name % kw::or_)
XIZE_BODY(rest, kw::rest_)
XIZE_BODY(tiers,
          kw::tiers_ >> -("("_p >> expr >> ")"_p) >> "{"_p >> tier >> *(separator >> tier) >> -separator >> "}"_p)
// `sum .. sum` and `or_expr` begin alike: read once, then told apart.
XIZE_BODY(tier, (rest | tier_test >> *(kw::and_ >> not_expr) | or_expr >> -(is_sum >> ".."_p >> sum)) >> ":"_p >> expr)
XIZE_BODY(tier_test, compare >> sum)
XIZE_BODY(piecewise, kw::piecewise_ >> "("_p >> expr >> ")"_p >> "{"_p >> point >> *(","_p >> point) >> -","_p >> "}"_p)
XIZE_BODY(point, sum >> ":"_p >> sum)
XIZE_BODY(this_row, kw::this_row_)
XIZE_BODY(previous, kw::previous_ >> -("."_p >> name))
XIZE_BODY(previous_row, kw::previous_row_)
XIZE_BODY(all_rows, kw::all_ >> name)
XIZE_BODY(group_rows, kw::within_ >> exprs)
XIZE_BODY(name_ref, name)

}  // namespace xize::syntax::grammar
