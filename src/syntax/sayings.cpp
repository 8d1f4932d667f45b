#include "syntax/sayings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "syntax/trial.hpp"

namespace xize::syntax {
namespace {

using message::Argument;
using message::Diagnostic;

struct Saying {
  std::string_view said;
  std::array<std::string_view, 2> ours;  // the second one where the first does not fit, or may not be meant
};

constexpr Saying sayings[] = {
    // comparisons
    {"超过", {">", ""}}, {"高于", {">", ""}}, {"大于", {">", ""}}, {"多于", {">", ""}},
    {"不超过", {"<=", "上限"}}, {"不高于", {"<=", "上限"}}, {"不大于", {"<=", "上限"}}, {"不多于", {"<=", "上限"}},
    {"不低于", {">=", "下限"}}, {"不小于", {">=", "下限"}}, {"不少于", {">=", "下限"}}, {"达到", {">=", ""}},
    {"低于", {"<", ""}}, {"小于", {"<", ""}}, {"少于", {"<", ""}}, {"不满", {"<", ""}}, {"不足", {"<", ""}}, {"未满", {"<", ""}}, {"未达到", {"<", ""}},
    {"大于等于", {">=", ""}}, {"大于或等于", {">=", ""}}, {"小于等于", {"<=", ""}}, {"小于或等于", {"<=", ""}},
    {"等于", {"=", ""}}, {"是", {"=", ""}}, {"为", {"=", ""}}, {"不是", {"!=", ""}}, {"不为", {"!=", ""}}, {"不等于", {"!=", ""}},
    {"属于", {"属", "="}}, {"并且", {"且", ""}}, {"而且", {"且", ""}}, {"同时", {"且", ""}}, {"或者", {"或", ""}},
    // sums and products
    {"乘以", {"*", ""}}, {"乘", {"*", ""}}, {"x", {"*", ""}}, {"X", {"*", ""}}, {"的", {"*", "."}}, {"除以", {"/", ""}},
    {"加", {"+", ""}}, {"加上", {"+", ""}}, {"减", {"扣", "-"}}, {"减去", {"-", ""}},
    // orders, bounds and the rest
    {"从高到低", {"降序", ""}}, {"由高到低", {"降序", ""}}, {"从大到小", {"降序", ""}}, {"由大到小", {"降序", ""}}, {"从多到少", {"降序", ""}}, {"由多到少", {"降序", ""}},
    {"从低到高", {"升序", ""}}, {"由低到高", {"升序", ""}}, {"从小到大", {"升序", ""}}, {"由小到大", {"升序", ""}}, {"从少到多", {"升序", ""}}, {"由少到多", {"升序", ""}},
    {"递减", {"降序", ""}}, {"递增", {"升序", ""}},
    {"最高", {"上限", ""}}, {"最多", {"上限", ""}}, {"封顶", {"上限", ""}}, {"高限", {"上限", ""}}, {"最少", {"下限", "至少"}}, {"保底", {"下限", ""}}, {"低限", {"下限", ""}},
    {"逆序", {"降序", "升序"}}, {"倒序", {"降序", "升序"}}, {"反序", {"降序", "升序"}}, {"减序", {"降序", ""}}, {"正序", {"升序", "降序"}}, {"顺序", {"升序", "降序"}},
    {"不补", {"不递补", ""}}, {"进位", {"进一", ""}}, {"舍尾", {"去尾", ""}}, {"舍去", {"去尾", ""}}, {"全取", {"都取", ""}}, {"全不取", {"都不取", ""}},
    {"其他", {"其余", ""}}, {"其它", {"其余", ""}},
    {"累计不超过", {"上限", ""}}, {"合计不超过", {"上限", ""}}, {"总计不超过", {"上限", ""}}, {"最高不超过", {"上限", ""}}, {"最多不超过", {"上限", ""}},
    // words of another clause
    {"扣分", {"扣减", ""}}, {"加分", {"加计", ""}}, {"满分", {"分值", ""}}, {"分值", {"满分", ""}},
    {"假设", {"给定", ""}}, {"假定", {"给定", ""}}, {"已知", {"给定", ""}}, {"设", {"给定", ""}}, {"期待", {"期望", ""}}, {"预期", {"期望", ""}}, {"应得", {"期望", ""}},
};

struct Bound {
  std::string_view said, sign;
};
// Behind a number; those without 不 and 超 hold the number itself.
constexpr Bound bounds[] = {{"以上", ">="}, {"及以上", ">="}, {"或以上", ">="}, {"以下", "<="}, {"及以下", "<="}, {"或以下", "<="}, {"以内", "<="}};

class Reader {
 public:
  explicit Reader(const Failure& failure) : of_(failure), trial_(failure, failure.begin) {}

