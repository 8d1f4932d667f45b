// The checker: one abstract interpreter over the core, spread over several files by topic. See README.md for the map.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "proof/arithmetic.hpp"
#include "proof/environment.hpp"
#include "proof/known.hpp"
#include "proof/memo.hpp"
#include "proof/order.hpp"
#include "proof/proof.hpp"
#include "proof/relevance.hpp"
#include "proof/terms.hpp"

namespace xize::proof {

/// Proves one model. Not thread-safe; used once.
class Checker {
 public:
  Checker(core::Model model, message::Diagnostics& diagnostics);
  std::optional<Proved> run(Survey* survey = nullptr);

 private:
  // prove.cpp: units and what stands around them
  void prove_unit(std::uint32_t position);
  void prove_frame(core::FrameId id);
  void prove_link(core::LinkId id);
  bool is_own_group(const core::Link& link) const;
  void prove_column(core::ColumnId id);
  void prove_constraints();
  // claims.cpp
  void prove_claims();
  void collect_choices(ExprId id, TermId row, std::vector<std::pair<TermId, ExprId>>& found);
  message::Argument percent_advice(const core::Claim& claim, const Interval& sum, const Interval& whole) const;
  bool claim_holds(const core::Claim& claim, const std::vector<std::pair<TermId, ExprId>>& choices, std::size_t next, TermId row,
                   const Environment& env, std::vector<message::Argument>& taken);
  void prove_results(Proved& proved);
  void declare_inputs();
  void declare_input(core::ColumnId id);
  Known declared(const core::Column& column);
  bool reaches_progress(std::uint32_t position);

  // survey.cpp
  void take_survey(Survey& survey);
  /// The facts of one expression, where they are not known yet.
  void survey_from(ExprId id, Survey& survey);

  // fold.cpp, growth.cpp
  void prove_fold(std::uint32_t id);
  std::vector<Known> step_states(const core::Fold& fold, TermId row, const Environment& env);
  bool jump_to_bound(const core::Fold& fold, TermId row, const Environment& env);
  bool jump_to_end(const core::Fold& fold, TermId row, const Environment& env, const std::vector<Known>& earlier,
                   const Rational& rows_left);
  struct Growth {
    core::ColumnId state;
    Interval from;        // the range so far
    Interval step;        // what one row may add
  };
  bool grows_by(ExprId id, TermId row, const Environment& env, const Growth& growth,
                const std::set<core::ColumnId>& growing);
  /// False if the states do not settle; then `growing` tells which of them were still changing.
  bool settle_states(const core::Fold& fold, TermId row, const Environment& env, const std::optional<Rational>& rows,
                     std::vector<bool>& growing);

  // evaluate.cpp: the value of an expression
  Known eval(ExprId id, TermId row, const Environment& env);
  Known eval_anew(ExprId id, TermId row, const Environment& env);
  Standing standing() const;
  const Memo::Answer* recall(const Memo::Key& key);
  void remember(Memo::Key key, Memo::Answer& answer, const std::function<void()>& compute);
  /// Computes something that is kept for the whole unit: with limits of its own, wherever it is first asked for.
  void apart(const std::function<void()>& compute);
  Known eval_operator(ExprId id, TermId row, const Environment& env);
  /// All operands of a strict operator; what any of them may lack is carried into `absence`.
  std::vector<Known> eval_args(const core::Expr& e, TermId row, const Environment& env, Known& absence);
  Known eval_column(core::ColumnId id, text::Span span);
  Known eval_row(ExprId id, TermId row, const Environment& env);
  Known eval_truth(ExprId id, TermId row, const Environment& env);
  Known eval_fallback(ExprId id, TermId row, const Environment& env);
  Known eval_require(ExprId id, TermId row, const Environment& env);
  void refine(Known& known, ExprId id, TermId row, const Environment& env);
  /// Whether something holds that is asked of definitions, if there is effort left for it. Silent.
  bool look_into(const Environment& env, const std::function<bool()>& holds);
  /// Whether the definition gives a value in this row, as far as the path tells.
  bool is_present_here(core::ColumnId id, TermId row, const Environment& env);
  void check_size(Known& known, text::Span span);

  // numbers.cpp
  Known eval_number(ExprId id, TermId row, const Environment& env);
  Known eval_divide(ExprId id, TermId row, const Environment& env);
  Known divide(const Known& a, const Known& b, ExprId a_expr, ExprId b_expr, TermId row, const Environment& env);
  Known eval_interpolate(ExprId id, TermId row, const Environment& env);
  Known eval_steps(ExprId id, TermId row, const Environment& env);
  Known eval_list(ExprId id, TermId row, const Environment& env);
  Known eval_weighted_list(ExprId id, TermId row, const Environment& env);

