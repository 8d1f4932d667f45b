#include "table/cell.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <limits>

#include "core/calendar.hpp"
#include "table/arena.hpp"
#include "table/period.hpp"
#include "table/read.hpp"
#include "table/spelling.hpp"
#include "text/unicode.hpp"

namespace xize::table {

using core::Kind;
using core::NumberStyle;
using exact::Rational;
using exact::Rounding;
using State = Column::State;

struct ColumnBuilder::Cells {
  std::vector<std::int64_t> numbers;
  std::vector<std::uint8_t> booleans;
  std::vector<std::uint32_t> members;
  std::vector<std::int32_t> periods;
  std::vector<std::string_view> texts;
  Arena arena;
  std::vector<State> states;
  bool all_present = true;
};

namespace {

constexpr std::int64_t lowest_cell = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest_cell = std::numeric_limits<std::int64_t>::max();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A plain decimal, taken apart. `whole` has no leading zeros, `fraction` no trailing ones.
struct Decimal {
  bool negative = false;
  std::string_view whole, fraction;
};

std::optional<Decimal> take_apart(std::string_view text) {
  Decimal d;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    d.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const auto whole_end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  d.whole = text.substr(0, whole_end);
  if (d.whole.empty()) return std::nullopt;
  if (whole_end < text.size()) {
    if (text[whole_end] != '.') return std::nullopt;
    d.fraction = text.substr(whole_end + 1);
    if (d.fraction.empty() || !std::all_of(d.fraction.begin(), d.fraction.end(), is_digit)) return std::nullopt;
  }
  d.whole.remove_prefix(std::min(d.whole.find_first_not_of('0'), d.whole.size()));
  const auto last = d.fraction.find_last_not_of('0');
  d.fraction = d.fraction.substr(0, last == std::string_view::npos ? 0 : last + 1);
  return d;
}

/// value * 10^places, or nothing beyond 64 bits. The fraction has at most `places` digits.
std::optional<std::int64_t> scaled(const Decimal& d, int places) {
  std::int64_t value = 0;
  const auto append = [&](int digit) {
    return !__builtin_mul_overflow(value, std::int64_t{10}, &value) &&
           !__builtin_add_overflow(value, std::int64_t{d.negative ? -digit : digit}, &value);
  };
  for (const char c : d.whole) {
    if (!append(c - '0')) return std::nullopt;
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(places); ++i) {
    if (!append(i < d.fraction.size() ? d.fraction[i] - '0' : 0)) return std::nullopt;
  }
  return value;
}

/// 1,234,567.8 without its commas; nothing if it is not grouped by thousands.
std::optional<std::string> without_thousands(std::string_view text) {
  std::string out;
  std::size_t digits = 0;
  bool grouped = false;
  const auto point = std::min(text.find('.'), text.size());
  for (std::size_t i = 0; i < point; ++i) {
    if (text[i] == ',') {
      if (digits == 0 || digits > 3 || (grouped && digits != 3)) return std::nullopt;
      grouped = true;
      digits = 0;
    } else {
      if (is_digit(text[i])) ++digits;
      out += text[i];
    }
  }
  out += text.substr(point);
  if (!grouped || digits != 3 || !take_apart(out)) return std::nullopt;
  return out;
}

bool is_scientific(std::string_view text) {
  const auto e = text.find_first_of("eE");
  if (e == std::string_view::npos || !take_apart(text.substr(0, e))) return false;
  const auto exponent = take_apart(text.substr(e + 1));
  return exponent && text.find('.', e) == std::string_view::npos;
}

std::int64_t bound(const Rational& value, Rounding inward) {
  const auto cell = value.rounded(0, inward).to_int64();
  return cell ? *cell : value.sign() < 0 ? lowest_cell : highest_cell;
}

bool has_control_character(std::string_view text) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
  };
  return std::any_of(text.begin(), text.end(), is_control);
}

message::Argument words_for(Kind kind) {
  switch (kind) {
    case Kind::date: return {"日期", "date"};
    case Kind::month: return {"月份", "month"};
    case Kind::quarter: return {"季度", "quarter"};
    default: return {"年份", "year"};
  }
}

const char* example_of(Kind kind) {
  switch (kind) {
    case Kind::date: return "2024-03-05";
    case Kind::month: return "2024-03";
    case Kind::quarter: return "2024Q1";
    default: return "2024";
  }
}

}  // namespace

