// Names for values that do not depend on where they are written: the same column of the same row is one atom, however
// it is reached, and sums of atoms are linear forms.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model.hpp"

namespace xize::proof {

using core::ExprId;
using core::Rational;

/// An atom or a row, by index into Terms.
using TermId = std::uint32_t;
/// A linear form in its normal shape (no constant, first coefficient 1), by index into Terms.
using FormId = std::uint32_t;

/// A row as seen from the expression under proof, or a value of such a row.
struct Term {
  enum class Kind : std::uint8_t {
    self,      // the row that the expression is computed for
    run,       // the one row of the run
    linked,    // id = link, from `row`
    there,     // id = aggregate, step = which of its steps, reached from `row`
    previous,  // the row before `row` in the fold's order
    column,    // id = column of `row`
    value,     // expr, computed for `row`: a value or a row
  };
  Kind kind = Kind::self;
  std::uint32_t id = core::none;
  std::uint32_t step = 0;
  TermId row = core::none;
  ExprId expr = core::none;
  core::FrameId frame = core::none;  // of a row
};

/// constant + sum of coefficient * atom; coefficients are not 0, atoms ascend.
struct Linear {
  Rational constant;
  std::vector<std::pair<TermId, Rational>> atoms = {};

  bool is_constant() const { return atoms.empty(); }
  Linear& add(const Linear& other, const Rational& times);
  void scale(const Rational& by);
  const Rational* coefficient(TermId atom) const;
  /// The form without its constant, divided by its first coefficient, which is returned.
  std::pair<Linear, Rational> normal() const;
  std::string key() const;  // of the atoms alone
};

/// Interns terms for one model. Definitions of columns are looked through once `expand` allows it.
class Terms {
 public:
  explicit Terms(const core::Model& model) : model_(model) {}

  const Term& operator[](TermId id) const { return terms_[id]; }
  const Linear& form(FormId id) const { return *forms_[id]; }
  FormId form(const Linear& normal);
  TermId self(core::FrameId frame);
  TermId link(core::LinkId link, TermId row);
  TermId there(std::uint32_t aggregate, std::uint32_t step, TermId row, core::FrameId frame);
  TermId previous(TermId row);
  TermId column(core::ColumnId column, TermId row);

  /// The row that a row expression gives, seen from `row`.
  TermId row_of(ExprId expr, TermId row);
  /// The atom of any expression: equal atoms have equal values where both are present.
  TermId atom(ExprId expr, TermId row);
  /// The linear form of a number or period. Equal forms have equal values where both are present.
  Linear linear(ExprId expr, TermId row);
  /// Texts that are equal only for values that are equal where both are present; with `absence`, for values that are
  /// also absent together.
  std::string key(ExprId expr, TermId row, bool absence = false);
  /// For an aggregate: what it reaches, without what it does there.
  std::string reach_key(std::uint32_t aggregate, TermId row);
  /// For an aggregate: the value that it takes there.
  std::string value_key(std::uint32_t aggregate, TermId row);
  /// Where a `look` ends: the expression and row that stand for it. With `keys` also from a key column to what the link
  /// looks up: the same value, but there even if the link finds no row.
  std::pair<ExprId, TermId> resolve(ExprId expr, TermId row, bool keys = true);

  /// Columns whose definition may stand for them (proved, or input to nothing).
  std::vector<bool> expand;
  void forget() { linear_cache_.clear(); }

 private:
  TermId intern(std::string key, Term term);
  Linear of_column(core::ColumnId column, TermId row);
  Linear compute(ExprId expr, TermId row);
  std::string row_key(TermId row) const { return "@" + std::to_string(row); }
  std::string steps_key(const std::vector<core::Step>& steps, std::uint32_t aggregate, TermId row, TermId& there);
  TermId place(const std::string& name, TermId row, core::FrameId frame);
  std::string aggregate_key(std::uint32_t aggregate, TermId row);
  std::string order_key(const std::vector<core::OrderKey>& order, TermId row);

  const core::Model& model_;
  struct Before {
    bool operator()(const Linear& a, const Linear& b) const { return a.atoms < b.atoms; }
  };

  std::vector<Term> terms_;
  std::vector<const Linear*> forms_;
  std::map<Linear, FormId, Before> form_index_;
  std::unordered_map<std::string, TermId> index_;
  std::map<std::pair<ExprId, TermId>, Linear> linear_cache_;
  int depth_ = 0;
};

}  // namespace xize::proof
