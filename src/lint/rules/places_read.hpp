// Columns that are places in a ranking.
#pragma once

#include "lint/subject.hpp"

namespace xize::lint::rules {

/// Whether the expression reads a column that a ranking defines: 1 is the best.
inline bool reads_place(const core::Model& model, ExprId id) {
  while (model[id].op == Op::look || model[id].op == Op::fallback) id = model[id].args[model[id].op == Op::look ? 1 : 0];
  if (model[id].op == Op::rank) return true;
  if (model[id].op != Op::column) return false;
  const core::Column& column = model.columns[model[id].id];
  return column.definition != core::none && model[column.definition].op != Op::column && reads_place(model, column.definition);
}

}  // namespace xize::lint::rules