  // choice.cpp
  Known eval_choose(ExprId id, TermId row, const Environment& env);
  Known eval_match(ExprId id, TermId row, const Environment& env);
  void report_gap(ExprId id, TermId row, const Environment& env);

  // periods.cpp
  Known eval_period(ExprId id, TermId row, const Environment& env);

  // across.cpp: operators that see other rows
  struct Reach {
    TermId there;
    Environment env;                 // holds for the reached row
    std::optional<Rational> rows{1};  // at most so many
    bool nothing = false;            // no row can be reached
  };
  Reach reach(const core::Aggregate& aggregate, std::uint32_t id, TermId row, const Environment& env);
  Known eval_aggregate(ExprId id, TermId row, const Environment& env);
  Known aggregate_value(const core::Aggregate& aggregate, ExprId id, Known value, const Reach& reach);
  Known eval_rank(ExprId id, TermId row, const Environment& env);
  bool is_ranked(const core::Ranking& ranking, TermId row, const Environment& env);
  Known eval_apportion(ExprId id);
  /// Whether the value, seen from a row that a row of the group leads to (itself, at first), is the same for all of them.
  bool of_group(ExprId id, TermId row, core::FrameId frame, const std::vector<ExprId>& group, int depth);
  /// Whether all that the value is divided by is the same for every row of a group: then the values have one denominator.
  bool divides_alike(ExprId id, TermId row, core::FrameId frame, const std::vector<ExprId>& group, int depth);
  void check_order(const std::vector<core::OrderKey>& keys, TermId row, const Environment& env);
  /// Rows among `row` and what it was reached from that an aggregate surely reaches.
  std::vector<TermId> surely_reached(std::uint32_t aggregate, TermId row, const Environment& env);
  bool reaches(std::uint32_t aggregate, TermId row, TermId candidate, const Environment& env);

  // bounds.cpp: how many rows
  std::optional<Rational> rows_of(core::FrameId frame);
  std::optional<Rational> values_of(core::ColumnId key, TermId row, const Environment* env);
  /// Rows of a frame that agree in these expressions; `row` and `env`: what is known of such a row, if anything.
  std::optional<Rational> rows_with(core::FrameId frame, const std::vector<ExprId>& same, TermId row,
                                    const Environment* env);
  /// Whether the frame has a row whatever the data: the values of a domain, the pairs of such.
  bool never_empty(core::FrameId frame) const;
  /// Whether the aggregate has rows whatever the data: all pairs of a row with the values of a domain, or the rows that a
  /// derived frame has its rows from.
  bool surely_reaches_rows(const core::Aggregate& aggregate) const;

  // query.cpp: what is known of a linear form, an atom, a row
  std::optional<Ranges> query(const Linear& form, const Environment& env, int depth = 2);
  bool is_mentioned(const Linear& form, const Environment& env);  // whether any fact is about its atoms
  std::optional<Ranges> atom_ranges(TermId atom, const Environment& env);
  const Known* atom_known(TermId atom);
  using FactList = std::vector<std::pair<FormId, const Ranges*>>;
  FactList collect_facts(const Linear& form, const Environment& env);
  const std::vector<Environment::Fact>& relations(TermId atom);
  std::vector<Environment::Fact> find_relations(TermId atom);
  Environment& row_facts(TermId row);
  /// Says the either-or constraints of a row again, where the path has ruled out one side of them.
  void sharpen(TermId row, Environment& env);
  std::vector<TermId> rows_above(TermId row);
  bool is_usable(std::uint32_t constraint);
  std::optional<bool> presence(TermId term, const Environment& env);
  bool surely_present(TermId term, const Environment& env);
  std::vector<bool> members_of(TermId atom, std::vector<bool> known, const Environment& env);
  bool is_reached(const std::string& key, TermId row, const Environment& env);
  Environment join_paths(const Environment& base, const std::vector<Environment>& all);

