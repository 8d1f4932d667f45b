#include "proof/memo.hpp"

#include <algorithm>

namespace xize::proof {

namespace {

constexpr std::size_t most_questions = 100'000;  // remembered at a time

bool fits(const Memo::Answer& answer, const Standing& now) {
  const Standing& then = answer.standing;
  const Trace& trace = answer.trace;
  const auto within = [](int now_at, int then_at, bool cut, int reach, int most) {
    return now_at == then_at || (!cut && (now_at < then_at || now_at + reach <= most));
  };
  if (!within(now.depth, then.depth, trace.cut_depth, trace.deepest, most_depth)) return false;
  if (!within(now.definitions, then.definitions, trace.cut_definitions, trace.innermost, most_definitions)) return false;
  if (trace.cut_work ? !(then.outermost && now.outermost) : !now.outermost && now.work + trace.work > most_work) return false;
  if (trace.partial && then.epoch != now.epoch) return false;
  return then.aloud || !now.aloud;
}

}  // namespace

void Trace::add(const Trace& other) {
  deepest = std::max(deepest, other.deepest);
  innermost = std::max(innermost, other.innermost);
  work += other.work;
  cut_depth |= other.cut_depth;
  cut_definitions |= other.cut_definitions;
  cut_work |= other.cut_work;
  partial |= other.partial;
}

std::size_t Memo::Hash::operator()(const Key& key) const {
  const std::size_t where = (static_cast<std::size_t>(key.expr) << 32U) ^ key.row;
  return (where * 0x9e3779b97f4a7c15U + static_cast<std::size_t>(key.question)) ^ key.env.hash();
}

const Memo::Answer* Memo::find(const Key& key, const Standing& now) const {
  const auto at = answers_.find(key);
  if (at == answers_.end()) return nullptr;
  for (const Answer& answer : at->second) {
    if (fits(answer, now)) return &answer;
  }
  return nullptr;
}

void Memo::add(Key key, Answer answer) {
  if (answers_.size() >= most_questions) answers_.clear();
  auto& answers = answers_[std::move(key)];
  const auto stale = [&](const Answer& old) { return old.trace.partial && old.standing.epoch != answer.standing.epoch; };
  answers.erase(std::remove_if(answers.begin(), answers.end(), stale), answers.end());
  answers.push_back(std::move(answer));
}

}  // namespace xize::proof
