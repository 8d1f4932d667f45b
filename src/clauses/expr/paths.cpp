// Names and paths: columns, links from either side, rows of other frames, conditions on rows.
#include <algorithm>

#include "clauses/expr/elaborate.hpp"
#include "clauses/expr/steps.hpp"
#include "clauses/expr/unknown.hpp"
#include "clauses/frames.hpp"

namespace xize::clauses {
namespace {

/// Where a path stands: at one row, at many, or at a value.
struct Walk {
  FrameId frame = none;          // of the row or rows it stands at
  ExprId row = none;             // at one row: a row value; none = the scope's own row
  bool many = false;
  std::vector<core::Step> steps = {};
  ExprId value = none;           // at a value: scope is the scope's frame (one) or the reached frame (many)
  bool valued() const { return value != none; }
};

std::optional<std::uint32_t> member_of(const Context& context, const std::optional<Type>& wanted, const std::string& name) {
  if (!wanted || wanted->kind != Kind::enumeration) return std::nullopt;
  const auto& members = context.model.enumerations[wanted->id].members;
  const auto at = std::find(members.begin(), members.end(), name);
  if (at == members.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - members.begin());
}

ExprId link_read(Context& context, LinkId link, text::Span span) {
  const core::Link& l = context.model.links[link];
  const FrameId from = l.from;
  const ExprId id = context.make(Op::link, {Kind::row, l.to}, from, {}, span);
  context.model.exprs[id].id = link;
  return id;
}

class Path {
 public:
  Path(Context& context, const Scope& scope, const std::optional<Type>& wanted) : context_(context), scope_(scope), wanted_(wanted) {}

  /// Walks a whole path node; nothing after a report.
  std::optional<Walk> walk(const Node& node) {
    if (node.rule != Rule::postfix && node.rule != Rule::key_path) return start(node, false);
    const Node& first = node.children[0];
    auto at = start(first, true);
    for (std::size_t i = 1; at && i < node.children.size(); ++i) at = step(std::move(*at), node.children[i], i + 1 == node.children.size(), node);
    return at;
  }

 private:
  std::optional<Walk> start(const Node& node, bool goes_on) {
    const text::Span span = context_.tree.span(node);
    switch (node.rule) {
      case Rule::name_ref: return start_name(node, goes_on);
      case Rule::this_row:
        if (scope_.outer != nullptr) {
          context_.report(325, node);
          return std::nullopt;
        }
        return Walk{scope_.frame, goes_on ? none : context_.make(Op::self, {Kind::row, scope_.frame}, scope_.frame, {}, span)};
      case Rule::previous_row: {
        if (scope_.fold == nullptr) return report_no_fold(node);
        return Walk{scope_.frame, context_.make(Op::previous_row, {Kind::row, scope_.frame}, scope_.frame, {}, span)};
      }
      case Rule::previous: return start_previous(node);
      case Rule::all_rows: {
        const FrameId frame = find_frame(context_, node.children[0]);
        if (frame == none) return std::nullopt;
        core::Step step;
        step.kind = core::Step::Kind::all;
        step.frame = frame;
        return Walk{frame, none, true, {step}};
      }
      case Rule::group_rows: return start_group(node);
      default: {  // a value of any other form: (…).x goes on only if it is a row
        const ExprId value = elaborate(context_, node, scope_, goes_on ? std::optional<Type>() : wanted_);
        if (value == none) return std::nullopt;
        const Type type = context_[value].type;
        if (type.kind == Kind::row) return Walk{type.id, value};
        return Walk{none, none, false, {}, value};
      }
    }
  }

  std::optional<Walk> report_no_fold(const Node& node) {
    context_.report(326, node);
    return std::nullopt;
  }

  std::optional<Walk> start_previous(const Node& node) {
    if (scope_.fold == nullptr) return report_no_fold(node);
    ColumnId state = scope_.state;
    if (!node.children.empty()) {
      state = none;
      for (const ColumnId id : scope_.fold->states) {
        if (context_.model.columns[id].name == context_.text(node.children[0])) state = id;
      }
      if (state == none) {
        context_.report(327, node.children[0], {Context::quoted(context_.text(node.children[0]))});
        return std::nullopt;
      }
    }
    const ExprId id = context_.make(Op::previous, context_.model.columns[state].type, scope_.frame, {}, context_.tree.span(node));
    context_.model.exprs[id].id = state;
    return Walk{none, none, false, {}, id};
  }

  std::optional<Walk> start_group(const Node& node) {
    core::Step step;
    step.kind = core::Step::Kind::all;
    step.frame = scope_.frame;
    Scope here = scope_;
    here.outer = nullptr;
    for (const Node& key_node : node.children[0].children) {
      const ExprId there = elaborate(context_, key_node, Scope{scope_.frame});
      if (there == none) return std::nullopt;
      const ExprId own = elaborate(context_, key_node, here);
      if (own == none) return std::nullopt;
      step.equal.push_back({there, own});
    }
    return Walk{scope_.frame, none, true, {step}};
  }

