// Random sentences of the grammar. What the notation cannot say and its comments do is kept here, each with its reason.
#include <algorithm>

#include "support/ebnf.hpp"
#include "syntax/keywords.hpp"
#include "text/unicode.hpp"

namespace xize::test {
namespace {

using Kind = Ebnf::Kind;
using message::Language;
using syntax::Keyword;

const char* const names[] = {"甲", "乙", "破案数", "得分", "x1", "_a", "「含 空格」", "`quoted name`", "「且」", "指标", "总分", "等次",
                             "奖励", "数据", "系数", "名次", "合计", "版本", "参数", "结果", "Ünit", "岗位"};
const char* const strings[] = {"\"第六条\"", "“第三条（二）”", "\"\"", "\"a # b\"", "“用 \" 号”", "＂全角＂"};
const char* const numbers[] = {"0", "12", "0.5", "70%", "100", "1.05", "12.5%", "2000"};
const char* const dates[] = {"2024-03-05", "2024-02-29", "1999-12-31"};
const char* const months[] = {"2024-03", "2024-12"};
const char* const quarters[] = {"2024Q1", "2024q4"};
const char* const measures[] = {"分", "件", "公里", "万元", "年", "kg"};
const char* const glued_units[] = {"天", "分", "kg", "年", "人次"};
const char* const spaced_units[] = {"起", "件", "points", "个月", "元"};
const char* const comments[] = {" # 注：（一）\n", "#\n", "  ＃ “未完\n"};
const char* const blanks[] = {" ", "  ", "\n  ", "\t", "　", "\r\n ", "\n\n "};

bool wordy(const std::string& token, std::size_t at) {
  const char32_t point = text::code_point(token, at).value;
  return text::is_word_continue(point) || point == U'.' || point == U'．' || point == U'%' || point == U'％';
}
// Two tokens that would run together, or be a date or a comment, without a blank.
bool apart(const std::string& before, const std::string& token) {
  std::size_t last = before.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(before[last]) & 0xC0U) == 0x80U) --last;
  if (wordy(before, last) && wordy(token, 0)) return true;
  const bool digit_before = wordy(before, last) && before.size() > 3;
  return digit_before && (token[0] == '-' || token.rfind("－", 0) == 0 || token.rfind("−", 0) == 0);
}

bool is_comma(const std::string& token) { return token == "," || token == "，" || token == "、"; }
bool begins_section(const std::string& token) {
  switch (syntax::find_keyword(token)) {
    case Keyword::by_: case Keyword::within_: case Keyword::where_: case Keyword::ties_: case Keyword::take_:
    case Keyword::places_: case Keyword::remainder_: case Keyword::trim_: case Keyword::at_least_: case Keyword::method_:
    case Keyword::weight_: case Keyword::target_: case Keyword::gain_: case Keyword::over_: case Keyword::under_:
    case Keyword::each_: case Keyword::start_day_: return true;
    default: return false;
  }
}

}  // namespace

std::string Writer::full_width(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    const bool wide = c > 0x20 && c < 0x7F && below(4) == 0;
    text::append(out, wide ? static_cast<char32_t>(c) + 0xFEE0 : static_cast<char32_t>(c));
  }
  return out;
}

std::string Writer::keyword(const std::string& id) {
  for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
    const auto keyword = static_cast<Keyword>(i);
    if (syntax::keyword_id(keyword) != id) continue;
    const auto& all = syntax::spellings(keyword, below(3) == 0 ? Language::english : Language::chinese);
    return std::string(all[below(static_cast<std::uint32_t>(all.size()))]);
  }
  return id;  // no keyword of the table: the parse fails and shows it
}

void Writer::put(std::string token) {
  if (!tokens_.empty()) {
    std::string blank;
    if (below(3) == 0 || apart(tokens_.back(), token)) blank = one_of(blanks);
    if (below(40) == 0) blank = one_of(comments) + std::string("  ");
    tokens_.push_back(std::move(blank));
  }
  tokens_.push_back(std::move(token));
}

