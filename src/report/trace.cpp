#include "report/trace.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "reference/trace.hpp"
#include "report/cell.hpp"
#include "report/words.hpp"
#include "table/format.hpp"
#include "text/unicode.hpp"

namespace xize::report {
namespace {

using reference::TraceLine;
using reference::TraceStep;

constexpr std::size_t widest_quote = 60;  // columns of a terminal

// An expression as its author wrote it, on one line and cut, in the middle of no word.
std::string quote(const Told& told, core::ExprId expr) {
  if (expr == core::none) return "";
  const text::Span span = told.rulebook.model[expr].span;
  if (span.source >= told.sources.size() || span.end > told.sources[span.source]->text().size()) return "";
  const std::string_view written = told.sources[span.source]->slice(span);
  std::string out;
  for (std::size_t i = 0; i < written.size();) {
    const text::CodePoint point = text::code_point(written, i);
    const std::string_view piece = written.substr(i, point.length);
    i += point.length;
    if (text::is_blank(point.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (text::display_width(out) + text::display_width(piece) > widest_quote) {
      if (const std::size_t word = out.rfind(' '); word != std::string::npos) out.resize(word);
      return out + " …";
    }
    out += piece;
  }
  return out;
}

// The words with {0}, {1}, … replaced.
std::string filled(std::string_view words, std::initializer_list<std::string> parts) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool blank = i + 2 < words.size() && words[i] == '{' && words[i + 2] == '}';
    if (!blank) {
      out += words[i];
      continue;
    }
    out += parts.begin()[words[i + 1] - '0'];
    i += 2;
  }
  return out;
}

// A number that no decimals print, to six of them, or more where those are zeros.
std::string cut(const core::Rational& number) {
  const core::Rational four_digits(1000);
  constexpr int usual = 6, most = 30;
  int places = usual;
  while (places < most && number.abs() * core::Rational::power_of_ten(places) < four_digits) ++places;
  return number.rounded(places, exact::Rounding::truncate).to_decimal(places) + "…";
}

class Teller {
 public:
  Teller(const Told& told, message::Language language)
      : told_(told), language_(language), printer_(told.rulebook.model, told.values, cells_of(told.result)) {}

  std::string line(const TraceLine& line) const {
    const core::Model& model = told_.rulebook.model;
    std::string out = "  " + model.columns[line.column].name + " = " + shown(line.value, format_of(told_.rulebook, line.column));
    if (line.clause != core::none) {
      const core::Clause& clause = model.clauses[line.clause];
      if (!clause.title.empty() && clause.title != clause.name) out += "  " + clause.title;
      if (!clause.article.empty()) out += "  [" + clause.article + "]";
    }
    out += "\n";
    for (const TraceStep& step : line.steps) out += "      " + this->step(step) + "\n";
    return out;
  }

  std::string heading(core::FrameId frame, core::RowIndex row) const {
    const std::string key = printer_.key(frame, row);
    return told_.rulebook.model.frames[frame].name + (key.empty() ? "" : " " + key) + "\n";
  }

 private:
  using Format = table::Format;
  using Step = TraceStep;

  std::string shown(const core::Value& value, const Format& format) const {
    const words::Word& unset = told_.result.out.empty() ? words::unset : words::withheld;
    if (value.is_unset()) return std::string(unset.in(language_));
    if (value.is_absent()) return std::string(words::absent.in(language_));
    if (format.type.kind != core::Kind::number) return printer_.text(value, format);
    const core::Rational number = format.percent ? value.number() * core::Rational(100) : value.number();
    return (number.exact_places() ? printer_.text(value, format) : cut(number)) + (format.percent ? "%" : "");
  }

  Format format(const Step::Read& read, core::ExprId expr) const {
    return read.column != core::none ? format_of(told_.rulebook, read.column) : format(expr);
  }

  // The values of a column keep its decimals and its % through what only chooses among them or moves them.
  Format format(core::ExprId id) const {
    const core::Model& model = told_.rulebook.model;
    if (id == core::none) return {core::Type{}, false, 0};
    const core::Expr& expr = model[id];
    Format format{expr.type, false, 0};
    const auto as = [&](core::ExprId other) {
      format = this->format(other);
      format.type = expr.type;
    };
    switch (expr.op) {
      case core::Op::column: return format_of(told_.rulebook, expr.id);
      case core::Op::look: as(expr.args[1]); break;
      case core::Op::min:
      case core::Op::max: {
        const auto no_constant = [&](core::ExprId arg) { return model[arg].op != core::Op::constant; };
        const auto found = std::find_if(expr.args.begin(), expr.args.end(), no_constant);
        as(found == expr.args.end() ? expr.args[0] : *found);
        break;
      }
      case core::Op::clamp:
      case core::Op::require:
      case core::Op::fallback: as(expr.args[0]); break;
      case core::Op::round:
        as(expr.args[0]);
        format.places = std::max(0, expr.number.exact_places().value_or(0) - (format.percent ? 2 : 0));
        break;
      case core::Op::apportion: as(model.apportionments[expr.id].total); break;
      case core::Op::aggregate: {
        using Function = core::Aggregate::Function;
        const core::Aggregate& aggregate = model.aggregates[expr.id];
        const bool other = aggregate.function == Function::count || aggregate.function == Function::any || aggregate.function == Function::every;
        if (!other) as(aggregate.value);
        break;
      }
      default: break;
    }
    return format;
  }

