// A failed parse -> the one diagnostic that helps most.
#pragma once

#include "syntax/failure.hpp"

namespace xize::syntax {

message::Diagnostic diagnose(const Failure& failure);

}  // namespace xize::syntax
