#include "syntax/builder.hpp"

#include <utility>

#include "syntax/parse.hpp"

namespace xize::syntax {
namespace {

// The kind of thing a rule is called in messages, instead of all that may begin it.
Want label(Rule rule) {
  switch (rule) {
    case Rule::clause: return Want::clause;
    case Rule::type: return Want::type;
    case Rule::expr: case Rule::or_expr: case Rule::and_expr: case Rule::not_expr: case Rule::comparison:
    case Rule::sum: case Rule::product_of: case Rule::unary: case Rule::postfix: case Rule::key_path: case Rule::weighted:
    case Rule::argument: case Rule::condition: return Want::expression;
    case Rule::add_op: case Rule::mul_op: case Rule::compare: case Rule::among: case Rule::between: case Rule::present:
    case Rule::missing: case Rule::if_zero: case Rule::step: return Want::operation;
    default: return Want::count;
  }
}

}  // namespace

Builder::Builder(const std::vector<Token>& tokens, const std::vector<ClauseStart>& starts)
    : tokens_(tokens), starts_(starts), memo_(tokens.size()) {}

void Builder::drop_behind(std::uint32_t end) {
  while (!stack_.empty() && drafts_[stack_.back()].last > end) stack_.pop_back();
}

void Builder::read(std::uint32_t at) { drop_behind(at); }

void Builder::leaf(Rule rule, std::uint32_t at) {
  read(at);
  stack_.push_back(static_cast<std::uint32_t>(drafts_.size()));
  drafts_.push_back({rule, at, at + 1, 0, 0});
}

Builder::Frame Builder::enter(Rule rule, std::uint32_t at) {
  drop_behind(at);
  Frame frame{rule, at, stack_.size(), quiet_, condition};
  if (too_deep_) {
    frame.known = true;
    return frame;
  }
  if (rule == Rule::postfix) {
    const Memo memo = memo_[at];
    if (memo.draft != 0 || memo.end != 0) {
      frame.known = true;
      frame.matched = memo.draft != 0;
      frame.end = memo.end;
      if (frame.matched) stack_.push_back(memo.draft - 1);
      if (!frame.matched) expect(at, Want::expression);
      return frame;
    }
    if (!deepen(at)) {
      frame.known = true;
      return frame;
    }
    condition = false;
  }
  if (label(rule) != Want::count) quiet_ = at;
  return frame;
}

bool Builder::leave(const Frame& frame, bool matched, std::uint32_t end) {
  quiet_ = frame.quiet;
  if (!matched && !too_deep_ && label(frame.rule) != Want::count) expect(frame.first, label(frame.rule));
  if (frame.rule == Rule::postfix) {
    surface();
    condition = frame.condition;
  }
  if (too_deep_) matched = false;
  if (!matched) {
    stack_.resize(frame.mark);
  } else {
    drop_behind(end);
    const std::size_t count = stack_.size() - frame.mark;
    const bool same = count == 1 && drafts_[stack_.back()].first == frame.first && drafts_[stack_.back()].last == end;
    if (!(same && is_transparent(frame.rule))) {
      const auto children_begin = static_cast<std::uint32_t>(children_.size());
      children_.insert(children_.end(), stack_.begin() + static_cast<std::ptrdiff_t>(frame.mark), stack_.end());
      stack_.resize(frame.mark);
      stack_.push_back(static_cast<std::uint32_t>(drafts_.size()));
      drafts_.push_back({frame.rule, frame.first, end, children_begin, static_cast<std::uint32_t>(children_.size())});
    }
  }
  if (frame.rule == Rule::postfix && !too_deep_) {
    memo_[frame.first] = matched ? Memo{stack_.back() + 1, end} : Memo{0, UINT32_MAX};
    remembered_.push_back(frame.first);
  }
  return matched;
}

bool Builder::deepen(std::uint32_t at) {
  if (too_deep_) return false;
  if (depth_ >= max_depth) {
    too_deep_ = true;
    furthest_ = at;
    return false;
  }
  ++depth_;
  return true;
}

bool Builder::last_is_sum(std::uint32_t at) {
  drop_behind(at);
  if (stack_.empty()) return false;
  const Rule rule = drafts_[stack_.back()].rule;
  return rule != Rule::or_expr && rule != Rule::and_expr && rule != Rule::not_expr && rule != Rule::comparison;
}

bool Builder::reaches(std::uint32_t at) {
  if (at < furthest_ || too_deep_ || at == quiet_) return false;
  if (at > furthest_) {
    furthest_ = at;
    expected_.clear();
  }
  return true;
}

void Builder::restart(std::uint32_t at, bool keep) {
  for (const std::uint32_t place : remembered_) memo_[place] = {};
  remembered_.clear();
  drafts_.clear();
  children_.clear();
  stack_.clear();
  depth_ = 0;
  too_deep_ = false;
  condition = false;
  quiet_ = UINT32_MAX;
  if (!keep || furthest_ != at) expected_.clear();
  furthest_ = at;
}

Node Builder::take() { return build(stack_.back()); }

// Recursion as deep as the tree: max_depth times the rules between two nestings.
Node Builder::build(std::uint32_t draft) const {
  const Draft& from = drafts_[draft];
  Node node{from.rule, from.first, from.last};
  node.children.reserve(from.children_end - from.children_begin);
  for (std::uint32_t i = from.children_begin; i < from.children_end; ++i) node.children.push_back(build(children_[i]));
  return node;
}

}  // namespace xize::syntax