  // "84.20", or "岗位组.奖金 (领导) = 84.20" where it is a column's.
  std::string amount(const words::Word& word, const Step& step, core::ExprId expr) const {
    const std::string value = shown(step.before, format(step.read, expr));
    return step.read.column == core::none ? filled(word.in(language_), {value}) : name(step.read) + " = " + value;
  }

  std::string step(const Step& step) const {
    const Format own = step.read.column == core::none || step.kind == Step::Kind::rank ? Format{step.type, false, 0}
                                                                                      : format_of(told_.rulebook, step.read.column);
    const std::string value = shown(step.value, own);
    const auto said = [&](const words::Word& word, std::initializer_list<std::string> parts) { return filled(word.in(language_), parts); };
    const auto taken = [&](const words::Word& word) { return std::string(word.in(language_)) + shown(step.value, format(step.expr)); };
    const auto moved = [&](const words::Word& word, core::ExprId from) {
      return std::string(word.in(language_)) + shown(step.before, format(from)) + " → " + shown(step.value, format(step.expr));
    };
    const std::string count = std::to_string(step.rows);
    switch (step.kind) {
      case Step::Kind::column: return name(step.read) + " = " + value;
      case Step::Kind::link: return step.read.path + " → " + value;
      case Step::Kind::previous: return std::string(words::previous.in(language_)) + step.read.path + " = " + value;
      case Step::Kind::aggregate: return quote(told_, step.expr) + " = " + shown(step.value, format(step.expr)) + over(step);
      case Step::Kind::rank: {
        const std::string place = step.value.is_present() ? said(words::place, {value, count})
                                  : step.value.is_unset() ? value
                                                          : said(words::no_place, {});
        if (step.read.column != core::none) return name(step.read) + " = " + place;
        return step.made ? place : quote(told_, step.expr) + " = " + place;
      }
      case Step::Kind::shared: return said(words::sharing, {value});
      case Step::Kind::taking_part: return step.made ? said(words::taking_part, {value}) : quote(told_, step.expr) + " = " + value;
      case Step::Kind::used: return amount(words::cap, step, step.expr) + said(words::used, {shown(step.value, format(step.expr)), rows(step)});
      case Step::Kind::cut:
        return amount(words::quota, step, core::none) + said(words::candidate, {shown(step.value, {step.type, false, 0}), count}) +
               (step.shared > 1 ? said(words::cut_shared, {std::to_string(step.shared)}) : std::string());
      case Step::Kind::highest: return said(words::highest, {value, quote(told_, step.expr)});
      case Step::Kind::fund: return fund(step);
      case Step::Kind::weighted: return weighted(step);
      case Step::Kind::part: return part(step);
      case Step::Kind::remainder: return quote(told_, step.expr) + " = " + value;
      case Step::Kind::rounded: return moved(words::rounded, operand(step.expr, 0));
      case Step::Kind::bounded: return moved(words::bounded, step.expr);
      case Step::Kind::chosen: return taken(told_.rulebook.model[step.expr].op == core::Op::min ? words::least : words::greatest);
      case Step::Kind::fallback: return taken(words::fallback);
      case Step::Kind::if_zero: return taken(words::if_zero);
    }
    return value;
  }

  std::string rows(const Step& step) const {
    return filled((step.rows == 1 ? words::one_row : words::row_count).in(language_), {std::to_string(step.rows)});
  }

