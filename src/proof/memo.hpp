// What has been evaluated and assumed before, and under which limits: the same question has one answer.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "proof/environment.hpp"
#include "proof/known.hpp"

namespace xize::proof {

// Assumptions look no further than this; beyond it nothing is learnt.
constexpr int most_depth = 5;        // definitions looked through, one behind the other
constexpr int most_work = 200;       // alternatives tried for one assumption
constexpr int most_definitions = 3;  // looked into, one behind the other, for whether there is a value on this path

/// What a computation met that another one in its place might not.
struct Trace {
  int deepest = 0, innermost = 0;  // how far it went, of most_depth and most_definitions
  int work = 0;
  bool cut_depth = false, cut_definitions = false, cut_work = false;  // where it stopped for a limit
  bool partial = false;  // it leant on something that is being computed itself

  void add(const Trace& other);
};

/// Where a computation stands: how much of each limit is used up.
struct Standing {
  int depth = 0, definitions = 0, work = 0;
  bool outermost = true;  // no assumption is under way
  std::uint64_t epoch = 0;  // changes when something that is being computed does
  bool aloud = false;

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// Valid for one state of the checker's facts; to be cleared when they change. An answer is given again only where
/// computing it anew would come to the same.
class Memo {
 public:
  enum class Question : std::uint8_t { value, holds, fails };
  struct Key {
    Question question;
    ExprId expr;
    TermId row;
    Environment env;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Answer {
    Known known = {};        // of a value
    bool possible = false;   // of an assumption
    Environment facts = {};  // what it adds
    Standing standing = {};
    Trace trace = {};  // deepest and innermost: beyond its standing
  };

  const Answer* find(const Key& key, const Standing& now) const;
  void add(Key key, Answer answer);
  void clear() { answers_.clear(); }

 private:
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  std::unordered_map<Key, std::vector<Answer>, Hash> answers_;
};

}  // namespace xize::proof
