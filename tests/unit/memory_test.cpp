// Memory that fails: at whatever allocation it does, the library gives a failure that says so, and works again after.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <optional>

#include "xize/xize.hpp"

namespace {

thread_local std::int64_t allocations_left = -1;  // below 0: no limit
thread_local std::int64_t allocations_made = 0;

void* allocate(std::size_t size, std::size_t alignment) {
  ++allocations_made;
  if (allocations_left == 0) throw std::bad_alloc();
  if (allocations_left > 0) --allocations_left;
  size = (size + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, size == 0 ? alignment : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// For the whole test program; they count and fail only where a test says so.
void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new[](std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, static_cast<std::size_t>(alignment)); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return allocate(size, static_cast<std::size_t>(alignment)); }
// std::stable_sort asks by these and does without where there is nothing. Left to the sanitizers' own, what they give would
// be freed by the wrong hand.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return allocate(size, alignof(std::max_align_t));
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void* operator new[](std::size_t size, const std::nothrow_t& none) noexcept { return operator new(size, none); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace xize {
namespace {

constexpr std::string_view text = R"(对象 民警 主键 警号
数据 民警 { 警号: 文本, 破案数: 整数 0..500 件 }
定义 得分 于 民警 = 最小(40, 破案数 * 2.75) 保留 2 依据 "第三条"
定义 位次 于 民警 = 名次(按 得分 降序)
)";

constexpr const char* wrong = "对象 民警 主键 警号\n数据 民警.警号 : 文本\n定义 得分 于 民警 = 没有 + 1 保留 2 依据 \"第三条\"\n";

// How a call ends: well, or with a kind of failure.
template <class T>
std::optional<Failure::Kind> ending(const Result<T>& result) {
  return result.ok() ? std::nullopt : std::optional(result.failure().kind);
}

// Fails the allocations that `body` makes, one a call, with growing strides: each must end as `body` does undisturbed, or
// for want of memory.
template <class Body>
void fail_each_allocation(const Body& body) {
  const std::optional<Failure::Kind> usual = ending(body());  // and what is made once is made
  allocations_made = 0;
  EXPECT_EQ(ending(body()), usual);
  const std::int64_t all = allocations_made;
  ASSERT_GT(all, 10);
  std::int64_t refused = 0;
  for (std::int64_t n = 0; n < all; n += 1 + n / 20) {
    allocations_left = n;
    const auto result = body();
    allocations_left = -1;
    if (ending(result) == usual) continue;
    ASSERT_EQ(ending(result), Failure::Kind::out_of_memory) << "allocation " << n << " of " << all;
    ++refused;
  }
  EXPECT_GT(refused, 5);
  EXPECT_EQ(ending(body()), usual);
}

TEST(Memory, CompilingSurvivesEveryFailedAllocation) {
  fail_each_allocation([] { return Rulebook::compile(text, "a"); });
}

TEST(Memory, RefusingSurvivesEveryFailedAllocation) {
  fail_each_allocation([] { return Rulebook::compile(wrong, "a"); });
}

TEST(Memory, EvaluatingSurvivesEveryFailedAllocation) {
  const Result<Rulebook> rulebook = Rulebook::compile(text, "a");
  ASSERT_TRUE(rulebook.ok());
  const std::vector<std::string_view> badges = {"01", "02"};
  const std::vector<std::int64_t> solved = {4, 9};
  Data data(*rulebook);
  ASSERT_TRUE(data.bind_texts("民警", "警号", badges).ok());
  ASSERT_TRUE(data.bind_numbers("民警", "破案数", solved, 0).ok());
  fail_each_allocation([&] { return evaluate(*rulebook, data); });
  const Result<Evaluation> evaluation = evaluate(*rulebook, data);
  ASSERT_TRUE(evaluation.ok());
  fail_each_allocation([&] { return evaluation->tables({}); });
  fail_each_allocation([&] { return evaluation->trace("民警", "01", Language::chinese); });
}

}  // namespace
}  // namespace xize
