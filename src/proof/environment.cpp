#include "proof/environment.hpp"

#include <functional>

namespace xize::proof {

namespace {

void mix(std::size_t& seed, std::size_t value) { seed ^= value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U); }

template <class Map>
void mix_all(std::size_t& seed, const Map& map) {
  mix(seed, map.size());
  for (const auto& [key, value] : map) {
    mix(seed, key);
    mix(seed, std::hash<std::decay_t<decltype(value)>>()(value));
  }
}

template <class Map>
void difference(Map& result, const Map& now, const Map& before) {
  for (const auto& entry : now) {
    const auto* old = before.find(entry.first);
    if (old == nullptr || *old != entry.second) result.append(entry);
  }
}

template <class Map>
void take_all(Map& map, const Map& other) {
  for (const auto& [key, value] : other) map.set(key, value);
}

int compare(const Interval& a, const Interval& b) {
  if (const auto order = a.low <=> b.low; order != 0) return order < 0 ? -1 : 1;
  if (const auto order = a.high <=> b.high; order != 0) return order < 0 ? -1 : 1;
  const int open_a = (a.low_open ? 2 : 0) + (a.high_open ? 1 : 0), open_b = (b.low_open ? 2 : 0) + (b.high_open ? 1 : 0);
  return open_a - open_b;
}

}  // namespace

std::size_t Environment::hash() const {
  std::size_t seed = 0;
  mix_all(seed, forms);
  mix_all(seed, members);
  mix_all(seed, presence);
  mix_all(seed, reached);
  return seed;
}

Environment Environment::since(const Environment& before) const {
  Environment result;
  difference(result.forms, forms, before.forms);
  difference(result.members, members, before.members);
  difference(result.presence, presence, before.presence);
  difference(result.reached, reached, before.reached);
  return result;
}

void Environment::take(const Environment& other) {
  take_all(forms, other.forms);
  take_all(members, other.members);
  take_all(presence, other.presence);
  take_all(reached, other.reached);
}

bool FactStore::Before::operator()(const Ranges& a, const Ranges& b) const {
  if (a.parts().size() != b.parts().size()) return a.parts().size() < b.parts().size();
  for (std::size_t i = 0; i < a.parts().size(); ++i) {
    if (const int order = compare(a.parts()[i], b.parts()[i]); order != 0) return order < 0;
  }
  return false;
}

}  // namespace xize::proof
