// The clauses of appraisal: indicators, totals, vetoes, ranks, grades, awards and the like.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {
namespace {

constexpr auto separator = ","_p | ";"_p;
constexpr auto on = name >> kw::on_ >> name;

}  // namespace

XIZE_BODY(indicator, kw::indicator_ >> on >> *indicator_item >>
                         (-kw::score_ >> (deducted | collected) | kw::score_ >> or_expr) >> *tail)
XIZE_BODY(indicator_item, worth | weight | where | missed | remark)
XIZE_BODY(missed, kw::missed_ >> kw::then_ >> or_expr)
XIZE_BODY(worth, kw::worth_ >> sum)
XIZE_BODY(deducted, kw::deduct_ >> rates)
XIZE_BODY(collected, kw::collect_ >> rates)
XIZE_BODY(rates, "{"_p >> rate >> *(separator >> rate) >> -separator >> "}"_p | rate)
XIZE_BODY(rate, sum >> -per >> *(leading | rate_cap | all_lost))
XIZE_BODY(per, kw::each_ >> sum >> (kw::lose_ | kw::add_ | kw::gain_) >> sum >> -rounding)
XIZE_BODY(leading, kw::leading_ >> sum)
XIZE_BODY(rate_cap, kw::most_ >> sum)
XIZE_BODY(all_lost, kw::enough_ >> sum >> kw::lose_all_)
XIZE_BODY(penalty, kw::penalty_ >> on >> *remark >> -"="_p >> rates >> *(tail | where))
XIZE_BODY(bonus, kw::bonus_ >> on >> *remark >> -"="_p >> rates >> *(tail | where))

XIZE_BODY(group, kw::group_ >> on >> *(worth | weight | total_item) >> *(tail | where))
XIZE_BODY(total, kw::total_ >> on >> *total_item >> -("="_p >> or_expr) >> *(tail | where))
XIZE_BODY(total_item, full_marks | members | skipping | remark)
XIZE_BODY(full_marks, kw::full_ >> sum)
XIZE_BODY(skipping, kw::not_scored_ >> kw::then_ >> (kw::rescale_ | kw::full_ | sum))
XIZE_BODY(skipped, kw::not_scored_ >> kw::when_ >> or_expr)

XIZE_BODY(bundle, kw::bundle_ >> on >> *remark >> -"="_p >> share >> *("+"_p >> share) >> *subtrahend >>
                      *(rescaled | tail))
XIZE_BODY(share, number >> -"*"_p >> unary)
XIZE_BODY(subtrahend, "-"_p >> product_of)
XIZE_BODY(rescaled, kw::missing_ >> kw::then_ >> kw::rescale_)

XIZE_BODY(veto, kw::veto_ >> on >> *remark >> in_condition(when) >>
                    -(kw::then_ >> effect % ","_p) >> *remark)
XIZE_BODY(effect, barred | name >> (kw::becomes_ | kw::most_) >> or_expr)
XIZE_BODY(barred, kw::barred_ >> name)

}  // namespace xize::syntax::grammar
