// A clause without an article where nearly all others cite one.
#include "lint/rules.hpp"
#include "lint/rules/articles.hpp"

namespace xize::lint::rules {
namespace {

void check(const Subject& subject, const Report& report) {
  const auto clauses = computing_clauses(subject);
  std::size_t with = 0;
  for (const core::Clause* clause : clauses) with += clause->article.empty() ? 0 : 1;
  if (clauses.size() < 5 || with * 5 < clauses.size() * 4) return;
  for (const core::Clause* clause : clauses) {
    if (clause->article.empty())
      report(clause->name_span, {quoted(clause->name), std::to_string(with), std::to_string(clauses.size())});
  }
}

}  // namespace

const Rule no_article{912, Category::articles, Level::note, false, check};

}  // namespace xize::lint::rules
