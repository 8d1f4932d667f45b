// The version, in one place: CMakeLists.txt reads it from here.
#pragma once

#include <string_view>

#include "xize/export.hpp"

#define XIZE_VERSION_MAJOR 0
#define XIZE_VERSION_MINOR 1
#define XIZE_VERSION_PATCH 0

namespace xize {

/// The version of the library that is linked ("0.1.0"); compare it with the macros, which are those of the headers.
XIZE_API std::string_view version() noexcept;

}  // namespace xize
