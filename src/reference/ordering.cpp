// Orders and groups of a frame's rows: what rankings, parts, folds and first and last stand on.
#include <algorithm>

#include "reference/evaluation.hpp"

namespace xize::reference {

using core::OrderKey;

bool KeyLess::operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Value& x, const Value& y) { return order(x, y) < 0; });
}

std::strong_ordering Evaluation::by_key(FrameId frame, RowIndex a, RowIndex b) {
  for (const core::ColumnId key : model_.frames[frame].key) {
    const Value& x = result_.columns[key].at(a);
    const Value& y = result_.columns[key].at(b);
    if (!x.is_present() || !y.is_present()) continue;  // a finding: then any order will do, as long as it is one
    if (const auto sign = order(x, y); sign != 0) return sign;
  }
  return a <=> b;
}

std::strong_ordering Evaluation::by_keys(const std::vector<OrderKey>& keys, RowIndex a, RowIndex b) {
  for (const OrderKey& key : keys) {
    const Value& x = kept(key.expr, a);
    const Value& y = kept(key.expr, b);
    if (!x.is_present() || !y.is_present()) {
      if (x.is_present() == y.is_present()) continue;
      const bool a_first = (key.absent == OrderKey::Absent::first) == !x.is_present();
      return a_first ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    if (const auto sign = key.descending ? order(y, x) : order(x, y); sign != 0) return sign;
  }
  return std::strong_ordering::equal;
}

Value Evaluation::has_keys(const std::vector<OrderKey>& keys, RowIndex row) {
  bool all = true;
  for (const OrderKey& key : keys) {
    const Value& x = kept(key.expr, row);
    if (x.is_unset()) return x;
    all = all && (x.is_present() || key.absent != OrderKey::Absent::leaves_out);
  }
  return Value(all);
}

void Evaluation::sort(std::vector<RowIndex>& rows, FrameId frame, const std::vector<OrderKey>& keys) {
  std::sort(rows.begin(), rows.end(), [&](RowIndex a, RowIndex b) {
    const auto sign = by_keys(keys, a, b);
    return sign != 0 ? sign < 0 : by_key(frame, a, b) < 0;
  });
}

Groups Evaluation::groups(FrameId frame, ExprId where, const std::vector<ExprId>& keys) {
  Groups groups;
  groups.unset = result_.may_lack_rows(frame);
  for (RowIndex row = 0; row < result_.rows[frame]; ++row) {
    const Value met = where == core::none ? Value(true) : kept(where, row);
    if (!met.is_unset() && !(met.is_present() && met.truth())) continue;
    std::vector<Value> key;
    for (const ExprId expr : keys) key.push_back(kept(expr, row));
    if (std::any_of(key.begin(), key.end(), [](const Value& value) { return value.is_absent(); })) continue;
    if (std::any_of(key.begin(), key.end(), [](const Value& value) { return value.is_unset(); })) {
      groups.unset = true;
      continue;
    }
    Group& group = groups.all[std::move(key)];
    group.rows.push_back(row);
    group.unset = group.unset || met.is_unset() || result_.is_out(frame, row);
  }
  return groups;
}

std::vector<RowIndex> Evaluation::ordered(Group& group, const std::vector<OrderKey>& keys) {
  std::vector<RowIndex> rows;
  for (const RowIndex row : group.rows) {
    const Value has = has_keys(keys, row);
    group.unset = group.unset || has.is_unset();
    if (has.is_present() && has.truth()) rows.push_back(row);
  }
  return rows;
}

}  // namespace xize::reference
