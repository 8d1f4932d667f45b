#include "clauses/expr/unknown.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "clauses/expr/pieces.hpp"
#include "syntax/sayings.hpp"
#include "text/edits.hpp"

namespace xize::clauses {
namespace {

using core::Column;

class Unknown {
 public:
  Unknown(Context& context, const Node& name, FrameId frame, const std::optional<Type>& wanted)
      : context_(context), name_(name), text_(context.text(name)), frame_(frame), own_(context.names[frame]), wanted_(wanted) {}

  void report() {
    if (reached_by_link()) return;
    if (wanted_ && wanted_->kind == Kind::enumeration) {
      return context_.report(416, name_, {Context::quoted(text_), context_.type_argument(*wanted_), member_hint()});
    }
    context_.report(313, name_, {Context::quoted(context_.model.frames[frame_].name), Context::quoted(text_), hint()});
  }

 private:
  static Argument both(const std::string& zh, const std::string& en) { return {zh, en}; }
  static Argument perhaps(const std::string& near) { return {"是不是" + Context::quoted(near) + "？", "perhaps " + Context::quoted(near) + "?"}; }
  static Argument write(const std::string& text) { return {"写成 " + text, "write `" + text + "`"}; }

  bool reached_by_link() {
    std::string other;
    for (const auto& [link_name, link] : own_.links) {
      if (context_.names[context_.model.links[link].to].columns.contains(text_) && (other.empty() || link_name < other)) other = link_name;
    }
    if (other.empty()) return false;
    Argument way(other + "." + text_);
    const FrameId to = context_.model.links[own_.links.at(other)].to;
    const Column& column = context_.model.columns[context_.names[to].columns.at(text_)];
    for (const Periodic& periodic : context_.periodics) {
      if (periodic.frame != frame_ || periodic.owner != to || column.role != Column::Role::input) continue;
      const std::string& name = context_.model.frames[frame_].name;
      way.zh += "，各期都是这一个数；要每期一个，在“数据 " + name + " { … }”里声明它";
      way.en += ", one value for all periods; for one a period declare it in `data " + name + " { … }`";
    }
    context_.report(324, name_, {Context::quoted(context_.model.frames[frame_].name), Context::quoted(text_), way});
    return true;
  }

  // Where a member of an enumeration is wanted.
  Argument member_hint() {
    const auto& members = context_.model.enumerations[wanted_->id].members;
    if (auto called = call_hint()) return *called;
    for (const std::string_view no : {"不是", "不", "未", "非"}) {
      if (!text_.starts_with(no)) continue;
      const std::string rest = text_.substr(no.size());
      const auto has = [&](const std::string& member) { return std::find(members.begin(), members.end(), member) != members.end(); };
      if (!has(rest)) continue;
      Argument words = both("除它以外写 != " + rest, "for any other write != " + rest);
      if (const std::string opposite = "不" + rest; has(opposite)) {
        words.zh += "，只是它的反面写 = " + opposite;
        words.en += ", for the opposite alone = " + opposite;
      }
      return words;
    }
    std::vector<std::string> known = names_here();
    known.insert(known.end(), members.begin(), members.end());
    std::sort(known.begin(), known.end());
    const std::string near = Context::nearest(text_, known);
    return near.empty() ? both("写枚举里已有的成员", "write a member of the enumeration") : perhaps(near);
  }

  Argument hint() {
    if (syntax::means_rest(text_)) return both("前面都不是的，写“其余”", "for what none of them is write `rest`");
    if (auto found = member_alone()) return *found;
    if (context_.frames.contains(text_)) return both("它是对象：要它的各行，写“全部 " + text_ + "”", "it is a frame: for its rows write `all " + text_ + "`");
    if (auto found = call_hint()) return *found;
    if (auto found = negated()) return *found;
    if (auto found = unit_alone()) return *found;
    if (auto found = period_of_row()) return *found;
    if (auto found = count_of()) return *found;
    const auto [clause, stands_alone] = clause_of();
    if (clause != nullptr && stands_alone) {
      if (const auto apart = apart_in(context_, *clause, name_.first, frame_)) return *apart;
    }
    const std::vector<std::string> known = names_here();
    if (const std::string near = Context::nearest(text_, known); !near.empty()) return perhaps(near);
    return declare(known);
  }

