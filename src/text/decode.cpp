#include "text/decode.hpp"

#include <iconv.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "text/unicode.hpp"

namespace xize::text {
namespace {

// Texts in GB18030 do not have this many well-formed UTF-8 characters before the first malformed one.
constexpr std::size_t surely_utf8 = 8;

DecodeError error_at(const std::string& bytes, std::size_t offset, DecodeError::Kind kind) {
  DecodeError error;
  error.kind = kind;
  const auto begin = bytes.begin();
  const auto at = begin + static_cast<std::ptrdiff_t>(offset);
  error.line = 1 + static_cast<std::size_t>(std::count(begin, at, '\n'));
  const std::size_t newline = offset == 0 ? std::string::npos : bytes.rfind('\n', offset - 1);
  error.byte = newline == std::string::npos ? offset + 1 : offset - newline;
  error.value = offset < bytes.size() ? static_cast<unsigned char>(bytes[offset]) : 0;
  return error;
}

struct Utf8Check {
  std::size_t valid = 0;       // bytes before the first malformed one
  std::size_t characters = 0;  // of these, characters of more than a byte
};

Utf8Check check_utf8(const std::string& bytes) {
  Utf8Check check;
  while (check.valid < bytes.size()) {
    const CodePoint next = code_point(bytes, check.valid);
    if (next.value == invalid_point) break;
    if (next.length > 1) ++check.characters;
    check.valid += next.length;
  }
  return check;
}

// nullopt if this machine has no GB18030. `valid` becomes the bytes that could be read.
std::optional<std::string> from_gb18030(std::string& bytes, std::size_t& valid) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out(bytes.size() * 2 + 16, '\0');  // two bytes of GB18030 give three of UTF-8 at most
  char* from = bytes.data();
  char* to = out.data();
  std::size_t from_left = bytes.size();
  std::size_t to_left = out.size();
  iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  valid = bytes.size() - from_left;
  out.resize(out.size() - to_left);
  return out;
}

}  // namespace

Decoded decode(std::string bytes, std::size_t limit) {
  Decoded decoded;
  if (bytes.size() > limit) {
    decoded.error = DecodeError{DecodeError::Kind::too_large, bytes.size(), limit};
    return decoded;
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    decoded.error = error_at(bytes, nul, DecodeError::Kind::nul_byte);
    return decoded;
  }
  const bool bom = bytes.compare(0, 3, "\xEF\xBB\xBF") == 0;
  const Utf8Check check = check_utf8(bytes);
  if (check.valid == bytes.size()) {
    if (bom) bytes.erase(0, 3);
    decoded.encoding = bom ? Encoding::utf8_bom : Encoding::utf8;
    decoded.utf8 = std::move(bytes);
    return decoded;
  }
  std::size_t offset = check.valid;
  if (!bom && check.characters < surely_utf8) {
    std::size_t valid = 0;
    if (auto text = from_gb18030(bytes, valid)) {
      if (valid == bytes.size()) {
        decoded.encoding = Encoding::gb18030;
        decoded.utf8 = std::move(*text);
        return decoded;
      }
      offset = std::max(offset, valid);
    }
  }
  decoded.error = error_at(bytes, offset, DecodeError::Kind::not_text);
  return decoded;
}

message::Diagnostic to_diagnostic(const DecodeError& error, std::uint32_t source) {
  const Span start{source, 0, 0};
  switch (error.kind) {
    case DecodeError::Kind::too_large:
      return {103, start, {std::to_string(error.size), std::to_string(error.limit)}};
    case DecodeError::Kind::nul_byte:
      return {102, start, {std::to_string(error.line), std::to_string(error.byte)}};
    case DecodeError::Kind::not_text: break;
  }
  char value[8];
  std::snprintf(value, sizeof value, "%02X", error.value & 0xFFU);
  return {101, start, {std::to_string(error.line), std::to_string(error.byte), value}};
}

}  // namespace xize::text
