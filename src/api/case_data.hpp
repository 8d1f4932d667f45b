// The given rows of a case as a data set.
#pragma once

#include "core/model.hpp"
#include "reference/evaluate.hpp"
#include "table/dataset.hpp"

namespace xize::detail {

/// One row for each GIVEN block of a frame, in their order; given parameters in the run's row. A cell that is not given is
/// absent where the column may be, else unset. Texts are borrowed from the model.
table::Dataset case_data(const core::Model& model, const core::TestCase& test);

/// What a case needs evaluated: the expected columns and their frames' keys, and the constraints.
reference::Wanted case_wanted(const core::Model& model, const core::TestCase& test);

}  // namespace xize::detail
