// What holds on one path through an expression.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "proof/ranges.hpp"
#include "proof/terms.hpp"

namespace xize::proof {

/// A small map as a sorted vector: copied often, searched often, changed seldom.
template <class Key, class Value>
class Flat {
 public:
  using Entry = std::pair<Key, Value>;

  const Value* find(const Key& key) const {
    const auto at = place(key);
    return at != entries_.end() && at->first == key ? &at->second : nullptr;
  }
  void set(const Key& key, const Value& value) {
    const auto at = entries_.begin() + (place(key) - entries_.begin());
    if (at != entries_.end() && at->first == key) {
      at->second = value;
    } else {
      entries_.insert(at, {key, value});
    }
  }
  void append(const Entry& entry) { entries_.push_back(entry); }  // its key is behind all others
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  friend bool operator==(const Flat&, const Flat&) = default;

 private:
  auto place(const Key& key) const {
    return std::lower_bound(entries_.begin(), entries_.end(), key, [](const Entry& one, const Key& k) { return one.first < k; });
  }
  std::vector<Entry> entries_;
};

/// Facts that hold where the expression under proof is reached. Facts about a row hold if the row is there. What they
/// say is kept in a FactStore: equal facts are one object, so environments are compared and copied at little cost.
struct Environment {
  struct Fact {
    FormId form;
    Ranges ranges;
  };
  Flat<FormId, const Ranges*> forms;
  Flat<TermId, const std::vector<bool>*> members;  // of enumerations and booleans
  Flat<TermId, bool> presence;                     // of atoms and rows
  Flat<std::uint32_t, bool> reached;               // aggregates (their Terms::reach_key, by FactStore::text) that reach a row

  bool empty() const { return forms.empty() && members.empty() && presence.empty() && reached.empty(); }
  std::size_t hash() const;
  /// The facts that `before` does not hold, or holds otherwise.
  Environment since(const Environment& before) const;
  /// Takes over all facts of `other`, in the place of its own about the same.
  void take(const Environment& other);
  friend bool operator==(const Environment&, const Environment&) = default;
};

/// Interns what facts say. Lives as long as the checker.
class FactStore {
 public:
  const Ranges* ranges(const Ranges& ranges) { return &*ranges_.insert(ranges).first; }
  const std::vector<bool>* members(const std::vector<bool>& members) { return &*members_.insert(members).first; }
  std::uint32_t text(const std::string& text) {
    return texts_.try_emplace(text, static_cast<std::uint32_t>(texts_.size())).first->second;
  }

 private:
  struct Before {
    bool operator()(const Ranges& a, const Ranges& b) const;
  };
  std::set<Ranges, Before> ranges_;
  std::set<std::vector<bool>> members_;
  std::map<std::string, std::uint32_t> texts_;
};

}  // namespace xize::proof
