// Bytes of a file -> UTF-8 text, whatever a Chinese office program saved them as.
// In: bytes. Out: UTF-8, or the place of the first byte that is no text. May import: message/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "message/diagnostic.hpp"

namespace xize::text {

enum class Encoding : std::uint8_t { utf8, utf8_bom, gb18030 };

/// Why bytes are refused.
struct DecodeError {
  enum class Kind : std::uint8_t { too_large, nul_byte, not_text } kind = Kind::not_text;
  std::size_t size = 0, limit = 0;  // too_large: bytes
  std::size_t line = 0, byte = 0;   // else: both from 1; the byte counts from the start of its line
  unsigned value = 0;               // not_text: the byte
};

/// `utf8` is valid, without BOM and without NUL, if there is no error; else empty.
struct Decoded {
  std::string utf8;
  Encoding encoding = Encoding::utf8;
  std::optional<DecodeError> error;
};

/// UTF-8 with or without BOM, else GB18030. More than `limit` bytes are refused unread. Bytes that begin as UTF-8 text
/// and then break are refused too: GB18030 would read most of them, as nonsense. O(n), never throws but std::bad_alloc.
Decoded decode(std::string bytes, std::size_t limit = std::numeric_limits<std::size_t>::max());

/// The error as a diagnostic, at the start of source `source`.
message::Diagnostic to_diagnostic(const DecodeError& error, std::uint32_t source);

}  // namespace xize::text
