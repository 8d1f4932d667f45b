#include "proof/order.hpp"

#include <algorithm>
#include <queue>
#include <set>

namespace xize::proof {

using core::Expr;
using core::ExprId;
using core::Model;
using core::Op;

namespace {

/// Collects what expressions read: frames, links, columns.
class Reads {
 public:
  Reads(const Model& model, const Dependencies& units) : model_(model), units_(units) {}

  /// `unborn`: a frame whose rows are being made: its own links are found by their keys on the spot.
  void expr(ExprId id, core::FrameId unborn = core::none) {
    if (id == core::none || !seen_.insert({id, unborn}).second) return;
    const Expr& e = model_[id];
    switch (e.op) {
      case Op::column: column(e.id, unborn); break;
      case Op::link: link(e.id, unborn); break;
      case Op::aggregate: aggregate(model_.aggregates[e.id]); break;
      case Op::rank: case Op::shared: ranking(model_.rankings[e.id]); break;
      case Op::apportion: apportionment(model_.apportionments[e.id]); break;
      default: break;
    }
    for (const ExprId arg : e.args) expr(arg, unborn);
  }

  void frame(core::FrameId id) { add(units_.of_frame[id]); }

  void link(core::LinkId id, core::FrameId unborn) {
    const core::Link& l = model_.links[id];
    if (l.from != unborn) {
      add(units_.of_link[id]);
      return;
    }
    frame(l.to);
    for (const ExprId key : l.keys) expr(key, unborn);
    expr(l.computed, unborn);
  }

  void column(core::ColumnId id, core::FrameId unborn) {
    const core::Column& c = model_.columns[id];
    if (units_.of_column[id] != core::none) {
      add(units_.of_column[id]);
    } else if (c.frame != unborn) {
      frame(c.frame);
    }
  }

  void order(const std::vector<core::OrderKey>& keys) {
    for (const core::OrderKey& key : keys) expr(key.expr);
  }
  void exprs(const std::vector<ExprId>& list) {
    for (const ExprId id : list) expr(id);
  }
  const std::set<std::uint32_t>& found() const { return found_; }

  void unit(const Unit& u) {
    switch (u.kind) {
      case Unit::Kind::frame: {
        const core::Frame& f = model_.frames[u.id];
        if (f.source != core::none) frame(f.source);
        if (f.other != core::none) frame(f.other);
        for (const core::ColumnId c : f.source_columns) column(c, core::none);
        expr(f.where, f.role == core::Frame::Role::distinct ? core::none : u.id);
        break;
      }
      case Unit::Kind::link: {
        const core::Link& l = model_.links[u.id];
        frame(l.from);
        frame(l.to);
        exprs(l.keys);
        expr(l.computed);
        break;
      }
      case Unit::Kind::column:
        frame(model_.columns[u.id].frame);
        expr(model_.columns[u.id].definition);
        break;
      case Unit::Kind::fold: {
        const core::Fold& f = model_.folds[u.id];
        frame(f.frame);
        exprs(f.group);
        order(f.order);
        expr(f.where);
        for (const core::ColumnId c : f.states) {
          expr(model_.columns[c].start);
          expr(model_.columns[c].definition);
        }
        break;
      }
    }
  }

 private:
  void add(std::uint32_t position) {
    if (position != core::none) found_.insert(position);
  }

  void aggregate(const core::Aggregate& a) {
    for (const core::Step& step : a.steps) {
      if (step.kind == core::Step::Kind::all) {
        frame(step.frame);
      } else {
        link(step.link, core::none);
      }
      exprs(step.where);
      for (const auto& tie : step.equal) {
        expr(tie.there);
        expr(tie.here);
      }
      if (step.order) {
        expr(step.order->there);
        expr(step.order->here);
      }
    }
    expr(a.value);
    expr(a.weight);
    order(a.order);
  }

  void ranking(const core::Ranking& r) {
    frame(r.frame);
    exprs(r.group);
    order(r.keys);
    expr(r.where);
  }

  void apportionment(const core::Apportionment& a) {
    frame(a.frame);
    exprs(a.group);
    expr(a.total);
    expr(a.weight);
    expr(a.where);
    order(a.keys);
  }

