// Time that the process has worked: what waits for other programs is not counted, so a limit holds on a busy machine.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>

namespace xize::test {

inline std::chrono::milliseconds cpu_time() {
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::clock()) * 1000 / CLOCKS_PER_SEC);
}

}  // namespace xize::test
