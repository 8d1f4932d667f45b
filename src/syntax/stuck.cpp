#include "syntax/stuck.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "syntax/trial.hpp"
#include "text/numerals.hpp"

namespace xize::syntax {
namespace {

using message::Language;

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

std::string numbers_apart(const std::string& text) {
  std::size_t end = 0;
  while (is_digit(text, end) || (end > 0 && end < text.size() && text[end] == '.')) ++end;
  return end == 0 || end == text.size() ? text : text.substr(0, end) + ' ' + text.substr(end);
}

// "1 起" for a unit alone.
std::string one(const std::string& text) {
  return kind(find_keyword(text)) == KeywordKind::unit ? "1 " + text : numbers_apart(text);
}

// The number of a text with its unit, if it has one, behind no more than a verb: 计0分 is "0 分".
std::string number_in(std::string_view text) {
  for (const std::string_view verb : {"为", "是", "计", "按", "给", "得", "扣", "加", "共"}) {
    if (!text.starts_with(verb)) continue;
    text.remove_prefix(verb.size());
    break;
  }
  std::size_t length = 0;
  const std::string digits = text::number_in_front(text, length);
  const std::string_view unit = text.substr(length);
  return !digits.empty() && kind(find_keyword(unit)) == KeywordKind::unit ? digits + ' ' + std::string(unit) : digits;
}

// Text that is keywords and nothing else, apart: 则折算 is "则 折算"; else "".
std::string keywords_apart(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = text.size();
    while (length > 0 && find_keyword(text.substr(0, length)) == Keyword::none) --length;
    if (length == 0) return {};
    (out += out.empty() ? "" : " ") += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

// 不得评为 holds no name 不得评.
bool forbids(std::string_view text) { return text.starts_with("不得") || text.starts_with("不能") || text.starts_with("不予") || text.starts_with("不准"); }

class Apart {
 public:
  Apart(const Failure& failure, std::uint32_t at, bool at_front) : of_(failure), at_(at), at_front_(at_front) {}

  std::optional<message::Diagnostic> examine() {
    const Token& word = of_.token(at_);
    constexpr std::size_t longest = 96, most = 24;  // bytes of a word, fixes tried
    if (word.kind != TokenKind::word || word.keyword != 0 || word.text.size() > longest) return std::nullopt;
    const bool heads = at_front_ && word.starts_line && of_.expected.has(Want::clause);
    for (const Keyword wanted : of_.expected.keywords()) try_keyword(wanted);
    if (heads) {
      for (const Keyword wanted : clause_keywords()) try_keyword(wanted);
    }
    const bool new_clause = heads && of_.ends_clause(at_);
    const Trial trial(of_, new_clause ? at_ : of_.begin);
    const Fix* best = nullptr;
    std::size_t farthest = 0;
    // The longest keyword first, and of its ways to stand apart the one that leaves least out.
    std::stable_sort(fixes_.begin(), fixes_.end(), [](const Fix& a, const Fix& b) { return a.keyword.size() > b.keyword.size(); });
    if (fixes_.size() > most) fixes_.resize(most);
    for (const Fix& fix : fixes_) {
      const std::size_t far = trial.reach(at_, fix.last, fix.spaced);
      if (far <= farthest) continue;
      farthest = far;
      best = &fix;
    }
    if (best == nullptr) return std::nullopt;
    std::string letters = best->spaced;
    std::erase(letters, ' ');
    message::Argument way = quoted(best->spaced);
    const bool only_spaces = letters == word.text;
    way = {(only_spaces ? "中间空一格，写成：" : "写成：") + way.zh, (only_spaces ? "put a space between: " : "write: ") + way.en};
    if (best->spaced == "每 人") way = {way.zh + "，“人”换成认人的列，例如 每 警号", way.en + ", with the column that tells people apart, as in each badge"};
    return message::Diagnostic{203, of_.span(at_), {quoted(word.text), quoted(best->keyword), way}};
  }

 private:
  struct Fix {
    std::string_view keyword;
    std::string spaced;
    std::uint32_t last;  // token that it replaces last
  };

  void try_keyword(Keyword wanted) {
    std::string word = of_.token(at_).text;
    constexpr std::string_view rounded = "四舍五入";  // which 保留 does
    if (wanted == Keyword::places_ && word.starts_with(rounded)) word.erase(0, rounded.size());
    for (const std::string_view spelled : spellings(wanted, Language::chinese)) {
      std::size_t place = word.find(spelled, at_front_ ? 0 : 1);
      if (at_front_ && place != 0) place = std::string::npos;
      if (place == std::string::npos || spelled.size() == of_.token(at_).text.size()) continue;
      std::string front = word.substr(0, place);
      if ((wanted == Keyword::becomes_ || wanted == Keyword::most_) && forbids(front)) continue;
      if (!front.empty()) front += ' ';
      front += spelled;
      add_fixes(wanted, spelled, front, word.substr(place + spelled.size()));
    }
  }

  void add_fixes(Keyword wanted, std::string_view spelled, const std::string& front, const std::string& rest) {
    std::uint32_t last = at_;
    const std::string behind = apart(wanted, rest, last);
    const auto fix = [&](const std::string& written, std::uint32_t to) { fixes_.push_back({spelled, written.empty() ? front : front + ' ' + written, to}); };
    const std::string number = number_in(rest);
    if (!number.empty() && !digits_lead(rest) && wanted != Keyword::each_) fix(number, at_);
    fix(behind, last);
    if (rest.empty()) return;
    if (wanted == Keyword::places_ && rest == "整数") fix("0", at_);
    if (behind != rest) fix(rest, at_);
    if (const std::string keywords = keywords_apart(rest); !keywords.empty() && keywords != rest) fix(keywords, at_);
    const std::string_view on = spelling(Keyword::on_, Language::chinese);  // 指标甲于民警
    if (const std::size_t found = rest.find(on, 1); found != rest.npos && found + on.size() < rest.size()) {
      fix(rest.substr(0, found) + ' ' + std::string(on) + ' ' + rest.substr(found + on.size()), at_);
    }
    if (!number.empty()) {
      fix(number, at_);
      fix(std::string(spelling(Keyword::then_, Language::chinese)) + ' ' + number, at_);
      return;
    }
    for (const Keyword longer : clause_keywords()) {  // 指标类 for 指标组
      const std::string_view clause = spelling(longer, Language::chinese);
      if (clause.size() > spelled.size() && clause.starts_with(spelled)) fixes_.push_back({spelled, std::string(clause), at_});
    }
    // What is over may be dropped, but not what a rate is counted by.
    if (wanted != Keyword::each_ || of_.token(at_ + 1).kind == TokenKind::number) fix("", at_);
  }
  static bool digits_lead(std::string_view text) {
    std::size_t length = 0;
    return !text::number_in_front(text, length).empty();
  }

  // What stands behind a keyword in the same word, as it is to be written: 前10名 is "10 名" behind 取, 起扣5分 is
  // "1 起 扣 5 分" behind 每.
  std::string apart(Keyword keyword, std::string rest, std::uint32_t& last) const {
    const auto& tokens = of_.tokens;
    if (at_ + 2 < tokens.size() && tokens[at_ + 1].glued && tokens[at_ + 1].text == "." && tokens[at_ + 2].kind == TokenKind::number) {
      (rest += '.') += tokens[at_ + 2].text;  // 扣0.5分: a word, a point, a number and a unit
      last = at_ + 2;
      if (tokens[at_ + 3].glued && tokens[at_ + 3].kind == TokenKind::word) {
        rest += tokens[at_ + 3].text;
        last = at_ + 3;
      }
    }
    if (keyword == Keyword::take_) {
      constexpr std::string_view first = "前";
      const bool counted = rest.substr(0, first.size()) == first;
      if (counted && rest.size() == first.size() && tokens[at_ + 1].kind == TokenKind::number) {
        last = at_ + 1;
        return tokens[at_ + 1].text + (tokens[at_ + 1].percent ? "%" : "");
      }
      if (counted && is_digit(rest, first.size())) return numbers_apart(rest.substr(first.size()));
    }
    if (keyword != Keyword::each_) return rest;
    for (const Keyword change : {Keyword::lose_, Keyword::add_, Keyword::gain_}) {
      const std::string_view spelled = spelling(change, Language::chinese);
      const std::size_t found = rest.find(spelled);
      if (found == std::string::npos || found == 0) continue;
      const std::string after = numbers_apart(rest.substr(found + spelled.size()));
      return one(rest.substr(0, found)) + ' ' + std::string(spelled) + (after.empty() ? "" : ' ' + after);
    }
    return one(rest);
  }

  const Failure& of_;
  std::uint32_t at_;
  bool at_front_;
  std::vector<Fix> fixes_;
};

}  // namespace

std::optional<message::Diagnostic> stuck(const Failure& failure) {
  if (auto found = Apart(failure, failure.at, true).examine()) return found;
  return failure.at > failure.begin ? Apart(failure, failure.at - 1, false).examine() : std::nullopt;
}

}  // namespace xize::syntax
