// Xize inside another program: a rulebook from a text, columns from arrays, the scores read back.
#include <cstdio>

#include "xize/xize.hpp"

int main() {
  const auto rulebook = xize::Rulebook::compile(R"(
    对象 民警  主键 警号
    数据 民警 { 警号: 文本, 破案数: 整数 0..500 件 }
    定义 破案分 于 民警 = 最小(40, 30 + (破案数 - 12) * 2.75)  保留 2  依据 "第三条" )");
  if (!rulebook) {
    for (const auto& wrong : xize::explain(rulebook.failure())) std::fputs(to_text(wrong, xize::Language::chinese).c_str(), stderr);
    return 1;
  }
  const std::vector<std::string_view> badges = {"0417", "0423"};
  const std::vector<std::int64_t> cases = {15, 20};
  xize::Data data(*rulebook);
  if (!data.bind_texts("民警", "警号", badges) || !data.bind_numbers("民警", "破案数", cases, 0)) return 1;
  const auto scores = xize::evaluate(*rulebook, data, {{{"民警", "破案分"}}});
  if (!scores) return 1;
  for (std::size_t row = 0; row < badges.size(); ++row) {
    std::printf("%s: %s\n", badges[row].data(), scores->text("民警", "破案分", row)->c_str());
  }
}
