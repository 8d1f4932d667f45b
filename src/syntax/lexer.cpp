#include "syntax/lexer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "syntax/foreign.hpp"
#include "syntax/keywords.hpp"
#include "syntax/parse.hpp"
#include "syntax/period.hpp"
#include "syntax/punctuation.hpp"
#include "text/unicode.hpp"

namespace xize::syntax {
namespace {

using message::Argument;

bool is_digit(char32_t point) { return point >= U'0' && point <= U'9'; }

class Lexer {
 public:
  Lexer(const text::Source& source, std::uint32_t index, message::Diagnostics& diagnostics)
      : text_(source.text()), index_(index), diagnostics_(diagnostics) {}

  Lexed run() {
    for (;;) {
      const auto lead = static_cast<std::uint32_t>(at_);
      starts_line_ = lexed_.tokens.empty();
      skip_blank();
      Token token;
      token.lead = lead;
      token.begin = token.end = static_cast<std::uint32_t>(at_);
      token.glued = token.begin == lead && lead != 0;
      token.starts_line = starts_line_;
      const bool full = lexed_.tokens.size() >= max_tokens;
      if (at_ < text_.size() && full) {
        report(104, at_, at_, {std::to_string(max_tokens)});
        lexed_.complete = false;
        token.begin = token.end = static_cast<std::uint32_t>(text_.size());
      } else if (at_ < text_.size()) {
        read(token);
        token.end = static_cast<std::uint32_t>(at_);
      }
      const bool done = token.kind == TokenKind::end;
      lexed_.tokens.push_back(std::move(token));
      if (done) return std::move(lexed_);
    }
  }

 private:
  text::CodePoint peek(std::size_t at) const {
    return at < text_.size() ? text::code_point(text_, at) : text::CodePoint{};
  }
  char32_t twin(std::size_t at) const { return ascii_twin(peek(at).value); }

  void report(std::uint16_t code, std::size_t begin, std::size_t end, std::vector<Argument> arguments) {
    if (lexed_.errors.size() < max_diagnostics) {
      const text::Span span{index_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      diagnostics_.push_back({code, span, std::move(arguments)});
    }
    lexed_.errors.push_back(static_cast<std::uint32_t>(begin));
  }

  std::size_t line_end(std::size_t at) const {
    std::size_t end = std::min(text_.find('\n', at), text_.size());
    if (end > at && end < text_.size() && text_[end - 1] == '\r') --end;
    return end;
  }

  bool begins_token(std::size_t at) const {
    const char32_t point = peek(at).value;
    const char32_t same = ascii_twin(point);
    return text::is_word_start(point) || is_digit(same) || opens_quote(point) ||
           !fraction_sign(point).empty() || !punctuation_at(text_, at).text.empty() || joins_words(at);
  }
  // 单位。系数: a full stop that stands for the dot between two names.
  bool joins_words(std::size_t at) const {
    const text::CodePoint stop = peek(at);
    const bool stuck = stop.value == U'。' && !lexed_.tokens.empty() && lexed_.tokens.back().end == at;
    if (!stuck || lexed_.tokens.back().kind != TokenKind::word) return false;
    std::size_t end = at + stop.length;
    while (end < text_.size() && text::is_word_continue(peek(end).value)) end += peek(end).length;
    const std::string_view next = text_.substr(at + stop.length, end - at - stop.length);
    return !next.empty() && text::is_word_start(peek(at + stop.length).value) && kind(find_keyword(next)) != KeywordKind::clause;
  }
  static bool opens_quote(char32_t point) {
    switch (ascii_twin(point)) {
      case U'"': case U'\'': case U'`': case U'“': case U'”': case U'‘': case U'’': case U'「': case U'『': case U'《': return true;
      default: return false;
    }
  }

  // Blank, comments and characters that belong nowhere: all of it is the next token's lead.
  void skip_blank() {
    while (at_ < text_.size()) {
      const text::CodePoint next = peek(at_);
      const char32_t same = ascii_twin(next.value);
      if (text::is_blank(next.value)) {
        starts_line_ = starts_line_ || next.value == U'\n';
        at_ += next.length;
      } else if (same == U'#') {
        at_ = line_end(at_);
      } else if (begins_foreign_comment(next)) {
        skip_foreign_comment();
      } else if (!begins_token(at_)) {
        skip_strangers();
      } else {
        return;
      }
    }
  }

  bool begins_foreign_comment(const text::CodePoint& slash) const {
    if (ascii_twin(slash.value) != U'/' || slash.value == U'÷') return false;
    const char32_t second = twin(at_ + slash.length);
    return second == U'/' || second == U'*';
  }

  void skip_foreign_comment() {
    const std::size_t begin = at_;
    const bool block = text_.compare(at_, 2, "/*") == 0;
    const std::size_t close = block ? text_.find("*/", at_ + 2) : std::string_view::npos;
    at_ = close == std::string_view::npos ? line_end(at_) : close + 2;
    report(109, begin, begin + 2, {block ? "/* */" : "//", "#"});
  }

  void skip_strangers() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !begins_token(at_)) {
      const text::CodePoint next = peek(at_);
      if (text::is_blank(next.value) || ascii_twin(next.value) == U'#') break;
      at_ += next.length;
    }
    report(107, begin, at_, {printable(begin, at_), instead_of(begin)});
  }

