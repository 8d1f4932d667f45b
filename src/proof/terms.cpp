#include "proof/terms.hpp"

#include <algorithm>

namespace xize::proof {

using core::Expr;
using core::Op;

namespace {

/// Beyond this a definition stands as an atom of its own: long sums are proved by their parts.
constexpr std::size_t most_atoms = 10;
/// Nor are definitions looked through without end.
constexpr int most_depth = 16;

/// Definitions by these operators may stand for the column: they change no value and add no case.
bool is_plain(Op op) {
  switch (op) {
    case Op::constant: case Op::column: case Op::look: case Op::negate: case Op::add: case Op::subtract:
    case Op::multiply: case Op::divide: case Op::aggregate: case Op::shift: case Op::distance: case Op::self:
    case Op::link:
      return true;
    default: return false;
  }
}

/// Operators whose value depends on whether an operand is absent.
bool sees_absence(Op op) {
  switch (op) {
    case Op::present: case Op::fallback: case Op::list_sum: case Op::list_mean: case Op::list_weighted_mean:
    case Op::list_count: case Op::list_any: case Op::list_every: case Op::match:
      return true;
    default: return false;
  }
}

bool is_quantity(const core::Type& type) { return type.kind == core::Kind::number || type.is_period(); }

/// Equal texts only for equal constants of one type.
std::string constant_text(const core::Type& type, const core::Value& value) {
  if (!value.is_present()) return "-";
  switch (type.kind) {
    case core::Kind::number: return value.number().to_string();
    case core::Kind::boolean: return value.truth() ? "true" : "false";
    case core::Kind::enumeration: return std::to_string(type.id) + "." + std::to_string(value.member());
    case core::Kind::text: return std::to_string(value.text().size()) + "'" + std::string(value.text());
    case core::Kind::row: return std::to_string(value.row());
    default: return std::to_string(value.period());
  }
}

}  // namespace

Linear& Linear::add(const Linear& other, const Rational& times) {
  constant += other.constant * times;
  for (const auto& [atom, factor] : other.atoms) {
    const auto at = std::lower_bound(atoms.begin(), atoms.end(), atom,
                                     [](const auto& entry, TermId id) { return entry.first < id; });
    if (at != atoms.end() && at->first == atom) {
      at->second += factor * times;
      if (at->second.is_zero()) atoms.erase(at);
    } else {
      atoms.insert(at, {atom, factor * times});
    }
  }
  return *this;
}

void Linear::scale(const Rational& by) {
  constant *= by;
  if (by.is_zero()) atoms.clear();
  for (auto& entry : atoms) entry.second *= by;
}

const Rational* Linear::coefficient(TermId atom) const {
  for (const auto& entry : atoms) {
    if (entry.first == atom) return &entry.second;
  }
  return nullptr;
}

std::pair<Linear, Rational> Linear::normal() const {
  Linear form = *this;
  form.constant = 0;
  if (atoms.empty()) return {form, 1};
  const Rational first = atoms.front().second;
  form.scale(Rational(1) / first);
  return {form, first};
}

std::string Linear::key() const {
  std::string text;
  for (const auto& [atom, factor] : atoms) text += factor.to_string() + "*" + std::to_string(atom) + "+";
  return text;
}

FormId Terms::form(const Linear& normal) {
  const auto [at, added] = form_index_.try_emplace(normal, static_cast<FormId>(forms_.size()));
  if (added) forms_.push_back(&at->first);
  return at->second;
}

TermId Terms::intern(std::string key, Term term) {
  const auto [at, added] = index_.try_emplace(std::move(key), static_cast<TermId>(terms_.size()));
  if (added) terms_.push_back(term);
  return at->second;
}

TermId Terms::self(core::FrameId frame) {
  const Term::Kind kind = frame == 0 ? Term::Kind::run : Term::Kind::self;
  return intern("self" + std::to_string(frame), {kind, core::none, 0, core::none, core::none, frame});
}

TermId Terms::link(core::LinkId link, TermId row) {
  const Term from = terms_[row];
  // A row that was reached backward along the link leads back to where it was reached from.
  if (from.kind == Term::Kind::there) {
    const core::Step& step = model_.aggregates[from.id].steps[from.step];
    if (step.kind == core::Step::Kind::backward && step.link == link) return from.row;
  }
  return intern("link" + std::to_string(link) + row_key(row),
                {Term::Kind::linked, link, 0, row, core::none, model_.links[link].to});
}

TermId Terms::there(std::uint32_t aggregate, std::uint32_t step, TermId row, core::FrameId frame) {
  return intern("there" + std::to_string(aggregate) + "." + std::to_string(step) + row_key(row),
                {Term::Kind::there, aggregate, step, row, core::none, frame});
}

TermId Terms::previous(TermId row) {
  return intern("previous" + row_key(row), {Term::Kind::previous, core::none, 0, row, core::none, terms_[row].frame});
}

TermId Terms::column(core::ColumnId column, TermId row) {
  return intern("column" + std::to_string(column) + row_key(row),
                {Term::Kind::column, column, 0, row, core::none, core::none});
}

TermId Terms::row_of(ExprId id, TermId row) {
  const Expr& expr = model_[id];
  switch (expr.op) {
    case Op::self: return row;
    case Op::run_row: return self(0);
    case Op::link: return link(expr.id, row);
    case Op::previous_row: return previous(row);
    case Op::look: return row_of(expr.args[1], row_of(expr.args[0], row));
    default: {
      const core::FrameId frame = expr.type.id;
      return intern("row" + key(id, row), {Term::Kind::value, core::none, 0, row, id, frame});
    }
  }
}

std::pair<ExprId, TermId> Terms::resolve(ExprId id, TermId row, bool keys) {
  for (;;) {
    const Expr& expr = model_[id];
    if (expr.op == Op::look) {
      row = row_of(expr.args[0], row);
      id = expr.args[1];
      continue;
    }
    if (keys && expr.op == Op::column && terms_[row].kind == Term::Kind::linked) {
      const core::Link& link = model_.links[terms_[row].id];
      const auto& key = model_.frames[link.to].key;
      const auto at = std::find(key.begin(), key.end(), expr.id);
      const auto index = static_cast<std::size_t>(at - key.begin());
      if (at != key.end() && index < link.keys.size()) {
        row = terms_[row].row;
        id = link.keys[index];
        continue;
      }
    }
    return {id, row};
  }
}

TermId Terms::atom(ExprId id, TermId row) {
  std::tie(id, row) = resolve(id, row);
  const Expr& expr = model_[id];
  if (expr.type.kind == core::Kind::row) return row_of(id, row);
  if (expr.op == Op::column) {
    const core::Column& column = model_.columns[expr.id];
    if (column.role == core::Column::Role::derived && column.definition != core::none && !is_quantity(column.type)) {
      const Op op = model_[column.definition].op;
      if (op == Op::column || op == Op::look) return atom(column.definition, row);
    }
    return this->column(expr.id, row);
  }
  return intern("value" + key(id, row), {Term::Kind::value, core::none, 0, row, id, core::none});
}

Linear Terms::linear(ExprId id, TermId row) {
  const auto found = linear_cache_.find({id, row});
  if (found != linear_cache_.end()) return found->second;
  Linear result = compute(id, row);
  linear_cache_.emplace(std::pair(id, row), result);
  return result;
}

Linear Terms::of_column(core::ColumnId id, TermId row) {
  const core::Column& column = model_.columns[id];
  const bool derived = column.role == core::Column::Role::derived && column.definition != core::none;
  if (derived && id < expand.size() && expand[id] && is_plain(model_[column.definition].op) && depth_ < most_depth) {
    ++depth_;
    Linear definition = linear(column.definition, row);
    --depth_;
    if (definition.atoms.size() <= most_atoms) return definition;
  }
  return {0, {{this->column(id, row), 1}}};
}

Linear Terms::compute(ExprId start, TermId from) {
  const auto [id, row] = resolve(start, from);
  const Expr& expr = model_[id];
  const auto itself = [&, id = id, row = row] {
    return Linear{0, {{intern("value" + key(id, row), {Term::Kind::value, core::none, 0, row, id, core::none}), 1}}};
  };
  switch (expr.op) {
    case Op::constant:
      if (!expr.value.is_present()) return itself();
      return {expr.type.kind == core::Kind::number ? expr.value.number() : Rational(expr.value.period()), {}};
    case Op::column: return of_column(expr.id, row);
    case Op::negate: {
      Linear result = linear(expr.args[0], row);
      result.scale(-1);
      return result;
    }
    case Op::add: case Op::shift: case Op::subtract: {
      Linear total = linear(expr.args[0], row);
      const Rational sign = expr.op == Op::subtract ? -1 : 1;
      for (std::size_t i = 1; i < expr.args.size(); ++i) total.add(linear(expr.args[i], row), sign);
      return total;
    }
    case Op::distance: return Linear(linear(expr.args[0], row)).add(linear(expr.args[1], row), -1);
    case Op::multiply: {
      Linear total{1, {}};
      for (const ExprId arg : expr.args) {
        Linear factor = linear(arg, row);
        if (!factor.is_constant()) std::swap(total, factor);
        if (!factor.is_constant() || factor.constant.is_zero()) return itself();
        total.scale(factor.constant);
      }
      return total;
    }
    case Op::divide: {
      Linear a = linear(expr.args[0], row);
      const Linear b = linear(expr.args[1], row);
      if (!b.is_constant() || b.constant.is_zero()) return itself();
      a.scale(Rational(1) / b.constant);
      return a;
    }
    case Op::min: case Op::max:
      if (expr.args.size() == 1) return linear(expr.args[0], row);
      return itself();
    default: return itself();
  }
}

std::string Terms::key(ExprId start, TermId from, bool absence) {
  const auto [id, row] = resolve(start, from, !absence);
  const Expr& expr = model_[id];
  if (absence && expr.op == Op::column) return "#" + std::to_string(column(expr.id, row));
  if (!absence && is_quantity(expr.type)) {
    switch (expr.op) {
      case Op::constant: case Op::column: case Op::negate: case Op::add: case Op::subtract: case Op::shift:
      case Op::distance: {
        const Linear form = linear(id, row);
        return "{" + form.key() + form.constant.to_string() + "}";
      }
      default: break;
    }
  }
  if (expr.op == Op::column) return "#" + std::to_string(atom(id, row));
  if (expr.op == Op::self || expr.op == Op::link || expr.op == Op::run_row || expr.op == Op::previous_row) {
    return row_key(row_of(id, row));
  }
  if (expr.op == Op::aggregate) return aggregate_key(expr.id, row);
  std::string text = "(" + std::to_string(static_cast<int>(expr.op));
  switch (expr.op) {
    case Op::constant:
      text += "k" + std::to_string(static_cast<int>(expr.type.kind)) + "v" + constant_text(expr.type, expr.value);
      break;
    case Op::round:
      text += "s" + expr.number.to_string() + "m" + std::to_string(static_cast<int>(expr.rounding));
      break;
    case Op::containing: case Op::first_inside: case Op::last_inside: case Op::part: case Op::shift_member:
      text += "a" + std::to_string(expr.amount) + "t" + std::to_string(static_cast<int>(expr.type.kind));
      break;
    default: break;
  }
  if (expr.id != core::none) text += "i" + std::to_string(expr.id);
  if (expr.args.empty()) text += row_key(row);
  for (const ExprId arg : expr.args) text += "," + key(arg, row, absence || sees_absence(expr.op));
  return text + ")";
}

TermId Terms::place(const std::string& name, TermId row, core::FrameId frame) {
  return intern("place" + name + "." + std::to_string(frame) + row_key(row),
                {Term::Kind::value, core::none, 0, row, core::none, frame});
}

std::string Terms::steps_key(const std::vector<core::Step>& steps, std::uint32_t aggregate, TermId row, TermId& there) {
  std::string text = row_key(row);
  there = row;
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    const core::Step& step = steps[i];
    if (step.kind == core::Step::Kind::forward) {
      there = link(step.link, there);
      text += "f" + std::to_string(step.link);
    } else {
      const bool back = step.kind == core::Step::Kind::backward;
      text += (back ? "b" + std::to_string(step.link) : "a" + std::to_string(step.frame));
      there = this->there(aggregate, i, there, step.frame);
    }
    // Inside the key reached rows are told apart by their place alone, so that aggregates over the same rows agree.
    const TermId place = this->place(std::to_string(i), row, terms_[there].frame);
    const auto local = [&](ExprId e) { return key(e, place, true); };
    for (const ExprId where : step.where) text += "w" + local(where);
    for (const auto& tie : step.equal) text += "e" + local(tie.there) + "=" + key(tie.here, row, true);
    if (step.not_self) text += "n";
    if (step.order) {
      text += "o" + std::to_string(static_cast<int>(step.order->compare)) + local(step.order->there) + ":" +
              key(step.order->here, row, true);
    }
  }
  return text;
}

