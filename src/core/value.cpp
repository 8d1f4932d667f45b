#include <cassert>
#include <functional>

#include "core/type.hpp"

namespace xize::core {
namespace {

struct Order {
  template <class T> std::strong_ordering operator()(const T& a, const T& b) const { return a <=> b; }
  std::strong_ordering operator()(Member a, Member b) const { return a.index <=> b.index; }
  std::strong_ordering operator()(Period a, Period b) const { return a.ordinal <=> b.ordinal; }
  std::strong_ordering operator()(Row a, Row b) const { return a.index <=> b.index; }
  std::strong_ordering operator()(std::string_view a, std::string_view b) const {
    const int sign = a.compare(b);  // char_traits compares as unsigned bytes
    return sign <=> 0;
  }
};

struct Hash {
  std::size_t operator()(std::monostate) const { return 0; }
  std::size_t operator()(Value::Unset) const { return 1; }
  std::size_t operator()(const Rational& x) const { return x.hash(); }
  std::size_t operator()(bool x) const { return x ? 3 : 2; }
  std::size_t operator()(Member x) const { return x.index + 7; }
  std::size_t operator()(Period x) const { return std::hash<std::int32_t>{}(x.ordinal); }
  std::size_t operator()(std::string_view x) const { return std::hash<std::string_view>{}(x); }
  std::size_t operator()(Row x) const { return x.index + 13; }
};

}  // namespace

std::strong_ordering order(const Value& a, const Value& b) {
  assert(a.is_present() && b.is_present() && a.data_.index() == b.data_.index());
  return std::visit(
      [&](const auto& x) -> std::strong_ordering {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, std::monostate> || std::is_same_v<T, Value::Unset>) {
          return std::strong_ordering::equal;
        } else {
          return Order{}(x, std::get<T>(b.data_));
        }
      },
      a.data_);
}

std::size_t Value::hash() const { return std::visit(Hash{}, data_); }

}  // namespace xize::core
