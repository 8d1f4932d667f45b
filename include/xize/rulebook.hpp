// A compiled rulebook: immutable, shared, ready to score from many threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xize/diagnostic.hpp"
#include "xize/export.hpp"

namespace xize {

namespace detail {
struct Program;
}

enum class Kind : std::uint8_t { number, boolean, enumeration, date, month, quarter, year, text };
/// How a number was declared. The cells of a percent are per cent: 98.5 % is 985 at one place.
enum class Style : std::uint8_t { integer, decimal, percent, money };
enum class Role : std::uint8_t { input, key, derived, parameter };

/// What is known of a column, from its clause and from the proof.
struct ColumnInfo {
  std::string frame, name;
  std::string header;  // in data files
  Role role = Role::derived;
  Kind kind = Kind::number;
  Style style = Style::decimal;
  std::string unit;                // unit of measure of a number, "" = none
  std::optional<int> places;       // decimals that print every value exactly; none: some values have no exact decimal
  bool optional = false;           // may be absent
  std::string low, high;           // numbers, dates and periods: declared (input) or proved bounds, exact
  std::string step;                // numbers: every value is a multiple of it; "" = not known
  std::vector<std::string> members;  // of an enumeration, from low to high if it is ordered
  bool ordered = false;
  std::string initial;             // of a parameter: its value where none is set, as it is written in data
  std::string clause;              // its kind: "define", "factor", …; "" for none
  std::string title, article, note;
  Place place;
};

struct LinkInfo {
  std::string name, to, reverse;
  std::vector<std::string> by;  // the columns it is found by, in the order of the other's key; empty: by an expression
  bool optional = false;
  std::string title, article, note;
  Place place;
};

struct FrameInfo {
  std::string name;
  bool given = false;  // its rows come with the data; else they are derived
  bool run = false;    // the run itself: one row, the parameters and totals
  std::string file;    // given: its file in a folder of data; if the rulebook names no ending, .tsv and .json do too
  std::vector<std::string> key;  // columns
  std::string at_most;           // rows; "" = not stated
  std::string title, article, note;
  Place place;
  std::vector<ColumnInfo> columns;
  std::vector<LinkInfo> links;
};

/// A result table (结果) of the rulebook.
struct ResultInfo {
  std::string name, frame, title, article, note;
  std::vector<std::string> headers;
  Place place;
};

struct RulebookInfo {
  std::string title, version, issuer, document, article, note;
  std::string effective_from, effective_to;  // dates, "" = not stated
  bool trial = false;
};

/// Places where the rulebook rests on its author's word: breaking one is a finding in the data, never a wrong score.
struct Promises {
  std::uint32_t if_zero = 0;     // 为零则
  std::uint32_t must = 0;        // 须在
  std::uint32_t constraints = 0;  // 约束
};

/// One case (用例) after it was run.
struct CaseOutcome {
  struct Difference {
    std::string frame, key, column;
    std::string expected, actual;  // "" = absent
    bool unset = false;            // nothing came out: `actual` needs something that the case does not give
  };
  std::string name;
  std::string article;
  Place place;
  bool passed = false;
  std::vector<Difference> differences;  // in the order of the rulebook's derivation: the first stands first
  std::vector<Diagnostic> findings;     // of the given rows
  Words trace;                          // the derivation of the first difference
};

/// Cheap to copy; copies share the compiled rulebook. All members may be called from many threads at once.
class XIZE_API Rulebook {
 public:
  /// Compiles. Linear in the text but for the proofs, which stay under limits stated in docs/language.md.
  /// `name` stands in places for the file.
  static Result<Rulebook> compile(std::string_view text, std::string_view name = "rulebook") noexcept;
  /// UTF-8 with or without BOM, or GB18030.
  static Result<Rulebook> compile_file(const std::string& path) noexcept;

  const RulebookInfo& info() const noexcept;
  /// In the order of the rulebook; the first is the run.
  const std::vector<FrameInfo>& frames() const noexcept;
  const std::vector<ResultInfo>& results() const noexcept;
  const Promises& promises() const noexcept;
  /// What the compiler said that is no error.
  const std::vector<Diagnostic>& warnings() const noexcept;
  const FrameInfo* find_frame(std::string_view frame) const noexcept;                          // or nullptr
  const ColumnInfo* find_column(std::string_view frame, std::string_view column) const noexcept;  // or nullptr
  std::size_t case_count() const noexcept;
  /// Runs the rulebook's cases.
  Result<std::vector<CaseOutcome>> run_cases() const noexcept;

  // For the library itself.
  explicit Rulebook(std::shared_ptr<const detail::Program> program) noexcept : program_(std::move(program)) {}
  const std::shared_ptr<const detail::Program>& program() const noexcept { return program_; }

 private:
  std::shared_ptr<const detail::Program> program_;
};

}  // namespace xize