std::string Terms::reach_key(std::uint32_t aggregate, TermId row) {
  TermId there = row;
  return steps_key(model_.aggregates[aggregate].steps, aggregate, row, there);
}

std::string Terms::value_key(std::uint32_t aggregate, TermId row) {
  const core::Aggregate& a = model_.aggregates[aggregate];
  TermId there = row;
  steps_key(a.steps, aggregate, row, there);
  return a.value == core::none ? "" : key(a.value, place("end", row, terms_[there].frame), true);
}

std::string Terms::aggregate_key(std::uint32_t id, TermId row) {
  const core::Aggregate& a = model_.aggregates[id];
  TermId there = row;
  std::string text = "(agg" + std::to_string(static_cast<int>(a.function)) + steps_key(a.steps, id, row, there);
  const TermId place = this->place("end", row, terms_[there].frame);
  if (a.value != core::none) text += "v" + key(a.value, place, true);
  if (a.weight != core::none) text += "u" + key(a.weight, place, true);
  text += order_key(a.order, place);
  text += "t" + std::to_string(a.trim) + "l" + std::to_string(a.at_least) + "q" + a.quantile.to_string() + "m" +
          std::to_string(static_cast<int>(a.method));
  return text + ")";
}

std::string Terms::order_key(const std::vector<core::OrderKey>& order, TermId row) {
  std::string text;
  for (const core::OrderKey& k : order) {
    text += "k" + key(k.expr, row, true) + (k.descending ? "d" : "a") + std::to_string(static_cast<int>(k.absent));
  }
  return text;
}

}  // namespace xize::proof
