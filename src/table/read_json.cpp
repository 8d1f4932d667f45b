// A frame from JSON: an array of objects. The text is read event by event, so that numbers keep their digits.
#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_set>

#include "table/frame_reader.hpp"

namespace xize::table {
namespace {

using nlohmann::json;

/// How far the parser has read.
struct Progress {
  std::uint32_t line = 1;
  char last = 0;
};

/// Feeds the parser and counts lines as it goes; the copies that the parser makes share one count.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Progress* progress) : at_(at), progress_(progress) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    progress_->last = *at_++;
    if (progress_->last == '\n') ++progress_->line;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  Progress* progress_;
};

/// The parser writes a line end as <U+000A>: here it is a space.
std::string on_one_line(std::string text) {
  for (const std::string_view mark : {"<U+0009>", "<U+000A>", "<U+000D>"}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) text.replace(at, mark.size(), " ");
  }
  return text;
}

/// The last characters of a text.
std::string_view tail(std::string_view text) {
  constexpr std::size_t most = 24;
  std::size_t begin = text.size() > most ? text.size() - most : 0;
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  return text.substr(begin);
}

/// Takes the parser's events. Every function returns whether to go on.
class Handler {
 public:
  Handler(FrameReader& reader, const Progress& progress) : reader_(reader), progress_(progress) {}

  bool null() { return value({RawValue::Kind::null, "null"}); }
  bool boolean(bool truth) { return value({RawValue::Kind::truth, truth ? "true" : "false"}); }
  bool number_integer(json::number_integer_t number) { return value({RawValue::Kind::number, std::to_string(number)}); }
  bool number_unsigned(json::number_unsigned_t number) { return value({RawValue::Kind::number, std::to_string(number)}); }
  /// Only the digits as they stand are used, never the inexact number made of them.
  bool number_float(json::number_float_t, const std::string& digits) { return value({RawValue::Kind::number, digits}); }
  bool string(std::string& text) { return value({RawValue::Kind::text, text}); }
  bool binary(json::binary_t&) { return false; }  // not in JSON's text form

  bool start_array(std::size_t) {
    if (depth_ != 0) return unexpected();
    ++depth_;
    return true;
  }
  bool end_array() {
    --depth_;
    return true;
  }
  bool start_object(std::size_t) {
    if (depth_ != 1) return unexpected();
    ++depth_;
    unknown_here_.clear();
    return reader_.begin_row(progress_.line);
  }
  bool key(std::string& name) {
    column_ = reader_.find(name);
    const bool twice = column_ == FrameReader::unknown ? !unknown_here_.insert(name).second : reader_.has(column_);
    if (twice) {
      const std::string shown_name = shown(name);
      reader_.find_fault(1203, line(), shown_name, "", {shown_name});
      column_ = FrameReader::unknown;  // the first one stands
    } else if (column_ == FrameReader::unknown && unknown_.size() < max_columns && unknown_.insert(name).second) {
      reader_.note_unknown(line(), name);
    }
    if (unknown_here_.size() <= max_columns) return true;
    reader_.find_fault(1112, line(), "", "", {std::to_string(unknown_here_.size()), std::to_string(max_columns)});
    return false;
  }
  bool end_object() {
    --depth_;
    for (std::size_t i = 0; i < reader_.columns(); ++i) {
      if (!reader_.has(i)) reader_.find_fault(1204, line(), reader_.header(i), "", {reader_.header(i)});
    }
    reader_.end_row();
    return true;
  }
  /// `token` is what was read since the last string or number.
  bool parse_error(std::size_t, const std::string& token, const json::exception& error) {
    const bool at_end = std::string_view(error.what()).find("unexpected end of input") != std::string_view::npos;
    const message::Argument end("文件末尾", "the end of the file");
    reader_.find_fault(1201, line(), "", "", {at_end ? end : message::Argument("“" + shown(tail(on_one_line(token))) + "”")});
    return false;
  }

 private:
  /// A number ends where the parser has read one character more.
  std::uint32_t line() const { return progress_.last == '\n' ? progress_.line - 1 : progress_.line; }

  bool value(RawValue raw) {
    if (depth_ != 2) return unexpected();
    if (column_ != FrameReader::unknown) reader_.add(column_, raw, line());
    return true;
  }
  bool unexpected() {
    message::Argument wanted("一个值", "a value");
    if (depth_ == 0) wanted = {"一个数组 [ … ]", "an array [ … ]"};
    if (depth_ == 1) wanted = {"一个对象 { … }", "an object { … }"};
    reader_.find_fault(1202, line(), "", "", {wanted});
    return false;
  }

  FrameReader& reader_;
  const Progress& progress_;
  int depth_ = 0;  // 1 in the array, 2 in an object; nothing lies deeper
  std::size_t column_ = FrameReader::unknown;
  std::unordered_set<std::string> unknown_, unknown_here_;
};

}  // namespace

void read_json(std::string_view text, FrameReader& reader) {
  Progress progress;
  Handler handler(reader, progress);
  const char* begin = text.data();
  json::sax_parse(CountingIterator(begin, &progress), CountingIterator(begin + text.size(), &progress), &handler);
}

}  // namespace xize::table
