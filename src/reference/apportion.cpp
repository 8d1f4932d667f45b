// Apportionment: parts that add up to a total exactly.
#include <algorithm>

#include "reference/evaluation.hpp"

namespace xize::reference {

using core::Apportionment;

Value Evaluation::part(std::uint32_t id, RowIndex row) {
  if (const auto found = parts_.find(id); found != parts_.end()) return found->second.at(row);
  const Apportionment& apportionment = model_.apportionments[id];
  const RowIndex count = result_.rows[apportionment.frame];
  std::vector<Value> parts(count);
  Groups groups = this->groups(apportionment.frame, apportionment.where, apportionment.group);
  if (groups.unset) parts.assign(count, Value::unset());
  for (const auto& [key, group] : groups.all) {
    if (groups.unset) break;
    bool unset = group.unset;
    std::vector<RowIndex> sharing;
    for (const RowIndex there : group.rows) {
      const Value& weight = kept(apportionment.weight, there);
      unset = unset || weight.is_unset() || kept(apportionment.total, there).is_unset() ||
              has_keys(apportionment.keys, there).is_unset();
      if (weight.is_present()) sharing.push_back(there);
    }
    if (unset) {
      for (const RowIndex there : group.rows) parts[there] = Value::unset();
    } else if (!sharing.empty()) {
      split(apportionment, sharing, parts);
    }
  }
  return parts_.emplace(id, std::move(parts)).first->second.at(row);
}

void Evaluation::split(const Apportionment& apportionment, const std::vector<RowIndex>& rows,
                       std::vector<Value>& parts) {
  const core::Type& type = model_[apportionment.total].type;
  const Value total = kept(apportionment.total, rows.front());
  const auto refuse = [&](std::uint16_t code, RowIndex row, std::vector<message::Argument> arguments) {
    arguments.insert(arguments.begin(), clause_name());
    broken(code, apportionment.total, row, words(type, kept(apportionment.total, row)), std::move(arguments));
    for (const RowIndex there : rows) parts[there] = Value::unset();
  };
  for (const RowIndex row : rows) {
    const Value& other = kept(apportionment.total, row);
    if (other != total) return refuse(1307, row, {words(type, total), words(type, other)});
  }
  if (total.is_absent()) return;
  if (total.number().sign() < 0) return refuse(1308, rows.front(), {words(type, total)});
  const Rational whole = total.number() / apportionment.step;  // in steps
  if (!whole.is_integer()) {
    return refuse(1305, rows.front(), {words(type, total), apportionment.step.to_string()});
  }
  Rational weights;
  bool negative = false;  // only after a broken constraint
  for (const RowIndex row : rows) {
    weights += kept(apportionment.weight, row).number();
    negative = negative || kept(apportionment.weight, row).number().sign() < 0;
  }
  if (negative) {
    for (const RowIndex row : rows) parts[row] = Value::unset();
  }
  if (negative || weights.is_zero()) return;

  struct Share {
    RowIndex row;
    Rational steps, remainder;
  };
  std::vector<Share> shares;
  Rational left = whole;
  for (const RowIndex row : rows) {
    const Rational fair = whole * kept(apportionment.weight, row).number() / weights;
    const Rational steps = fair.rounded(0, exact::Rounding::down);
    shares.push_back({row, steps, fair - steps});
    left -= steps;
  }
  std::sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    if (a.remainder != b.remainder) return a.remainder > b.remainder;
    const auto sign = by_keys(apportionment.keys, a.row, b.row);
    return sign != 0 ? sign < 0 : by_key(apportionment.frame, a.row, b.row) < 0;
  });
  for (Share& share : shares) {
    if (left.sign() > 0) {
      share.steps += 1;
      left -= 1;
    }
    parts[share.row] = Value(share.steps * apportionment.step);
  }
}

}  // namespace xize::reference
