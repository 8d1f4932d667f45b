// The pages of docs that teach the language: what their fenced blocks hold.
//
// A `xize` block is a rulebook and begins an example. A csv or json block belongs to the file whose name stands alone in
// the line before it: in 数据/ (data/) it is given, in 结果/ (results/) it must come out. A `console` block holds commands
// ("$ xize …") on the rulebook before it, and what each prints.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/language_case.hpp"

namespace xize::test {

struct PageCommand {
  std::string arguments;  // after "$ xize "
  std::string printed;
};

struct PageExample {
  std::size_t line = 0;  // of the page, where its block begins
  std::string rulebook;
  std::vector<CaseFile> data, expected;
  std::vector<PageCommand> commands;
};

struct LanguagePage {
  std::vector<PageExample> examples;
  std::vector<std::string> functions;  // rows of the function table: "合计 sum"
  std::vector<std::string> mistakes;   // blocks that no test would check, and the like
};

LanguagePage read_language_page(const std::filesystem::path& path);

}  // namespace xize::test
