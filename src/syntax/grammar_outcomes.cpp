// The clauses that follow from scores: places, grades, money, lists, gates.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {
namespace {

constexpr auto separator = ","_p | ";"_p;
constexpr auto on = name >> kw::on_ >> name;

}  // namespace

XIZE_BODY(ranking, kw::ranking_ >> on >> *ranking_item)
XIZE_BODY(ranking_item, within | where | order | ties | reversed | remark)
XIZE_BODY(reversed, kw::reversed_ >> name)
XIZE_BODY(grade, kw::grade_ >> on >> -(":"_p >> type) >> *ranking_item >> "{"_p >> grade_row >>
                     *(separator >> grade_row) >> -separator >> "}"_p >> *(when | remark))
XIZE_BODY(grade_row, name >> ":"_p >> (rest | expr) >> -quota)
XIZE_BODY(quota, kw::quota_ >> -kw::cumulative_ >> sum >> -rounding >> *(at_least | enough | ties | backfill))
XIZE_BODY(enough, kw::enough_ >> number_lit)
XIZE_BODY(backfill, kw::backfill_ | kw::no_backfill_)

XIZE_BODY(award, kw::award_ >> on >> *remark >> (pool | (by_place | -"="_p >> rates) >> *(tail | where)))
XIZE_BODY(pool, kw::pool_ >> sum >> *(within | where | order | evenly | places | tail_keys | remark))
XIZE_BODY(evenly, kw::evenly_)
XIZE_BODY(by_place, kw::by_place_ >> name >> list)
XIZE_BODY(split, kw::split_ >> on >> *remark >> pool)

XIZE_BODY(shortlist, kw::shortlist_ >> on >> *(within | where | take | order | ties | inner | remark))
XIZE_BODY(inner, kw::each_ >> exprs >> kw::take_ >> sum >> -order)
XIZE_BODY(gate, kw::gate_ >> on >> *(at_least | remark) >> "{"_p >> expr >> *(separator >> expr) >> -separator >>
                    "}"_p >> *remark)
XIZE_BODY(entitlement, kw::entitlement_ >> on >> *remark >> -"="_p >> rates >> *(yearly | fund | tail | where))
XIZE_BODY(yearly, kw::each_ >> exprs >> kw::most_ >> sum >> -order)
XIZE_BODY(fund, kw::fund_ >> sum >> -places)

}  // namespace xize::syntax::grammar
