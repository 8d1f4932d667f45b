// What the declarations say: inputs, parameters, keys of derived frames.
#include "core/calendar.hpp"
#include "proof/checker.hpp"

namespace xize::proof {

using core::Column;
using core::Frame;

Known Checker::declared(const Column& column) {
  Known known;
  known.kind = column.type.kind;
  if (column.type.kind == core::Kind::number) {
    const int places = column.places + (column.style == core::NumberStyle::percent ? 2 : 0);
    const Rational step = Rational::power_of_ten(-places);
    const Rational most = Rational(INT64_MAX) * step;  // what a cell can hold
    Rational low = -most, high = most;
    if (column.domain) {
      low = column.domain->low;
      high = column.domain->high;
      if (low < -most || high > most) {
        report(606, {}, {column.name, low.to_string() + ".." + high.to_string()});
        return unknown(column.type);
      }
    }
    known.ranges = Ranges::between(low, high);
    known.step = step;
  } else if (column.type.is_period()) {
    known.step = 1;
    known.ranges = Ranges::between(core::lowest(known.kind), core::highest(known.kind));
    if (column.domain) known.ranges = known.ranges & Ranges::between(column.domain->low, column.domain->high);
  } else {
    known.members.assign(member_count(column.type), true);
    return known;
  }
  settle(known);
  if (known.ranges.empty()) {
    report(616, {}, {column.name, column.domain->low.to_string() + ".." + column.domain->high.to_string()});
    return unknown(column.type);
  }
  return known;
}

void Checker::declare_inputs() {
  for (core::ColumnId id = 0; id < model_.columns.size(); ++id) {
    const Column& column = model_.columns[id];
    if (column.role == Column::Role::input || column.role == Column::Role::parameter) declare_input(id);
  }
}

void Checker::declare_input(core::ColumnId id) {
  const Column& column = model_.columns[id];
  clause_ = column.clause;
  Known known = declared(column);
  if (column.optional) known.absent = Cause{Cause::Kind::value, {}, column.name};
  columns_[id] = known;
  if (column.role != Column::Role::parameter || column.definition == core::none) return;
  Known standard = eval(column.definition, terms_.self(0), {});
  cover(standard);
  if (standard.broken || known.broken || standard.ranges.empty()) return;
  if ((standard.ranges & known.ranges) == standard.ranges && (known.step.is_zero() || standard.on_grid(known.step))) return;
  report(617, expr(column.definition).span, {describe(standard.ranges, known.kind), describe(known.ranges, known.kind)});
}

void Checker::prove_frame(core::FrameId id) {
  const Frame& frame = model_.frames[id];
  clause_ = frame.clause;
  const bool distinct = frame.role == Frame::Role::distinct;
  const TermId row = terms_.self(distinct ? frame.source : id);
  Environment env;
  bool possible = true;
  std::vector<core::ColumnId> sources = frame.source_columns;
  if (frame.role == Frame::Role::product && sources.size() != frame.key.size()) {
    sources = model_.frames[frame.source].key;
    const auto& other = model_.frames[frame.other].key;
    sources.insert(sources.end(), other.begin(), other.end());
  }
  const auto take_keys = [&](bool narrowed) {
    for (std::size_t i = 0; i < frame.key.size(); ++i) {
      Column& key = model_.columns[frame.key[i]];
      if (key.role != Column::Role::key) continue;
      Known known;
      if (frame.role == Frame::Role::domain) {
        known = declared(key);
      } else if (i < sources.size() && columns_[sources[i]]) {
        known = *columns_[sources[i]];
        if (narrowed) {
          const TermId atom = terms_.column(sources[i], row);
          if (known.has_ranges()) {
            if (const auto ranges = query({0, {{atom, 1}}}, env)) known.ranges = *ranges;
            settle(known);
          } else if (!known.members.empty()) {
            known.members = members_of(atom, known.members, env);
          }
        }
      } else {
        known = unknown(key.type);
      }
      known.absent.reset();
      known.said_absent = false;
      if (known.has_ranges() && !known.ranges.empty() && !known.broken && !key.domain) {
        key.domain = core::Domain{known.ranges.hull().low, known.ranges.hull().high};
      }
      columns_[frame.key[i]] = std::move(known);
    }
  };
  if (!distinct) take_keys(false);
  if (frame.where != core::none) {
    condition(frame.where, row, {});
    possible = assume(frame.where, row, true, env);
  }
  if (distinct) take_keys(possible);
}

/// Whether a link leads to the group that the row itself is in: then it leads somewhere for certain.
bool Checker::is_own_group(const core::Link& link) const {
  const Frame& target = model_.frames[link.to];
  if (target.role != Frame::Role::distinct || target.source != link.from || target.where != core::none) return false;
  if (link.keys.size() != target.source_columns.size()) return false;
  for (std::size_t i = 0; i < link.keys.size(); ++i) {
    if (expr(link.keys[i]).op != core::Op::column || expr(link.keys[i]).id != target.source_columns[i]) return false;
  }
  return true;
}

void Checker::prove_link(core::LinkId id) {
  const core::Link& link = model_.links[id];
  clause_ = link.clause;
  const TermId row = terms_.self(link.from);
  Known known;
  known.kind = core::Kind::row;
  bool absent = link.optional && !is_own_group(link);
  for (const ExprId e : link.keys) {  // without a key there is no row; a key without a row is a finding
    const Known key = eval(e, row, {});
    absent |= key.may_be_absent() || key.never_present;
    known.broken |= key.broken;
  }
  if (link.computed != core::none) {
    Known computed = eval(link.computed, row, {});
    if (!link.optional) cover(computed, 507);
    known.broken |= computed.broken;
  }
  if (absent) known.absent = Cause{Cause::Kind::link, {}, link.name};
  links_[id] = std::move(known);
}

}  // namespace xize::proof
