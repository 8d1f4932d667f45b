#include "proof/relevance.hpp"

namespace xize::proof {

using core::Expr;
using core::Op;

namespace {

bool meet(const Reads& a, const Reads& b) { return (a & b).any(); }

template <class Index>
std::optional<Reads>& slot(std::vector<std::optional<Reads>>& list, Index id) {
  if (id >= list.size()) list.resize(static_cast<std::size_t>(id) + 1);
  return list[id];
}

}  // namespace

Reads Relevance::column_bit(core::ColumnId id) const {
  Reads bit;
  bit.set((1 + id) % bit.size());
  return bit;
}

Reads Relevance::link_bit(core::LinkId id) const {
  Reads bit;
  bit.set((1 + model_.columns.size() + id) % bit.size());
  return bit;
}

void Relevance::prepare(const Dependencies& units) {
  for (core::ColumnId id = 0; id < model_.columns.size(); ++id) columns_.push_back(column_bit(id));
  for (core::LinkId id = 0; id < model_.links.size(); ++id) links_.push_back(link_bit(id));
  frames_.resize(model_.frames.size());
  raw_.resize(model_.exprs.size());
  exprs_.resize(model_.exprs.size());
  for (const Unit& unit : units.units) {
    switch (unit.kind) {
      case Unit::Kind::frame: {
        const core::Frame& frame = model_.frames[unit.id];
        Reads reads = raw(frame.where);
        for (const core::ColumnId source : frame.source_columns) reads |= columns_[source];
        if (frame.role == core::Frame::Role::product) {
          for (const core::FrameId part : {frame.source, frame.other}) {
            for (const core::ColumnId key : model_.frames[part].key) reads |= columns_[key];
          }
        }
        frames_[unit.id] = reads;
        for (const core::ColumnId key : frame.key) columns_[key] |= reads;
        break;
      }
      case Unit::Kind::link: {
        const core::Link& link = model_.links[unit.id];
        links_[unit.id] |= raw(link.computed) | all(link.keys);
        for (const core::ColumnId key : model_.frames[link.to].key) links_[unit.id] |= columns_[key];
        break;
      }
      case Unit::Kind::column: columns_[unit.id] |= raw(model_.columns[unit.id].definition); break;
      case Unit::Kind::fold: {
        const core::Fold& fold = model_.folds[unit.id];
        Reads reads = all(fold.group) | keys(fold.order) | raw(fold.where);
        for (const core::ColumnId state : fold.states) {
          reads |= columns_[state] | raw(model_.columns[state].start) | raw(model_.columns[state].definition);
        }
        for (const core::ColumnId state : fold.states) columns_[state] = reads;
        break;
      }
    }
  }
  // What was asked for on the way may have been asked too early, in a cycle.
  raw_.assign(model_.exprs.size(), std::nullopt);
  std::vector<Reads> found;
  for (const core::Constraint& constraint : model_.constraints) found.push_back(raw(constraint.condition));
  for (const core::Frame& frame : model_.frames) found.push_back(raw(frame.where));
  for (Reads one : found) {
    std::vector<Reads> apart;
    for (const Reads& other : tied_) {
      if (meet(one, other)) {
        one |= other;
      } else {
        apart.push_back(other);
      }
    }
    if (one.any()) apart.push_back(one);
    tied_ = std::move(apart);
  }
}

void Relevance::close(Reads& reads) const {
  for (const Reads& tied : tied_) {
    if (meet(reads, tied)) reads |= tied;
  }
}

Reads Relevance::all(const std::vector<ExprId>& list) {
  Reads reads;
  for (const ExprId id : list) reads |= raw(id);
  return reads;
}

Reads Relevance::keys(const std::vector<core::OrderKey>& keys) {
  Reads reads;
  for (const core::OrderKey& key : keys) reads |= raw(key.expr);
  return reads;
}

Reads Relevance::steps(const std::vector<core::Step>& steps) {
  Reads reads;
  for (const core::Step& step : steps) {
    if (step.link != core::none) reads |= links_[step.link];
    if (step.frame != core::none) {
      reads |= frames_[step.frame];
      for (const core::ColumnId key : model_.frames[step.frame].key) reads |= columns_[key];
    }
    reads |= all(step.where);
    for (const auto& tie : step.equal) reads |= raw(tie.there) | raw(tie.here);
    if (step.order) reads |= raw(step.order->there) | raw(step.order->here);
  }
  return reads;
}

Reads Relevance::operands(const Expr& e) {
  Reads reads = all(e.args);
  switch (e.op) {
    case Op::column: case Op::previous: return reads | columns_[e.id];
    case Op::link: return reads | links_[e.id];
    case Op::previous_row: return reads.set(0);
    case Op::aggregate: {
      const core::Aggregate& a = model_.aggregates[e.id];
      return reads | steps(a.steps) | raw(a.value) | raw(a.weight) | keys(a.order);
    }
    case Op::rank: case Op::shared: {
      const core::Ranking& r = model_.rankings[e.id];
      return reads | all(r.group) | keys(r.keys) | raw(r.where);
    }
    case Op::apportion: {
      const core::Apportionment& a = model_.apportionments[e.id];
      return reads | all(a.group) | keys(a.keys) | raw(a.where) | raw(a.total) | raw(a.weight);
    }
    default: return reads;
  }
}

Reads Relevance::raw(ExprId id) {
  if (id == core::none) return {};
  if (!raw_[id]) {
    const Reads reads = operands(model_[id]);
    raw_[id] = reads;
  }
  return *raw_[id];
}

const Reads& Relevance::of_expr(ExprId id) {
  if (!exprs_[id]) {
    Reads reads = raw(id);
    close(reads);
    exprs_[id] = reads;
  }
  return *exprs_[id];
}

/// Of a column itself alone: what stands behind it has facts of its own. Any other value is told by all that it is made of.
const Reads& Relevance::of_term(TermId id) {
  if (const auto& known = slot(terms_read_, id)) return *known;
  const Term& term = terms_[id];
  Reads reads;
  switch (term.kind) {
    case Term::Kind::column: reads = column_bit(term.id); break;
    case Term::Kind::linked: reads = link_bit(term.id); break;
    case Term::Kind::previous: reads.set(0); break;
    case Term::Kind::value:
      if (term.expr != core::none) {
        reads = raw(term.expr);
        break;
      }
      [[fallthrough]];
    default: reads.set(); break;
  }
  if (reads.none()) reads.set();
  auto& place = slot(terms_read_, id);
  place = reads;
  return *place;
}

const Reads& Relevance::of_form(FormId id) {
  if (const auto& known = slot(forms_, id)) return *known;
  Reads reads;
  for (const auto& entry : terms_.form(id).atoms) reads |= of_term(entry.first);
  auto& place = slot(forms_, id);
  place = reads;
  return *place;
}

void Relevance::note_reached(std::uint32_t text, std::uint32_t aggregate) {
  const core::Aggregate& a = model_.aggregates[aggregate];
  auto& known = slot(reached_, text);
  if (!known) known = steps(a.steps) | raw(a.value);
}

Environment Relevance::only(const Environment& env, ExprId id, TermId row) {
  if (env.empty()) return env;
  Reads reads = of_expr(id);
  for (; row != core::none; row = terms_[row].row) {  // and whether the row is there
    const Term::Kind kind = terms_[row].kind;
    if (kind != Term::Kind::self && kind != Term::Kind::run && kind != Term::Kind::there) reads |= of_term(row);
  }
  close(reads);
  // Forms over several atoms pass on what is known of one to the others.
  for (bool more = true; more;) {
    more = false;
    for (const auto& [form, ranges] : env.forms) {
      if (terms_.form(form).atoms.size() < 2) continue;
      const Reads& own = of_form(form);
      if (!meet(own, reads) || (own & ~reads).none()) continue;
      reads |= own;
      close(reads);
      more = true;
    }
  }
  Environment result;
  for (const auto& entry : env.forms) {
    if (meet(of_form(entry.first), reads)) result.forms.append(entry);
  }
  for (const auto& entry : env.members) {
    if (meet(of_term(entry.first), reads)) result.members.append(entry);
  }
  for (const auto& entry : env.presence) {
    if (meet(of_term(entry.first), reads)) result.presence.append(entry);
  }
  for (const auto& entry : env.reached) {
    const auto& own = slot(reached_, entry.first);
    if (!own || own->none() || meet(*own, reads)) result.reached.append(entry);
  }
  return result;
}

}  // namespace xize::proof
