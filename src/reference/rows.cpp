// Rows of derived frames, links, and what is checked of both.
#include <algorithm>
#include <cassert>

#include "reference/evaluation.hpp"

namespace xize::reference {
namespace {

using core::ColumnId;
using core::Frame;
using core::Kind;

bool all_present(const std::vector<Value>& key) {
  return std::all_of(key.begin(), key.end(), [](const Value& x) { return x.is_present(); });
}

bool any_unset(const std::vector<Value>& key) {
  return std::any_of(key.begin(), key.end(), [](const Value& x) { return x.is_unset(); });
}

std::vector<Value> values_of_domain(const Model& model, const core::Column& key) {
  std::vector<Value> values;
  if (key.type.kind == Kind::enumeration) {
    const auto count = model.enumerations[key.type.id].members.size();
    for (std::size_t i = 0; i < count; ++i) values.emplace_back(core::Member{static_cast<std::uint32_t>(i)});
  } else if (key.type.kind == Kind::boolean) {
    values = {Value(false), Value(true)};
  } else {
    for (Rational at = key.domain->low; at <= key.domain->high; at += 1) {
      if (key.type.kind == Kind::number) {
        values.emplace_back(at);
      } else {
        values.emplace_back(core::Period{static_cast<std::int32_t>(*at.to_int64())});
      }
    }
  }
  return values;
}

std::vector<Value> key_of(const Result& result, const std::vector<ColumnId>& columns, RowIndex row) {
  std::vector<Value> key;
  for (const ColumnId column : columns) key.push_back(result.columns[column].at(row));
  return key;
}

}  // namespace

Evaluation::Candidates Evaluation::candidates(FrameId id) {
  const Frame& frame = model_.frames[id];
  Candidates found;
  switch (frame.role) {
    case Frame::Role::distinct: {
      std::map<std::vector<Value>, bool, KeyLess> keys;  // and whether all their rows are out
      found.incomplete = result_.may_lack_rows(frame.source);
      for (RowIndex row = 0; row < result_.rows[frame.source]; ++row) {
        const Value met = frame.where == core::none ? Value(true) : value(frame.where, row);
        if (met.is_present() && !met.truth()) continue;
        auto key = key_of(result_, frame.source_columns, row);
        if (met.is_unset() || any_unset(key)) {
          found.incomplete = true;
        } else if (met.is_present() && all_present(key)) {
          const auto [at, is_new] = keys.emplace(std::move(key), true);
          at->second = at->second && result_.is_out(frame.source, row);
        }
      }
      for (const auto& [key, out] : keys) found.rows.push_back({key, out});
      break;
    }
    case Frame::Role::product: {
      const auto keys_of_source = static_cast<std::ptrdiff_t>(model_.frames[frame.source].key.size());
      const auto split = frame.source_columns.begin() + keys_of_source;
      const std::vector<ColumnId> left(frame.source_columns.begin(), split), right(split, frame.source_columns.end());
      found.incomplete = result_.may_lack_rows(frame.source) || result_.may_lack_rows(frame.other);
      for (RowIndex a = 0; a < result_.rows[frame.source]; ++a) {
        for (RowIndex b = 0; b < result_.rows[frame.other]; ++b) {
          auto key = key_of(result_, left, a);
          for (Value& part : key_of(result_, right, b)) key.push_back(std::move(part));
          found.rows.push_back({std::move(key), result_.is_out(frame.source, a) || result_.is_out(frame.other, b)});
        }
      }
      break;
    }
    case Frame::Role::domain:
      for (Value& value : values_of_domain(model_, model_.columns[frame.key.front()])) {
        found.rows.push_back({{std::move(value)}});
      }
      break;
    case Frame::Role::given:
    case Frame::Role::run: assert(false); break;
  }
  return found;
}

void Evaluation::forget() {
  kept_.clear();
  index_.clear();
  linking_.clear();
  nameless_.clear();
  unknown_sources_.clear();
}

std::optional<RowIndex> Evaluation::find(FrameId frame, const std::vector<Value>& key) {
  auto at = index_.find(frame);
  if (at == index_.end()) {
    at = index_.try_emplace(frame).first;
    for (RowIndex row = 0; row < result_.rows[frame]; ++row) {
      auto found = key_of(result_, model_.frames[frame].key, row);
      if (all_present(found)) at->second.emplace(std::move(found), row);  // the first row keeps the key
    }
  }
  const auto row = at->second.find(key);
  return row == at->second.end() ? std::nullopt : std::optional(row->second);
}

std::size_t Evaluation::nameless(FrameId frame) {
  if (result_.out.empty()) return 0;
  const auto [at, is_new] = nameless_.try_emplace(frame, 0);
  for (RowIndex row = 0; is_new && row < result_.rows[frame]; ++row) {
    if (is_nameless(frame, row)) ++at->second;
  }
  return at->second;
}

bool Evaluation::is_nameless(FrameId frame, RowIndex row) const {
  return result_.is_out(frame, row) && any_unset(key_of(result_, model_.frames[frame].key, row));
}

bool Evaluation::may_lack(FrameId frame) { return result_.may_lack_rows(frame) || nameless(frame) != 0; }

std::vector<Value> Evaluation::link_key(const core::Link& link, RowIndex row) {
  std::vector<Value> key;
  for (const ExprId expr : link.keys) key.push_back(value(expr, row));
  return key;
}

Value Evaluation::linked(LinkId id, RowIndex row) {
  const core::Link& link = model_.links[id];
  if (link.computed != core::none) return value(link.computed, row);
  const std::vector<Value> key = link_key(link, row);
  if (any_unset(key)) return Value::unset();
  if (!all_present(key)) return {};
  if (const auto target = find(link.to, key)) return Value(core::Row{*target});
  const bool nowhere = !link.optional && !result_.out.empty();  // a finding; who knows where it should lead
  return nowhere || may_lack(link.to) ? Value::unset() : Value();
}

Value Evaluation::link(LinkId id, RowIndex row) {
  return choosing_ == model_.links[id].from ? linked(id, row) : result_.links[id].at(row);
}

bool Evaluation::unknown_source(LinkId id) {
  if (result_.out.empty()) return false;
  const auto [at, is_new] = unknown_sources_.try_emplace(id, false);
  if (!is_new) return at->second;
  const core::Link& link = model_.links[id];
  bool unknown = result_.may_lack_rows(link.from);
  std::set<std::vector<Value>, KeyLess> missing;
  for (RowIndex row = 0; row < result_.links[id].size() && !unknown; ++row) {
    if (!result_.links[id][row].is_unset()) continue;
    std::vector<Value> key = link_key(link, row);
    unknown = link.computed != core::none || any_unset(key);
    if (!unknown) missing.insert(std::move(key));
  }
  // As many keys lead nowhere as there are rows whose key cannot be read: it is those that they lead to.
  unknown = unknown || (!missing.empty() && (result_.may_lack_rows(link.to) || missing.size() != nameless(link.to)));
  return unknown_sources_[id] = unknown;
}

const std::vector<RowIndex>& Evaluation::linking(LinkId id, RowIndex target) {
  auto at = linking_.find(id);
  if (at == linking_.end()) {
    at = linking_.emplace(id, std::vector<std::vector<RowIndex>>(result_.rows[model_.links[id].to])).first;
    const auto& targets = result_.links[id];
    for (RowIndex row = 0; row < targets.size(); ++row) {
      if (targets[row].is_present()) at->second[targets[row].row()].push_back(row);
    }
  }
  return at->second.at(target);
}

void Evaluation::check_key(FrameId id) {
  const Frame& frame = model_.frames[id];
  for (RowIndex row = 0; row < result_.rows[id] && !frame.key.empty(); ++row) {
    const auto key = key_of(result_, frame.key, row);
    if (!all_present(key)) continue;  // a test case's row, or a finding of its own
    const RowIndex first = *find(id, key);
    if (first == row) continue;
    finding(1301, id, row, model_.columns[frame.key.front()].header, key_words(id, key),
            {frame.name, key_words(id, key), std::to_string(first + 1)});
  }
}

void Evaluation::check_most(FrameId id) {
  const Frame& frame = model_.frames[id];
  const Rational count(std::int64_t{result_.rows[id]});
  if (frame.at_most && count > *frame.at_most) {
    finding(1306, id, core::none, "", count.to_string(), {frame.name, count.to_string(), frame.at_most->to_string()});
  }
}

void Evaluation::check_link(LinkId id) {
  const core::Link& link = model_.links[id];
  const auto& targets = result_.links[id];
  for (RowIndex row = 0; row < targets.size(); ++row) {
    const bool nowhere = targets[row].is_absent() || (targets[row].is_unset() && !may_lack(link.to));
    if (!nowhere || link.optional || link.computed != core::none) continue;
    const std::vector<Value> key = link_key(link, row);
    if (!all_present(key)) continue;
    const core::Expr& first = model_[link.keys.front()];
    const bool plain = first.op == core::Op::column && !model_.columns[first.id].header.empty();
    finding(1302, link.from, row, plain ? model_.columns[first.id].header : link.name, key_words(link.to, key),
            {link.name, model_.frames[link.to].name, key_words(link.to, key)});
  }
  for (RowIndex target = 0; link.at_most && target < result_.rows[link.to]; ++target) {
    const Rational count(static_cast<std::int64_t>(linking(id, target).size()));
    if (count <= *link.at_most) continue;
    finding(1309, link.to, target, "", count.to_string(),
            {link.name, count.to_string(), model_.frames[link.to].name,
             key_words(link.to, key_of(result_, model_.frames[link.to].key, target)), link.at_most->to_string()});
  }
}

}  // namespace xize::reference