  const Model& model_;
  const Dependencies& units_;
  std::set<std::pair<ExprId, core::FrameId>> seen_;
  std::set<std::uint32_t> found_;
};

core::ClauseId clause_of(const Model& model, const Unit& u) {
  switch (u.kind) {
    case Unit::Kind::frame: return model.frames[u.id].clause;
    case Unit::Kind::link: return model.links[u.id].clause;
    case Unit::Kind::column: return model.columns[u.id].clause;
    case Unit::Kind::fold: return model.columns[model.folds[u.id].states.front()].clause;
  }
  return core::none;
}

std::string name_of(const Model& model, const Unit& u) {
  switch (u.kind) {
    case Unit::Kind::frame: return model.frames[u.id].name;
    case Unit::Kind::link: return model.links[u.id].name;
    case Unit::Kind::column: return model.columns[u.id].name;
    case Unit::Kind::fold: return model.columns[model.folds[u.id].states.front()].name;
  }
  return {};
}

text::Span span_of(const Model& model, const Unit& u) {
  const core::ClauseId clause = clause_of(model, u);
  if (clause == core::none) return {};
  return model.clauses[clause].name_span.end > 0 ? model.clauses[clause].name_span : model.clauses[clause].span;
}

core::FrameId frame_of(const Model& model, const Unit& u) {
  switch (u.kind) {
    case Unit::Kind::frame: return u.id;
    case Unit::Kind::link: return model.links[u.id].from;
    case Unit::Kind::column: return model.columns[u.id].frame;
    case Unit::Kind::fold: return model.folds[u.id].frame;
  }
  return core::none;
}

/// Whether a column reads rows of its own frame other than its own: through a link from the frame to itself.
bool looks_along(const Model& model, ExprId id, core::FrameId frame) {
  if (id == core::none) return false;
  const Expr& e = model[id];
  if (e.op == Op::link && model.links[e.id].to == frame && model.links[e.id].from == frame) return true;
  return std::any_of(e.args.begin(), e.args.end(), [&](ExprId arg) { return looks_along(model, arg, frame); });
}

/// Says which units form a cycle, by its path.
void report_cycle(const Model& model, const Dependencies& d, std::vector<std::uint32_t> path,
                  message::Diagnostics& diagnostics) {
  const core::FrameId frame = frame_of(model, d.units[path.front()]);
  const bool one_frame = std::all_of(path.begin(), path.end(),
                                     [&](std::uint32_t p) { return frame_of(model, d.units[p]) == frame; });
  // The value that is looked up in another row: it is what a fold would carry.
  const auto carried = std::find_if(path.begin(), path.end(), [&](std::uint32_t p) {
    const Unit& u = d.units[p];
    return u.kind == Unit::Kind::column && looks_along(model, model.columns[u.id].definition, frame);
  });
  const bool along = carried != path.end();
  if (one_frame && along) std::rotate(path.begin(), carried, path.end());
  // A frame and the link to it that comes with it are one thing to the author: it is named once.
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    const core::ClauseId clause = clause_of(model, d.units[a]);
    return clause != core::none && clause == clause_of(model, d.units[b]) && name_of(model, d.units[a]) == name_of(model, d.units[b]);
  };
  path.erase(std::unique(path.begin(), path.end(), same), path.end());
  while (path.size() > 1 && same(path.front(), path.back())) path.pop_back();
  std::string text;
  for (const std::uint32_t p : path) text += name_of(model, d.units[p]) + " → ";
  text += name_of(model, d.units[path.front()]);
  message::Diagnostic diagnostic;
  diagnostic.code = one_frame && along ? 801 : 802;
  diagnostic.span = span_of(model, d.units[path.front()]);
  diagnostic.arguments = {text, name_of(model, d.units[path.front()])};
  for (std::size_t i = 1; i < path.size(); ++i) {
    diagnostic.related.push_back({span_of(model, d.units[path[i]]), {name_of(model, d.units[path[i]])}});
  }
  const core::ClauseId clause = clause_of(model, d.units[path.front()]);
  if (clause != core::none) diagnostic.article = model.clauses[clause].article;
  diagnostics.push_back(std::move(diagnostic));
}

/// Kahn's algorithm with the lowest position first; what stays behind is in a cycle or needs one.
std::vector<std::uint32_t> sort(const std::vector<std::vector<std::uint32_t>>& needs, std::vector<bool>& left) {
  std::vector<std::size_t> open(needs.size());
  std::vector<std::vector<std::uint32_t>> users(needs.size());
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t i = 0; i < needs.size(); ++i) {
    open[i] = needs[i].size();
    for (const std::uint32_t n : needs[i]) users[n].push_back(i);
    if (open[i] == 0) ready.push(i);
  }
  std::vector<std::uint32_t> order;
  left.assign(needs.size(), true);
  while (!ready.empty()) {
    const std::uint32_t next = ready.top();
    ready.pop();
    order.push_back(next);
    left[next] = false;
    for (const std::uint32_t user : users[next]) {
      if (--open[user] == 0) ready.push(user);
    }
  }
  for (std::uint32_t i = 0; i < needs.size(); ++i) {
    if (left[i]) order.push_back(i);
  }
  return order;
}

