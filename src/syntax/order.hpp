// The parts of a clause in another order than the grammar's.
#pragma once

#include <optional>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// Which part stands before which other, if the clause reads on once it is moved there. XZ0212.
std::optional<message::Diagnostic> out_of_order(const Failure& failure);

}  // namespace xize::syntax
