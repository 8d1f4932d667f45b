// Calls: a function's items and sections.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {
namespace {

constexpr auto ends_argument = &(","_p | ";"_p | ")"_p);
// What makes of a sum more than an order's key: an item of the call. 缺失 则 outside a call is the clause's.
constexpr auto clause_tail = kw::missing_ >> kw::then_ >> or_expr >> !ends_argument;
constexpr auto goes_on = compare | kw::among_ | kw::between_ | kw::present_ | (!clause_tail >> kw::missing_) |
                         kw::and_ | kw::or_ | kw::must_ | kw::weight_;

}  // namespace

XIZE_BODY(call, function >> "("_p >> -(argument % (","_p | ";"_p)) >> ")"_p)
XIZE_BODY(argument, section >> ends_argument | list | weighted)
XIZE_BODY(weighted, expr >> -weight)
XIZE_BODY(weight, kw::weight_ >> expr)
XIZE_BODY(list, "{"_p >> expr % ","_p >> "}"_p)
XIZE_BODY(section, order | within | where | ties | take | places | tail_keys | trim | at_least | method | weight |
                       target | gain | over | under | each | start_day)
XIZE_BODY(order, kw::by_ >> order_key >> *(","_p >> !(section >> ends_argument) >> order_key >> !goes_on))
XIZE_BODY(order_key, sum >> -(kw::ascending_ | kw::descending_) >> -(kw::missing_ >> (kw::last_ | kw::first_)))
XIZE_BODY(within, kw::within_ >> exprs)
XIZE_BODY(ties, kw::ties_ >> (kw::shared_ | kw::dense_ | kw::broken_ | kw::all_in_ | kw::all_out_))
XIZE_BODY(take, kw::take_ >> sum >> -rounding)
XIZE_BODY(tail_keys, kw::remainder_ >> order)
XIZE_BODY(trim, kw::trim_ >> number)
XIZE_BODY(at_least, kw::at_least_ >> number >> -unit)
XIZE_BODY(method, kw::method_ >> (kw::linear_ | kw::nearest_))
XIZE_BODY(target, kw::target_ >> sum)
XIZE_BODY(gain, kw::gain_ >> sum)
XIZE_BODY(over, kw::over_ >> sum >> (kw::add_ | kw::lose_) >> sum >> -rounding)
XIZE_BODY(under, kw::under_ >> sum >> (kw::lose_ | kw::add_) >> sum >> -rounding)
XIZE_BODY(each, kw::each_ >> sum >> kw::change_ >> sum >> -rounding)
XIZE_BODY(start_day, kw::start_day_ >> number)

}  // namespace xize::syntax::grammar