  Argument instead_of(std::size_t stranger) const {
    const Token* const before = lexed_.tokens.empty() ? nullptr : &lexed_.tokens.back();
    const bool stuck = before != nullptr && before->end == stranger && before->kind == TokenKind::word;
    if (twin(stranger) == U'%' && stuck && is_digit(static_cast<unsigned char>(before->text.back()))) {  // 权重50%
      const std::size_t digits = before->text.find_last_not_of("0123456789") + 1;
      const std::string name = before->text.substr(0, digits);
      const bool only_number = name == spelling(Keyword::leading_, message::Language::chinese);  // 取 前30%
      const std::string number = before->text.substr(digits) + '%', apart = name + ' ' + number;
      if (only_number) return {"去掉“" + name + "”，写成：" + number, "write: " + number};
      return {"数的前面空一格，写成：" + apart, "put a space before the number: " + apart};
    }
    const std::size_t next = stranger + text::code_point(text_, stranger).length;
    if (is_foreign_point(text::code_point(text_, stranger).value) && stuck && next < text_.size() && text::is_word_start(text::code_point(text_, next).value)) {
      return {"要取它的列，写成 .", "for a column of it write ."};  // 单位。系数
    }
    if (starts_line_) return {"删去它，条款前面不加符号和编号", "remove it, nothing stands before a clause"};
    return {"删去它，条款末尾不用句号；名称里要用它时，把名称写成「…」",
            "remove it, a clause ends without a full stop; a name that contains it is written as `…`"};
  }

  // Control bytes and bytes that are no text in hex, the rest as it is; a long run is cut.
  std::string printable(std::size_t begin, std::size_t end) const {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    std::size_t shown = 0;
    for (std::size_t at = begin; at < end; ++shown) {
      const text::CodePoint next = text::code_point(text_, at);
      if (shown == 8) return out + "…";
      if (next.value == text::invalid_point || next.value < 0x20) {
        const auto byte = static_cast<unsigned char>(text_[at]);
        ((out += "\\x") += hex[byte >> 4]) += hex[byte & 15U];
      } else {
        out += text_.substr(at, next.length);
      }
      at += next.length;
    }
    return out;
  }

