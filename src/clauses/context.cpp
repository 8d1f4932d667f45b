#include "clauses/context.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "clauses/frames.hpp"
#include "syntax/clause_starts.hpp"
#include "text/edits.hpp"
#include "text/turns.hpp"

namespace xize::clauses {

// Clauses that could not be read are not in the tree; what they would have declared is missing for that alone.
Context::Context(const syntax::Tree& syntax_tree, message::Diagnostics& sink) : tree(syntax_tree), diagnostics(sink) {
  std::uint32_t at = 0;
  const auto skip_to = [&](std::uint32_t end) {
    for (; at < end; ++at) {
      const syntax::Token& token = tree.tokens[at];
      if (token.kind == syntax::TokenKind::word || token.kind == syntax::TokenKind::quoted_word) give_up_word(token.text);
      switch (keyword(at)) {
        case Keyword::monthly_: case Keyword::quarterly_: case Keyword::yearly_: lost_periods_ = true; break;
        case Keyword::frame_: lost_frame_ = lost_frame_ || token.starts_line; break;
        case Keyword::expect_: lost_expected_ = true; break;
        default: lost_name_ = lost_name_ || (token.starts_line && syntax::kind(keyword(at)) == syntax::KeywordKind::clause && keyword(at + 1) == Keyword::on_);
      }
    }
  };
  for (const Node& clause : tree.root.children) {
    skip_to(clause.first);
    at = std::max(at, clause.last);
  }
  skip_to(static_cast<std::uint32_t>(tree.tokens.size()));
  for (const message::Diagnostic& found : diagnostics) misread_.push_back(found.span.begin);
  std::sort(misread_.begin(), misread_.end());
}

// 甲于民警 and 系数甲 too, which were written without a space.
void Context::give_up_word(const std::string& word) {
  given_up_.insert(word);
  given_up_.insert(word.substr(syntax::clause_stuck_to(word).size()));
  const std::string on(syntax::spelling(Keyword::on_, message::Language::chinese));
  if (const std::size_t at = word.find(on); at != word.npos && at > 0) {
    const std::string front = word.substr(0, at);
    given_up_.insert(front.substr(syntax::clause_stuck_to(front).size()));
  }
  for (const Keyword every : {Keyword::monthly_, Keyword::quarterly_, Keyword::yearly_}) {
    lost_periods_ = lost_periods_ || word.starts_with(syntax::spelling(every, message::Language::chinese));
  }
}

void Context::give_up(const Node& node) {
  if (node.rule == Rule::name) given_up_.insert(text(node));
  for (const Node& child : node.children) give_up(child);
}

/// Whether this is a complaint about a name that a broken clause would have declared.
bool Context::is_echo(std::uint16_t code, text::Span span) const {
  static constexpr std::uint16_t of_names[] = {304, 309, 313, 324, 327, 334, 405, 416, 456, 464, 465, 467};
  constexpr std::uint16_t nothing_to_total = 457;
  // A header that could not be read may have said which periods there are.
  constexpr std::uint16_t no_periods = 347;
  const bool header_lost = static_cast<Keyword>(tree.tokens[0].keyword) == Keyword::rulebook_ &&
                           (tree.root.children.empty() || tree.root.children[0].rule != Rule::header);
  constexpr std::uint16_t no_frame = 304, no_expected = 343, no_such_period = 472, no_such_rows = 473;
  if (code == no_periods) return header_lost;
  if (code == no_expected) return lost_expected_;
  if (code == no_such_period || code == no_such_rows) return lost_periods_;
  if (code == nothing_to_total) return !given_up_.empty();  // a clause that could not be read may have been one to add up
  if ((given_up_.empty() && !lost_name_) || std::find(std::begin(of_names), std::end(of_names), code) == std::end(of_names)) {
    return false;
  }
  const std::string& name = tree.token_at(span.begin).text;
  const bool periods = lost_periods_ && (code == no_frame || comes_with_periods(name));
  return lost_name_ || (code == no_frame && lost_frame_) || periods || given_up_.contains(name);
}

void Context::report(std::uint16_t code, text::Span span, std::vector<Argument> arguments,
                     std::vector<message::Related> related) {
  const message::Entry* entry = message::find_entry(code);
  if (entry == nullptr || entry->severity == message::Severity::error) failed_ = true;
  if (current_clause_ != none) {  // a clause with a misread token is not judged by what was left of it
    const text::Span clause = model.clauses[current_clause_].span;
    const auto at = std::lower_bound(misread_.begin(), misread_.end(), clause.begin);
    if (at != misread_.end() && *at < clause.end) return;
    if (at != misread_.end() && *at == clause.end) {  // 单位。系数: a part of it may have gone with the token
      const auto next = std::upper_bound(tree.tokens.begin(), tree.tokens.end(), *at, [](std::uint32_t place, const syntax::Token& token) { return place < token.begin; });
      if (next != tree.tokens.end() && next->kind != syntax::TokenKind::end && !next->starts_line) return;
    }
  }
  if (is_echo(code, span)) return;
  const std::string article = current_clause_ == none ? std::string() : model.clauses[current_clause_].article;
  diagnostics.push_back({code, span, std::move(arguments), std::move(related), article});
}

bool Context::has_token(const Node& node, Keyword wanted) const {
  std::size_t child = 0;
  for (std::uint32_t at = node.first; at < node.last;) {
    if (child < node.children.size() && node.children[child].first == at && node.children[child].last > at) {
      at = node.children[child++].last;
      continue;
    }
    if (keyword(at) == wanted) return true;
    ++at;
  }
  return false;
}

core::ClauseId Context::begin_clause(std::string kind, const Node& node, const Node* name) {
  core::Clause clause;
  clause.kind = std::move(kind);
  clause.span = tree.span(node);
  clause.name_span = name != nullptr ? tree.span(*name) : clause.span;
  if (name != nullptr) clause.name = text(*name);
  model.clauses.push_back(std::move(clause));
  current_clause_ = static_cast<core::ClauseId>(model.clauses.size() - 1);
  for (const Node& child : node.children) {
    take_remark(child);
    if (child.rule == Rule::pool) {  // its items and the clause's stand mixed
      for (const Node& item : child.children) take_remark(item);
    }
  }
  refuse_repeats(node);
  return current_clause_;
}

void Context::refuse_repeats(const Node& node) {
  std::vector<Rule> seen;
  for (const Node& child : node.children) {
    switch (child.rule) {
      case Rule::where: case Rule::at_most: case Rule::file: case Rule::key_names: case Rule::title: case Rule::article:
      case Rule::note: case Rule::reverse: case Rule::optional: case Rule::column: case Rule::within: case Rule::order:
      case Rule::before: case Rule::worth: case Rule::weight: case Rule::full_marks: case Rule::members:
      case Rule::skipping: case Rule::ties: case Rule::take: case Rule::inner: case Rule::evenly: case Rule::tail_keys:
      case Rule::at_least: case Rule::enough: case Rule::backfill: case Rule::leading: case Rule::rate_cap: case Rule::all_lost:
      case Rule::fund: case Rule::missed: case Rule::reversed: break;
      default: continue;
    }
    if (std::find(seen.begin(), seen.end(), child.rule) == seen.end()) seen.push_back(child.rule);
    else report(423, child, {quoted(tree.tokens[child.first].text)});
  }
}

bool Context::take_remark(const Node& node) {
  if (node.rule != Rule::title && node.rule != Rule::article && node.rule != Rule::note) return false;
  const std::string& words = tree.tokens[node.last - 1].text;
  (node.rule == Rule::title ? clause().title : node.rule == Rule::article ? clause().article : clause().note) = words;
  return true;
}

FrameId Context::add_frame(core::Frame frame, const Node* name) {
  const auto id = static_cast<FrameId>(model.frames.size());
  const auto [at, fresh] = frames.emplace(frame.name, id);
  if (!fresh && name != nullptr) {
    const core::Frame& first = model.frames[at->second];
    std::vector<message::Related> related;
    if (first.clause != none) related.push_back({model.clauses[first.clause].name_span, {"先在这里", "first here"}});
    report(301, *name, {quoted(frame.name)}, std::move(related));
    return none;
  }
  model.frames.push_back(std::move(frame));
  names.emplace_back();
  return id;
}

ColumnId Context::add_column(core::Column column, const Node* name) {
  auto& known = names[column.frame].columns;
  const auto id = static_cast<ColumnId>(model.columns.size());
  const auto [at, fresh] = known.emplace(column.name, id);
  if (!fresh) {
    const core::Column& first = model.columns[at->second];
    if (name != nullptr) {
      std::vector<message::Related> related;
      if (first.clause != none) related.push_back({model.clauses[first.clause].name_span, {"先在这里", "first here"}});
      report(302, *name, {quoted(model.frames[column.frame].name), quoted(column.name)}, std::move(related));
    }
    return none;
  }
  model.columns.push_back(std::move(column));
  pending_.emplace_back();
  return id;
}

core::EnumId Context::intern(core::Enumeration enumeration) {
  for (core::EnumId id = 0; id < model.enumerations.size(); ++id) {
    core::Enumeration& known = model.enumerations[id];
    if (known.members == enumeration.members && known.ordered == enumeration.ordered) {
      if (known.name.empty()) known.name = enumeration.name;
      return id;
    }
  }
  model.enumerations.push_back(std::move(enumeration));
  return static_cast<core::EnumId>(model.enumerations.size() - 1);
}

ExprId Context::make(Op op, Type type, FrameId scope, std::vector<ExprId> args, text::Span span) {
  core::Expr expr;
  expr.op = op;
  expr.type = std::move(type);
  expr.scope = scope;
  expr.args = std::move(args);
  expr.span = span;
  model.exprs.push_back(std::move(expr));
  depth_.push_back(1);
  const auto id = static_cast<ExprId>(model.exprs.size() - 1);
  deepen(id, model.exprs[id].args);
  return id;
}

void Context::deepen(ExprId id, const std::vector<ExprId>& parts) {
  for (const ExprId part : parts) {
    if (part != none) depth_[id] = std::max(depth_[id], depth_[part] + 1);
  }
}

bool Context::too_deep(ExprId id) {
  constexpr std::uint32_t deepest = 600;  // later steps recurse over expressions: this keeps them inside any stack
  if (depth_[id] < deepest) return false;
  if (deep_clause_ != current_clause_) report(322, model.exprs[id].span, {std::to_string(deepest)});
  deep_clause_ = current_clause_;
  return true;
}

ExprId Context::constant(core::Value value, Type type, FrameId scope, text::Span span) {
  const ExprId id = make(Op::constant, std::move(type), scope, {}, span);
  model.exprs[id].value = std::move(value);
  return id;
}

ExprId Context::column_read(ColumnId column, text::Span span) {
  const core::Column& c = model.columns[column];
  const ExprId id = make(Op::column, c.type, c.frame, {}, span);
  model.exprs[id].id = column;
  return id;
}

std::string_view Context::keep(std::string text) {
  model.texts.push_back(std::make_shared<const std::string>(std::move(text)));
  return *model.texts.back();
}

void Context::build_later(ColumnId column, std::function<bool()> build, const Node* body) {
  if (column == none) return;
  pending_[column] = {Building::waiting, std::move(build), body, current_clause_};
}

bool Context::ensure(ColumnId column) {
  switch (pending_[column].state) {
    case Building::done: return true;
    case Building::broken: return false;
    case Building::running: report_cycle(column); return false;
    case Building::waiting: break;
  }
  constexpr std::size_t deepest = 300;  // build_all() orders by names first, so only odd rulebooks come near
  if (running_.size() >= deepest) {
    report(321, model.clauses[pending_[column].clause].name_span, {std::to_string(deepest)});
    pending_[column].state = Building::broken;
    return false;
  }
  pending_[column].state = Building::running;
  running_.push_back(column);
  const core::ClauseId outer = current_clause_;
  current_clause_ = pending_[column].clause;
  const auto build = std::move(pending_[column].build);
  const bool good = build();
  current_clause_ = outer;
  running_.pop_back();
  if (pending_[column].state == Building::running) pending_[column].state = good ? Building::done : Building::broken;
  return pending_[column].state == Building::done;
}

void Context::report_cycle(ColumnId column) {
  std::vector<ColumnId> circle(std::find(running_.begin(), running_.end(), column), running_.end());
  const auto place = [&](ColumnId id) { return model.clauses[model.columns[id].clause].name_span; };
  // Told from the clause that stands first, wherever the walk came upon it.
  const auto first = std::min_element(circle.begin(), circle.end(), [&](ColumnId a, ColumnId b) { return place(a).begin < place(b).begin; });
  std::rotate(circle.begin(), first, circle.end());
  std::string path;
  std::vector<message::Related> related;
  for (const ColumnId at : circle) {
    path += model.columns[at].name + " → ";
    if (at != circle.front()) related.push_back({place(at), {"经过这里", "by way of this"}});
    pending_[at].state = Building::broken;
  }
  path += model.columns[circle.front()].name;
  report(320, place(circle.front()), {path}, std::move(related));
}

void Context::build_all() {
  // Depth first over the names that bodies mention, with a stack of our own: a rulebook whose definitions stand in any
  // order, thousands one upon the other, is built without recursion.
  std::vector<bool> seen(pending_.size(), false);
  for (ColumnId id = 0; id < pending_.size(); ++id) {
    std::vector<std::pair<ColumnId, bool>> stack{{id, false}};
    while (!stack.empty()) {
      const auto [column, ready] = stack.back();
      stack.pop_back();
      if (pending_[column].state != Building::waiting) continue;
      if (ready || pending_[column].body == nullptr) {
        ensure(column);
        continue;
      }
      if (seen[column]) continue;
      seen[column] = true;
      stack.emplace_back(column, true);
      std::vector<ColumnId> reads;
      collect_read(*pending_[column].body, reads);
      for (const ColumnId read : reads) {
        if (!seen[read]) stack.emplace_back(read, false);
      }
    }
  }
}

void Context::collect_read(const Node& body, std::vector<ColumnId>& found) const {
  if (body.rule == Rule::name_ref || body.rule == Rule::name) {
    for (const FrameNames& frame : names) {
      const auto at = frame.columns.find(text(body));
      if (at != frame.columns.end() && pending_[at->second].state == Building::waiting) found.push_back(at->second);
    }
    return;
  }
  for (const Node& child : body.children) collect_read(child, found);
}

bool Context::shape_like(ColumnId column, ColumnId model_column) {
  if (!ensure(model_column)) return false;
  const core::Column& from = model.columns[model_column];
  core::Column& to = model.columns[column];
  to.type = from.type;
  to.style = from.style;
  to.places = from.places;
  to.domain = from.domain;
  return true;
}

std::string Context::quoted(std::string_view name) { return "「" + std::string(name) + "」"; }

std::string Context::type_name(const Type& type, message::Language language) const {
  const bool zh = language == message::Language::chinese;
  switch (type.kind) {
    case Kind::number: return type.unit.empty() ? (zh ? "数" : "a number") : (zh ? "数（" : "a number (") + type.unit + (zh ? "）" : ")");
    case Kind::boolean: return zh ? "“是否”" : "a boolean";
    case Kind::date: return zh ? "日期" : "a date";
    case Kind::month: return zh ? "月份" : "a month";
    case Kind::quarter: return zh ? "季度" : "a quarter";
    case Kind::year: return zh ? "年度" : "a year";
    case Kind::text: return zh ? "文本" : "a text";
    case Kind::row: return (zh ? "一行" : "a row of ") + quoted(model.frames[type.id].name);
    case Kind::enumeration: {
      const core::Enumeration& e = model.enumerations[type.id];
      std::string members;
      for (std::size_t i = 0; i < e.members.size() && i < 6; ++i) members += (i == 0 ? "" : ", ") + e.members[i];
      if (e.members.size() > 6) members += ", …";
      return (zh ? "枚举 {" : "an enumeration {") + members + "}";
    }
  }
  return {};
}

Argument Context::type_argument(const Type& type) const {
  return {type_name(type, message::Language::chinese), type_name(type, message::Language::english)};
}

std::string Context::nearest(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 64;  // characters: longer names are nobody's slip
  const std::u32string written = text::code_points(name);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(written.size() / 3, 1) + 1;
  if (written.size() < 2 || written.size() > longest) return best;  // one character says too little
  for (const std::string& candidate : candidates) {
    const std::u32string meant = text::code_points(candidate);
    if (meant.size() > written.size() + best_distance || written.size() > meant.size() + best_distance) continue;
    const std::size_t off = text::edits(written, meant);
    const bool shares = off < std::max(written.size(), meant.size());  // with nothing in common none is near
    if (!shares || off >= best_distance || text::turns(name, candidate)) continue;
    best_distance = off;
    best = candidate;
  }
  return best;
}

Argument Context::column_hint(FrameId frame, std::string_view name) const {
  constexpr std::size_t some = 6;
  std::vector<std::string> known;
  for (const auto& [known_name, ignored] : names[frame].columns) known.push_back(known_name);
  std::sort(known.begin(), known.end());
  const std::string near = nearest(name, known);
  if (!near.empty()) return {"是不是" + quoted(near) + "？", "perhaps " + quoted(near) + "?"};
  std::string list;
  for (std::size_t i = 0; i < known.size() && i < some; ++i) list += (i == 0 ? "" : " ") + quoted(known[i]);
  if (known.size() > some) list += " …";
  if (list.empty()) return {"先用“数据”或“定义”声明它", "declare it first by `data` or `define`"};
  return {"写它已有的列：" + list, "write a column that it has: " + list};
}

}  // namespace xize::clauses
