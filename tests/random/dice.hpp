// Random choices that are the same on every machine: no distribution of the standard library is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace xize::test::random {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed ^ 0x2545F4914F6CDD1DU) {
    state_ = next();
  }  // neighbouring seeds share nothing

  /// 0 … n - 1; n > 0.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>((next() >> 11U) % n); }
  /// low … high, both included.
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
  std::string word(std::initializer_list<const char*> from) { return from.begin()[below(from.size())]; }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t next() {  // splitmix64
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

}  // namespace xize::test::random
