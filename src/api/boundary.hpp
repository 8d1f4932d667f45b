// Where the library ends: no exception passes it.
#pragma once

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "message/render.hpp"
#include "xize/diagnostic.hpp"

namespace xize::detail {

/// Calls `body`, which gives a Result; an exception becomes a Failure that takes no memory.
template <class Body>
auto guarded(Body&& body) noexcept -> std::invoke_result_t<Body> {
  Failure failure;
  try {
    return std::forward<Body>(body)();
  } catch (const std::bad_alloc&) {
    failure.kind = Failure::Kind::out_of_memory;
  } catch (const std::exception&) {
    failure.kind = Failure::Kind::internal;
  } catch (...) {
    failure.kind = Failure::Kind::internal;
  }
  return failure;
}

/// A failure that says one thing.
inline Failure fail(std::uint16_t code, const std::vector<message::Argument>& arguments = {}) {
  Failure failure;
  failure.diagnostics.push_back(message::say(code, arguments));
  failure.total = 1;
  return failure;
}

}  // namespace xize::detail
