// What came out, written as a case of the rulebook: it has to pass.
#include <algorithm>

#include "core/calendar.hpp"
#include "random/oracle.hpp"
#include "xize/rulebook.hpp"

namespace xize::test::random {
namespace {

using core::Column;
using core::Kind;
using core::Value;

/// "" for a value that no literal is: a fraction without end, a row.
std::string literal(const core::Model& model, const Column& column, const Value& value) {
  if (value.is_absent()) return "缺失";
  switch (column.type.kind) {
    case Kind::number: {
      const bool percent = column.style == core::NumberStyle::percent;
      const exact::Rational x = percent ? value.number() * exact::Rational(100) : value.number();
      const auto places = x.exact_places();
      return !places || *places > 30 ? "" : x.to_decimal(*places) + (percent ? "%" : "");
    }
    case Kind::boolean: return value.truth() ? "是" : "否";
    case Kind::enumeration: return "「" + model.enumerations[column.type.id].members[value.member()] + "」";
    case Kind::text: return "\"" + std::string(value.text()) + "\"";
    case Kind::row: return {};
    default: return core::to_text(column.type.kind, core::Period{value.period()});
  }
}

/// 给定 (what is read) or 期望 (what is computed) of one row, keys included; "" where there is nothing to say.
std::string rows_text(const core::Model& model, const reference::Result& result, core::FrameId frame, core::RowIndex row, bool given) {
  std::string text = std::string(given ? "  给定 " : "  期望 ") + (frame == 0 ? "本次" : "「" + model.frames[frame].name + "」") + " {";
  bool some = false;
  for (const core::ColumnId id : model.columns_of(frame)) {
    const Column& column = model.columns[id];
    const auto& keys = model.frames[frame].key;
    const bool key = std::find(keys.begin(), keys.end(), id) != keys.end();
    const bool read = column.role == Column::Role::input || column.role == Column::Role::parameter;
    const Value& value = result.columns[id].at(row);
    if ((read != given && !key) || value.is_unset()) continue;
    const std::string written = literal(model, column, value);
    if (written.empty() && key) return {};
    if (written.empty()) continue;
    text += " 「" + column.name + "」 " + written + ",";
    some = some || read == given;
  }
  return some ? text + " }\n" : "";
}

}  // namespace

std::string wrong_cases(const Compiled& rulebook, const Sheets& sheets) {
  const core::Model& model = rulebook.proved->model;
  const table::Dataset data = to_dataset(model, sheets);  // its texts are borrowed
  const reference::Result result = evaluate_all(*rulebook.proved, data);
  std::string given, expected;
  for (core::FrameId frame = 0; frame < model.frames.size(); ++frame) {
    const bool has_data = frame == 0 || model.frames[frame].role == core::Frame::Role::given;
    for (core::RowIndex row = 0; row < result.rows[frame]; ++row) {
      if (row >= 40) return {};
      if (has_data) given += rows_text(model, result, frame, row, true);
      expected += rows_text(model, result, frame, row, false);
    }
  }
  if (expected.empty()) return {};
  const std::string text = std::string(rulebook.sources[0]->text()) + "用例 \"算出的\"\n" + given + expected;
  const auto compiled = Rulebook::compile(text, "case.xize");
  if (!compiled) return "does not compile: " + xize::to_text(explain(compiled.failure())[0], Language::chinese);
  const auto outcomes = compiled->run_cases();
  if (!outcomes) return "cannot be run";
  for (const CaseOutcome& outcome : *outcomes) {
    if (outcome.passed) continue;
    if (outcome.differences.empty()) return xize::to_text(outcome.findings.at(0), Language::chinese);
    const auto& one = outcome.differences[0];
    return one.frame + " " + one.key + " " + one.column + ": " + one.expected + " came out, the case gets " + one.actual;
  }
  return {};
}

}  // namespace xize::test::random
