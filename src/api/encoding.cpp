#include "xize/encoding.hpp"

#include "api/boundary.hpp"
#include "text/encode.hpp"

namespace xize {

Result<std::string> encode(std::string_view text, Encoding encoding) noexcept {
  return detail::guarded([&]() -> Result<std::string> {
    const auto inner = static_cast<text::Encoding>(encoding);
    text::Encoded encoded = text::encode(text, inner);
    const std::string name(text::name_of(inner));
    if (!encoded.ok()) {
      return detail::fail(2014, {name, text::why_not(*encoded.error)});
    }
    const text::Decoded back = text::decode(encoded.bytes);
    if (back.error || back.utf8 != text) return detail::fail(2015, {name});
    return std::move(encoded.bytes);
  });
}

}  // namespace xize
