#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/syntax.hpp"

namespace xize::test {
TEST(Scratch, Show) {
  const char* path = std::getenv("XZ_FILE");
  if (path == nullptr) return;
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  Parsed p(text.str());
  for (auto& n : p.tree.root.children) std::printf("%s\n", to_text(p.tree, n).c_str());
  std::printf("%s", p.sentences().c_str());
}
}  // namespace xize::test