  std::optional<Diagnostic> examine() const {
    if (auto found = span_by_minus()) return found;
    if (of_.at <= of_.begin || of_.token(of_.at).kind == TokenKind::end) return std::nullopt;
    if (auto found = saying()) return found;
    if (auto found = singular()) return found;
    if (auto found = bound_behind()) return found;
    if (auto found = comparison()) return found;
    if (auto found = thousands()) return found;
    if (auto found = keyword_in_two()) return found;
    return std::nullopt;
  }

 private:
  bool is_mark(std::uint32_t at, std::string_view text) const {
    return of_.token(at).kind == TokenKind::punctuation && of_.token(at).text == text;
  }
  bool is_number(std::uint32_t at) const { return of_.token(at).kind == TokenKind::number; }
  bool is_word(std::uint32_t at) const { return of_.token(at).kind == TokenKind::word || of_.token(at).kind == TokenKind::quoted_word; }
  bool compares(std::uint32_t at) const {
    const std::string& text = of_.token(at).text;
    return of_.token(at).kind == TokenKind::punctuation && (text == "<" || text == ">" || text == "<=" || text == ">=" || text == "=" || text == "!=");
  }
  Diagnostic instead(std::uint32_t first, std::uint32_t last, std::string_view ours) const { return {201, of_.span(first, last), {of_.shown(first, last), quoted(ours)}}; }
  std::optional<Diagnostic> if_it_reads(std::uint32_t first, std::uint32_t last, std::string_view ours) const {
    if (trial_.reach(first, last, ours) == 0) return std::nullopt;
    return instead(first, last, ours);
  }

  std::optional<Diagnostic> saying() const {
    const Token& word = of_.token(of_.at);
    if (word.kind != TokenKind::word) return std::nullopt;
    const auto known = std::find_if(std::begin(sayings), std::end(sayings), [&](const Saying& one) { return one.said == word.text; });
    if (known == std::end(sayings) || says_something_else()) return std::nullopt;
    std::vector<std::string_view> fitting;
    std::size_t most = 1;
    for (const std::string_view ours : known->ours) {
      const std::size_t far = ours.empty() ? 0 : trial_.reach(of_.at, of_.at, ours);
      if (far < most) continue;
      if (far > most) fitting.clear();
      most = far;
      fitting.push_back(ours);
    }
    if (fitting.empty()) return std::nullopt;
    Diagnostic found = instead(of_.at, of_.at, fitting.front());
    if (fitting.size() > 1) {
      Argument& words = found.arguments.back();
      words.zh += " 或 " + quoted(fitting.back()).zh;
      words.en += " or " + quoted(fitting.back()).en;
    }
    return found;
  }

  // 1 case: a unit is written as it is declared.
  std::optional<Diagnostic> singular() const {
    const Token& word = of_.token(of_.at);
    if (word.kind != TokenKind::word || !is_number(of_.at - 1) || word.text.empty() || static_cast<unsigned char>(word.text.back()) >= 0x80) return std::nullopt;
    for (const std::string& plural : {word.text + "s", word.text + "es", word.text.substr(0, word.text.size() - 1) + "ies"}) {
      if (auto found = if_it_reads(of_.at, of_.at, plural)) return found;
    }
    return std::nullopt;
  }

  // 标兵 加 3 in a bonus is no sum, and 的 is a product before a share alone.
  bool says_something_else() const {
    const std::string& word = of_.token(of_.at).text;
    const Token& next = of_.token(of_.at + 1);
    if (word == "加") return of_.keyword(of_.begin) == Keyword::bonus_;
    return word == "的" && next.kind == TokenKind::number && !next.percent;
  }

  // 得分 60 以上, 得分 90 分以上, 违纪 <= 2 起以下, 得分 90-100 分.
  std::optional<Diagnostic> bound_behind() const {
    std::uint32_t number = of_.at;
    if (!is_number(number)) {
      if (of_.at < of_.begin + 2) return std::nullopt;
      number = of_.at - 1;
    }
    if (!is_number(number) || number + 1 >= of_.tokens.size()) return std::nullopt;
    std::uint32_t last = number + 1;
    std::string unit;
    if (is_mark(last, "-") && is_number(last + 1) && number == of_.at) {
      return if_it_reads(number, last + 1, "在 " + std::string(of_.written(number, number)) + ".." + std::string(of_.written(last + 1, last + 1)));
    }
    if (kind(of_.keyword(last)) == KeywordKind::unit && !of_.token(last + 1).starts_line) {
      unit = of_.token(last).text;
      ++last;
    }
    if (of_.token(last).kind != TokenKind::word) return std::nullopt;
    for (const Bound& bound : bounds) {
      const std::string_view word = of_.token(last).text;
      if (!word.ends_with(bound.said)) continue;
      const std::string_view before = word.substr(0, word.size() - bound.said.size());
      if (!before.empty() && (!unit.empty() || kind(find_keyword(before)) != KeywordKind::unit)) continue;
      std::string value(of_.written(number, number));
      if (!before.empty()) unit = before;
      if (!unit.empty()) (value += ' ') += unit;
      const bool compared = number > of_.begin && compares(number - 1);
      if (auto found = if_it_reads(compared ? number - 1 : number, last, std::string(bound.sign) + ' ' + value)) return found;
    }
    return std::nullopt;
  }

