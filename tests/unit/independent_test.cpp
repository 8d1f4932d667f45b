// The definition of the language against calculations made another way: from the textbook, on integers, through the
// public interface alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "xize/xize.hpp"

namespace xize {
namespace {

__extension__ using Wide = __int128;

/// A fraction that is compared by multiplying across.
struct Fraction {
  Wide n = 0, d = 1;
  friend bool operator==(const Fraction& a, const Fraction& b) { return a.n * b.d == b.n * a.d; }
  friend std::ostream& operator<<(std::ostream& out, const Fraction& f) {
    return out << static_cast<std::int64_t>(f.n) << "/" << static_cast<std::int64_t>(f.d);
  }
};
using Answer = std::optional<Fraction>;

/// "12.50", "-3", "1/3", or "" for absent.
Answer read(const std::string& text) {
  if (text.empty()) return std::nullopt;
  Fraction f;
  bool negative = false, below = false, point = false;
  Wide* part = &f.n;
  for (const char c : text) {
    if (c == '-') negative = true;
    else if (c == '.') point = true;
    else if (c == '/') {
      below = true;
      f.d = 0;
      part = &f.d;
    } else {
      *part = *part * 10 + (c - '0');
      if (point && !below) f.d *= 10;
    }
  }
  if (negative) f.n = -f.n;
  return f;
}

struct Person {
  std::string key;
  std::string group;
  std::optional<std::int64_t> score;  // in tenths
  std::int64_t weight = 0, turn = 0;
  bool met = false;
};

constexpr const char* text = R"(
对象 人 主键 码  最多 60 行
数据 人 { 组 : 文本  分 : 小数(1) -50.0..50.0 可缺  权 : 整数 0..9  序 : 整数 0..20  达 : 是否 }
定义 名 于 人 = 名次(按 分 降序; 组内 组)   缺失 则 缺失
定义 密 于 人 = 名次(按 分 降序; 组内 组; 并列 不跳号)   缺失 则 缺失
定义 独 于 人 = 名次(按 分 降序; 组内 组; 并列 不并列)   缺失 则 缺失
定义 同分 于 人 = 并列数(按 分 降序; 组内 组)   缺失 则 缺失
定义 前三 于 人 = 入围(取 3; 按 分 降序; 组内 组)
定义 前三严 于 人 = 入围(取 3; 按 分 降序; 组内 组; 并列 都不取)
定义 前三成 于 人 = 入围(取 30% 四舍五入; 按 分 降序; 组内 组; 并列 不并列)
定义 钱 于 人 = 分摊(100.01; 权重 权; 组内 组; 保留 2)   缺失 则 缺失
定义 四分一 于 人 = 分位(组内 (组).分, 0.25; 方法 线性)   缺失 则 缺失
定义 九成 于 人 = 分位(组内 (组).分, 90%; 方法 线性)   缺失 则 缺失
定义 四分最近 于 人 = 分位(组内 (组).分, 0.25; 方法 最近)   缺失 则 缺失
定义 九成最近 于 人 = 分位(组内 (组).分, 0.9; 方法 最近)   缺失 则 缺失
定义 居中 于 人 = 中位(组内 (组).分)   缺失 则 缺失
定义 去极 于 人 = 去极平均(组内 (组).分; 各去 2)   缺失 则 缺失
定义 均 于 人 = 平均(组内 (组).分)   缺失 则 缺失
定义 加权 于 人 = 加权平均(组内 (组).分; 权重 权)   缺失 则 缺失
递推 连 于 人 组内 组 按 序 初值 0 = 如果 达 则 前值 + 1 否则 0
定义 最长 于 人 = 最大(组内 (组).连)
)";

const Rulebook& rulebook(const char* source) {
  static std::map<const char*, Rulebook> compiled;
  const auto found = compiled.find(source);
  if (found != compiled.end()) return found->second;
  Result<Rulebook> made = Rulebook::compile(source);
  std::string said;
  if (!made) {
    for (const Diagnostic& one : explain(made.failure())) said += to_text(one, Language::english);
  }
  if (!made) throw std::runtime_error(said);
  return compiled.emplace(source, std::move(*made)).first->second;
}

std::vector<Person> some_people(std::mt19937& random) {
  std::vector<Person> people;
  const std::size_t count = random() % 40;
  const std::int64_t spread = random() % 2 == 0 ? 3 : 500;
  for (std::size_t i = 0; i < count; ++i) {
    Person one;
    one.key = std::to_string(1000 - i * 7 % 40);
    one.group = std::string(1, static_cast<char>('A' + random() % 3));
    if (random() % 6 != 0)
      one.score = static_cast<std::int64_t>(random() % static_cast<unsigned>(2 * spread + 1)) - spread;
    one.weight = static_cast<std::int64_t>(random() % 4 == 0 ? 0 : random() % 10);
    one.turn = static_cast<std::int64_t>(random() % 20);
    one.met = random() % 3 != 0;
    people.push_back(std::move(one));
  }
  return people;
}

/// What the textbook says of one person among the people of the same group.
class Textbook {
 public:
  Textbook(const std::vector<Person>& people, const Person& one) : one_(one) {
    for (const Person& other : people) {
      if (other.group == one.group) group_.push_back(other);
    }
    for (const Person& other : group_) {
      if (other.score) scores_.push_back(*other.score);
    }
    std::sort(scores_.begin(), scores_.end());
  }

