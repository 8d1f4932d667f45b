#include "api/values.hpp"

namespace xize::detail {
namespace {

using core::Rational;

// All numbers as scaled integers, or none of them.
std::vector<std::int64_t> scaled(const std::vector<core::Value>& values, const Rational& scale) {
  std::vector<std::int64_t> out;
  out.reserve(values.size());
  for (const core::Value& value : values) {
    if (!value.is_present()) {
      out.push_back(0);
      continue;
    }
    const std::optional<std::int64_t> cell = (value.number() * scale).to_int64();
    if (!cell) return {};
    out.push_back(*cell);
  }
  return out;
}

template <class Cell, class Read>
void copy(const std::vector<core::Value>& values, std::vector<Cell>& out, const Read& read) {
  out.reserve(values.size());
  for (const core::Value& value : values) out.push_back(value.is_present() ? read(value) : Cell{});
}

}  // namespace

Kind public_kind(core::Kind kind) {
  switch (kind) {
    case core::Kind::number: return Kind::number;
    case core::Kind::boolean: return Kind::boolean;
    case core::Kind::enumeration: return Kind::enumeration;
    case core::Kind::date: return Kind::date;
    case core::Kind::month: return Kind::month;
    case core::Kind::quarter: return Kind::quarter;
    case core::Kind::year: return Kind::year;
    case core::Kind::text: break;
    case core::Kind::row: break;  // no column is of this kind: rows are links
  }
  return Kind::text;
}

ColumnView Stored::view() const {
  ColumnView view;
  view.kind = kind;
  view.places = places;
  view.rows = rows;
  view.states = states;
  view.numbers = numbers;
  view.booleans = booleans;
  view.members = members;
  view.periods = periods;
  view.texts = texts;
  return view;
}

State state_of(const core::Value& value) {
  if (value.is_unset()) return State::withheld;
  return value.is_present() ? State::present : State::absent;
}

Stored store(std::vector<core::Value> values, const core::Column& column, std::optional<int> places,
             const std::vector<bool>& withheld) {
  for (std::size_t row = 0; row < withheld.size() && row < values.size(); ++row) {
    if (withheld[row]) values[row] = core::Value::unset();
  }
  Stored out;
  out.kind = public_kind(column.type.kind);
  out.rows = values.size();
  for (const core::Value& value : values) out.states.push_back(state_of(value));
  switch (out.kind) {
    case Kind::number: {
      if (!places) break;
      out.places = *places;
      const int shift = column.style == core::NumberStyle::percent ? 2 : 0;
      out.numbers = scaled(values, Rational::power_of_ten(*places + shift));
      break;
    }
    case Kind::boolean:
      copy(values, out.booleans, [](const core::Value& v) { return static_cast<std::uint8_t>(v.truth() ? 1 : 0); });
      break;
    case Kind::enumeration:
      copy(values, out.members, [](const core::Value& v) { return v.member(); });
      break;
    case Kind::text:
      copy(values, out.texts, [](const core::Value& v) { return v.text(); });
      break;
    default:
      copy(values, out.periods, [](const core::Value& v) { return v.period(); });
  }
  return out;
}

}  // namespace xize::detail