  // 60 <= 得分 < 90, and 得分 >= 60 且 < 90.
  std::optional<Diagnostic> comparison() const {
    if (!compares(of_.at) || of_.at < of_.begin + 4) return std::nullopt;
    const std::string& sign = of_.token(of_.at).text;
    const Keyword before = of_.keyword(of_.at - 1);
    if (before == Keyword::and_ || before == Keyword::or_) {
      std::uint32_t other = of_.at - 2;
      while (other > of_.begin && !compares(other)) --other;
      if (other <= of_.begin + 1) return std::nullopt;
      const std::string subject = operand(other - 1);
      return subject.empty() ? std::nullopt : if_it_reads(of_.at, of_.at, subject + ' ' + sign);
    }
    std::uint32_t first = 0;
    const std::string subject = operand(of_.at - 1, &first);
    if (subject.empty() || !compares(first - 1)) return std::nullopt;
    return if_it_reads(of_.at, of_.at, std::string(spelling(Keyword::and_, of_.language)) + ' ' + subject + ' ' + sign);
  }
  // The name or path that ends at a token, as written: 得分, 单位.得分.
  std::string operand(std::uint32_t last, std::uint32_t* from = nullptr) const {
    if (!is_word(last) || kind(of_.keyword(last)) == KeywordKind::operator_) return {};
    std::uint32_t first = last;
    while (first >= of_.begin + 2 && is_mark(first - 1, ".") && is_word(first - 2)) first -= 2;
    if (first <= of_.begin) return {};
    if (from != nullptr) *from = first;
    return std::string(of_.written(first, last));
  }

  // 限 0.95-1.15 was read as a difference.
  std::optional<Diagnostic> span_by_minus() const {
    if (!of_.expected.has_mark("..") || of_.at < of_.begin + 3) return std::nullopt;
    const std::uint32_t last = of_.at - 1;
    if (!is_number(last) || !is_mark(last - 1, "-") || !is_number(last - 2)) return std::nullopt;
    return if_it_reads(last - 2, last, std::string(of_.written(last - 2, last - 2)) + ".." + std::string(of_.written(last, last)));
  }

  // 1,000
  std::optional<Diagnostic> thousands() const {
    constexpr std::size_t digits = 3;
    if (!is_mark(of_.at, ",") || !is_number(of_.at - 1) || !is_number(of_.at + 1)) return std::nullopt;
    std::string number = of_.token(of_.at - 1).text;
    std::uint32_t last = of_.at - 1;
    while (is_mark(last + 1, ",") && is_number(last + 2) && of_.token(last + 2).glued && of_.token(last + 2).text.substr(0, of_.token(last + 2).text.find('.')).size() == digits) {
      number += of_.token(last + 2).text;
      last += 2;
    }
    return last == of_.at - 1 ? std::nullopt : if_it_reads(of_.at - 1, last, number);
  }

  // 按 名次 位次, which is 按名次; 按 位次 { 500 元, where it was meant.
  std::optional<Diagnostic> keyword_in_two() const {
    for (std::uint32_t second = of_.at; second + 1 >= of_.at && second > of_.begin + 1; --second) {
      if (!is_word(second) || !is_word(second - 1)) continue;
      const std::string joined = of_.token(second - 1).text + of_.token(second).text;
      if (find_keyword(joined) == Keyword::none) continue;
      if (auto found = if_it_reads(second - 1, second, joined)) return found;
    }
    if (of_.at < of_.begin + 4 || !is_mark(of_.at - 1, "{") || of_.keyword(of_.at - 3) != Keyword::by_) return std::nullopt;
    return if_it_reads(of_.at - 3, of_.at - 3, spelling(Keyword::by_place_, of_.language));
  }

  const Failure& of_;
  Trial trial_;
};

}  // namespace

std::optional<Diagnostic> said_otherwise(const Failure& failure) { return Reader(failure).examine(); }

bool means_rest(std::string_view word) { return word == "其他" || word == "其它" || word == "其他的" || word == "剩余"; }

}  // namespace xize::syntax
