// Fingerprints of files: SHA-256 in hexadecimal.
#pragma once

#include <string>
#include <string_view>

namespace xize::table {

/// 64 lower-case hexadecimal digits (FIPS 180-4). O(n).
std::string sha256(std::string_view bytes);

}  // namespace xize::table
