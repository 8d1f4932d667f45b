#include "syntax/forms.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
#include <utility>

#include "syntax/trial.hpp"
#include "syntax/units.hpp"

namespace xize::syntax {
namespace {

using message::Argument;
using message::Diagnostic;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

class Forms {
 public:
  explicit Forms(const Failure& failure) : of_(failure), trial_(failure, failure.begin) {}

  std::optional<Diagnostic> examine() const {
    if (auto found = numbering()) return found;
    if (of_.at <= of_.begin) return std::nullopt;
    if (auto found = effect()) return found;
    if (auto found = required()) return found;
    if (auto found = setting()) return found;
    if (auto found = type()) return found;
    if (auto found = rate()) return found;
    return std::nullopt;
  }

 private:
  std::string word(Keyword keyword) const { return std::string(spelling(keyword, of_.language)); }
  std::string_view text(std::uint32_t at) const { return of_.token(at).text; }
  bool is_mark(std::uint32_t at, std::string_view mark) const { return of_.token(at).kind == TokenKind::punctuation && text(at) == mark; }
  bool is_number(std::uint32_t at) const { return of_.token(at).kind == TokenKind::number; }
  Diagnostic instead(std::uint32_t first, std::uint32_t last, Argument words) const { return {201, of_.span(first, last), {of_.shown(first, last), std::move(words)}}; }
  // Whether with `written` in place of the tokens the clause is read past the one at which it failed.
  bool reads(std::uint32_t first, std::uint32_t last, std::string_view written) const {
    const std::size_t far = trial_.reach(first, last, written);
    return far == whole || (far > 0 && of_.token(last).end + far > of_.token(of_.at).begin + 1);
  }
  std::optional<Diagnostic> if_it_reads(std::uint32_t first, std::uint32_t last, const std::string& written) const {
    if (!reads(first, last, written)) return std::nullopt;
    return instead(first, last, quoted(written));
  }

  // 一、指标 甲; （一）定义 乙; 第一条 总分 丙
  std::optional<Diagnostic> numbering() const {
    constexpr std::uint32_t most = 6;
    if (!of_.expected.has(Want::clause) || (!of_.token(of_.at).starts_line && of_.at != of_.begin)) return std::nullopt;
    std::uint32_t end = of_.at;
    while (end < of_.at + most && numbers_clause(of_.token(end)) && (end == of_.at || !of_.token(end).starts_line)) ++end;
    if (end == of_.at || !of_.ends_clause(end) || of_.token(end).kind == TokenKind::end || of_.token(end).starts_line) return std::nullopt;
    const Argument next = of_.shown(end, end);
    const std::string article = word(Keyword::article_) + " \"" + (text(of_.at).starts_with("第") ? std::string(text(of_.at)) : "第一条") + '"';
    return instead(of_.at, end - 1, {next.zh + "；条款前面不编号，是哪一条写在后面：" + article, next.en + "; a clause has no number in front, its article is written behind: " + article});
  }

  // What follows 否决 … 则.
  std::optional<Diagnostic> effect() const {
    if (of_.keyword(of_.begin) != Keyword::veto_ || !of_.expected.has(Keyword::becomes_)) return std::nullopt;
    const std::uint32_t name = of_.at - 1;
    if (!of_.ends_clause(of_.at)) {
      if (is_one_of(text(of_.at), {"不超过", "不得超过", "不高于", "不得高于", "不大于", "至多", "上限", "封顶", "<="})) {
        if (auto found = if_it_reads(of_.at, of_.at, most())) return found;
      }
      if (is_one_of(text(of_.at), {"=", "是", "记", "计", "记为", "计为", "按", "定为", "评为", "改为", "降为", "等于"})) {
        if (auto found = if_it_reads(of_.at, of_.at, word(Keyword::becomes_))) return found;
      }
      if (is_one_of(text(name), {"不参与", "不得参加", "不得参与", "不能参加", "不列入", "不进入"})) {
        if (auto found = if_it_reads(name, name, word(Keyword::barred_))) return found;
      }
    }
    return instead(name, of_.ends_clause(of_.at) ? name : of_.at,
                   {"三种后果之一：“名称 为 值”、“名称 最高 值”、“不参加 名称”", R"(one of the three effects: "NAME becomes VALUE", "NAME most VALUE", "barred NAME")"});
  }
  std::string most() const { return of_.language == message::Language::chinese ? "最高" : word(Keyword::most_); }

  // 整数 0..60 起 必填: what is not 可缺 is. And 可空, which is 可缺.
  std::optional<Diagnostic> required() const {
    if (of_.keyword(of_.begin) != Keyword::data_) return std::nullopt;
    const std::string optional = word(Keyword::optional_);
    for (const std::uint32_t at : {of_.at, of_.at - 1}) {
      if (says_optional(text(at))) {
        if (auto found = if_it_reads(at, at, optional)) return found;
      }
      if (!says_required(text(at)) || !reads(at, at, "")) continue;
      if (of_.keyword(at - 1) == Keyword::optional_) return instead(at, at, {"下一列；它和“可缺”正相反，留一个", "the next column; this and `optional` are opposites, keep one"});
      return instead(at, at, {"下一列；不写“" + optional + "”的就是必填，删去它", "the next column; what is not `" + optional + "` must be given: remove it"});
    }
    return std::nullopt;
  }

