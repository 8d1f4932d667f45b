// The core model: frames, links, columns, expressions. Plain data, where the two wings meet: the front end makes it, the
// back end runs it. May import: exact/, text/source.hpp (places), message/diagnostic.hpp.
#pragma once

#include <optional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/expr.hpp"

namespace xize::core {

/// Where something in the model comes from: the clause as its author wrote it.
struct Clause {
  std::string kind;  // keyword id of the clause kind in lower case: "definition", "factor", "link", …
  std::string name;
  std::string title = {}, article = {}, note = {};
  text::Span span = {};       // the whole clause
  text::Span name_span = {};  // its name
};

struct Enumeration {
  std::string name;  // as declared by TYPE; "" for one declared in place
  std::vector<std::string> members;  // ordered: from low to high
  bool ordered = false;
};

/// Bounds of a declared value, both ends included: numbers, or ordinals of periods.
struct Domain {
  Rational low, high;
};

struct Column {
  enum class Role : std::uint8_t {
    input,      // given with the data
    key,        // of a derived frame: made with its rows
    derived,    // definition = its expression
    state,      // of a fold: start and definition (the step)
    parameter,  // of the run frame; definition = its default, a constant expression; may be set by the evaluation:
                // a cell that is present in the run's table
  };
  std::string name;
  FrameId frame = none;
  Role role = Role::derived;
  Type type;
  NumberStyle style = NumberStyle::decimal;
  int places = 0;                     // input number, parameter: decimals of its text
  std::optional<Domain> domain = {};  // input, key, parameter of number or period; a derived frame's key: proved range
  bool optional = false;              // input: may be absent (可缺). derived, state: absence is allowed by its clause
  std::string header = {};            // input: its column in the data; else the name
  ExprId definition = none;
  ExprId start = none;           // state
  std::uint32_t fold = none;     // state: index into Model::folds
  ClauseId clause = none;
};

/// An absent key gives an absent link, as a key without a row does; of rows with the same key the first is taken (and
/// the others are a data finding). More rows than `at_most` for one target are a data finding.
struct Link {
  std::string name;
  std::string reverse = {};  // name of the way back; "" = none
  FrameId from = none, to = none;
  std::vector<ExprId> keys = {};  // values for the target's key columns, in their order; or
  ExprId computed = none;         // a row value
  bool optional = false;          // 可缺: keys without a row give absent; otherwise they are a data finding. An absent key
                                  // gives an absent row in either case
  std::optional<Rational> at_most = {};  // rows that share one target
  ClauseId clause = none;
};

struct Frame {
  enum class Role : std::uint8_t {
    given,
    distinct,  // one row for each combination of source_columns in `source` (absent or unset in any: none); ascending
    product,   // one row for each pair of rows of `source` and `other`: source's first row with each of other's, …
    domain,    // one row for each value of the key column's domain (numbers: low, low + 1, …), enumeration or boolean
    run,       // exactly one row, no key
  };
  std::string name;
  Role role = Role::given;
  std::vector<ColumnId> key = {};
  FrameId source = none, other = none;
  std::vector<ColumnId> source_columns = {};  // distinct: of `source`, in the order of key. product: source's, other's key
  ExprId where = none;  // scope: distinct: the source's row; product, domain: this frame's row (its keys and key links).
                        // A row for which it is absent or unset is not there
  std::optional<Rational> at_most = {};
  std::string file = {};  // given: base name of its data file; else the name
  ClauseId clause = none;
  // All columns and links are found by Model; frame 0 is the run.
};

/// Holds for every row of its frame, or is a finding. A row for which the condition is absent or unset is not judged.
struct Constraint {
  FrameId frame = none;
  ExprId condition = none;
  ClauseId clause = none;
};

/// What the parts of a score are worth, and what they must add up to on every row: proved, not computed.
struct Claim {
  FrameId frame = none;
  ExprId sum = none, whole = none;  // numbers, scope: the frame. No whole: that the sum is there is all that is claimed
  ClauseId clause = none;
};

/// What the rows of a group share, an amount or how many of them are taken: proved to be the same for all of them.
struct Shared {
  std::vector<ExprId> group = {};  // scope: that of the value; none: all rows are one group
  ExprId value = none;
  ClauseId clause = none;
  ExprId rank = none;  // whose places it bounds; none: it is an amount
};

struct ResultTable {
  struct Item {
    ExprId expr = none;  // scope: the frame
    std::string header;
    std::optional<int> places = {};  // asked for; else what the proof says
    bool percent = false;            // printed per cent; `places` are those of that
  };
  std::string name;
  FrameId frame = none;
  ExprId where = none;
  std::vector<OrderKey> order = {};  // of the rows, before their keys; rows without a value last where nothing is said
  std::string file;
  std::vector<Item> items = {};
  ClauseId clause = none;
};

/// 用例: rows given and values expected.
struct TestCase {
  struct Setting {
    ColumnId column = none;
    Value value;
    text::Span span;
  };
  struct Rows {
    FrameId frame = none;
    std::vector<Setting> settings;
    text::Span span;
  };
  std::string name;
  std::vector<Rows> given, expected;  // an expected row is found by the key columns among its settings
  ClauseId clause = none;
};

struct Header {
  std::string title, version, issuer, document, article, note;
  std::optional<Period> from = {}, to = {};
  bool trial = false;
};

struct Model {
  Header header;
  std::vector<Clause> clauses;
  std::vector<Enumeration> enumerations;
  std::vector<Frame> frames;  // 0 = the run
  std::vector<Column> columns;
  std::vector<Link> links;
  std::vector<Expr> exprs;
  std::vector<Match> matches;
  std::vector<Aggregate> aggregates;
  std::vector<Ranking> rankings;
  std::vector<Apportionment> apportionments;
  std::vector<Fold> folds;
  std::vector<Constraint> constraints;
  std::vector<Claim> claims;
  std::vector<Shared> shared;
  std::vector<ResultTable> results;
  std::vector<TestCase> cases;
  std::unordered_set<ExprId> conditions;  // 限 and 当: what decides about a whole clause, and must be present to
  std::vector<std::shared_ptr<const std::string>> texts;  // what text constants borrow from

  const Expr& operator[](ExprId id) const { return exprs[id]; }
  /// What is read at the end of a path of links: of 单位.系数 the column 系数. The expression itself where it is no path.
  ExprId end_of_path(ExprId id) const {
    while (exprs[id].op == Op::look) id = exprs[id].args[1];
    return id;
  }
  std::vector<ColumnId> columns_of(FrameId frame) const;  // in the order of declaration
  std::optional<ColumnId> find_column(FrameId frame, std::string_view name) const;
  std::optional<FrameId> find_frame(std::string_view name) const;
};

}  // namespace xize::core
