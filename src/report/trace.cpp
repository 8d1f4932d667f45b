#include "report/trace.hpp"

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

// An expression as its author wrote it, on one line and cut.
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
    if (text::display_width(out) + text::display_width(piece) > widest_quote) return out + "…";
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
  std::string shown(const core::Value& value, const table::Format& format) const {
    const words::Word& unset = told_.result.out.empty() ? words::unset : words::withheld;
    if (value.is_unset()) return std::string(unset.in(language_));
    return value.is_present() ? printer_.text(value, format) : std::string(words::absent.in(language_));
  }

  std::string step(const TraceStep& step) const {
    const table::Format plain{step.type, false, 0};
    const std::string value = shown(step.value, step.column == core::none ? plain : format_of(told_.rulebook, step.column));
    const std::string before = shown(step.before, plain);
    const auto moved = [&](const words::Word& word) { return std::string(word.in(language_)) + before + " → " + value; };
    const auto taken = [&](const words::Word& word) { return std::string(word.in(language_)) + value; };
    const auto said = [&](const words::Word& word, std::initializer_list<std::string> parts) { return filled(word.in(language_), parts); };
    const std::string rows = std::to_string(step.rows);
    switch (step.kind) {
      case TraceStep::Kind::column: return step.path + of(step) + " = " + value;
      case TraceStep::Kind::link: return step.path + " → " + value;
      case TraceStep::Kind::previous: return std::string(words::previous.in(language_)) + step.path + " = " + value;
      case TraceStep::Kind::aggregate:
        return quote(told_, step.expr) + " = " + value +
               std::string(words::over_open.in(language_)) + rows + std::string(words::over_close.in(language_));
      case TraceStep::Kind::rank: {
        const std::string place = step.value.is_present() ? said(words::place, {value, rows})
                                  : step.value.is_unset() ? value
                                                          : said(words::no_place, {});
        return step.made ? place : quote(told_, step.expr) + " = " + place;
      }
      case TraceStep::Kind::shared: return said(words::sharing, {value});
      case TraceStep::Kind::taking_part: return step.made ? said(words::taking_part, {value}) : quote(told_, step.expr) + " = " + value;
      case TraceStep::Kind::used: return said(words::used, {value, rows});
      case TraceStep::Kind::cut:
        return said(words::cut, {before, value, rows}) +
               (step.shared > 1 ? said(words::cut_shared, {std::to_string(step.shared)}) : std::string());
      case TraceStep::Kind::highest: return said(words::highest, {value, quote(told_, step.expr)});
      case TraceStep::Kind::fund: {
        const bool known = step.before.is_present() && step.value.is_present();
        const bool short_of = known && step.before.number() < step.value.number();
        return said(words::fund, {before, value, rows}) + (short_of ? said(words::in_proportion, {before, value}) : std::string());
      }
      case TraceStep::Kind::weighted:
        return step.scale.is_absent() ? said(words::weighted, {before, value})
                                      : said(words::rescaled, {before, value, shown(step.scale, plain)});
      case TraceStep::Kind::part:
        if (step.value.is_absent()) return said(words::no_part, {});
        return said(words::part, {before, shown(step.scale, plain), shown(step.whole, plain), rows, value});
      case TraceStep::Kind::remainder: return quote(told_, step.expr) + " = " + value;
      case TraceStep::Kind::rounded: return moved(words::rounded);
      case TraceStep::Kind::bounded: return moved(words::bounded);
      case TraceStep::Kind::fallback: return taken(words::fallback);
      case TraceStep::Kind::if_zero: return taken(words::if_zero);
    }
    return value;
  }

  // Whose column it is, where it is another row's.
  std::string of(const TraceStep& step) const {
    if (step.frame == core::none || step.row == core::none || step.path.find('.') == std::string::npos) return "";
    const std::string key = printer_.key(step.frame, step.row);
    return key.empty() ? "" : " (" + key + ")";
  }

  const Told& told_;
  message::Language language_;
  table::Printer printer_;
};

}  // namespace

std::string trace_row(const Told& told, core::FrameId frame, core::RowIndex row, message::Language language) {
  const Teller teller(told, language);
  std::string out = teller.heading(frame, row);
  core::FrameId last_frame = frame;
  core::RowIndex last_row = row;
  for (const TraceLine& line : reference::trace(told.rulebook, told.data, told.result, frame, row, 1)) {
    if (line.frame != last_frame || line.row != last_row) out += teller.heading(line.frame, line.row);
    last_frame = line.frame;
    last_row = line.row;
    out += teller.line(line);
  }
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
