#include "column.hpp"

#include "words.hpp"

namespace xize::tool {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string kind_words(const ColumnInfo& column, Language language) {
  switch (column.kind) {
    case Kind::boolean: return words::kind_boolean.in(language);
    case Kind::date: return words::kind_date.in(language);
    case Kind::month: return words::kind_month.in(language);
    case Kind::quarter: return words::kind_quarter.in(language);
    case Kind::year: return words::kind_year.in(language);
    case Kind::text: return words::kind_text.in(language);
    case Kind::enumeration: return "{ " + joined(column.members, column.ordered ? " < " : ", ") + " }";
    case Kind::number: break;
  }
  const words::Word& word = column.style == Style::integer   ? words::kind_integer
                            : column.style == Style::percent ? words::kind_percent
                            : column.style == Style::money   ? words::kind_money
                                                             : words::kind_number;
  std::string out = word.in(language);
  if (column.style != Style::integer && column.places) out += "(" + std::to_string(*column.places) + ")";
  return out;
}

}  // namespace xize::tool
