#include "syntax/functions.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "syntax/nearest.hpp"
#include "syntax/trial.hpp"

namespace xize::syntax {
namespace {

using message::Argument;
using message::Diagnostic;

struct Named {
  std::string_view said;  // in small letters
  Keyword ours;
};

constexpr Named named[] = {
    {"avg", Keyword::f_mean_}, {"average", Keyword::f_mean_}, {"均值", Keyword::f_mean_}, {"平均值", Keyword::f_mean_},
    {"平均数", Keyword::f_mean_}, {"求平均", Keyword::f_mean_},
    {"求和", Keyword::f_sum_}, {"总和", Keyword::f_sum_}, {"总计", Keyword::f_sum_}, {"小计", Keyword::f_sum_}, {"sum", Keyword::f_sum_},
    {"个数", Keyword::f_count_}, {"counta", Keyword::f_count_}, {"count", Keyword::f_count_}, {"计数值", Keyword::f_count_},
    {"最大值", Keyword::f_max_}, {"max", Keyword::f_max_}, {"maximum", Keyword::f_max_}, {"最小值", Keyword::f_min_},
    {"min", Keyword::f_min_}, {"minimum", Keyword::f_min_},
    {"中位数", Keyword::f_median_}, {"median", Keyword::f_median_}, {"百分位", Keyword::f_quantile_},
    {"percentile", Keyword::f_quantile_},
    {"mod", Keyword::f_modulo_}, {"取余", Keyword::f_modulo_}, {"abs", Keyword::f_abs_}, {"排名", Keyword::f_rank_},
    {"rank", Keyword::f_rank_},
    {"year", Keyword::f_year_}, {"quarter", Keyword::f_quarter_}, {"month", Keyword::f_month_}, {"day", Keyword::f_day_},
    {"exists", Keyword::f_any_}, {"edate", Keyword::f_add_months_},
};

struct Form {
  std::string_view said;
  std::string_view chinese, english;
};

constexpr Form forms[] = {
    {"if", "如果 条件 则 甲 否则 乙", "if CONDITION then a else b"}, {"iif", "如果 条件 则 甲 否则 乙", "if CONDITION then a else b"},
    {"ifs", "分档(x) { >= 90: 甲, >= 60: 乙, 其余: 丙 }", "tiers(x) { >= 90: a, >= 60: b, rest: c }"},
    {"switch", "按 类别 { 甲: 1, 乙: 2 }", "by category { a: 1, b: 2 }"},
    {"choose", "按 类别 { 甲: 1, 乙: 2 }", "by category { a: 1, b: 2 }"},
    {"coalesce", "x 缺失 则 0", "x missing then 0"}, {"ifnull", "x 缺失 则 0", "x missing then 0"},
    {"nvl", "x 缺失 则 0", "x missing then 0"},
    {"ifna", "x 缺失 则 0", "x missing then 0"}, {"isnull", "x 缺失", "x missing"}, {"isblank", "x 缺失", "x missing"},
    {"iferror", "a / b 为零则 0", "a / b if_zero 0"},
    {"round", "取舍(x; 保留 2)", "round(x; places 2)"}, {"四舍五入", "取舍(x; 保留 2)", "round(x; places 2)"},
    {"ceil", "取舍(x; 保留 0 进一)", "round(x; places 0 away)"}, {"ceiling", "取舍(x; 保留 0 进一)", "round(x; places 0 away)"},
    {"roundup", "取舍(x; 保留 0 进一)", "round(x; places 0 away)"}, {"向上取整", "取舍(x; 保留 0 进一)", "round(x; places 0 away)"},
    {"int", "取舍(x; 保留 0 去尾)", "round(x; places 0 truncate)"}, {"trunc", "取舍(x; 保留 0 去尾)", "round(x; places 0 truncate)"},
    {"rounddown", "取舍(x; 保留 0 去尾)", "round(x; places 0 truncate)"},
    {"向下取整", "取舍(x; 保留 0 去尾)", "round(x; places 0 truncate)"}, {"取整", "取舍(x; 保留 0 去尾)", "round(x; places 0 truncate)"},
    {"sumif", "合计(成员[条件].分)", "sum(members[CONDITION].points)"}, {"sumifs", "合计(成员[条件].分)", "sum(members[CONDITION].points)"},
    {"countif", "计数(成员[条件])", "count(members[CONDITION])"}, {"countifs", "计数(成员[条件])", "count(members[CONDITION])"},
    {"averageif", "平均(成员[条件].分)", "mean(members[CONDITION].points)"},
    {"averageifs", "平均(成员[条件].分)", "mean(members[CONDITION].points)"},
    {"and", "甲 且 乙", "a and b"}, {"or", "甲 或 乙", "a or b"}, {"not", "非 甲", "not a"},
    {"datedif", "止 - 起，得天数", "last - first, which counts days"},
    {"datediff", "止 - 起，得天数", "last - first, which counts days"},
    {"vlookup", "先写 关系，再写 单位.系数", "a link first, then unit.factor"},
    {"lookup", "先写 关系，再写 单位.系数", "a link first, then unit.factor"},
};

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::vector<Keyword> functions() {
  std::vector<Keyword> found;
  for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
    if (kind(static_cast<Keyword>(i)) == KeywordKind::function) found.push_back(static_cast<Keyword>(i));
  }
  return found;
}

}  // namespace

std::optional<Diagnostic> no_function(const Failure& failure) {
  const Token& open = failure.token(failure.at);
  if (failure.at < failure.begin + 3 || open.kind != TokenKind::punctuation || open.text != "(" || !open.glued) return std::nullopt;
  const std::uint32_t at = failure.at - 1;
  const Token& word = failure.token(at);
  const bool called = word.kind == TokenKind::word && kind(failure.keyword(at)) != KeywordKind::clause;
  if (!called || !failure.expected.has(Want::operation)) return std::nullopt;
  const auto say = [&](Argument ours) { return Diagnostic{213, failure.span(at), {failure.shown(at), std::move(ours)}}; };
  const std::string said = in_small_letters(word.text);
  const Trial trial(failure, failure.begin);
  const auto known = std::find_if(std::begin(named), std::end(named), [&](const Named& one) { return one.said == said; });
  const Keyword ours = known != std::end(named) ? known->ours : nearest_keyword(word.text, functions());
  if (ours != Keyword::none) {
    const std::string spelled(spelling(ours, failure.language));
    if (trial.reach(at, at, spelled) > 0) return say({"写成 " + spelled + "(…)", "write " + spelled + "(…)"});
  }
  const auto form = std::find_if(std::begin(forms), std::end(forms), [&](const Form& one) { return one.said == said; });
  if (form != std::end(forms)) {
    const std::string written(failure.language == message::Language::chinese ? form->chinese : form->english);
    return say({"写成 " + written, "write " + written});
  }
  return say({"函数都在语言说明第十七章的表里；要相乘，写 " + word.text + " * (…)",
              "all functions are in the table of chapter 17; for a product write " + word.text + " * (…)"});
}

}  // namespace xize::syntax