  std::optional<Walk> start_name(const Node& node, bool goes_on) {
    const std::string& name = context_.text(node);
    const text::Span span = context_.tree.span(node);
    const FrameNames& own = context_.names[scope_.frame];
    if (!goes_on && !(wanted_ && wanted_->kind == Kind::row && own.links.contains(name))) {
      if (const auto member = member_of(context_, wanted_, name)) {
        return Walk{none, none, false, {}, context_.constant(core::Value(core::Member{*member}), *wanted_, scope_.frame, span)};
      }
      if (const auto at = own.columns.find(name); at != own.columns.end()) return read_column(at->second, none, span);
    }
    if (const auto at = own.links.find(name); at != own.links.end()) {
      const ExprId row = link_read(context_, at->second, span);
      return Walk{context_.model.links[at->second].to, row};
    }
    if (const auto at = own.reverse.find(name); at != own.reverse.end()) return Walk{context_.model.links[at->second].from, none, true, {backward(at->second)}};
    if (goes_on) {
      if (const auto at = own.columns.find(name); at != own.columns.end()) return read_column(at->second, none, span);
    }
    if (scope_.frame != 0 || goes_on) {
      if (const auto at = context_.names[0].columns.find(name); at != context_.names[0].columns.end()) {
        const ExprId run = context_.make(Op::run_row, {Kind::row, 0}, scope_.frame, {}, span);
        return read_column(at->second, run, span);
      }
    }
    if (const auto frame = context_.frames.find(name); frame != context_.frames.end() && frame->second == 0) {
      return Walk{0, context_.make(Op::run_row, {Kind::row, 0}, scope_.frame, {}, span)};
    }
    report_unknown(context_, node, scope_.frame, wanted_);
    return std::nullopt;
  }

  std::optional<Walk> read_column(ColumnId column, ExprId row, text::Span span) {
    if (!context_.ensure(column)) return std::nullopt;
    ExprId value = context_.column_read(column, span);
    if (row != none) value = context_.make(Op::look, context_[value].type, scope_.frame, {row, value}, span);
    return Walk{none, none, false, {}, value};
  }

  static core::Step backward_step(const Context& context, LinkId link) {
    core::Step step;
    step.kind = core::Step::Kind::backward;
    step.link = link;
    step.frame = context.model.links[link].from;
    return step;
  }
  core::Step backward(LinkId link) const { return backward_step(context_, link); }

  std::optional<Walk> step(Walk at, const Node& node, bool last, const Node& whole) {
    if (at.valued()) {
      context_.report(323, node, {context_.type_argument(context_[at.value].type)});
      return std::nullopt;
    }
    text::Span span = context_.tree.span(whole);
    span.end = context_.tree.span(node).end;
    if (node.rule == Rule::filter) return filter(std::move(at), node);
    if (node.rule == Rule::inside) {
      Scope inner{at.frame};
      if (at.many) inner.outer = &scope_;
      const ExprId value = elaborate(context_, node.children[0], inner, last ? wanted_ : std::optional<Type>());
      if (value == none) return std::nullopt;
      at.value = at.many ? value : look(at, value, span);
      return at;
    }
    return named_step(std::move(at), node.children[0], last, span);
  }

  ExprId look(const Walk& at, ExprId value, text::Span span) {
    if (at.row == none) return value;
    return context_.make(Op::look, context_[value].type, scope_.frame, {at.row, value}, span);
  }

  std::optional<Walk> named_step(Walk at, const Node& name_node, bool last, text::Span span) {
    const std::string& name = context_.text(name_node);
    const FrameNames& names = context_.names[at.frame];
    const auto link = names.links.find(name);
    const auto column = names.columns.find(name);
    const auto reverse = names.reverse.find(name);
    const bool wants_row = wanted_ && wanted_->kind == Kind::row && link != names.links.end();
    if (column != names.columns.end() && !wants_row && (last || (link == names.links.end() && reverse == names.reverse.end()))) {
      if (!context_.ensure(column->second)) return std::nullopt;
      const ExprId read = context_.column_read(column->second, context_.tree.span(name_node));
      at.value = at.many ? read : look(at, read, span);
      return at;
    }
    if (link != names.links.end()) {
      const FrameId to = context_.model.links[link->second].to;
      if (at.many) {
        core::Step forward;
        forward.kind = core::Step::Kind::forward;
        forward.link = link->second;
        forward.frame = to;
        at.steps.push_back(std::move(forward));
      } else {
        const ExprId read = link_read(context_, link->second, context_.tree.span(name_node));
        at.row = look(at, read, span);
      }
      at.frame = to;
      return at;
    }
    if (reverse != names.reverse.end()) {
      if (!at.many && at.row != none) {
        std::vector<LinkId> links;
        if (!links_of(at.row, links)) {
          context_.report(328, name_node);
          return std::nullopt;
        }
        for (const LinkId id : links) {
          core::Step forward;
          forward.kind = core::Step::Kind::forward;
          forward.link = id;
          forward.frame = context_.model.links[id].to;
          at.steps.push_back(std::move(forward));
        }
      }
      at.row = none;
      at.many = true;
      at.steps.push_back(backward(reverse->second));
      at.frame = context_.model.links[reverse->second].from;
      return at;
    }
    if (!report_group_key(name_node, at.frame)) report_unknown(context_, name_node, at.frame, std::nullopt);
    return std::nullopt;
  }

