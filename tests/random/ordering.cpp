// A row's place among others, and parts of a total.
#include "random/writer.hpp"

namespace xize::test::random {

std::string Writer::order_keys(int depth, bool& absent) {
  std::string keys;
  const int count = dice_.between(1, 3);
  for (int i = 0; i < count; ++i) {
    Item key{"", {}};
    const Field* field = some_field();
    if (field != nullptr && dice_.chance(80)) key = {field->name, field->guess};
    else key = number(depth > 0 ? 1 : 0, true);
    keys += (i == 0 ? "" : ", ") + bound(key, 2);
    if (dice_.chance(60)) keys += dice_.word({" 降序", " 升序"});
    if (dice_.chance(25)) keys += dice_.word({" 缺失 最后", " 缺失 最先"});
    else absent = absent || key.guess.absent;
  }
  return keys;
}

std::optional<Item> Writer::placed(Sort wanted, int depth) {
  if (at_ == 0 || previous_ != nullptr || table().fields.empty()) return std::nullopt;
  if (wanted.kind != Kind::number && wanted.kind != Kind::boolean) return std::nullopt;
  Item all{"", {wanted}};
  bool absent = false;
  std::string sections;
  if (dice_.chance(50)) {
    if (const std::string keys = group_keys(absent); !keys.empty())
      sections += keys.find(',') == std::string::npos ? "; 组内 " + keys : "; 组内 (" + keys + ")";
  }
  if (dice_.chance(35)) {
    sections += "; 限 " + bound(truth(depth > 0 ? 1 : 0, dice_.chance(5)), 0);
    absent = true;
  }
  const int most = table().most == 0 ? 100 : table().most;
  if (wanted.kind == Kind::number && dice_.chance(30)) {  // parts
    std::string total = std::to_string(dice_.between(0, 5) * 100);
    for (const Field& field : sketch_.tables[0].fields) {
      if (field.guess.sort.kind == Kind::number && dice_.chance(30))
        total = "取舍(最大(" + field.name + ", 0); 保留 2)";
    }
    if (dice_.chance(10)) total = bound(number(0, false), 2);
    Item weight = number(dice_.chance(40) ? 1 : 0, true);
    const std::string w =
        weight.guess.low.sign() >= 0 || dice_.chance(5) ? bound(weight, 2) : "最大(" + weight.text + ", 0)";
    bool ignored = false;
    all.text = "分摊(" + total + "; 权重 " + w + sections + "; 保留 2" +
               (dice_.chance(50) ? "; 尾数 按 " + order_keys(0, ignored) : "") + ")";
    all.guess.high = 10'000;
    all.guess.absent = true;
    return all;
  }
  const std::string keys = order_keys(depth, absent);
  const std::string by = "(按 " + keys + sections;
  if (wanted.kind == Kind::number) {
    all.text = dice_.word({"名次", "名次", "并列数"}) + by +
               (dice_.chance(50) ? "; 并列 " + dice_.word({"同名次", "不跳号", "不并列"}) : "") + ")";
    all.guess.low = 1;
    all.guess.high = most;
    all.guess.absent = absent;
    return all;
  }
  const std::string take = dice_.chance(60) ? dice_.word({"20%", "33.3%", "50%", "0%", "100%"}) +
                                                  (dice_.chance(60) ? dice_.word({" 四舍五入", " 进一", " 去尾"}) : "")
                                            : bound(number(0, true), 2);
  all.text = "入围(取 " + take + "; 按 " + keys + sections +
             (dice_.chance(50) ? "; 并列 " + dice_.word({"都取", "都不取", "不并列"}) : "") + ")";
  return all;
}

}  // namespace xize::test::random
