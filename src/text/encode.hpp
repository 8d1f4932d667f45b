// UTF-8 text -> bytes of a file, in an encoding that Chinese office programs open.
// In: UTF-8. Out: bytes, or the first character that the encoding does not hold. May import: text/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/decode.hpp"

namespace xize::text {

struct Encoded {
  std::string bytes;                // if there is no error
  std::optional<std::string> error;  // the character that has no place; "" if this machine lacks the encoding
  bool ok() const { return !error; }
};

/// O(n), never throws but std::bad_alloc.
Encoded encode(std::string_view utf8, Encoding encoding);

/// "utf-8", "utf-8-bom" or "gb18030".
std::string_view name_of(Encoding encoding);

/// What Encoded::error means, in words. A character stands by its number: it may have no shape to show.
message::Argument why_not(std::string_view error);

}  // namespace xize::text
