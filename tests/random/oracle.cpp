#include "random/oracle.hpp"

#include <map>

#include "api/program.hpp"
#include "clauses/build.hpp"
#include "core/calendar.hpp"
#include "reference/quarantine.hpp"
#include "report/results.hpp"
#include "report/tables.hpp"
#include "support/proof_builder.hpp"
#include "syntax/parse.hpp"
#include "xize/check.hpp"

namespace xize::test::random {
namespace {

using core::ColumnId;
using core::Kind;
using core::Value;
using exact::Rational;
using proof::Facts;

std::string words(const core::Model& model, const core::Type& type, const Value& value) {
  if (value.is_absent()) return "absent";
  if (value.is_unset()) return "unset";
  switch (type.kind) {
    case Kind::number: return value.number().to_string();
    case Kind::boolean: return value.truth() ? "是" : "否";
    case Kind::enumeration: return model.enumerations[type.id].members[value.member()];
    case Kind::text: return std::string(value.text());
    case Kind::row: return "row " + std::to_string(value.row());
    default: return core::to_text(type.kind, core::Period{value.period()});
  }
}

bool keeps(const core::Type& type, const Facts& facts, const Value& value) {
  if (value.is_unset()) return false;
  if (value.is_absent()) return facts.may_be_absent;
  if (facts.never_present) return false;
  const auto inside = [&](const Rational& x) { return x >= facts.low && x <= facts.high; };
  switch (type.kind) {
    case Kind::number: {
      const Rational& x = value.number();
      if (!inside(x)) return false;
      if (!facts.step.is_zero()) return (x / facts.step).is_integer();
      return x.numerator().abs() <= facts.numerator_limit && x.denominator() <= facts.denominator_limit;
    }
    case Kind::boolean: return facts.members.at(value.truth() ? 1 : 0);
    case Kind::enumeration: return facts.members.at(value.member());
    case Kind::date:
    case Kind::month:
    case Kind::quarter:
    case Kind::year: return inside(Rational(value.period()));
    default: return true;
  }
}

std::string place(const core::Model& model, core::FrameId frame, std::size_t row) {
  return (frame == 0 ? "run" : model.frames[frame].name) + " row " + std::to_string(row);
}

/// The values of one row's key, as a text that no other row has.
std::string key_of(const core::Model& model, const reference::Result& result, core::FrameId frame, core::RowIndex row) {
  std::string key;
  for (const ColumnId id : model.frames[frame].key)
    key += words(model, model.columns[id].type, result.columns[id].at(row)) + "|";
  return key;
}

/// Compares two results row by row, rows paired by their keys.
std::string different(const core::Model& model, const reference::Result& a, const reference::Result& b,
                      const core::Model& other) {
  for (core::FrameId frame = 0; frame < model.frames.size(); ++frame) {
    if (a.rows[frame] != b.rows[frame])
      return model.frames[frame].name + " has " + std::to_string(a.rows[frame]) + " or " +
             std::to_string(b.rows[frame]) + " rows";
    std::map<std::string, core::RowIndex> by_key;
    for (core::RowIndex row = 0; row < b.rows[frame]; ++row) by_key[key_of(other, b, frame, row)] = row;
    for (core::RowIndex row = 0; row < a.rows[frame]; ++row) {
      const std::string key = key_of(model, a, frame, row);
      const auto at = by_key.find(key);
      if (at == by_key.end()) return model.frames[frame].name + " " + key + " is in one result only";
      for (const ColumnId id : model.columns_of(frame)) {
        const auto one = words(model, model.columns[id].type, a.columns[id].at(row));
        const auto two = words(other, other.columns[id].type, b.columns[id].at(at->second));
        if (one != two)
          return model.frames[frame].name + " " + key + " " + model.columns[id].name + " is " + one + " or " + two;
      }
    }
  }
  return {};
}

}  // namespace

Compiled::Compiled(std::string text) {
  sources.push_back(std::make_shared<text::Source>("random.xize", std::move(text)));
  const syntax::Tree tree = syntax::parse(*sources[0], 0, diagnostics);
  const auto fatal = [&] {
    for (const auto& one : diagnostics) {
      const message::Entry* entry = message::find_entry(one.code);
      if (entry == nullptr || entry->severity == Severity::error) return true;
    }
    return false;
  };
  std::optional<core::Model> model = clauses::build_model(tree, diagnostics);
  if (!model || fatal()) return;
  proved = proof::prove(std::move(*model), diagnostics);
  if (fatal()) proved.reset();
}

namespace {

reference::Wanted everything(const proof::Proved& rulebook) {
  reference::Wanted wanted;
  for (ColumnId id = 0; id < rulebook.model.columns.size(); ++id) wanted.columns.push_back(id);
  for (const core::ResultTable& table : rulebook.model.results) {
    if (table.where != core::none) wanted.exprs.push_back(table.where);
    for (const auto& item : table.items) wanted.exprs.push_back(item.expr);
  }
  return wanted;
}

}  // namespace

reference::Result evaluate_all(const proof::Proved& rulebook, const table::Dataset& data) {
  return reference::evaluate(rulebook, data, everything(rulebook));
}

std::string wrong_words(const Compiled& compiled) {
  const std::string_view text = compiled.sources[0]->text();
  if (!compiled.proved && compiled.diagnostics.empty()) return "refused without a word";
  for (const message::Diagnostic& one : compiled.diagnostics) {
    const std::string code = message::code_name(one.code);
    if (message::find_entry(one.code) == nullptr) return code + " is in no catalogue";
    if (one.span.begin >= one.span.end || one.span.end > text.size()) return code + " has no place";
    const xize::Diagnostic said = message::resolve(one, compiled.sources);
    for (const std::string& sentence : {said.message.zh, said.message.en, said.remedy.zh, said.remedy.en}) {
      for (char digit = '0'; digit <= '9'; ++digit) {
        if (sentence.find(std::string("{") + digit + "}") != std::string::npos)
          return code + " lacks an argument: " + sentence;
      }
    }
    if (said.place.line == 0 || said.message.zh.empty()) return code + " says nothing";
    if (xize::to_text(said, Language::chinese).empty()) return code + " prints nothing";
  }
  return {};
}

std::string wrong_values(const proof::Proved& rulebook, const Sheets& sheets) {
  const core::Model& model = rulebook.model;
  const table::Dataset data = to_dataset(model, sheets);
  const reference::Result result = evaluate_all(rulebook, data);
  for (const table::Finding& finding : result.findings) {
    return message::code_name(finding.code) + ": " + message::say(finding.code, finding.arguments).message.zh;
  }
  for (ColumnId id = 0; id < model.columns.size(); ++id) {
    const core::Column& column = model.columns[id];
    if (result.columns[id].size() != result.rows[column.frame])
      return column.name + " has " + std::to_string(result.columns[id].size()) + " values";
    for (std::size_t row = 0; row < result.columns[id].size(); ++row) {
      const Value& value = result.columns[id][row];
      if (column.role == core::Column::Role::parameter && value.is_unset()) continue;
      if (column.name.starts_with("同") && !(value.is_present() && value.truth())) return place(model, column.frame, row) + ": " + column.name + " does not hold";
      if (keeps(column.type, rulebook.columns[id], value)) continue;
      return place(model, column.frame, row) + ": " + column.name + " is " + words(model, column.type, value) +
             ", proved " + test::to_text(model, column.type, rulebook.columns[id]);
    }
  }
  for (std::size_t t = 0; t < model.results.size(); ++t) {
    for (std::size_t i = 0; i < model.results[t].items.size(); ++i) {
      const core::ExprId expr = model.results[t].items[i].expr;
      const auto values = reference::evaluate_expr(rulebook, result, expr);
      for (std::size_t row = 0; row < values.size(); ++row) {
        if (model.results[t].where != core::none) {
          const Value shown = reference::evaluate_expr(rulebook, data, result, model.results[t].where,
                                                       static_cast<core::RowIndex>(row));
          if (!shown.is_present() || !shown.truth()) continue;
        }
        if (keeps(model[expr].type, rulebook.results[t][i], values[row])) continue;
        return model.results[t].name + " row " + std::to_string(row) + ": " + model.results[t].items[i].header +
               " is " + words(model, model[expr].type, values[row]) + ", proved " +
               test::to_text(model, model[expr].type, rulebook.results[t][i]);
      }
    }
  }
  const auto tables = report::make_results(
      rulebook, data, result,
      [&](core::ExprId expr, core::RowIndex row) {
        return reference::evaluate_expr(rulebook, data, result, expr, row);
      },
      Language::chinese);
  if (report::to_text(model, tables, {}).empty() && !tables.tables.empty()) return "the result tables print nothing";
  return {};
}

std::string unlike(const Compiled& a, const Compiled& b, const Sheets& sheets) {
  // Behind a place that is not understood the lines decide where the next clause begins.
  const auto said = [](const Compiled& one) {
    std::string codes;
    for (const auto& each : one.diagnostics) {
      const std::string code = message::code_name(each.code);
      if (code.starts_with("XZ02")) return code;
      codes += code + " ";
    }
    return codes;
  };
  const std::string codes[2] = {said(a), said(b)};
  if (codes[0] != codes[1]) return "said " + codes[0] + "or " + codes[1] + "\n" + std::string(b.sources[0]->text());
  if (!a.proved || !b.proved) return {};
  const core::Model& model = a.proved->model;
  if (model.columns.size() != b.proved->model.columns.size()) return "not as many columns";
  for (ColumnId id = 0; id < model.columns.size(); ++id) {
    const std::string one = test::to_text(model, model.columns[id].type, a.proved->columns[id]);
    const std::string two = test::to_text(b.proved->model, b.proved->model.columns[id].type, b.proved->columns[id]);
    if (one != two) return model.columns[id].name + " proved " + one + " or " + two;
  }
  const table::Dataset first = to_dataset(model, sheets), second = to_dataset(b.proved->model, sheets);
  return different(model, evaluate_all(*a.proved, first), evaluate_all(*b.proved, second), b.proved->model);
}

std::string mended_wrong(const Compiled& rulebook, const Sheets& sheets) {
  const std::string text(rulebook.sources[0]->text());
  const Result<Checked> checked = check(text, "random.xize");
  if (!checked || checked->rulebook.has_value() != rulebook.proved.has_value()) return "checked is not as compiled";
  std::size_t applied = 0;
  const std::string fixed = apply_fixes(text, checked->diagnostics, applied);
  if (applied == 0) return {};  // the same text
  const Compiled mended(fixed);
  if (!rulebook.proved) return {};
  if (!mended.proved) {
    return "does not compile: " + message::code_name(mended.diagnostics[0].code) + "\n" + std::string(mended.sources[0]->text());
  }
  const core::Model& model = rulebook.proved->model;
  const table::Dataset first = to_dataset(model, sheets), second = to_dataset(mended.proved->model, sheets);
  const std::string difference = different(model, evaluate_all(*rulebook.proved, first), evaluate_all(*mended.proved, second), mended.proved->model);
  return difference.empty() ? "" : difference + "\n" + std::string(mended.sources[0]->text());
}

std::string wrong_without(const proof::Proved& rulebook, const Sheets& sheets, Dice& dice) {
  const core::Model& model = rulebook.model;
  const reference::Wanted wanted = everything(rulebook);
  const table::Dataset data = to_dataset(model, sheets);
  const reference::Result whole = reference::evaluate(rulebook, data, wanted);
  table::Dataset holed = data;
  std::string losses;
  reference::Wanted rest = wanted;
  rest.out.resize(model.frames.size());
  for (core::FrameId frame = 0; frame < model.frames.size(); ++frame) {
    table::Table& table = holed.tables[frame];
    if (model.frames[frame].role != core::Frame::Role::given || table.rows == 0) continue;
    rest.out[frame].resize(table.rows);
    const bool all_cells = dice.chance(20);  // a record that cannot be read
    std::size_t which = 0;
    for (table::Column& column : table.columns) {
      ++which;
      std::vector<bool> lost(table.rows);
      for (core::RowIndex row = 0; row < table.rows; ++row) {
        lost[row] = all_cells ? row == 0 : dice.chance(4);
        rest.out[frame][row] = rest.out[frame][row] || lost[row];
        if (lost[row]) losses += " " + place(model, frame, row) + " input " + std::to_string(which);
      }
      column = column.hiding(lost);
    }
  }
  const reference::Quarantined without = reference::evaluate_without(rulebook, holed, rest);
  const reference::Result& result = without.result;
  for (const table::Finding& finding : result.findings) {
    return message::code_name(finding.code) + ": " + message::say(finding.code, finding.arguments).message.zh;
  }
  for (core::FrameId frame = 0; frame < model.frames.size(); ++frame) {
    const bool given = model.frames[frame].role == core::Frame::Role::given;
    std::map<std::string, core::RowIndex> by_key;
    for (core::RowIndex row = 0; row < whole.rows[frame]; ++row) by_key[key_of(model, whole, frame, row)] = row;
    if (!result.may_lack_rows(frame) && result.rows[frame] != whole.rows[frame]) return model.frames[frame].name + " lacks rows";
    for (core::RowIndex row = 0; row < result.rows[frame]; ++row) {
      const auto at = given ? by_key.end() : by_key.find(key_of(model, result, frame, row));
      if (!given && at == by_key.end() && result.is_out(frame, row)) continue;  // it has no readable key
      if (!given && at == by_key.end()) return place(model, frame, row) + " should not be there";
      const core::RowIndex before = given ? row : at->second;
      for (const ColumnId id : model.columns_of(frame)) {
        const Value& one = result.columns[id].at(row);
        const Value& other = whole.columns[id].at(before);
        if (one.is_unset() || one == other) continue;
        return place(model, frame, row) + ": " + model.columns[id].name + " is " + words(model, model.columns[id].type, one) +
               " without what was lost, " + words(model, model.columns[id].type, other) + " with it; lost:" + losses;
      }
    }
  }
  return {};
}

std::string unsteady(const proof::Proved& rulebook, const Sheets& sheets, Dice& dice) {
  Sheets mixed = sheets;
  for (Sheet& sheet : mixed.frames) dice.shuffle(sheet.rows);
  const table::Dataset first = to_dataset(rulebook.model, sheets), second = to_dataset(rulebook.model, mixed);
  return different(rulebook.model, evaluate_all(rulebook, first), evaluate_all(rulebook, second), rulebook.model);
}

}  // namespace xize::test::random
