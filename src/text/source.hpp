// Source texts and places in them.
// In: bytes. Out: valid UTF-8 with positions. May import: message/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xize::text {

/// A half-open range of bytes of one source. `source` is an index into the compilation's list of sources.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// Line and column, both from 1; columns count code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text, immutable after construction: UTF-8 without BOM, as it was written (names are normalised by the lexer).
class Source {
 public:
  Source(std::string name, std::string utf8);
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::string_view slice(Span span) const { return text().substr(span.begin, span.end - span.begin); }
  Position position(std::uint32_t offset) const;     // O(log lines + length of the line)
  std::string_view line(std::uint32_t number) const;  // from 1, without its end

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace xize::text
