#include "text/encode.hpp"

#include <iconv.h>

#include <cerrno>
#include <cstdio>

#include "text/unicode.hpp"

namespace xize::text {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::size_t widest = 4;  // bytes of a character in GB18030

// The character that stands at `offset`; of bytes that are no UTF-8 the first one.
std::string character_at(std::string_view utf8, std::size_t offset) {
  const CodePoint point = code_point(utf8, offset);
  return std::string(utf8.substr(offset, point.value == invalid_point ? 1 : point.length));
}

Encoded to_gb18030(std::string_view utf8) {
  Encoded out;
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    out.error = "";
    return out;
  }
  std::string from_bytes(utf8);  // iconv takes no constant bytes
  out.bytes.resize(utf8.size() * widest);
  char* from = from_bytes.data();
  char* to = out.bytes.data();
  std::size_t from_left = from_bytes.size();
  std::size_t to_left = out.bytes.size();
  const std::size_t done = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  out.bytes.resize(out.bytes.size() - to_left);
  if (done == static_cast<std::size_t>(-1)) {
    out.error = character_at(utf8, utf8.size() - from_left);
    out.bytes.clear();
  }
  return out;
}

}  // namespace

Encoded encode(std::string_view utf8, Encoding encoding) {
  if (encoding == Encoding::gb18030) return to_gb18030(utf8);
  Encoded out;
  if (encoding == Encoding::utf8_bom) out.bytes = bom;
  out.bytes += utf8;
  return out;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "utf-8";
    case Encoding::utf8_bom: return "utf-8-bom";
    case Encoding::gb18030: break;
  }
  return "gb18030";
}

message::Argument why_not(std::string_view error) {
  if (error.empty()) return {"这台机器没有这种编码", "this machine lacks it"};
  const CodePoint point = code_point(error, 0);
  const bool valid = point.value != invalid_point;
  char number[16];
  const unsigned value = valid ? static_cast<unsigned>(point.value) : static_cast<unsigned char>(error[0]);
  std::snprintf(number, sizeof number, valid ? "U+%04X" : "0x%02X", value);
  return {"它没有字符 " + std::string(number), "it has no character " + std::string(number)};
}

}  // namespace xize::text
