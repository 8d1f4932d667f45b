// The encodings that files are written in. UTF-8 and GB18030 are read alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "xize/diagnostic.hpp"
#include "xize/export.hpp"

namespace xize {

/// Spreadsheet programs on Chinese systems open a CSV in utf8_bom or gb18030 as it is.
enum class Encoding : std::uint8_t { utf8, utf8_bom, gb18030 };

/// A text in UTF-8 as the bytes of a data file. Fails if the encoding cannot hold it (GB18030 has no place for a few
/// characters of private use), and if the reader would take the bytes for UTF-8: a short text in GB18030 may look so.
XIZE_API Result<std::string> encode(std::string_view text, Encoding encoding) noexcept;

}  // namespace xize