  Answer competition_rank() const {
    if (!one_.score) return std::nullopt;
    return whole(1 + std::count_if(scores_.begin(), scores_.end(), [&](std::int64_t s) { return s > *one_.score; }));
  }
  Answer dense_rank() const {
    if (!one_.score) return std::nullopt;
    std::set<std::int64_t> better;
    for (const std::int64_t s : scores_) {
      if (s > *one_.score) better.insert(s);
    }
    return whole(1 + static_cast<std::int64_t>(better.size()));
  }
  Answer strict_rank() const {
    if (!one_.score) return std::nullopt;
    return whole(1 + std::count_if(group_.begin(), group_.end(), [&](const Person& p) {
                   return p.score && (*p.score > *one_.score || (*p.score == *one_.score && p.key < one_.key));
                 }));
  }
  Answer sharing() const {
    if (!one_.score) return std::nullopt;
    return whole(std::count(scores_.begin(), scores_.end(), *one_.score));
  }
  bool first_three() const { return one_.score && competition_rank()->n <= 3; }
  bool first_three_strictly() const { return one_.score && competition_rank()->n + sharing()->n - 1 <= 3; }
  bool first_third() const {  // 30 % of n, a half rounded up
    const auto places = static_cast<Wide>((scores_.size() * 30 + 50) / 100);
    return one_.score && strict_rank()->n <= places;
  }

  /// Hare quota and largest remainders of 10001 cents.
  Answer part() const {
    std::int64_t weights = 0;
    for (const Person& p : group_) weights += p.weight;
    if (weights == 0) return std::nullopt;
    const std::int64_t total = 10001;
    std::int64_t left = total;
    for (const Person& p : group_) left -= total * p.weight / weights;
    const auto rest = [&](const Person& p) { return total * p.weight % weights; };
    const auto before = std::count_if(group_.begin(), group_.end(), [&](const Person& p) {
      return rest(p) > rest(one_) || (rest(p) == rest(one_) && p.key < one_.key);
    });
    return Fraction{total * one_.weight / weights + (before < left ? 1 : 0), 100};
  }

