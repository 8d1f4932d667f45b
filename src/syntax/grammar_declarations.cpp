// The header, remarks, and the clauses that declare: frames, links, inputs, types.
#include "syntax/grammar_parts.ipp"

namespace xize::syntax::grammar {

XIZE_BODY(header, kw::rulebook_ >> string >> *header_item)
XIZE_BODY(header_item, kw::version_ >> string | kw::issuer_ >> string | kw::document_ >> string |
                           kw::effective_ >> date >> kw::to_ >> date | kw::trial_ | places | start_day | remark)
XIZE_BODY(clause, frame | link | input | type_def | parameter | constraint | factor | definition | fold | indicator | group |
                      penalty | bonus | total | bundle | veto | ranking | grade | award | shortlist | gate |
                      entitlement | split | result | case_)

XIZE_BODY(remark, title | article | note)
XIZE_BODY(title, kw::title_ >> string)
XIZE_BODY(article, kw::article_ >> string)
XIZE_BODY(note, kw::note_ >> string)

XIZE_BODY(frame, kw::frame_ >> name >> -frame_source >> *frame_item)
XIZE_BODY(frame_source, given | periodic | distinct | product | domain)
XIZE_BODY(periodic, every >> name >> -bounds)
XIZE_BODY(every, kw::monthly_ | kw::quarterly_ | kw::yearly_)
XIZE_BODY(given, kw::key_ >> names)
XIZE_BODY(distinct, kw::from_ >> name >> kw::by_ >> names)
XIZE_BODY(product, kw::from_ >> name >> "*"_p >> name)
XIZE_BODY(domain, kw::values_ >> (bounds | type))
XIZE_BODY(bounds, bound >> kw::to_ >> bound)
XIZE_BODY(bound, -"-"_p >> (number | date | month | quarter))
XIZE_BODY(frame_item, key_names | where | at_most | file | remark)
XIZE_BODY(key_names, kw::key_ >> names)
XIZE_BODY(names, name | "("_p >> name % ","_p >> ")"_p)
XIZE_BODY(where, kw::where_ >> expr)
XIZE_BODY(at_most, kw::most_ >> number >> -kw::rows_)
XIZE_BODY(file, kw::file_ >> string)

XIZE_BODY(link, kw::link_ >> name >> ":"_p >> name >> "->"_p >> name >> -(via | "="_p >> expr) >> *link_item)
XIZE_BODY(via, kw::via_ >> exprs)
XIZE_BODY(link_item, reverse | optional | at_most | remark)
XIZE_BODY(reverse, kw::reverse_ >> name)
XIZE_BODY(optional, kw::optional_)

XIZE_BODY(input, kw::data_ >> name >> -every >> ("."_p >> field | "{"_p >> *(field >> -","_p) >> "}"_p))
XIZE_BODY(field, name >> ":"_p >> type >> *field_item)
XIZE_BODY(field_item, optional | column | remark)
XIZE_BODY(column, kw::column_ >> string)
XIZE_BODY(type_def, kw::type_ >> name >> "="_p >> type >> *remark)
XIZE_BODY(type, integer | decimal | percent | money | boolean | text | date_type | month_type | quarter_type |
                    year_type | enumeration | ordered | type_name)
XIZE_BODY(integer, kw::integer_ >> -range >> -measure)
XIZE_BODY(decimal, kw::decimal_ >> "("_p >> number >> ")"_p >> -range >> -measure)
XIZE_BODY(percent, kw::percent_ >> "("_p >> number >> ")"_p >> -range)
XIZE_BODY(money, kw::money_ >> -range >> -measure)
XIZE_BODY(boolean, kw::boolean_)
XIZE_BODY(text, kw::text_)
XIZE_BODY(date_type, kw::date_ >> -range)
XIZE_BODY(month_type, kw::month_ >> -range)
XIZE_BODY(quarter_type, kw::quarter_ >> -range)
XIZE_BODY(year_type, kw::year_ >> -range)
XIZE_BODY(enumeration, kw::enum_ >> members)
XIZE_BODY(ordered, kw::ordered_ >> members)
XIZE_BODY(members, "{"_p >> name % ","_p >> "}"_p)
XIZE_BODY(type_name, name)
XIZE_BODY(range, bound >> ".."_p >> bound)

}  // namespace xize::syntax::grammar
