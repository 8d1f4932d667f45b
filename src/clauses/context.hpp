// What all clause kinds share while a tree becomes a core model: the model so far, the names in it, and how to report.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/model.hpp"
#include "message/diagnostic.hpp"
#include "syntax/keywords.hpp"
#include "syntax/tree.hpp"

namespace xize::clauses {

using core::ColumnId;
using core::ExprId;
using core::FrameId;
using core::Kind;
using core::LinkId;
using core::none;
using core::Op;
using core::Type;
using exact::Rational;
using message::Argument;
using syntax::Keyword;
using syntax::Node;
using syntax::Rule;

/// The names of one frame. Columns and links have names of their own: `x` is the column, `x.y` goes through the link.
struct FrameNames {
  std::unordered_map<std::string, ColumnId> columns;
  std::unordered_map<std::string, LinkId> links;    // forward, to one row
  std::unordered_map<std::string, LinkId> reverse;  // the way back, to many rows
};

/// A declared TYPE, or the type of an input: what a type node says.
struct Declared {
  Type type;
  core::NumberStyle style = core::NumberStyle::decimal;
  int places = 0;
  std::optional<core::Domain> domain = {};
  bool has_places = false;
};

/// An indicator, group, penalty or bonus, as the totals of its frame see it.
struct Scored {
  ColumnId column = none;
  FrameId frame = none;
  Keyword kind = Keyword::indicator_;  // indicator_ (groups too), penalty_, bonus_
  const Node* clause = nullptr;
  ExprId worth = none;    // scope: the frame; set when the column is built. Full marks, or the weight
  bool weighted = false;  // worth is a weight: the score is on a scale of its own
  ExprId where = none;    // only rows for which it holds are scored by it; set when the column is built
  bool may_skip = false;  // 不考核 may leave it out
  bool may_lack = false;  // so may 当, or a written 缺失
  bool taken = false;     // a group or a total names it
};

/// What a veto does to another clause of its frame.
struct Effect {
  FrameId frame = none;
  std::string target;      // column
  ColumnId veto = none;
  const Node* node = nullptr;
  bool barred = false;     // its rows take no part in the target's order
  bool used = false;
  core::ClauseId clause = none;
};

/// A frame of an owner's months, quarters or years (对象 甲 每月 乙), and the links that come with it.
struct Periodic {
  FrameId frame = none, owner = none;
  Kind kind = Kind::month;
  const Node* node = nullptr;      // `periodic` or, for one that 数据 … 每月 brings, `every`
  std::vector<ColumnId> owner_keys = {};
  ColumnId period = none;
  struct Way { LinkId link; std::int32_t back; bool whole; };  // to the period `back` before; whole: to the owner
  std::vector<Way> ways = {};
  std::vector<LinkId> coarser = {};  // to the periods of the coarser frames of the same owner
};

class Context {
 public:
  Context(const syntax::Tree& syntax_tree, message::Diagnostics& sink);

  const syntax::Tree& tree;
  message::Diagnostics& diagnostics;
  core::Model model;
  std::unordered_map<std::string, FrameId> frames;
  std::vector<FrameNames> names;  // by FrameId
  std::unordered_map<std::string, Declared> types;
  std::vector<Periodic> periodics;
  int start_day = 1;             // the header's 起日: on which day months, and so quarters and years, start
  std::vector<Scored> scored;    // complete once all clauses are declared
  std::vector<Effect> effects;   // likewise
  std::unordered_map<ColumnId, ExprId> places;  // columns of 排名 clauses, once built: their ranks
  std::unordered_map<ColumnId, std::optional<Kind>> counted;  // what definitions count: days, months, …; once asked for
  std::optional<Rational> score_step;           // the header's 保留: what scores are rounded to
  exact::Rounding score_rounding = exact::Rounding::half_up;

  // Reporting. The article of the clause being built goes along. A name that is unknown because its clause has a mistake
  // of its own is not reported again.
  void report(std::uint16_t code, text::Span span, std::vector<Argument> arguments = {},
              std::vector<message::Related> related = {});
  void report(std::uint16_t code, const Node& node, std::vector<Argument> arguments = {},
              std::vector<message::Related> related = {}) {
    report(code, tree.span(node), std::move(arguments), std::move(related));
  }
  bool failed() const { return failed_; }
  /// The clause that would declare the names in `node` is broken, and that was said: that they are unknown says nothing more.
  void give_up(const Node& node);
  /// The same of a frame of periods whose owner is unknown: its keys and rows are unknown with it.
  void give_up_periods() { lost_periods_ = lost_name_ = true; }
  /// The same of a name that is nowhere: any that is unknown may be it.
  void give_up_a_name() { lost_name_ = true; }

