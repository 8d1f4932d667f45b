// A clause that cites an article before the one of the clause above it.
#include <algorithm>
#include <set>

#include "lint/rules.hpp"
#include "lint/rules/articles.hpp"
#include "text/unicode.hpp"

namespace xize::lint {

std::vector<const core::Clause*> computing_clauses(const Subject& subject) {
  static const std::set<std::string> others = {"input",     "frame",      "link", "type",
                                               "parameter", "constraint", "case", "result"};
  std::vector<const core::Clause*> out;
  for (const core::Clause& clause : subject.model.clauses) {
    if (!clause.name.empty() && !others.contains(clause.kind)) out.push_back(&clause);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const core::Clause* a, const core::Clause* b) { return a->span.begin < b->span.begin; });
  std::vector<const core::Clause*> outer;
  for (const core::Clause* clause : out) {
    if (outer.empty() || clause->span.begin >= outer.back()->span.end) outer.push_back(clause);
  }
  return outer;
}

namespace rules {
namespace {

// "第三十三条第二款" is 第 33 条第 2 款: words and numbers in turn.
struct Part {
  std::u32string words;
  std::int64_t number = -1;
};

std::int64_t digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<std::int64_t>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<std::int64_t>(c - U'０');
  static constexpr std::u32string_view numerals = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const auto at = numerals.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<std::int64_t>(at);
}

std::int64_t unit_of(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

std::vector<Part> parts_of(std::string_view article) {
  std::u32string points;
  for (std::size_t i = 0; i < article.size();) {
    const text::CodePoint point = text::code_point(article, i);
    i += point.length;
    if (!text::is_blank(point.value)) points += point.value;
  }
  std::vector<Part> out(1);
  constexpr std::int64_t most = 1'000'000;
  for (std::size_t i = 0; i < points.size();) {
    if (digit_of(points[i]) < 0 && unit_of(points[i]) == 0) {
      out.back().words += points[i++];
      continue;
    }
    std::int64_t total = 0, digits = -1;
    for (; i < points.size(); ++i) {
      const std::int64_t digit = digit_of(points[i]), unit = unit_of(points[i]);
      if (digit >= 0) {
        digits = std::min(std::max<std::int64_t>(digits, 0) * 10 + digit, most);
      } else if (unit != 0) {
        total = std::min(total + (digits < 0 ? 1 : digits) * unit, most);
        digits = -1;
      } else {
        break;
      }
    }
    out.back().number = total + std::max<std::int64_t>(digits, 0);
    out.emplace_back();
  }
  return out;
}

// "第五、十八条": several articles have no one place in the order.
bool is_list(std::string_view article) {
  for (const std::string_view mark : {"、", "，", ",", "和", "及", "至", " and "}) {
    if (article.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

// Whether `a` stands before `b` for certain: the same words up to the first number that differs.
bool is_before(const std::vector<Part>& a, const std::vector<Part>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i].words != b[i].words || a[i].number < 0 || b[i].number < 0) return false;
    if (a[i].number != b[i].number) return a[i].number < b[i].number;
  }
  return false;
}

void check(const Subject& subject, const Report& report) {
  const core::Clause* before = nullptr;
  for (const core::Clause* clause : computing_clauses(subject)) {
    if (clause->article.empty() || is_list(clause->article)) continue;
    if (before != nullptr && is_before(parts_of(clause->article), parts_of(before->article))) {
      report(clause->name_span, {clause->article, before->article},
             {{before->name_span, {"前一条", "the clause before"}}});
    }
    before = clause;
  }
}

}  // namespace

const Rule article_order{910, Category::articles, Level::note, false, check};

}  // namespace rules
}  // namespace xize::lint