  std::vector<std::string> names_here() const {
    std::vector<std::string> known;
    for (const auto& [known_name, ignored] : own_.columns) known.push_back(known_name);
    for (const auto& [known_name, ignored] : own_.links) known.push_back(known_name);
    for (const auto& [known_name, ignored] : own_.reverse) known.push_back(known_name);
    for (const auto& [known_name, ignored] : context_.names[0].columns) known.push_back(known_name);
    std::sort(known.begin(), known.end());
    return known;
  }

  // A member stands for nothing without the column that it is a value of.
  std::optional<Argument> member_alone() const {
    const auto& enumerations = context_.model.enumerations;
    const auto holds = [&](const core::Enumeration& e) { return std::find(e.members.begin(), e.members.end(), text_) != e.members.end(); };
    const auto known = std::find_if(enumerations.begin(), enumerations.end(), holds);
    if (known == enumerations.end()) return std::nullopt;
    std::string column;
    for (const auto& [column_name, id] : own_.columns) {
      const Type& type = context_.model.columns[id].type;
      if (type.kind == Kind::enumeration && holds(enumerations[type.id]) && (column.empty() || column_name < column)) column = column_name;
    }
    const auto look_in = [&](const std::string& way, FrameId there) {
      for (const auto& [column_name, id] : context_.names[there].columns) {
        const Type& type = context_.model.columns[id].type;
        const std::string path = way + "." + column_name;
        if (type.kind == Kind::enumeration && holds(enumerations[type.id]) && (column.empty() || path < column)) column = path;
      }
    };
    if (column.empty()) {
      for (const auto& [link_name, link] : own_.links) look_in(link_name, context_.model.links[link].to);
      for (const auto& [link_name, link] : own_.reverse) look_in(link_name, context_.model.links[link].from);
      if (!column.empty()) return both("它是「" + column + "」的一个取值", "it is a value of `" + column + "`");
    }
    if (!column.empty()) {
      return both("它是「" + column + "」的一个取值：条件写成 " + column + " = " + text_, "it is a value of `" + column + "`: as a condition write " + column + " = " + text_);
    }
    const std::string type = known->name.empty() ? "…" : known->name;
    return both("它是枚举的成员：条件写成 列 = " + text_ + "；定义它作值时写明类型，例如 定义 名称 于 对象 : " + type + " = …",
                "it is a member of an enumeration: a condition is COLUMN = " + text_ + "; for a value say the type, as in define NAME on FRAME : " + type + " = …");
  }

  std::optional<Argument> call_hint() const {
    std::string called = text_;
    constexpr std::string_view one = "一";  // 升一级 is 升级(前值)
    if (const std::size_t at = called.find(one); at != called.npos && at > 0) called.erase(at, one.size());
    if (syntax::kind(syntax::find_keyword(called)) != syntax::KeywordKind::function) return std::nullopt;
    return both("它是函数，后面写括号，例如 " + called + "(…)", "it is a function and takes brackets, as in " + called + "(…)");
  }

  // 非免考 is 非 免考, 未整改 is 非 已整改, 无违纪 is 违纪 = 0: never the name without its negation.
  std::optional<Argument> negated() {
    const std::string no(syntax::spelling(Keyword::not_, syntax::is_english(context_.tree) ? message::Language::english : message::Language::chinese));
    for (const std::string_view prefix : {"没有", "不是", "非", "未", "不", "无", "没", "not_", "non_", "un", "not", "no_"}) {
      if (!text_.starts_with(prefix) || text_.size() == prefix.size()) continue;
      const std::string rest = text_.substr(prefix.size());
      for (const std::string_view front : {"", "已", "是否", "有", "受", "参加"}) {
        const auto at = own_.columns.find(std::string(front) + rest);
        if (at == own_.columns.end()) continue;
        const Column& column = context_.model.columns[at->second];
        if (column.role != Column::Role::input && (context_.is_being_built(at->second) || !context_.ensure(at->second))) continue;
        const Type& type = context_.model.columns[at->second].type;
        if (type.kind == Kind::boolean) return write(no + ' ' + at->first);
        if (type.kind == Kind::number && (prefix == "无" || prefix == "没有" || prefix == "no_")) return write(at->first + " = 0");
      }
    }
    return std::nullopt;
  }

