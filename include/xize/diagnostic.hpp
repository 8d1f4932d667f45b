// What Xize has to say about a rulebook or about data, as plain values, and the type of a call that can fail.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xize/export.hpp"
#include "xize/language.hpp"

namespace xize {

/// A sentence in both languages. Names and numbers are the same in both.
struct Words {
  std::string zh, en;
  const std::string& in(Language language) const noexcept { return language == Language::chinese ? zh : en; }
};

/// A place in a file. Lines and columns count from 1, columns in code points; the end is the column after the last.
/// line = 0: the whole file, or no file at all.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint32_t column = 0;
  std::uint64_t end_line = 0;
  std::uint32_t end_column = 0;
  std::string excerpt;               // the text of `line`; of a long line, the part around the place
  std::uint32_t excerpt_column = 1;  // where the excerpt begins in its line
  bool excerpt_cut = false;          // whether the line goes on after it
};

/// A cell of the data that is wrong or breaks a promise of the rulebook.
struct Cell {
  static constexpr std::uint64_t no_row = ~std::uint64_t{0};
  std::string frame;
  std::uint64_t row = no_row;  // from 0, as it was bound
  std::string column;          // "" = the row as a whole
  std::string value;           // as it stands in the data
};

/// A piece of a text and what should stand there instead. Bytes count from 0 in the text as UTF-8 without BOM.
struct Edit {
  Place place;
  std::uint64_t begin = 0, end = 0;
  std::string text;
};

/// One thing to say. A value: it stands on its own and owns its texts.
struct Diagnostic {
  struct Related {
    Place place;
    Words label;
  };
  std::string code;  // "XZ0301"; stable for ever, the key of the catalogue in docs/
  Severity severity = Severity::error;
  Words message;
  Words remedy;         // what to write instead; may be empty
  Place place;
  std::string article;  // 依据 of the clause; may be empty
  std::vector<Related> related;
  std::optional<Cell> cell;  // of a finding in the data
  std::vector<Edit> fix;     // edits that mend it and change no result; empty: only the author can tell what is right
};

/// As text for people: place, sentence, the line with a caret under it, article, related places, remedy.
XIZE_API std::string to_text(const Diagnostic& diagnostic, Language language, bool colour = false);
/// One JSON object, on one line, with the same fields always.
XIZE_API std::string to_json(const Diagnostic& diagnostic, Language language);
/// A SARIF 2.1.0 log of all of them, with the rules that they name.
XIZE_API std::string to_sarif(std::span<const Diagnostic> diagnostics, Language language);

/// Workflow commands for GitHub Actions, a line each: they stand beside the text of a change.
XIZE_API std::string to_github(std::span<const Diagnostic> diagnostics, Language language);
/// A JUnit XML report: a suite for each of `files`, a failure for each error, an output for what is less.
XIZE_API std::string to_junit(std::span<const std::string> files, std::span<const Diagnostic> diagnostics, Language language);

/// A diagnostic of a code of the catalogue, its sentence filled with the arguments; without a place.
XIZE_API Diagnostic make_diagnostic(std::uint16_t code, std::span<const Words> arguments = {});

/// Why a call failed. Never empty of meaning: either diagnostics, or the machine gave up (kind says how).
struct Failure {
  enum class Kind : std::uint8_t {
    diagnostics,    // of the rulebook, the data or the call: see there
    out_of_memory,  // diagnostics is empty
    internal,       // an error of Xize's own; diagnostics is empty, please report it
  };
  Kind kind = Kind::diagnostics;
  std::vector<Diagnostic> diagnostics;  // in a stable order; long lists are cut
  std::uint64_t total = 0;              // how many there were before the cut
};

/// The failure as diagnostics, also for the kinds that carry none.
XIZE_API std::vector<Diagnostic> explain(const Failure& failure);

/// A value, or why there is none. The library lets no exception out.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : data_(std::in_place_index<0>, std::move(value)) {}                      // NOLINT: either converts
  Result(Failure failure) noexcept : data_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT
  bool ok() const noexcept { return data_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }
  /// The value; only if ok().
  T& operator*() & noexcept { return *std::get_if<0>(&data_); }
  const T& operator*() const& noexcept { return *std::get_if<0>(&data_); }
  T&& operator*() && noexcept { return std::move(*std::get_if<0>(&data_)); }
  T* operator->() noexcept { return std::get_if<0>(&data_); }
  const T* operator->() const noexcept { return std::get_if<0>(&data_); }
  /// Why not; only if not ok().
  const Failure& failure() const noexcept { return *std::get_if<1>(&data_); }

 private:
  std::variant<T, Failure> data_;
};

/// A call that gives nothing but may fail.
struct Done {};
using Status = Result<Done>;

}  // namespace xize
