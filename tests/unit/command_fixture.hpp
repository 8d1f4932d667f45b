// The command in a folder of its own, with a sound rulebook, a wrong one and data.
#pragma once

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace xize::test {

namespace fs = std::filesystem;

inline std::string read(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Outcome {
  int code = -1;
  std::string out, err;
};

class Command : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    std::replace(name.begin(), name.end(), '/', '_');
    folder_ = fs::path(testing::TempDir()) / ("xize_command_" + std::to_string(::getpid()) + "_" + name);
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "data");
    write("ok.xize", R"(细则 "办法"
对象 民警 主键 警号
数据 民警 { 警号: 文本, 破案数: 整数 0..500 件, 目标: 整数 0..10 件 }
参数 加分 : 整数 0..10 = 2
定义 得分 于 民警 = 破案数 * 1.5 + 本次.加分  依据 "第三条"
定义 完成率 于 民警 = 破案数 / 目标 为零则 1
约束 合理 于 民警 : 破案数 >= 0 或 目标 > 3
结果 得分表 于 民警 { 警号, 得分 }
用例 "三件" 给定 民警 { 警号 "1", 破案数 3 } 期望 民警 { 警号 "1", 得分 6.5 }
)");
    write("bad.xize", "对象 民警 主键 警号\n数据 民警.警号 : 文本\n定义 得分 于 民警 = 没有 + 1  依据 \"第三条\"\n");
    write("data/民警.csv", "警号,破案数,目标\n01,3,2\n02,4,0\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  Outcome run(const std::string& arguments, const std::string& environment = "LC_ALL=zh_CN.UTF-8") const {
    const std::string command = "cd '" + folder_.string() + "' && env -u LANG -u LC_MESSAGES -u LC_ALL " + environment + " '" XIZE_COMMAND_PATH "' " +
                                arguments + " >'" + (folder_ / "stdout").string() + "' 2>'" + (folder_ / "stderr").string() + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(folder_ / "stdout"), read(folder_ / "stderr")};
  }

  fs::path folder_;
};

}  // namespace xize::test