  void read(Token& token) {
    const char32_t point = peek(at_).value;
    if (opens_quote(point)) return read_quoted(token, point);
    if (is_digit(ascii_twin(point))) return read_number(token);
    if (!fraction_sign(point).empty()) return read_fraction_sign(token, point);
    if (text::is_word_start(point)) return read_word(token);
    const Mark mark = joins_words(at_) ? Mark{".", peek(at_).length, true} : punctuation_at(text_, at_);
    token.kind = TokenKind::punctuation;
    token.text = mark.text;
    const std::size_t begin = at_;
    at_ += mark.length;
    if (mark.foreign) read_foreign(token, begin);
  }

  void read_foreign(Token& token, std::size_t begin) {
    const std::string written(text_.substr(begin, at_ - begin));
    const Keyword keyword = token.text == "&"   ? Keyword::and_
                            : token.text == "|" ? Keyword::or_
                            : token.text == "!" ? Keyword::not_
                                                : Keyword::none;
    const bool span = token.text == "-" && !lexed_.tokens.empty() && lexed_.tokens.back().kind == TokenKind::number;
    if (span) return report(109, begin, at_, {written, Argument("-；从几到几写 ..", "-, or .. for a range")});
    if (keyword == Keyword::none) return report(109, begin, at_, {written, token.text});
    const std::string zh(spelling(keyword, message::Language::chinese));
    const std::string en(spelling(keyword, message::Language::english));
    report(109, begin, at_, {written, Argument(zh, en)});
    token.kind = TokenKind::word;
    token.text = zh;
    token.keyword = static_cast<std::uint16_t>(keyword);
  }

  void read_word(Token& token) {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const text::CodePoint next = peek(at_);
      if (!text::is_word_continue(next.value)) break;
      at_ += next.length;
    }
    token.kind = TokenKind::word;
    token.text = text::nfc(text_.substr(begin, at_ - begin));
    const Keyword keyword = find_keyword(token.text);
    token.keyword = static_cast<std::uint16_t>(keyword);
    const bool ascii = static_cast<unsigned char>(token.text[0]) < 0x80;
    if (keyword != Keyword::none && !ascii) lexed_.language = message::Language::chinese;
  }

  void read_quoted(Token& token, char32_t open) {
    const char32_t same = ascii_twin(open);
    const bool word = same == U'`' || open == U'「' || open == U'『';
    const bool foreign = same == U'\'' || open == U'‘' || open == U'’' || open == U'《';
    const auto closes = [&](char32_t point) {
      switch (open) {
        case U'「': return point == U'」';
        case U'『': return point == U'』';
        case U'《': return point == U'》';
        case U'“': case U'”': return point == U'”' || point == U'“';
        case U'‘': case U'’': return point == U'’' || point == U'‘';
        default: return ascii_twin(point) == same;
      }
    };
    const std::size_t begin = at_;
    const std::size_t limit = line_end(at_);
    at_ += peek(at_).length;
    const std::size_t inner = at_;
    while (at_ < limit && !closes(peek(at_).value)) at_ += peek(at_).length;
    at_ = std::min(at_, limit);
    const bool closed = at_ < limit;
    const std::string content(text_.substr(inner, at_ - inner));
    if (closed) at_ += peek(at_).length;
    token.kind = word ? TokenKind::quoted_word : TokenKind::string;
    token.text = word ? text::nfc(content) : content;
    if (!closed) {
      if (word) end_open_name(token, inner);
      const char* close = open == U'「' ? "」" : open == U'『' ? "』" : same == U'`' ? "`" : same == U'"' ? "\"" : "”";
      report(word ? 106 : 105, begin, begin + peek(begin).length, {close});
    } else if (word && content.empty()) {
      report(110, begin, at_, {});
    } else if (foreign) {
      report(109, begin, begin + peek(begin).length, {std::string(text_.substr(begin, peek(begin).length)), "\"…\""});
    }
  }

  // A name that is not closed ends where one without quotes would, so that what follows on its line is read.
  void end_open_name(Token& token, std::size_t inner) {
    std::size_t end = inner;
    while (end < at_ && text::is_word_continue(peek(end).value)) end += peek(end).length;
    if (end == inner) return;
    at_ = end;
    token.text = text::nfc(text_.substr(inner, end - inner));
  }