  // assume.cpp, through.cpp: narrowing. False: it cannot hold.
  struct Target {
    std::optional<Ranges> ranges = {};
    std::vector<bool> members = {};
  };
  bool assume(ExprId id, TermId row, bool truth, Environment& env);
  bool assume_condition(ExprId id, TermId row, bool truth, Environment& env);
  bool assume_operands(const core::Expr& expr, TermId row, bool truth, Environment& env);
  bool assume_comparison(ExprId id, TermId row, bool truth, Environment& env);
  bool assume_members(const core::Expr& expr, core::Op op, TermId row, Environment& env);
  bool assume_value(ExprId id, TermId row, const Target& target, Environment& env);
  bool assume_linear(const Linear& form, core::Op relation, Environment& env);
  bool assume_ranges(const Linear& form, const Ranges& ranges, Environment& env);
  bool assume_present(ExprId id, TermId row, Environment& env);
  bool assume_absent(ExprId id, TermId row, Environment& env);
  bool assume_row(TermId row, Environment& env);
  void deeper() { trace_.deepest = std::max(trace_.deepest, ++depth_); }
  bool is_too_deep() {
    const bool deep = depth_ > most_depth;
    trace_.cut_depth |= deep;
    return deep;
  }
  bool look_through(TermId atom, const Target& target, Environment& env);
  bool look_through(ExprId id, TermId row, const Target& target, Environment& env);
  bool through_choice(const core::Expr& expr, TermId row, const Target& target, Environment& env);
  bool through_number(const core::Expr& expr, TermId row, const Target& target, Environment& env);
  /// Assumes each alternative on its own and keeps what all that can hold have in common.
  bool alternatives(std::size_t count, Environment& env, const std::function<bool(std::size_t, Environment&)>& assume);

  // report.cpp
  void report(std::uint16_t code, text::Span span, std::vector<message::Argument> arguments,
              std::vector<message::Related> related = {});
  /// Whether the clause being proved wrote it.
  bool is_in_its_clause(text::Span span) const;
  /// A branch that no row reaches, unless another use of the expression (in another branch, say) reaches it.
  void report_dead(std::uint16_t code, text::Span span, std::vector<message::Argument> arguments,
                   std::vector<message::Related> related = {});
  void mark_alive(text::Span span);
  void report_what_is_dead();
  /// Reports an absence that nobody has covered; the value is then taken as present.
  void cover(Known& known, std::uint16_t code = 0);
  /// A condition that picks rows: may it hold? Reports an absence.
  Known condition(ExprId id, TermId row, const Environment& env);
  message::Argument describe(const Known& known, const core::Type& type) const;
  message::Argument describe(const Ranges& ranges, core::Kind kind) const;
  message::Argument member_name(const core::Type& type, std::size_t member) const;

  const core::Expr& expr(ExprId id) const { return model_[id]; }
  bool is_constant(ExprId id) const { return model_[id].op == core::Op::constant; }
  std::size_t member_count(const core::Type& type) const;
  Known unknown(const core::Type& type) const;  // broken, any value

  /// What is computed once for a unit: the constraints that may be used differ from unit to unit.
  struct Cache {
    std::map<TermId, Known> atoms;
    std::set<TermId> in_progress, open_rows, open_relations;
    std::map<TermId, Environment> rows;
    Memo memo;
    std::map<TermId, std::vector<Environment::Fact>> relations;
  };

  core::Model model_;
  message::Diagnostics& diagnostics_;
  Dependencies dependencies_;
  std::vector<std::vector<std::uint32_t>> constraint_needs_;  // positions, by constraint
  Terms terms_;
  FactStore facts_;
  Relevance relevance_;
  std::vector<std::optional<Known>> columns_;  // by ColumnId, once proved
  std::vector<std::optional<Known>> before_;   // states: what `previous` gives
  std::vector<std::optional<Known>> links_;    // presence alone
  enum class State : std::uint8_t { waiting, in_progress, done };
  std::vector<State> states_;
  Cache cache_;
  core::ClauseId clause_ = core::none;
  std::uint32_t constraint_limit_ = core::none;  // constraints from this one on may not be used
  int silent_ = 0;
  int depth_ = 0;        // of assumptions looked through
  int definitions_ = 0;  // looked into, one behind the other
  std::uint64_t looked_ = 0, looking_since_ = 0;  // effort spent so for the unit at hand; where this look began
  std::uint64_t effort_ = 0;  // expressions evaluated and forms asked for so far
  int assuming_ = 0;     // assumptions under way, one inside the other
  int work_ = 0;         // spent on the assumption at hand
  Trace trace_;          // of the computation at hand
  int open_ = 0;         // things being computed for the whole unit, one inside the other
  std::uint64_t epoch_ = 0;
  std::set<std::tuple<std::uint16_t, std::uint32_t, std::uint32_t>> reported_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, message::Diagnostic> dead_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> alive_;
  std::set<ExprId> promised_;
  Proved::Promises promises_;
};

}  // namespace xize::proof