  // How many rows an aggregate is over, and of few numbers each.
  std::string over(const Step& step) const {
    using Function = core::Aggregate::Function;
    constexpr std::size_t most_values = 12;
    const core::Aggregate& aggregate = told_.rulebook.model.aggregates[told_.rulebook.model[step.expr].id];
    const bool counts = aggregate.function == Function::count;
    if (step.value.is_unset()) return "";
    if (counts && step.value == core::Value(core::Rational(static_cast<std::int64_t>(step.rows)))) return "";
    std::string out = std::string(words::open.in(language_)) + rows(step);
    if (counts || aggregate.value == core::none) return out + std::string(words::close.in(language_));
    if (step.values.size() < step.rows) out += filled(words::with_value.in(language_), {std::to_string(step.values.size())});
    const bool chosen = aggregate.function == Function::first || aggregate.function == Function::last;
    const bool several = step.values.size() > 1 || (step.values.size() == 1 && step.value.is_absent());
    const bool numbers = told_.rulebook.model[aggregate.value].type.kind == core::Kind::number;
    const bool same = step.weights.empty() && std::adjacent_find(step.values.begin(), step.values.end(), std::not_equal_to<>()) == step.values.end();
    if (numbers && !chosen && step.values.size() > 1 && same) {
      out += words::values.in(language_);
      out += filled(words::each.in(language_), {shown(step.values[0], format(aggregate.value))});
    } else if (numbers && !chosen && several && step.values.size() <= most_values) {
      for (std::size_t i = 0; i < step.values.size(); ++i) {
        out += (i == 0 ? words::values : words::and_next).in(language_);
        out += shown(step.values[i], format(aggregate.value));
        if (i < step.weights.size()) out += " × " + shown(step.weights[i], format(aggregate.weight));
      }
    }
    return out + std::string(words::close.in(language_));
  }

  std::string fund(const Step& step) const {
    const Format format = this->format(step.read, step.expr);
    const std::string money = shown(step.before, format), claims = shown(step.value, this->format(step.expr));
    std::string out = amount(words::fund, step, step.expr) + filled(words::claims.in(language_), {claims, rows(step)});
    const bool known = step.before.is_present() && step.value.is_present();
    if (known && step.before.number() < step.value.number()) out += filled(words::in_proportion.in(language_), {money, claims});
    return out;
  }

  std::string weighted(const Step& step) const {
    const Format plain{step.type, false, 0};
    Format weight = format(operand(step.expr, 1));
    weight.percent = weight.percent || quote(told_, operand(step.expr, 1)).ends_with('%');
    const std::string sum = shown(step.before, plain), weights = shown(step.value, weight);
    if (step.scale.is_absent()) return filled(words::weighted.in(language_), {sum, weights});
    return filled(words::rescaled.in(language_), {sum, weights, shown(step.scale, plain)});
  }

  std::string part(const Step& step) const {
    if (step.whole.is_absent()) return std::string(words::no_part.in(language_));
    const core::Apportionment& parts = told_.rulebook.model.apportionments[told_.rulebook.model[step.expr].id];
    const Format weight = format(step.by, parts.weight);
    const std::string by = step.by.column == core::none ? "" : name(step.by) + " ";
    const std::string own = shown(step.value, format(step.expr));
    std::string out = amount(words::pool, step, parts.total) +
                      filled((step.value.is_present() ? words::part : words::no_weights).in(language_), {by + shown(step.scale, weight), shown(step.whole, weight), rows(step), own});
    if (!step.value.is_present()) return out;
    const core::Rational share = step.before.number() * step.scale.number() / step.whole.number();
    const core::Rational leftover = step.value.number() - share.rounded_to(parts.step, exact::Rounding::down);
    if (!leftover.is_zero()) out += filled(words::leftover.in(language_), {shown(core::Value(leftover), format(step.expr))});
    return out;
  }

  core::ExprId operand(core::ExprId expr, std::size_t which) const { return told_.rulebook.model[expr].args[which]; }

  // A column, and of which row it is where that is another.
  std::string name(const Step::Read& read) const {
    if (read.path.find('.') == std::string::npos) return read.path;
    const std::string key = printer_.key(read.frame, read.row);
    return key.empty() ? read.path : read.path + " (" + key + ")";
  }

  const Told& told_;
  message::Language language_;
  table::Printer printer_;
};

}  // namespace

std::string trace_row(const Told& told, core::FrameId frame, core::RowIndex row, message::Language language) {
  const Teller teller(told, language);
  const auto lines = reference::trace(told.rulebook, told.data, told.result, frame, row, 1);
  std::vector<std::pair<core::FrameId, core::RowIndex>> rows{{frame, row}};
  for (const TraceLine& line : lines) {
    const std::pair of{line.frame, line.row};
    if (std::find(rows.begin(), rows.end(), of) == rows.end()) rows.push_back(of);
  }
  std::string out;
  for (const auto& of : rows) {
    out += teller.heading(of.first, of.second);
    for (const TraceLine& line : lines) {
      if (std::pair{line.frame, line.row} == of) out += teller.line(line);
    }
  }
  if (lines.empty()) out += "  " + std::string(words::no_columns.in(language)) + "\n";
  return out;
}

std::string trace_column(const Told& told, core::ColumnId column, core::RowIndex row, message::Language language) {
  const Teller teller(told, language);
  const core::FrameId frame = told.rulebook.model.columns[column].frame;
  std::string out;
  for (const TraceLine& line : reference::trace(told.rulebook, told.data, told.result, frame, row, 0)) {
    if (line.column == column && line.row == row) out += teller.heading(frame, row) + teller.line(line);
  }
  return out;
}

}  // namespace xize::report