  // Reading the tree.
  const std::string& text(const Node& leaf) const { return tree.text(leaf); }
  Keyword keyword(std::uint32_t token) const { return static_cast<Keyword>(tree.tokens[token].keyword); }
  Keyword first_keyword(const Node& node) const { return keyword(node.first); }
  bool has_token(const Node& node, Keyword keyword) const;  // among the node's own tokens, not its children's

  // Clauses: begins one, to which everything that is added belongs until the next.
  core::ClauseId begin_clause(std::string kind, const Node& clause, const Node* name);
  core::Clause& clause() { return model.clauses[current_clause_]; }
  core::ClauseId clause_id() const { return current_clause_; }
  void resume_clause(core::ClauseId id) { current_clause_ = id; }
  /// Reports items of the node that stand twice though only one can hold (限, 最多, 依据 …).
  void refuse_repeats(const Node& node);
  /// Takes a remark (title, article, note) into the current clause; false if the node is none.
  bool take_remark(const Node& node);

  // Adding to the model.
  FrameId add_frame(core::Frame frame, const Node* name);
  /// Adds a column; reports a second one of the same name and returns the first.
  ColumnId add_column(core::Column column, const Node* name);
  core::EnumId intern(core::Enumeration enumeration);
  ExprId make(Op op, Type type, FrameId scope, std::vector<ExprId> args, text::Span span);
  /// Whether an expression is nested so deep that what is built on it would be refused; reported once a clause.
  bool too_deep(ExprId id);
  /// Counts the parts of an expression that are not among its args (of an aggregate, a ranking) into its depth.
  void deepen(ExprId id, const std::vector<ExprId>& parts);
  ExprId constant(core::Value value, Type type, FrameId scope, text::Span span);
  ExprId number(Rational value, FrameId scope, text::Span span) {
    return constant(core::Value(std::move(value)), Type{}, scope, span);
  }
  ExprId truth(bool value, FrameId scope, text::Span span) {
    return constant(core::Value(value), Type{Kind::boolean}, scope, span);
  }
  ExprId column_read(ColumnId column, text::Span span);
  std::string_view keep(std::string text);  // a text that the model owns
  const core::Expr& operator[](ExprId id) const { return model.exprs[id]; }

  // Columns whose types follow from their expressions are built when first asked for.
  /// `build` completes the column and says whether it could; it has reported why not.
  void build_later(ColumnId column, std::function<bool()> build, const Node* body = nullptr);
  /// Builds the column if it is not yet; false if its type cannot be known (already reported).
  bool ensure(ColumnId column);
  /// Whether the column's own expression is being built, so that it cannot stand in it.
  bool is_being_built(ColumnId column) const { return pending_[column].state == Building::running; }
  void build_all();
  /// Gives a column the type, domain and places of another, built first if need be.
  bool shape_like(ColumnId column, ColumnId model_column);
  /// Names as a message shows them: "单位" -> 「单位」.
  static std::string quoted(std::string_view name);
  std::string type_name(const Type& type, message::Language language) const;
  Argument type_argument(const Type& type) const;
  /// The name nearest to `name` among `candidates`, or "" if none is near.
  static std::string nearest(std::string_view name, const std::vector<std::string>& candidates);
  /// For who wrote `name` where a column of the frame was meant: the one near it, or some of those there are.
  Argument column_hint(FrameId frame, std::string_view name) const;

 private:
  enum class Building : std::uint8_t { done, waiting, running, broken };
  struct Pending {
    Building state = Building::done;
    std::function<bool()> build;
    const Node* body = nullptr;  // what it reads, to put columns in an order before they are built
    core::ClauseId clause = none;
  };
  void give_up_word(const std::string& word);
  void report_cycle(ColumnId column);
  bool is_echo(std::uint16_t code, text::Span span) const;
  /// Waiting columns, in any frame, of a name that stands in `body`.
  void collect_read(const Node& body, std::vector<ColumnId>& found) const;

  std::vector<Pending> pending_;  // by ColumnId
  std::vector<std::uint32_t> depth_;  // by ExprId
  core::ClauseId deep_clause_ = none;
  std::vector<ColumnId> running_;
  core::ClauseId current_clause_ = none;
  std::vector<std::uint32_t> misread_;    // where earlier steps found mistakes, ascending
  bool failed_ = false;
  std::unordered_set<std::string> given_up_;
  // Of the clauses that could not be read: one brings periods, is a frame, has no name where it belongs, expects something.
  bool lost_periods_ = false, lost_frame_ = false, lost_name_ = false, lost_expected_ = false;
};

}  // namespace xize::clauses
