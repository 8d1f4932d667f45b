// Runs the cases of a rulebook: the given rows as a data set, the expected cells against what comes out.
#include <algorithm>

#include "api/boundary.hpp"
#include "api/case_data.hpp"
#include "api/data.hpp"
#include "reference/evaluate.hpp"
#include "report/cell.hpp"
#include "report/trace.hpp"

namespace xize {
namespace {

using core::ColumnId;
using core::FrameId;
using core::RowIndex;
using detail::Program;

bool is_key(const core::Model& model, ColumnId id) {
  const std::vector<ColumnId>& key = model.frames[model.columns[id].frame].key;
  return std::find(key.begin(), key.end(), id) != key.end();
}

// The row that an expectation means: its key settings choose it; where they choose several, or none, there is none.
std::optional<RowIndex> find_row(const core::Model& model, const reference::Result& result, const core::TestCase::Rows& rows) {
  std::optional<RowIndex> found;
  for (RowIndex row = 0; row < result.rows[rows.frame]; ++row) {
    const bool fits = std::all_of(rows.settings.begin(), rows.settings.end(), [&](const core::TestCase::Setting& setting) {
      return !is_key(model, setting.column) || result.columns[setting.column][row] == setting.value;
    });
    if (!fits) continue;
    if (found) return std::nullopt;
    found = row;
  }
  return found;
}

// Where a column stands in the order of computing.
std::size_t turn_of(const proof::Proved& rulebook, ColumnId id) {
  const core::Column& column = rulebook.model.columns[id];
  for (std::size_t i = 0; i < rulebook.order.size(); ++i) {
    const proof::Unit& unit = rulebook.order[i];
    if (unit.kind == proof::Unit::Kind::column && unit.id == id) return i + 1;
    if (unit.kind == proof::Unit::Kind::fold && unit.id == column.fold) return i + 1;
  }
  return 0;  // inputs and keys stand first
}

struct Differing {
  CaseOutcome::Difference difference;
  std::size_t turn = 0;
  ColumnId column = core::none;
  RowIndex row = core::none;
};

std::vector<Differing> compare(const Program& program, const core::TestCase& test, const reference::Result& result) {
  const core::Model& model = program.model();
  const table::Printer printer(model, program.language, report::cells_of(result));
  std::vector<Differing> out;
  for (const core::TestCase::Rows& rows : test.expected) {
    const std::optional<RowIndex> row = find_row(model, result, rows);
    const std::string key = row ? printer.key(rows.frame, *row) : "";
    for (const core::TestCase::Setting& setting : rows.settings) {
      const core::Value actual = row ? result.columns[setting.column][*row] : core::Value::unset();
      if (!actual.is_unset() && actual == setting.value) continue;
      if (row && is_key(model, setting.column)) continue;
      const table::Format format = report::format_of(program.proved, setting.column);
      Differing one;
      one.difference = {model.frames[rows.frame].name, key, model.columns[setting.column].name,
                        printer.text(setting.value, format), printer.text(actual, format), actual.is_unset()};
      one.turn = turn_of(program.proved, setting.column);
      one.column = setting.column;
      one.row = row.value_or(core::none);
      out.push_back(std::move(one));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Differing& a, const Differing& b) { return a.turn < b.turn; });
  return out;
}

CaseOutcome run_case(const Program& program, const core::TestCase& test) {
  const core::Model& model = program.model();
  CaseOutcome outcome;
  outcome.name = test.name;
  if (test.clause != core::none) {
    outcome.article = model.clauses[test.clause].article;
    outcome.place = message::place_of(model.clauses[test.clause].span, program.sources);
  }
  const table::Dataset data = detail::case_data(model, test);
  const reference::Result result = reference::evaluate(program.proved, data, detail::case_wanted(model, test));
  for (const table::Finding& finding : result.findings) outcome.findings.push_back(detail::tell(program, finding));
  const std::vector<Differing> differing = compare(program, test, result);
  for (const Differing& one : differing) outcome.differences.push_back(one.difference);
  outcome.passed = differing.empty() && outcome.findings.empty();
  if (!differing.empty() && differing[0].row != core::none) {
    const report::Told told{program.proved, program.sources, data, result, program.language};
    outcome.trace.zh = report::trace_column(told, differing[0].column, differing[0].row, Language::chinese);
    outcome.trace.en = report::trace_column(told, differing[0].column, differing[0].row, Language::english);
  }
  return outcome;
}

}  // namespace

Result<std::vector<CaseOutcome>> Rulebook::run_cases() const noexcept {
  return detail::guarded([&]() -> Result<std::vector<CaseOutcome>> {
    std::vector<CaseOutcome> out;
    for (const core::TestCase& test : program_->model().cases) out.push_back(run_case(*program_, test));
    return out;
  });
}

}  // namespace xize