  // 每 处 扣 2
  std::optional<Argument> unit_alone() const {
    const bool unit = syntax::kind(syntax::find_keyword(text_)) == syntax::KeywordKind::unit;
    if (!unit || name_.first == 0 || context_.keyword(name_.first - 1) != Keyword::each_) return std::nullopt;
    const std::string& each = context_.tree.tokens[name_.first - 1].text;
    const auto& key = context_.model.frames[frame_].key;
    const Keyword next = context_.keyword(name_.first + 1);  // 每 人 最多 5000 元: of one row's key
    if ((next == Keyword::most_ || next == Keyword::take_) && !key.empty()) return write(each + ' ' + context_.model.columns[key[0]].name);
    return write(each + " 1 " + text_);
  }

  // 组内 每月, where each row is of a month
  std::optional<Argument> period_of_row() const {
    const Keyword keyword = syntax::find_keyword(text_);
    if (keyword != Keyword::monthly_ && keyword != Keyword::quarterly_ && keyword != Keyword::yearly_) return std::nullopt;
    for (const Periodic& periodic : context_.periodics) {
      if (periodic.frame == frame_ && periodic.period != none) return write(context_.model.columns[periodic.period].name);
    }
    return std::nullopt;
  }

  // 成员数
  std::optional<Argument> count_of() const {
    for (const std::string_view counted : {"人数", "数", "_count"}) {
      if (!text_.ends_with(counted)) continue;
      const std::string rows = text_.substr(0, text_.size() - counted.size());
      if (!own_.reverse.contains(rows)) continue;
      const bool english = syntax::is_english(context_.tree);
      return write(std::string(syntax::spelling(Keyword::f_count_, english ? message::Language::english : message::Language::chinese)) + "(" + rows + ")");
    }
    return std::nullopt;
  }

  std::pair<const Node*, bool> clause_of() const {
    const auto& clauses = context_.tree.root.children;
    const auto at = std::find_if(clauses.begin(), clauses.end(), [&](const Node& c) { return c.first <= name_.first && name_.first < c.last; });
    const auto& tokens = context_.tree.tokens;
    const bool word = tokens[name_.first].kind == syntax::TokenKind::word;
    const bool stepped = name_.first > 0 && tokens[name_.first - 1].text == ".";
    return {at == clauses.end() ? nullptr : &*at, word && !stepped};
  }

  // Nothing is near enough to be meant; those that have much in common with it are named, whichever way they turn.
  Argument declare(const std::vector<std::string>& known) const {
    constexpr std::size_t most = 4, longest = 24;
    Argument words("先用“数据”或“定义”声明它", "declare it first by `data` or `define`");
    const std::u32string written = text::code_points(text_);
    const bool comparable = written.size() > 1 && written.size() <= longest;
    std::string akin;
    std::size_t n = 0;
    for (const std::string& name : known) {
      if (!comparable) break;
      const std::u32string other = text::code_points(name);
      const bool holds = other.size() > 1 && (name.find(text_) != name.npos || text_.find(name) != text_.npos);
      const bool near = written.size() > 2 && other.size() <= longest && text::edits(written, other) <= written.size() / 3;
      if ((holds || near) && n++ < most) akin += Context::quoted(name);
    }
    if (!akin.empty()) {
      words.zh += "；相近的有" + akin;
      words.en += "; akin to it: " + akin;
    }
    for (FrameId other = 1; other < context_.names.size(); ++other) {
      const FrameNames& there = context_.names[other];
      if (other == frame_ || !(there.columns.contains(text_) || there.links.contains(text_) || there.reverse.contains(text_))) continue;
      const std::string frame = Context::quoted(context_.model.frames[other].name);
      words.zh += "；" + frame + "里有它";
      words.en += "; " + frame + " has it";
      break;
    }
    return words;
  }

  Context& context_;
  const Node& name_;
  const std::string text_;
  FrameId frame_;
  const FrameNames& own_;
  const std::optional<Type>& wanted_;
};

}  // namespace

void report_unknown(Context& context, const Node& name, FrameId frame, const std::optional<Type>& wanted) { Unknown(context, name, frame, wanted).report(); }

}  // namespace xize::clauses
