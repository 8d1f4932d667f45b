// Periods as sugar: the months, quarters or years of a frame's rows as a frame, with its keys and its usual links.
#include <algorithm>
#include <span>

#include "clauses/frames.hpp"
#include "clauses/types.hpp"
#include "core/calendar.hpp"

namespace xize::clauses {
namespace {

struct Words {
  const char* zh;
  const char* en;
};

/// Names that a periodic frame brings are in the language of its 每月.
std::string word(const Context& context, const Periodic& periodic, Words words) {
  const std::string& every = context.tree.tokens[periodic.node->first].text;
  const bool chinese = static_cast<unsigned char>(every[0]) >= 0x80U;
  return chinese ? words.zh : words.en;
}

// By kind: months, quarters, years.
constexpr Words period_names[] = {{"月份", "month"}, {"季度", "quarter"}, {"年度", "year"}};
constexpr Words all_periods[] = {{"各月", "months"}, {"各季", "quarters"}, {"各年", "years"}};
constexpr Words before[] = {{"上月", "month_before"}, {"上季", "quarter_before"}, {"上年", "year_before"}};
constexpr Words inside[] = {{"所含各月", "months_inside"}, {"所含各季", "quarters_inside"}, {"", ""}};
constexpr Words around[] = {{"", ""}, {"当季", "this_quarter"}, {"当年", "this_year"}};
constexpr Words year_before[] = {{"上年同期", "same_period_last_year"}};

std::size_t index_of(Kind kind) { return kind == Kind::month ? 0 : kind == Kind::quarter ? 1 : 2; }

std::int32_t periods_a_year(Kind kind) { return kind == Kind::month ? 12 : kind == Kind::quarter ? 4 : 1; }

/// The periods that there are: those written, or those of the time for which the rulebook holds.
std::optional<core::Domain> period_domain(Context& context, const Periodic& periodic) {
  const Node* bounds = periodic.node->child(Rule::bounds);
  if (bounds != nullptr) {
    const auto low = bound_of(context, bounds->children[0], {periodic.kind});
    const auto high = low ? bound_of(context, bounds->children[1], {periodic.kind}) : std::nullopt;
    if (!low || !high) return std::nullopt;
    if (*high < *low) {
      context.report(401, *bounds, {bound_text(context, bounds->children[1]), bound_text(context, bounds->children[0])});
      return std::nullopt;
    }
    return core::Domain{*low, *high};
  }
  const core::Header& header = context.model.header;
  if (!header.from || !header.to) {
    context.report(347, *periodic.node);
    return std::nullopt;
  }
  const core::Period low = core::containing(Kind::date, *header.from, periodic.kind, context.start_day);
  const core::Period high = core::containing(Kind::date, *header.to, periodic.kind, context.start_day);
  return core::Domain{Rational(low.ordinal), Rational(high.ordinal)};
}

ColumnId input_column(Context& context, FrameId frame, const std::string& name) {
  const auto& columns = context.names[frame].columns;
  if (const auto at = columns.find(name); at != columns.end()) return at->second;
  core::Column column;
  column.name = name;
  column.frame = frame;
  column.role = core::Column::Role::input;
  column.clause = context.model.frames[frame].clause;
  return context.add_column(std::move(column), nullptr);
}

LinkId add_way(Context& context, FrameId from, FrameId to, const std::string& name, const std::string& reverse, bool optional) {
  if (context.names[from].links.contains(name)) return none;
  core::Link link;
  link.name = name;
  link.from = from;
  link.to = to;
  link.optional = optional;
  link.clause = context.model.frames[from].clause;
  const bool back = !reverse.empty() && !context.names[to].reverse.contains(reverse);
  if (back) link.reverse = reverse;
  context.model.links.push_back(std::move(link));
  const auto id = static_cast<LinkId>(context.model.links.size() - 1);
  context.names[from].links.emplace(name, id);
  if (back) context.names[to].reverse.emplace(reverse, id);
  return id;
}

}  // namespace

bool comes_with_periods(std::string_view name) {
  const auto has = [&](std::span<const Words> list) { return std::any_of(list.begin(), list.end(), [&](const Words& one) { return name == one.zh || name == one.en; }); };
  return has(period_names) || has(all_periods) || has(before) || has(inside) || has(around) || has(year_before);
}

Kind kind_of_every(const Context& context, const Node& every) {
  switch (context.first_keyword(every)) {
    case Keyword::monthly_: return Kind::month;
    case Keyword::quarterly_: return Kind::quarter;
    default: return Kind::year;
  }
}

FrameId periodic_of(const Context& context, FrameId owner, Kind kind) {
  for (const Periodic& periodic : context.periodics) {
    if (periodic.owner == owner && periodic.kind == kind) return periodic.frame;
  }
  return none;
}

void declare_periodic_data(Context& context, const std::vector<const Node*>& clauses) {
  for (const Node* clause : clauses) {
    const Node* source = clause->rule == Rule::frame ? clause->child(Rule::periodic) : nullptr;
    if (source == nullptr) continue;
    const auto frame = context.frames.find(context.text(clause->children[0]));
    if (frame == context.frames.end()) continue;
    context.resume_clause(context.model.frames[frame->second].clause);
    const FrameId owner = find_frame(context, *source->child(Rule::name));
    if (owner == none) {
      context.give_up_periods();
      continue;
    }
    if (owner == frame->second || owner == 0) {
      context.report(348, *source->child(Rule::name));
      continue;
    }
    context.periodics.push_back({frame->second, owner, kind_of_every(context, source->children[0]), source});
  }
  for (const Node* clause : clauses) {
    const Node* every = clause->rule == Rule::input ? clause->child(Rule::every) : nullptr;
    const auto owner = context.frames.find(context.text(clause->children[0]));
    if (every == nullptr || owner == context.frames.end() || owner->second == 0) continue;
    const Kind kind = kind_of_every(context, *every);
    if (periodic_of(context, owner->second, kind) != none) continue;
    core::Frame frame;
    frame.name = context.model.frames[owner->second].name + context.tree.tokens[every->first].text;
    frame.role = core::Frame::Role::given;
    frame.clause = context.begin_clause("frame", *clause, &clause->children[0]);
    const FrameId added = context.add_frame(std::move(frame), &clause->children[0]);
    if (added != none) context.periodics.push_back({added, owner->second, kind, every});
  }
}

bool declare_periodic_keys(Context& context, std::size_t i) {
  const Periodic periodic = context.periodics[i];
  context.resume_clause(context.model.frames[periodic.frame].clause);
  const auto domain = period_domain(context, periodic);
  const std::string name = word(context, periodic, period_names[index_of(periodic.kind)]);
  std::vector<ColumnId> keys;
  for (const ColumnId key : std::vector<ColumnId>(context.model.frames[periodic.owner].key)) {
    if (context.model.columns[key].name == name) {  // months of months
      const std::string& owner = context.model.frames[periodic.owner].name;
      context.report(302, *periodic.node, {Context::quoted(owner), Context::quoted(name)});
      return false;
    }
    const ColumnId own = input_column(context, periodic.frame, context.model.columns[key].name);
    context.build_later(own, [&context, own, key] { return context.shape_like(own, key); });
    keys.push_back(own);
  }
  const ColumnId period = input_column(context, periodic.frame, name);
  core::Column& column = context.model.columns[period];
  column.type = {periodic.kind};
  column.domain = domain;
  context.periodics[i].owner_keys = keys;
  context.periodics[i].period = period;
  keys.push_back(period);
  for (const ColumnId id : keys) {
    const core::Column& key = context.model.columns[id];
    if (key.optional) context.report(305, context.model.clauses[key.clause].name_span, {Context::quoted(key.name)});
  }
  context.model.frames[periodic.frame].key = std::move(keys);
  return true;
}

void declare_periodic_links(Context& context) {
  for (std::size_t i = 0; i < context.periodics.size(); ++i) {
    Periodic periodic = context.periodics[i];
    if (periodic.period == none) continue;  // its keys were refused
    const std::string owner = context.model.frames[periodic.owner].name;
    const std::size_t kind = index_of(periodic.kind);
    periodic.ways.push_back({add_way(context, periodic.frame, periodic.owner, owner, word(context, periodic, all_periods[kind]), false), 0, true});
    periodic.ways.push_back({add_way(context, periodic.frame, periodic.frame, word(context, periodic, before[kind]), "", true), 1, false});
    if (periodic.kind != Kind::year) {
      const std::string year = word(context, periodic, year_before[0]);
      periodic.ways.push_back({add_way(context, periodic.frame, periodic.frame, year, "", true), periods_a_year(periodic.kind), false});
    }
    for (const Periodic& coarser : context.periodics) {
      if (coarser.period == none || coarser.owner != periodic.owner) continue;
      const bool first = periodic_of(context, periodic.owner, coarser.kind) == coarser.frame;  // of its kind
      if (coarser.kind <= periodic.kind || !first) continue;
      const std::string name = word(context, periodic, around[index_of(coarser.kind)]);
      periodic.coarser.push_back(add_way(context, periodic.frame, coarser.frame, name, word(context, periodic, inside[kind]), false));
    }
    context.periodics[i] = periodic;
  }
}

bool build_periodic_link(Context& context, LinkId link) {
  for (std::size_t i = 0; i < context.periodics.size(); ++i) {
    const Periodic periodic = context.periodics[i];
    const bool wider = std::find(periodic.coarser.begin(), periodic.coarser.end(), link) != periodic.coarser.end();
    bool found = wider;
    Periodic::Way way{link, 0, false};
    for (const Periodic::Way& one : periodic.ways) {
      if (one.link != link) continue;
      found = true;
      way = one;
    }
    if (!found) continue;
    const text::Span span = context.model.clauses[context.model.links[link].clause].name_span;
    std::vector<ExprId> keys;
    for (const ColumnId key : periodic.owner_keys) {
      if (!context.ensure(key)) return true;
      keys.push_back(context.column_read(key, span));
    }
    const ExprId period = context.column_read(periodic.period, span);
    if (wider) {
      const FrameId to = context.model.links[link].to;
      Kind kind = Kind::year;
      for (const Periodic& other : context.periodics) {
        if (other.frame == to) kind = other.kind;
      }
      keys.push_back(context.make(Op::containing, {kind}, periodic.frame, {period}, span));
      context.model.exprs[keys.back()].amount = 1;
    } else if (!way.whole) {
      keys.push_back(context.make(Op::shift, {periodic.kind}, periodic.frame, {period, context.number(Rational(-way.back), periodic.frame, span)}, span));
    }
    context.model.links[link].keys = std::move(keys);
    return true;
  }
  return false;
}

}  // namespace xize::clauses