std::string shown(std::string_view value) {
  constexpr int most = 60;
  std::string out;
  std::size_t at = 0;
  for (int n = 0; at < value.size(); ++n) {
    if (n == most) return out + "…";
    const auto point = text::code_point(value, at);
    const auto category = point.value == text::invalid_point ? UTF8PROC_CATEGORY_CC
                                                             : utf8proc_category(static_cast<utf8proc_int32_t>(point.value));
    if (point.value == U'\n') {
      out += "\\n";
    } else if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL ||
               category == UTF8PROC_CATEGORY_ZP) {
      out += "\uFFFD";  // direction marks and the like (CF) would let a value rearrange the message around it
    } else {
      out += value.substr(at, point.length);
    }
    at += point.length;
  }
  return out;
}

ColumnBuilder::ColumnBuilder(const core::Model& model, core::ColumnId column)
    : model_(model),
      column_(model.columns[column]),
      percent_(column_.type.kind == Kind::number && column_.style == NumberStyle::percent),
      required_(!column_.optional),
      low_(lowest_cell),
      high_(highest_cell),
      cells_(std::make_shared<Cells>()) {
  if (column_.domain) {
    const bool number = column_.type.kind == Kind::number;
    const Rational scale = number ? Rational::power_of_ten(column_.places + (percent_ ? 2 : 0)) : Rational(1);
    low_ = bound(column_.domain->low * scale, Rounding::up);
    high_ = bound(column_.domain->high * scale, Rounding::down);
  }
  if (column_.type.kind == Kind::enumeration) {
    const auto& members = model.enumerations[column_.type.id].members;
    for (std::uint32_t i = 0; i < members.size(); ++i) members_.emplace(members[i], i);
  }
}

std::optional<Fault> ColumnBuilder::add(RawValue raw) {
  std::optional<Fault> fault;
  const auto value = column_.type.kind == Kind::text ? raw.text : trimmed(raw.text);
  if (raw.kind == RawValue::Kind::null || (raw.kind == RawValue::Kind::text && value.empty())) {
    if (!required_) {
      push(State::absent);
      return std::nullopt;
    }
    fault = Fault{1001};
  } else if (raw.text.size() > max_field_bytes) {
    fault = Fault{1014, {std::to_string(raw.text.size()), std::to_string(max_field_bytes)}};
  } else if (fault = wrong_json(raw); !fault) {
    switch (column_.type.kind) {
      case Kind::number: fault = add_number(value); break;
      case Kind::boolean: fault = add_boolean(value); break;
      case Kind::enumeration: fault = add_member(value); break;
      case Kind::text: fault = add_text(value); break;
      default: fault = add_period(value);
    }
  }
  push(fault ? State::unset : State::present);
  return fault;
}

/// Appends what the type's own function has not: a cell under an absent or unset state.
void ColumnBuilder::push(State state) {
  Cells& c = *cells_;
  c.states.push_back(state);
  if (state == State::present) return;
  c.all_present = false;
  switch (column_.type.kind) {
    case Kind::number: c.numbers.push_back(0); break;
    case Kind::boolean: c.booleans.push_back(0); break;
    case Kind::enumeration: c.members.push_back(0); break;
    case Kind::text: c.texts.emplace_back(); break;
    default: c.periods.push_back(0);
  }
}

/// A value of JSON whose kind does not fit the column: nothing is turned into something else on the quiet.
std::optional<Fault> ColumnBuilder::wrong_json(RawValue raw) const {
  if (raw.kind == RawValue::Kind::text) return std::nullopt;
  const Kind kind = column_.type.kind;
  if (raw.kind == RawValue::Kind::number && (kind == Kind::number || kind == Kind::year)) return std::nullopt;
  if (raw.kind == RawValue::Kind::truth && kind == Kind::boolean) return std::nullopt;
  message::Argument wanted("带双引号的文字", "a string in quotation marks");
  if (kind == Kind::number) wanted = {"数", "a number"};
  if (kind == Kind::boolean) wanted = {"true 或 false", "true or false"};
  return Fault{1015, {wanted}};
}

