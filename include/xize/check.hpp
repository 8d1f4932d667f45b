// Checking a rulebook as `xize check` does: what does not compile, and what a careful reader would mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xize/diagnostic.hpp"
#include "xize/export.hpp"
#include "xize/rulebook.hpp"

namespace xize {

struct CheckOptions {
  /// A JSON object from codes to "off", "note", "warning" or "error".
  std::string levels;
  /// The file that `levels` came from, for messages; of check_file and fix_file: the file to read them from, and if it
  /// is empty, xize-lint.json beside the rulebook if there is one.
  std::string levels_file;
};

struct Checked {
  std::optional<Rulebook> rulebook;  // none: it does not compile
  std::vector<Diagnostic>
      diagnostics;   // in the order of the text, with the levels asked for; what is suppressed is not there
  std::string text;  // as UTF-8 without BOM
};

/// Compiles and lints. Fails only if the levels are wrong or the file cannot be read.
XIZE_API Result<Checked> check(std::string_view text, std::string_view name = "rulebook",
                               const CheckOptions& options = {}) noexcept;
XIZE_API Result<Checked> check_file(const std::string& path, const CheckOptions& options = {}) noexcept;

/// A text with the fixes of its diagnostics; of those that overlap the first. `applied`: how many.
XIZE_API std::string apply_fixes(std::string_view text, const std::vector<Diagnostic>& diagnostics,
                                 std::size_t& applied);

struct Fixed {
  Checked checked;          // of the file as it is now
  std::size_t applied = 0;  // fixes; 0: the file was left alone
};

/// Mends a file as far as its fixes go, replacing it in one step. Fails, and leaves it alone, if what comes out would
/// not compile, if the file changes meanwhile, or if it is not in UTF-8.
XIZE_API Result<Fixed> fix_file(const std::string& path, const CheckOptions& options = {}) noexcept;

}  // namespace xize
