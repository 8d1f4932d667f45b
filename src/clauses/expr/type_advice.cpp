#include "clauses/expr/type_advice.hpp"

#include <optional>
#include <string>
#include <vector>

#include "syntax/period.hpp"

namespace xize::clauses {
namespace {

using syntax::TokenKind;

bool is_date(const std::string& text) {
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && text.find_first_not_of("0123456789-") == text.npos;
  return shaped && !syntax::period_fault(text);
}

// 2024/12/31 and 2024-3-1 are read as arithmetic.
std::string date_of(const Context& context, const Node& node) {
  const auto& tokens = context.tree.tokens;
  constexpr std::uint32_t three_numbers = 5;
  if (node.last - node.first != three_numbers) return {};
  std::string date;
  for (std::uint32_t i = 0; i < three_numbers; ++i) {
    const syntax::Token& token = tokens[node.first + i];
    if (i % 2 == 1) {
      if (token.text != "/" && token.text != "-") return {};
      date += '-';
      continue;
    }
    if (token.kind != TokenKind::number) return {};
    date += i > 0 && token.text.size() == 1 ? "0" + token.text : token.text;
  }
  return is_date(date) ? date : std::string();
}

std::optional<Argument> period_advice(const Context& context, const Node& node, const Type& wanted) {
  const syntax::Token& first = context.tree.tokens[node.first];
  const bool english = syntax::is_english(context.tree);
  const auto function = [&](Keyword keyword) {
    return std::string(syntax::spelling(keyword, english ? message::Language::english : message::Language::chinese));
  };
  if (wanted.kind == Kind::date) {
    if (const std::string date = date_of(context, node); !date.empty()) return Argument{"日期写成 " + date, "write the date " + date};
    if (first.kind == TokenKind::string && is_date(first.text)) return Argument{"日期不加引号：" + first.text, "a date stands without quotes: " + first.text};
    if (first.kind == TokenKind::month && node.last == node.first + 1) {
      return Argument{"写到日，例如 " + first.text + "-01", "write the day too, as in " + first.text + "-01"};
    }
  }
  if (first.kind == TokenKind::number && node.rule == Rule::number_lit) {
    const std::string& number = first.text;
    constexpr std::size_t of_year = 4, of_month = 2;
    if (number.size() == of_year && (wanted.kind == Kind::month || wanted.kind == Kind::quarter || wanted.kind == Kind::date)) {
      const std::string name = function(Keyword::f_year_number_);
      return Argument{"哪一年写 " + name + "(…) = " + number, "for which year write " + name + "(…) = " + number};
    }
    if (wanted.kind == Kind::month && number.size() <= of_month) {
      const std::string name = function(Keyword::f_month_number_);
      return Argument{"月份写 2024-03；几月写 " + name + "(…) = " + number, "a month is 2024-03; for which month of the year write " + name + "(…) = " + number};
    }
    if (wanted.kind == Kind::quarter && number.size() == 1) {
      const std::string name = function(Keyword::f_quarter_number_);
      return Argument{"季度写 2024Q1；第几季写 " + name + "(…) = " + number, "a quarter is 2024Q1; for which quarter of the year write " + name + "(…) = " + number};
    }
  }
  return std::nullopt;
}

// 200-299 where a tier's condition belongs
std::optional<Argument> range_advice(const Context& context, const Node& node) {
  const auto& tokens = context.tree.tokens;
  const bool numbers = node.last == node.first + 3 && tokens[node.first].kind == TokenKind::number && tokens[node.first + 1].text == "-" &&
                       tokens[node.first + 2].kind == TokenKind::number;
  if (!numbers) return std::nullopt;
  const std::string range = tokens[node.first].text + ".." + tokens[node.first + 2].text;
  return Argument{"从几到几写 " + range, "a range is written " + range};
}

// 限 25 分 where 上限 25 分 was meant
std::optional<Argument> bound_advice(const Context& context, const Node& node) {
  if (node.rule != Rule::number_lit || node.first == 0 || context.keyword(node.first - 1) != Keyword::where_) return std::nullopt;
  std::string number;
  for (std::uint32_t i = node.first; i < node.last; ++i) number += (i == node.first ? "" : " ") + context.tree.tokens[i].text;
  return Argument{"封顶写 上限 " + number + "；“限”后面写条件，或两头都有的 0..100", "for a cap write `cap " + number + "`; behind `where` stands a condition, or both bounds as in 0..100"};
}

}  // namespace

Argument unit_advice(const std::string& unit) {
  for (const std::string_view bound : {"以上", "以下", "以内"}) {
    if (!unit.ends_with(bound)) continue;
    const std::string sign = bound == "以上" ? ">=" : "<=", measure = unit.substr(0, unit.size() - bound.size());
    return {"“" + std::string(bound) + "”写成 " + sign + "，单位只写 " + measure, "write " + sign + ", and " + measure + " alone for the unit"};
  }
  return {"先乘除换算成同一单位，或更正声明里的单位", "convert one by a product or quotient, or correct the declared unit"};
}

void report_type(Context& context, const Node& node, const Type& found, const Type& wanted) {
  const Argument words = context.type_argument(wanted);
  std::optional<Argument> advice = wanted.is_period() ? period_advice(context, node, wanted) : std::nullopt;
  if (wanted.kind == Kind::boolean) advice = bound_advice(context, node);
  if (wanted.kind == Kind::boolean && !advice) advice = range_advice(context, node);
  if (!advice) {
    advice = Argument{"写" + words.zh + "：比较的两边、各支的值要是同一类型，条件写成 分 >= 60 这样",
                      "write " + words.en + ": both sides and all branches are of one type, and a condition is like score >= 60"};
  }
  context.report(408, node, {context.type_argument(found), words, *advice});
}

}  // namespace xize::clauses