  // 破案 = 10 in a case
  std::optional<Diagnostic> setting() const {
    if (of_.keyword(of_.begin) != Keyword::case_) return std::nullopt;
    for (const std::uint32_t at : {of_.at, of_.at - 1}) {
      if (!is_one_of(text(at), {"=", "为", "是"}) || at < of_.begin + 2 || of_.ends_clause(at + 1) || !reads(at, at, "")) continue;
      const std::string pair = std::string(text(at - 1)) + ' ' + std::string(of_.written(at + 1, at + 1));
      return instead(at, at, {"值；用例里直接写：" + pair, "the value; in a case write: " + pair});
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> type() const {
    const std::uint32_t at = of_.at - 1;
    const Keyword called = of_.keyword(at);
    if (called == Keyword::decimal_ || called == Keyword::percent_) {
      const std::string written = of_.token(at).text + "(1)";
      if (!reads(at, at, written)) return std::nullopt;
      return instead(at, at, {"“" + written + "”，括号里是小数位数", "\"" + written + "\", with the number of decimals in brackets"});
    }
    if (kind(called) == KeywordKind::type) {  // 枚举(甲, 乙), 整数(0..9)
      const std::string_view close = is_mark(of_.at, "(") ? ")" : is_mark(of_.at, "[") ? "]" : "";
      if (close.empty()) return std::nullopt;
      std::uint32_t last = of_.at + 1;
      while (!of_.ends_clause(last) && !is_mark(last, close)) ++last;
      if (of_.ends_clause(last) || last == of_.at + 1) return std::nullopt;
      const std::string inner(of_.written(of_.at + 1, last - 1));
      const bool members = called == Keyword::enum_ || called == Keyword::ordered_;
      return if_it_reads(at, last, of_.token(at).text + (members ? " { " + inner + " }" : ' ' + inner));
    }
    if (of_.at < of_.begin + 2 || !is_mark(of_.at - 2, ":")) return std::nullopt;
    const std::string ours(type_said(text(at)));
    if (ours.empty()) return std::nullopt;
    auto found = if_it_reads(at, at, ours);
    if (found && ours == "整数") {
      found->arguments.back().zh += "，有小数的写“小数(1)”";
      found->arguments.back().en += ", or \"小数(1)\" with decimals";
    }
    return found;
  }

  // 每 1 件 好事 加 4, which is 好事 每 1 件 加 4; 计分 好事 每 1 件 加 4, which is 加计.
  std::optional<Diagnostic> rate() const {
    const std::uint32_t each = of_.keyword(of_.at) == Keyword::each_ ? of_.at : of_.at - 1;
    if (of_.keyword(each) != Keyword::each_) return std::nullopt;
    constexpr std::uint32_t most = 12;
    std::uint32_t change = each + 1;
    while (change < each + most && !of_.ends_clause(change) && !changes(of_.keyword(change))) ++change;
    if (!changes(of_.keyword(change))) return std::nullopt;
    if (each == of_.at) {
      if (of_.keyword(of_.begin) != Keyword::indicator_) return std::nullopt;
      std::uint32_t score = each;
      while (score > of_.begin && of_.keyword(score) != Keyword::score_) --score;
      if (score == of_.begin) return std::nullopt;
      return if_it_reads(score, score, word(of_.keyword(change) == Keyword::lose_ ? Keyword::deduct_ : Keyword::collect_));
    }
    std::uint32_t subject = each + 1;
    std::string step = "1";
    if (is_number(subject)) step = of_.written(subject, subject), ++subject;
    if (kind(of_.keyword(subject)) == KeywordKind::unit || of_.token(subject).measures) (step += ' ') += text(subject++);
    if (subject >= change) return std::nullopt;
    return if_it_reads(each, change - 1, std::string(of_.written(subject, change - 1)) + ' ' + word(Keyword::each_) + ' ' + step);
  }
  static bool changes(Keyword keyword) { return keyword == Keyword::lose_ || keyword == Keyword::add_ || keyword == Keyword::gain_; }

  const Failure& of_;
  Trial trial_;
};

}  // namespace

std::optional<Diagnostic> form_of(const Failure& failure) { return Forms(failure).examine(); }

std::string_view type_said(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {"数字", "整数"}, {"数值", "整数"}, {"数", "整数"}, {"数量", "整数"}, {"个数", "整数"}, {"字符", "文本"}, {"字符串", "文本"}, {"文字", "文本"},
      {"字串", "文本"}, {"布尔", "是否"}, {"逻辑", "是否"}, {"时间", "日期"}, {"百分比", "百分数(1)"}, {"百分率", "百分数(1)"}, {"比例", "百分数(1)"}, {"小数", "小数(1)"},
      {"百分数", "百分数(1)"}, {"number", "integer"}, {"int", "integer"}, {"string", "text"}, {"bool", "boolean"}, {"decimal", "decimal(1)"}, {"percent", "percent(1)"},
  };
  const auto known = std::find_if(std::begin(types), std::end(types), [&](const auto& one) { return one.first == word; });
  return known == std::end(types) ? std::string_view() : known->second;
}

bool is_number_type(std::string_view word) {
  return is_one_of(type_said(word), {"整数", "小数(1)", "百分数(1)", "integer", "decimal(1)", "percent(1)"});
}

}  // namespace xize::syntax
