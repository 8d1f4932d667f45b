// The header's 保留 takes digits off scores whose own clauses do not say how to round: one warning that names them all.
#include <algorithm>
#include <array>
#include <string_view>

#include "lint/rules.hpp"

namespace xize::lint::rules {
namespace {

constexpr std::array<std::string_view, 6> scores = {"indicator", "group", "penalty", "bonus", "total", "bundle"};

/// The clause whose score the expression rounds by the header's word; a 保留 of its own has a place of its own.
const core::Clause* rounded_by_header(const Subject& subject, const core::Expr& made) {
  if (made.op != Op::round) return nullptr;
  const core::Clause* clause = subject.clause_at(made.span.begin);
  const bool own = clause == nullptr || !(clause->name_span == made.span);
  return own || std::find(scores.begin(), scores.end(), clause->kind) == scores.end() ? nullptr : clause;
}

void check(const Subject& subject, const Report& report) {
  const auto& headers = subject.nodes(TreeRule::header);
  const Node* places = headers.empty() ? nullptr : headers[0]->child(TreeRule::places);
  if (places == nullptr) return;
  std::vector<const core::Clause*> found;
  for (ExprId id = 0; id < subject.model.exprs.size(); ++id) {
    const core::Expr& made = subject.model[id];
    const core::Clause* clause = subject.uses.live[id] ? rounded_by_header(subject, made) : nullptr;
    const Facts* value = clause == nullptr ? nullptr : subject.range(made.args[0]);
    if (value == nullptr || (!value->step.is_zero() && (value->step / made.number).is_integer())) continue;
    found.push_back(clause);
  }
  std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
  message::Argument names{"", ""};
  for (const core::Clause* clause : found) message::append(names, clause->name);
  if (!found.empty()) report(subject.span(*places), {names});
}

}  // namespace

const Rule header_rounding{934, Category::numbers, Level::warning, false, check};

}  // namespace xize::lint::rules
