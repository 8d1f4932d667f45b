// What the generator remembers of the rulebook that it has written so far.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model.hpp"
#include "random/dice.hpp"

namespace xize::test::random {

using core::Kind;
using exact::Rational;

/// A type: the kind, and for an enumeration which.
struct Sort {
  Kind kind = Kind::number;
  std::size_t members = 0;  // index into Sketch::enumerations
  friend bool operator==(const Sort&, const Sort&) = default;
};

/// What the author of a rulebook would guess of a value. Wrong guesses are allowed: they make refusals.
struct Guess {
  Sort sort;
  bool absent = false;         // may be absent
  Rational low = 0, high = 0;  // numbers
  bool pair = false;           // a quotient without places
  std::string unit = {};
};

struct Field {
  std::string name;
  Guess guess;
  bool input = false;
};

struct Way {  // a link
  std::string name;
  std::size_t to = 0;
  bool absent = false;
};

struct WayBack {
  std::string name;
  std::size_t from = 0;
};

struct Table {
  std::string name;
  std::vector<Field> fields;  // keys first
  std::size_t keys = 0;
  std::vector<Way> links;
  std::vector<WayBack> backs;
  std::vector<std::string> rankings;  // 排名 in which ties share a place
  std::vector<std::size_t> periods;   // the tables of its months, quarters and years
  std::optional<Kind> periodic;       // it is such a table
  bool given = false;
  bool summed = false;                // a 总分 takes all scores that no other names
  int most = 0;  // rows; 0 = not known
};

struct Members {
  std::string name;  // of the type
  std::vector<std::string> names;
  bool ordered = false;
};

struct Sketch {
  std::vector<Table> tables;  // 0 = the run
  std::vector<Members> enumerations;
  std::vector<std::string> clauses;  // the text so far
  int serial = 0;                    // of names
  bool dated = false;                // the header says for which time it holds

  std::string fresh(const std::string& stem) { return stem + std::to_string(++serial); }
};

/// A rulebook as the texts of its clauses. One seed may give another rulebook under another compiler: which operand of +
/// rolls the dice first is the compiler's choice.
std::vector<std::string> random_rulebook(std::uint64_t seed);

/// A column that is true on every row: the two say the same of the table's rows.
void declare_twins(Sketch& sketch, std::size_t table, const std::string& one, const std::string& other);

// The parts that random_rulebook() puts together, one file each.
/// The first line, "" if there is none.
std::string header(Sketch& sketch, Dice& dice);
void declare_types(Sketch& sketch, Dice& dice);
void declare_given(Sketch& sketch, Dice& dice);
/// A frame of distinct values, a product or a domain.
void declare_derived(Sketch& sketch, Dice& dice);
void declare_link(Sketch& sketch, Dice& dice);
void declare_parameter(Sketch& sketch, Dice& dice);
void declare_constraint(Sketch& sketch, Dice& dice);
void declare_definition(Sketch& sketch, Dice& dice);
void declare_factor(Sketch& sketch, Dice& dice);
void declare_fold(Sketch& sketch, Dice& dice);
/// Indicators, points on and off, and the total that adds them up.
void declare_scores(Sketch& sketch, Dice& dice);
/// One clause of another kind of appraisal.
void declare_kind(Sketch& sketch, Dice& dice);
void declare_periodic(Sketch& sketch, Dice& dice);
void declare_result(Sketch& sketch, Dice& dice);

}  // namespace xize::test::random
