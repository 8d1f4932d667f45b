// Rankings: places in groups, and how many share one.
#include "reference/evaluation.hpp"

namespace xize::reference {

using core::Ranking;

const Evaluation::Places& Evaluation::places(std::uint32_t id) {
  if (const auto found = places_.find(id); found != places_.end()) return found->second;
  const Ranking& ranking = model_.rankings[id];
  const RowIndex count = result_.rows[ranking.frame];
  Places places{std::vector<Value>(count), std::vector<Value>(count)};
  Groups groups = this->groups(ranking.frame, ranking.where, ranking.group);
  if (groups.unset) places.rank = places.shared = std::vector<Value>(count, Value::unset());
  for (auto& [key, group] : groups.all) {
    if (groups.unset) break;
    std::vector<RowIndex> ranked = ordered(group, ranking.keys);
    if (group.unset) {
      for (const RowIndex row : group.rows) places.rank[row] = places.shared[row] = Value::unset();
      continue;
    }
    sort(ranked, ranking.frame, ranking.keys);
    std::int64_t runs = 0;
    for (std::size_t first = 0, end = 0; first < ranked.size(); first = end) {
      for (end = first + 1; end < ranked.size() && ranking.ties != Ranking::Ties::broken; ++end) {
        if (by_keys(ranking.keys, ranked[first], ranked[end]) != 0) break;
      }
      ++runs;
      for (std::size_t i = first; i < end; ++i) {
        const auto place = ranking.ties == Ranking::Ties::dense ? runs : static_cast<std::int64_t>(first) + 1;
        places.rank[ranked[i]] = Value(Rational(place));
        places.shared[ranked[i]] = Value(Rational(static_cast<std::int64_t>(end - first)));
      }
    }
  }
  return places_.emplace(id, std::move(places)).first->second;
}

Value Evaluation::rank(std::uint32_t ranking, RowIndex row) { return places(ranking).rank.at(row); }
Value Evaluation::shared(std::uint32_t ranking, RowIndex row) { return places(ranking).shared.at(row); }

}  // namespace xize::reference
