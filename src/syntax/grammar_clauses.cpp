// The clauses that compute, and their tails; result tables and cases.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {

XIZE_BODY(parameter, kw::parameter_ >> name >> ":"_p >> type >> *remark >> "="_p >> expr >> *remark)
XIZE_BODY(constraint, kw::constraint_ >> name >> kw::on_ >> name >> *remark >> ":"_p >> expr >> *remark)
XIZE_BODY(factor, kw::factor_ >> name >> kw::on_ >> name >> *remark >> -":"_p >> -"="_p >> or_expr >> *tail)
XIZE_BODY(definition,
          kw::define_ >> name >> kw::on_ >> name >> -(":"_p >> type) >> *remark >> "="_p >> or_expr >> *tail)

XIZE_BODY(fold, kw::fold_ >> (fold_one | fold_many))
XIZE_BODY(fold_one,
          name >> kw::on_ >> name >> -(":"_p >> type) >> *fold_item >> start >> *remark >> "="_p >> or_expr >> *tail)
XIZE_BODY(fold_many, kw::on_ >> name >> *fold_item >> "{"_p >> state % ";"_p >> -";"_p >> "}"_p >> *remark)
XIZE_BODY(state, name >> -(":"_p >> type) >> start >> "="_p >> or_expr >> *tail)
XIZE_BODY(start, kw::start_ >> sum)
XIZE_BODY(fold_item, within | order | where | before | remark)
XIZE_BODY(before, kw::before_)

XIZE_BODY(tail, when | clamp | cap | floor | places | exact | skipped | optional | otherwise | must | measure_tail | remark)
XIZE_BODY(when, kw::when_ >> or_expr)
XIZE_BODY(clamp, kw::where_ >> sum >> ".."_p >> sum)
XIZE_BODY(cap, (kw::cap_ | kw::most_) >> sum)
XIZE_BODY(floor, kw::floor_ >> sum)
XIZE_BODY(places, kw::places_ >> (kw::to_ >> number | -"-"_p >> number) >> -rounding)
XIZE_BODY(rounding, kw::half_up_ | kw::half_even_ | kw::away_ | kw::truncate_ | kw::down_ | kw::up_)
XIZE_BODY(exact, kw::exact_)
XIZE_BODY(measure_tail, kw::measure_ >> measure)

XIZE_BODY(result, kw::result_ >> name >> kw::on_ >> name >> *(where | order | file | remark) >> "{"_p >> item >>
                      *(","_p >> item) >> -","_p >> "}"_p)
XIZE_BODY(item, postfix >> -(kw::as_ >> (name | string)) >> -((kw::decimal_ | kw::percent_) >> "("_p >> number >> ")"_p))
XIZE_BODY(case_, kw::case_ >> string >> *(case_rows | remark))
XIZE_BODY(case_rows, (kw::given_ | kw::expect_) >> name >> "{"_p >> *(setting >> -","_p) >> "}"_p)
XIZE_BODY(setting, name >> -":"_p >> in_setting(literal))
XIZE_BODY(literal, "-"_p >> number_lit | number_lit | string_lit | period_lit | true_ | false_ | absent | name)

}  // namespace xize::syntax::grammar