  Answer type7(std::int64_t percent) const {
    if (scores_.empty()) return std::nullopt;
    const std::int64_t at = static_cast<std::int64_t>(scores_.size() - 1) * percent;
    const std::size_t below = static_cast<std::size_t>(at / 100);
    const std::int64_t share = at % 100;
    const std::int64_t above = scores_[std::min(below + 1, scores_.size() - 1)];
    return Fraction{static_cast<Wide>(scores_[below]) * (100 - share) + static_cast<Wide>(above) * share, 1000};
  }
  Answer type1(std::int64_t percent) const {
    if (scores_.empty()) return std::nullopt;
    const std::size_t place = (scores_.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return Fraction{scores_[std::max<std::size_t>(place, 1) - 1], 10};
  }
  Answer median() const {
    if (scores_.empty()) return std::nullopt;
    const std::size_t n = scores_.size();
    return Fraction{scores_[n / 2] + scores_[(n - 1) / 2], 20};
  }
  Answer trimmed(std::size_t ends) const {
    if (scores_.size() < 2 * ends + 1) return std::nullopt;
    Wide sum = 0;
    for (std::size_t i = ends; i + ends < scores_.size(); ++i) sum += scores_[i];
    return Fraction{sum, static_cast<Wide>(scores_.size() - 2 * ends) * 10};
  }
  Answer weighted() const {
    Wide sum = 0, weights = 0;
    for (const Person& p : group_) {
      if (!p.score) continue;
      sum += static_cast<Wide>(*p.score) * p.weight;
      weights += p.weight;
    }
    if (weights == 0) return std::nullopt;
    return Fraction{sum, weights * 10};
  }

  /// The run of met turns that ends at the person's.
  std::int64_t streak(const Person& until) const {
    std::vector<Person> line = group_;
    std::sort(line.begin(), line.end(),
              [](const Person& a, const Person& b) { return std::pair(a.turn, a.key) < std::pair(b.turn, b.key); });
    std::int64_t run = 0;
    for (const Person& p : line) {
      run = p.met ? run + 1 : 0;
      if (p.key == until.key) break;
    }
    return run;
  }
  Answer own_streak() const { return whole(streak(one_)); }
  Answer longest() const {
    std::int64_t most = 0;
    for (const Person& p : group_) most = std::max(most, streak(p));
    return whole(most);
  }

 private:
  static Fraction whole(std::int64_t n) { return {n, 1}; }
  Person one_;
  std::vector<Person> group_;
  std::vector<std::int64_t> scores_;
};

TEST(Independent, RanksPartsQuantilesMeansStreaks) {
  const Rulebook& book = rulebook(text);
  std::mt19937 random(20240601);
  for (int round = 0; round < 120; ++round) {
    const std::vector<Person> people = some_people(random);
    std::vector<std::string_view> keys, groups;
    std::vector<std::int64_t> scores, weights, turns;
    std::vector<State> present;
    std::vector<std::uint8_t> met;
    for (const Person& p : people) {
      keys.push_back(p.key);
      groups.push_back(p.group);
      scores.push_back(p.score.value_or(0));
      present.push_back(p.score ? State::present : State::absent);
      weights.push_back(p.weight);
      turns.push_back(p.turn);
      met.push_back(p.met ? 1 : 0);
    }
    Data data(book);
    ASSERT_TRUE(data.bind_texts("人", "码", keys).ok() && data.bind_texts("人", "组", groups).ok() &&
                data.bind_numbers("人", "分", scores, 1, present).ok() &&
                data.bind_numbers("人", "权", weights, 0).ok() && data.bind_numbers("人", "序", turns, 0).ok() &&
                data.bind_booleans("人", "达", met).ok());
    const Result<Evaluation> done = evaluate(book, data);
    ASSERT_TRUE(done.ok()) << to_text(explain(done.failure()).at(0), Language::english);
    for (std::size_t row = 0; row < people.size(); ++row) {
      const Textbook expected(people, people[row]);
      const auto cell = [&](const char* column) { return done->text("人", column, row); };
      const auto number = [&](const char* column) { return read(*cell(column)); };
      EXPECT_EQ(number("名"), expected.competition_rank());
      EXPECT_EQ(number("密"), expected.dense_rank());
      EXPECT_EQ(number("独"), expected.strict_rank());
      EXPECT_EQ(number("同分"), expected.sharing());
      EXPECT_EQ(*cell("前三"), expected.first_three() ? "是" : "否");
      EXPECT_EQ(*cell("前三严"), expected.first_three_strictly() ? "是" : "否");
      EXPECT_EQ(*cell("前三成"), expected.first_third() ? "是" : "否");
      EXPECT_EQ(number("钱"), expected.part());
      EXPECT_EQ(number("四分一"), expected.type7(25));
      EXPECT_EQ(number("九成"), expected.type7(90));
      EXPECT_EQ(number("四分最近"), expected.type1(25));
      EXPECT_EQ(number("九成最近"), expected.type1(90));
      EXPECT_EQ(number("居中"), expected.median());
      EXPECT_EQ(number("去极"), expected.trimmed(2));
      EXPECT_EQ(number("均"), expected.trimmed(0));
      EXPECT_EQ(number("加权"), expected.weighted());
      EXPECT_EQ(number("连"), expected.own_streak());
      EXPECT_EQ(number("最长"), expected.longest());
      ASSERT_FALSE(HasFailure()) << "round " << round << " row " << row;
    }
  }
}

// Rounding as a clerk does it: on the digits as they are written.

std::string plus_one(std::string digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] != '9') {
      ++digits[i];
      return digits;
    }
    digits[i] = '0';
  }
  return "1" + digits;
}