  std::string digits() {
    std::string out;
    for (char32_t same = twin(at_); at_ < text_.size() && is_digit(same); same = twin(at_)) {
      out += static_cast<char>(same);
      at_ += peek(at_).length;
    }
    return out;
  }
  bool skip(char32_t wanted) {
    if (at_ >= text_.size() || twin(at_) != wanted) return false;
    at_ += peek(at_).length;
    return true;
  }

  void read_number(Token& token) {
    const std::size_t begin = at_;
    if (const auto period = foreign_period(text_, begin)) {
      at_ += period->length;
      token.kind = period->kind;
      token.text = period->text;
      return report(109, begin, at_, {std::string(text_.substr(begin, period->length)), period->text});
    }
    token.kind = TokenKind::number;
    token.text = digits();
    if (token.text.size() == 4 && read_period(token, begin)) return;
    const std::size_t whole = at_;
    const bool foreign_point = at_ < text_.size() && is_foreign_point(peek(at_).value);
    if (foreign_point) at_ += peek(at_).length;
    if (foreign_point || skip(U'.')) {
      const std::string fraction = digits();
      if (fraction.empty()) {
        at_ = whole;
      } else {
        (token.text += '.') += fraction;
        if (foreign_point) report(109, begin, at_, {std::string(text_.substr(begin, at_ - begin)), token.text});
      }
    }
    read_percent(token);
  }

  // % stands behind its number, stuck to it or after blanks of the same line.
  void read_percent(Token& token) {
    std::size_t at = at_;
    while (at < text_.size() && text::is_blank(peek(at).value) && peek(at).value != U'\n') at += peek(at).length;
    if (at >= text_.size()) return;
    constexpr char32_t small_sign = U'﹪';
    const char32_t sign = twin(at);
    if (sign != U'%' && sign != small_sign) return;
    const std::size_t end = at + peek(at).length;
    if (sign == small_sign) report(109, at, end, {std::string(text_.substr(at, end - at)), "%"});
    token.percent = true;
    at_ = end;
  }

  void read_fraction_sign(Token& token, char32_t sign) {
    const std::size_t begin = at_;
    at_ += peek(at_).length;
    token.kind = TokenKind::number;
    token.text = fraction_sign(sign);
    report(109, begin, at_, {std::string(text_.substr(begin, at_ - begin)), token.text});
  }

  // Four digits are read. Takes -03, -03-05 or Q1 stuck to them; else nothing.
  bool read_period(Token& token, std::size_t begin) {
    const std::size_t year_end = at_;
    std::string period = token.text;
    const auto back = [&] {
      at_ = year_end;
      return false;
    };
    if (skip(U'-')) {
      const std::string month = digits();
      if (month.size() != 2) return back();
      (period += '-') += month;
      token.kind = TokenKind::month;
      const std::size_t month_end = at_;
      std::string day;
      if (skip(U'-') && (day = digits()).size() == 2) {
        (period += '-') += day;
        token.kind = TokenKind::date;
      } else {
        at_ = month_end;
      }
    } else if (skip(U'Q') || skip(U'q')) {
      const std::string quarter = digits();
      if (quarter.empty() || text::is_word_continue(peek(at_).value)) return back();
      (period += 'Q') += quarter;
      token.kind = TokenKind::quarter;
    } else {
      return false;
    }
    token.text = period;
    if (const auto fault = period_fault(period)) {
      report(108, begin, at_, {period, Argument(fault->zh, fault->en), fault->example});
    }
    return true;
  }

  std::string_view text_;
  std::uint32_t index_;
  message::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool starts_line_ = true;
  Lexed lexed_;
};

}  // namespace

Lexed lex(const text::Source& source, std::uint32_t source_index, message::Diagnostics& diagnostics) {
  return Lexer(source, source_index, diagnostics).run();
}

}  // namespace xize::syntax
