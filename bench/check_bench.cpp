// How long rulebooks take to check: those of the examples, and one whose definitions nest.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "xize/check.hpp"

namespace {

namespace fs = std::filesystem;

void check(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    const auto checked = xize::check(text);
    if (!checked || !checked->rulebook) {
      state.SkipWithError("it does not compile");
      return;
    }
    benchmark::DoNotOptimize(checked->rulebook);
  }
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Definitions one behind the other, each choosing by the one before.
std::string nest(int depth) {
  std::string text = "细则 \"深\"\n对象 人 主键 人号 最多 900 行\n数据 人 { 甲 : 小数(1) 0..10  乙 : 小数(1) 0..10 可缺 }\n定义 d0 于 人 = 乙 缺失 则 缺失\n";
  for (int k = 1; k <= depth; ++k) {
    const std::string before = "d" + std::to_string(k - 1);
    text += "定义 d" + std::to_string(k) + " 于 人 = (如果 (" + before + " 缺失 则 0) > " + std::to_string(k % 7) + " 则 最小(" + before +
            " + 1, 9) 否则 如果 (" + before + " 有) 且 甲 > " + std::to_string(k % 5) + " 则 " + before + " 否则 乙) 缺失 则 缺失\n";
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(XIZE_SOURCE_DIR) / "examples" / "rulebooks")) {
    const bool english = entry.path().stem().extension() == ".en";
    if (entry.path().extension() == ".xize" && !english) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    benchmark::RegisterBenchmark(file.stem().string().c_str(), check, read(file))->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("nest", check, nest(12))->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}