/// `digits` are those of a number with four decimals; keeps one.
std::string rounded(const std::string& digits, bool negative, const std::string& mode) {
  const std::string kept = digits.substr(0, digits.size() - 3), cut = digits.substr(digits.size() - 3);
  const bool nothing = cut == "000", more = cut > "500", half = cut == "500";
  bool up = false;
  if (mode == "四舍五入") up = more || half;
  else if (mode == "四舍六入五成双") up = more || (half && (kept.back() - '0') % 2 == 1);
  else if (mode == "进一") up = !nothing;
  else if (mode == "向下") up = !nothing && negative;
  else if (mode == "向上") up = !nothing && !negative;
  std::string result = up ? plus_one(kept) : kept;
  result.insert(result.size() - 1, ".");
  return negative && result.find_first_not_of("0.") != std::string::npos ? "-" + result : result;
}

TEST(Independent, RoundingOnWrittenDigits) {
  const std::vector<std::string> modes = {"四舍五入", "四舍六入五成双", "进一", "去尾", "向下", "向上"};
  std::string source = "对象 数 主键 码\n数据 数 { 值 : 小数(4) -999999.9999..999999.9999 }\n";
  for (const std::string& mode : modes) source += "定义 " + mode + "得 于 数 = 值 保留 1 " + mode + "\n";
  const Result<Rulebook> book = Rulebook::compile(source);
  ASSERT_TRUE(book.ok()) << to_text(explain(book.failure()).at(0), Language::english);
  std::mt19937 random(7);
  std::vector<std::int64_t> cells;
  std::vector<std::string> keys;
  const std::int64_t tails[] = {0, 1, 499, 500, 501, 999};
  for (int i = 0; i < 3000; ++i) {
    std::int64_t cell =
        static_cast<std::int64_t>(random() % (random() % 3 == 0 ? 20U : 9'999'999U)) * 1000 + tails[random() % 6];
    if (random() % 8 == 0) cell = 9'999'999'500 + static_cast<std::int64_t>(random() % 500);
    cells.push_back(random() % 2 == 0 ? cell : -cell);
    keys.push_back("k" + std::to_string(i));
  }
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  Data data(*book);
  ASSERT_TRUE(data.bind_texts("数", "码", views).ok() && data.bind_numbers("数", "值", cells, 4).ok());
  const Result<Evaluation> done = evaluate(*book, data);
  ASSERT_TRUE(done.ok());
  for (std::size_t row = 0; row < cells.size(); ++row) {
    std::string digits = std::to_string(cells[row] < 0 ? -cells[row] : cells[row]);
    if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
    for (const std::string& mode : modes) {
      ASSERT_EQ(*done->text("数", mode + "得", row), rounded(digits, cells[row] < 0, mode))
          << cells[row] << " " << mode;
    }
  }
}

}  // namespace
}  // namespace xize
