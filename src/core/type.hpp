// Types and values of the core.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "exact/rational.hpp"

namespace xize::core {

using exact::Rational;

using FrameId = std::uint32_t;
using ColumnId = std::uint32_t;
using LinkId = std::uint32_t;
using ExprId = std::uint32_t;
using EnumId = std::uint32_t;
using ClauseId = std::uint32_t;
using RowIndex = std::uint32_t;
inline constexpr std::uint32_t none = 0xFFFFFFFF;

enum class Kind : std::uint8_t { number, boolean, enumeration, date, month, quarter, year, text, row };

/// What an expression's value is. Enumerations are equal when their members are (they are interned in the model).
struct Type {
  Kind kind = Kind::number;
  std::uint32_t id = none;  // enumeration: EnumId; row: FrameId
  std::string unit = {};    // of a number: unit of measure, "" = none
  bool is_period() const { return kind >= Kind::date && kind <= Kind::year; }
};

/// How a number was declared or is to be printed. A percent's value is 0.985 where its text is 98.5.
enum class NumberStyle : std::uint8_t { integer, decimal, percent, money };

struct Member { std::uint32_t index; friend bool operator==(Member, Member) = default; };
/// date: days since 1970-01-01; month: year * 12 + month - 1; quarter: year * 4 + quarter - 1; year: itself.
struct Period { std::int32_t ordinal; friend bool operator==(Period, Period) = default; };
struct Row { RowIndex index; friend bool operator==(Row, Row) = default; };

/// One value: absent, a value of some kind, or unset (a cell that a test case did not give, or the result of a broken
/// promise: whatever touches it is unset too). Texts are borrowed from the data set or the model.
class Value {
 public:
  struct Unset { friend bool operator==(Unset, Unset) = default; };
  Value() = default;  // absent
  template <class T> explicit Value(T value) : data_(std::move(value)) {}
  static Value unset() { return Value(Unset{}); }

  bool is_absent() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_unset() const { return std::holds_alternative<Unset>(data_); }
  bool is_present() const { return data_.index() > 1; }
  const Rational& number() const { return std::get<Rational>(data_); }
  bool truth() const { return std::get<bool>(data_); }
  std::uint32_t member() const { return std::get<Member>(data_).index; }
  std::int32_t period() const { return std::get<Period>(data_).ordinal; }
  std::string_view text() const { return std::get<std::string_view>(data_); }
  RowIndex row() const { return std::get<Row>(data_).index; }
  /// Same kind and same value; absent equals absent.
  friend bool operator==(const Value& a, const Value& b) { return a.data_ == b.data_; }
  /// Order of two present values of one type: numbers, periods, members by index, false < true, texts by code point
  /// (which is byte order in UTF-8), rows by index.
  friend std::strong_ordering order(const Value& a, const Value& b);
  std::size_t hash() const;

 private:
  std::variant<std::monostate, Unset, Rational, bool, Member, Period, std::string_view, Row> data_;
};
std::strong_ordering order(const Value& a, const Value& b);

}  // namespace xize::core