  /// 组内 季.季得分 groups by 季.季得分; the column of the group's rows is 组内 (季).季得分.
  bool report_group_key(const Node& name, FrameId frame) {
    const auto& tokens = context_.tree.tokens;
    std::uint32_t at = name.first;
    std::string key;
    while (at >= 2 && tokens[at - 1].text == "." && tokens[at - 2].kind == syntax::TokenKind::word) {
      at -= 2;
      key = tokens[at].text + (key.empty() ? "" : "." + key);
    }
    if (key.empty() || at == 0 || context_.keyword(at - 1) != Keyword::within_) return false;
    const std::string meant = tokens[at - 1].text + " (" + key + ")." + context_.text(name);
    context_.report(313, name, {Context::quoted(context_.model.frames[frame].name), Context::quoted(context_.text(name)),
                                {"要取同组各行的列，组的名称加括号：" + meant, "for a column of the group's rows put the key in brackets: " + meant}});
    return true;
  }

  /// The links that a row value goes through, if it is nothing but links.
  bool links_of(ExprId row, std::vector<LinkId>& links) const {
    const core::Expr& expr = context_[row];
    if (expr.op == Op::self) return true;
    if (expr.op == Op::link) {
      links.push_back(expr.id);
      return true;
    }
    return expr.op == Op::look && links_of(expr.args[0], links) && links_of(expr.args[1], links);
  }

  std::optional<Walk> filter(Walk at, const Node& node) {
    if (!at.many) {
      context_.report(329, node);
      return std::nullopt;
    }
    bool good = true;
    for (const Node& condition : node.children) good = add_condition(context_, at.steps.back(), condition, scope_) && good;
    if (!good) return std::nullopt;
    return at;
  }

  Context& context_;
  const Scope& scope_;
  const std::optional<Type>& wanted_;
};

bool is_path(const Node& node) {
  return node.rule == Rule::postfix || node.rule == Rule::key_path || node.rule == Rule::name_ref || node.rule == Rule::all_rows || node.rule == Rule::group_rows;
}

}  // namespace

ExprId elaborate_path(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  const auto walk = Path(context, scope, wanted).walk(node);
  if (!walk) return none;
  if (walk->many) {
    const syntax::Token& next = context.tree.tokens[node.last];
    const bool compared = next.kind == syntax::TokenKind::punctuation && (next.text == "=" || next.text == "!=" || next.text[0] == '<' || next.text[0] == '>');
    const Node* const last = node.children.empty() ? nullptr : &node.children.back();
    Argument hint("用 合计、平均、计数、最大、末个 等把多行变成一个值", "make one of them by sum, mean, count, max, last_of, …");
    if (compared && last != nullptr && last->rule == Rule::dot) {
      std::string written;
      for (std::uint32_t at = node.first; at < last->children[0].first; ++at) {
        if (at > node.first && !context.tree.tokens[at].glued) written += ' ';
        written += context.tree.tokens[at].text;
      }
      written += "(" + context.text(last->children[0]) + " " + next.text + " …)";
      hint = {"对各行的条件写在括号里：" + written, "a condition on each row stands in brackets: " + written};
    }
    context.report(330, node, {Context::quoted(context.model.frames[walk->frame].name), hint});
    return none;
  }
  if (walk->valued()) return walk->value;
  if (walk->row != none) return walk->row;
  return context.make(Op::self, {Kind::row, scope.frame}, scope.frame, {}, context.tree.span(node));
}

std::optional<Rows> rows_of(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted, bool& wrong) {
  wrong = false;
  if (!is_path(node)) return std::nullopt;
  auto walk = Path(context, scope, wanted).walk(node);
  if (!walk) {
    wrong = true;
    return std::nullopt;
  }
  if (!walk->many) return std::nullopt;
  return Rows{std::move(walk->steps), walk->frame, walk->value};
}

}  // namespace xize::clauses