/// Walks from each unit left behind along what it needs until one comes again; each cycle is reported once.
void report_cycles(const Model& model, const Dependencies& d, const std::vector<bool>& left,
                   message::Diagnostics& diagnostics) {
  std::vector<bool> told(left.size());
  for (std::uint32_t start = 0; start < left.size(); ++start) {
    if (!left[start] || told[start]) continue;
    std::vector<std::uint32_t> path;
    std::vector<std::uint32_t> place(left.size(), core::none);
    std::uint32_t at = start;
    while (place[at] == core::none && !told[at]) {
      place[at] = static_cast<std::uint32_t>(path.size());
      path.push_back(at);
      at = *std::find_if(d.needs[at].begin(), d.needs[at].end(), [&](std::uint32_t n) { return left[n]; });
    }
    const bool known = told[at] && place[at] == core::none;
    const std::uint32_t from = place[at];
    for (const std::uint32_t p : path) told[p] = true;
    if (known) continue;
    path.erase(path.begin(), path.begin() + from);
    std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
    report_cycle(model, d, path, diagnostics);
  }
}

}  // namespace

std::vector<std::uint32_t> Dependencies::of_expr(const Model& model, ExprId expr) const {
  Reads reads(model, *this);
  reads.expr(expr);
  return {reads.found().begin(), reads.found().end()};
}

Dependencies order_units(const Model& model, message::Diagnostics& diagnostics) {
  Dependencies d;
  d.of_frame.assign(model.frames.size(), core::none);
  d.of_link.assign(model.links.size(), core::none);
  d.of_column.assign(model.columns.size(), core::none);
  for (std::uint32_t i = 0; i < model.frames.size(); ++i) d.units.push_back({Unit::Kind::frame, i});
  for (std::uint32_t i = 0; i < model.links.size(); ++i) d.units.push_back({Unit::Kind::link, i});
  for (std::uint32_t i = 0; i < model.columns.size(); ++i) {
    if (model.columns[i].role == core::Column::Role::derived) d.units.push_back({Unit::Kind::column, i});
  }
  for (std::uint32_t i = 0; i < model.folds.size(); ++i) {
    if (!model.folds[i].states.empty()) d.units.push_back({Unit::Kind::fold, i});
  }
  std::stable_sort(d.units.begin(), d.units.end(), [&](const Unit& a, const Unit& b) {
    return clause_of(model, a) + 1 < clause_of(model, b) + 1;  // no clause comes first
  });
  const auto place = [&] {
    for (std::uint32_t i = 0; i < d.units.size(); ++i) {
      const Unit& u = d.units[i];
      switch (u.kind) {
        case Unit::Kind::frame: d.of_frame[u.id] = i; break;
        case Unit::Kind::link: d.of_link[u.id] = i; break;
        case Unit::Kind::column: d.of_column[u.id] = i; break;
        case Unit::Kind::fold:
          for (const core::ColumnId c : model.folds[u.id].states) d.of_column[c] = i;
          break;
      }
    }
  };
  place();
  for (const Unit& u : d.units) {
    Reads reads(model, d);
    reads.unit(u);
    d.needs.emplace_back(reads.found().begin(), reads.found().end());
  }
  std::vector<bool> left;
  const std::vector<std::uint32_t> order = sort(d.needs, left);
  report_cycles(model, d, left, diagnostics);

  std::vector<std::uint32_t> position(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) position[order[i]] = i;
  Dependencies sorted = d;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    sorted.units[i] = d.units[order[i]];
    sorted.needs[i].clear();
    for (const std::uint32_t n : d.needs[order[i]]) sorted.needs[i].push_back(position[n]);
    std::sort(sorted.needs[i].begin(), sorted.needs[i].end());
    sorted.in_cycle.push_back(left[order[i]]);
  }
  d = std::move(sorted);
  place();
  return d;
}

}  // namespace xize::proof
