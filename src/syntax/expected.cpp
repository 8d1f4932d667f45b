#include "syntax/expected.hpp"

#include <algorithm>

namespace xize::syntax {
namespace {

constexpr std::string_view marks[mark_count] = {"(",  ")",  "[", "]",  "{",  "}",  ",", ";", ":", "..",
                                                ".", "->", "=", "!=", "<=", ">=", "<", ">", "-"};
constexpr std::size_t most_shown = 6;

struct WantWords {
  const char* zh;
  const char* en;
};
constexpr WantWords want_words[static_cast<std::size_t>(Want::count)] = {
    {"名称", "a name"},
    {"引号里的文字", "a text in quotes"},
    {"数", "a number"},
    {"日期（2024-03-05）", "a date (2024-03-05)"},
    {"月份（2024-03）", "a month (2024-03)"},
    {"季度（2024Q1）", "a quarter (2024Q1)"},
    {"算式", "an expression"},
    {"类型（整数、小数…）", "a type (integer, decimal …)"},
    {"计量单位", "a unit of measure"},
    {"新的条款", "a new clause"},
    {"运算符", "an operator"},
};

bool is_remark(Keyword keyword) {
  return keyword == Keyword::title_ || keyword == Keyword::article_ || keyword == Keyword::note_;
}

}  // namespace

std::size_t mark_index(std::string_view text) {
  return static_cast<std::size_t>(std::find(std::begin(marks), std::end(marks), text) - std::begin(marks));
}

std::vector<Keyword> Expected::keywords() const {
  std::vector<Keyword> list;
  for (std::size_t i = 1; i < keywords_.size(); ++i) {
    if (keywords_.test(i)) list.push_back(static_cast<Keyword>(i));
  }
  return list;
}

message::Argument Expected::words(message::Language file) const {
  std::vector<message::Argument> useful;
  std::vector<message::Argument> common;  // possible nearly everywhere: shown only if there is room
  const auto want = [&](Want item, std::vector<message::Argument>& list) {
    const WantWords& words = want_words[static_cast<std::size_t>(item)];
    if (has(item)) list.emplace_back(words.zh, words.en);
  };
  const auto quoted = [](std::string_view text) {
    return message::Argument("“" + std::string(text) + "”", "\"" + std::string(text) + "\"");
  };
  for (const Want item : {Want::name, Want::expression, Want::type, Want::string, Want::number}) want(item, useful);
  for (const Want item : {Want::date, Want::month, Want::quarter}) want(item, useful);
  for (std::size_t i = 0; i < mark_count; ++i) {
    if (marks_.test(i)) useful.push_back(quoted(marks[i]));
  }
  want(Want::operation, useful);
  for (const Keyword keyword : keywords()) {
    (is_remark(keyword) ? common : useful).push_back(quoted(spelling(keyword, file)));
  }
  for (const Want item : {Want::clause, Want::measure}) want(item, common);
  useful.insert(useful.end(), common.begin(), common.end());
  const std::size_t shown = std::min(useful.size(), most_shown);
  message::Argument list("", "");
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) {
      list.zh += i + 1 == useful.size() ? " 或 " : "、";
      list.en += i + 1 == useful.size() ? " or " : ", ";
    }
    list.zh += useful[i].zh;
    list.en += useful[i].en;
  }
  if (shown < useful.size()) {
    list.zh += " 等";
    list.en += ", …";
  }
  return list;
}

}  // namespace xize::syntax