std::optional<Fault> ColumnBuilder::add_number(std::string_view text) {
  std::string folded;
  if (!is_ascii(text)) {
    folded = half_width(text);
    text = folded;
  }
  if (text.ends_with('%')) {
    if (!percent_) return take_apart(text.substr(0, text.size() - 1)) ? Fault{1005} : Fault{1002};
    text.remove_suffix(1);
  }
  const auto decimal = take_apart(text);
  if (!decimal) {
    if (const auto plain = without_thousands(text)) return Fault{1003, {*plain}};
    return Fault{is_scientific(text) ? std::uint16_t{1004} : std::uint16_t{1002}};
  }
  if (decimal->fraction.size() > static_cast<std::size_t>(column_.places)) {
    return Fault{1006, {std::to_string(column_.places)}};
  }
  const auto cell = scaled(*decimal, column_.places);
  if (cell ? *cell < low_ || *cell > high_ : column_.domain.has_value()) return Fault{1007, {domain_text()}};
  if (!cell) return Fault{1008, {std::to_string(column_.places), std::to_string(std::max(0, 18 - column_.places))}};
  cells_->numbers.push_back(*cell);
  return std::nullopt;
}

std::optional<Fault> ColumnBuilder::add_boolean(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool truth = lower == "是" || lower == "true";
  if (!truth && lower != "否" && lower != "false") return Fault{1009};
  cells_->booleans.push_back(truth ? 1 : 0);
  return std::nullopt;
}

std::optional<Fault> ColumnBuilder::add_member(std::string_view text) {
  const auto found = is_ascii(text) ? members_.find(text) : members_.find(text::nfc(text));
  if (found != members_.end()) {
    cells_->members.push_back(found->second);
    return std::nullopt;
  }
  constexpr std::size_t most = 12;
  const auto& members = model_.enumerations[column_.type.id].members;
  std::string zh, en;
  for (std::size_t i = 0; i < std::min(most, members.size()); ++i) {
    zh += (i == 0 ? "" : "、") + members[i];
    en += (i == 0 ? "" : ", ") + members[i];
  }
  if (members.size() > most) zh += " 等", en += " and others";
  const std::string near = nearest(text, members);
  const message::Argument hint = near.empty() ? message::Argument("") : message::Argument("，可能是 " + near, ", perhaps " + near);
  return Fault{1010, {{zh, en}, hint}};
}

std::optional<Fault> ColumnBuilder::add_period(std::string_view text) {
  const Kind kind = column_.type.kind;
  const auto period = is_ascii(text) ? read_period(kind, text) : read_period(kind, half_width(text));
  if (!period) return Fault{1011, {words_for(kind), example_of(kind)}};
  if (period->ordinal < low_ || period->ordinal > high_) return Fault{1007, {domain_text()}};
  cells_->periods.push_back(period->ordinal);
  return std::nullopt;
}

std::optional<Fault> ColumnBuilder::add_text(std::string_view text) {
  if (trimmed(text).size() != text.size()) return Fault{1012};
  if (has_control_character(text)) return Fault{1013};
  cells_->texts.push_back(cells_->arena.keep(text));
  return std::nullopt;
}

std::string ColumnBuilder::domain_text() const {
  const auto end = [&](const Rational& value) {
    if (column_.type.kind != Kind::number) {
      return core::to_text(column_.type.kind, {static_cast<std::int32_t>(value.to_int64().value_or(0))});
    }
    return percent_ ? (value * Rational(100)).to_string() : value.to_string();
  };
  const std::string range = end(column_.domain->low) + ".." + end(column_.domain->high) + (percent_ ? "%" : "");
  return column_.type.unit.empty() ? range : range + " " + column_.type.unit;
}

Column ColumnBuilder::finish() {
  const Cells& c = *cells_;
  const std::span<const State> states = c.all_present ? std::span<const State>() : std::span<const State>(c.states);
  Column column = [&] {
    switch (column_.type.kind) {
      case Kind::number: return Column::numbers(c.numbers, column_.places, percent_, states);
      case Kind::boolean: return Column::booleans(c.booleans, states);
      case Kind::enumeration: return Column::members(c.members, states);
      case Kind::text: return Column::texts(c.texts, states);
      default: return Column::periods(c.periods, states);
    }
  }();
  return Column::owning(std::move(column), cells_);
}

}  // namespace xize::table