void Writer::write_terminal(const std::string& terminal) {
  if (terminal == "name" && !names_.empty()) return put(names_[below(static_cast<std::uint32_t>(names_.size()))]);
  if (terminal == "name") return put(one_of(names));
  if (terminal == "string") return put(one_of(strings));
  if (terminal == "number") return put(full_width(one_of(numbers)));
  if (terminal == "date") return put(full_width(one_of(dates)));
  if (terminal == "month") return put(full_width(one_of(months)));
  if (terminal == "quarter") return put(full_width(one_of(quarters)));
  if (terminal == "measure") return put(one_of(measures));
  if (terminal == "unit") {
    if (below(2) == 0) return put(one_of(spaced_units));
    tokens_.back() += one_of(glued_units);
    return;
  }
  std::vector<Keyword> functions = {Keyword::most_, Keyword::at_least_};
  for (std::size_t i = 1; i < static_cast<std::size_t>(Keyword::count); ++i) {
    const auto keyword = static_cast<Keyword>(i);
    if (syntax::kind(keyword) == syntax::KeywordKind::function) functions.push_back(keyword);
  }
  put(std::string(syntax::spelling(functions[below(static_cast<std::uint32_t>(functions.size()))],
                                   below(2) == 0 ? Language::chinese : Language::english)));
}

void Writer::write_rule(const std::string& rule, unsigned depth) {
  const auto body = grammar_.rules().find(rule);
  if (body == grammar_.rules().end()) return write_terminal(rule);
  const unsigned left = depth == 0 ? 0 : depth - 1;
  if (rule == "order_key" && !tokens_.empty() && is_comma(tokens_.back())) {  // what begins as a section is one
    const std::vector<std::string> before = tokens_;
    do {
      tokens_ = before;
      write(body->second, left);
    } while (begins_section(tokens_[before.size() + 1]));
    return;
  }
  if (rule != "start" && rule != "share" && rule != "subtrahend") return write(body->second, left);
  // "=" follows a start, "+" or "-" a share: an IF in it stands in brackets.
  static const std::set<std::string> opening = {"(", "（", "[", "［", "【", "{", "｛"};
  static const std::set<std::string> closing = {")", "）", "]", "］", "】", "}", "｝"};
  const std::vector<std::string> before = tokens_;
  for (bool bare = true; bare;) {
    tokens_ = before;
    write(body->second, left);
    int open = 0;
    bare = false;
    for (std::size_t i = before.size(); i < tokens_.size(); ++i) {
      const std::string& token = tokens_[i];
      if (opening.count(token) != 0) ++open;
      if (closing.count(token) != 0) --open;
      bare = bare || (open == 0 && syntax::find_keyword(token) == Keyword::if_);
    }
  }
}

void Writer::write(const Ebnf& part, unsigned depth) {
  switch (part.kind) {
    case Kind::sequence:
      for (const Ebnf& inner : part.parts) write(inner, depth);
      return;
    case Kind::choice: {
      std::vector<const Ebnf*> fits;
      for (const Ebnf& inner : part.parts) {
        if (inner.least <= depth || inner.least == part.least) fits.push_back(&inner);
      }
      return write(*fits[below(static_cast<std::uint32_t>(fits.size()))], depth);
    }
    case Kind::optional:
      if (below(3) == 0 && part.parts[0].least <= depth) write(part.parts[0], depth);
      return;
    case Kind::repeat:
      while (below(3) == 0 && part.parts[0].least <= depth) write(part.parts[0], depth);
      return;
    case Kind::rule: return write_rule(part.text, depth);
    case Kind::keyword: return put(keyword(part.text));
    case Kind::mark: break;
  }
  static const std::map<std::string, std::vector<const char*>> twins = {
      {",", {",", "，", "、"}}, {"*", {"*", "×", "＊"}},  {"/", {"/", "÷", "／"}},       {">=", {">=", "≥", "＞＝", "≧"}},
      {"<=", {"<=", "≤", "＜＝"}}, {"!=", {"!=", "≠", "！＝"}}, {"->", {"->", "→", "－＞"}}, {"..", {"..", "…", "．．"}},
      {"-", {"-", "－", "−"}},  {"[", {"[", "［", "【"}}, {"]", {"]", "］", "】"}}};
  const auto all = twins.find(part.text);
  if (all == twins.end()) return put(full_width(part.text));
  put(all->second[below(static_cast<std::uint32_t>(all->second.size()))]);
}

std::string Writer::sentence(const std::string& rule, unsigned depth) {
  tokens_.clear();
  write_rule(rule, depth);
  std::string out;
  for (const std::string& token : tokens_) out += token;
  return out;
}

std::string Writer::rulebook(unsigned depth) {
  std::string out;
  const auto flush = [&] {
    for (const std::string& token : tokens_) out += token;
    tokens_.clear();
    out += below(2) == 0 ? "\n" : " ";
  };
  if (below(2) == 0) {
    write_rule("header", depth);
    flush();
  }
  for (std::uint32_t clauses = 1 + below(8); clauses > 0; --clauses) {
    write_rule("clause", depth);
    flush();
  }
  return out;
}

}  // namespace xize::test
