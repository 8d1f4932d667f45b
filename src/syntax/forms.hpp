// Parts of clauses in another form than the language's: an effect of a veto, a type, a rate, a numbering in front.
#pragma once

#include <optional>

#include "syntax/failure.hpp"

namespace xize::syntax {

/// The form that the part at the failure has in the language; a form that is written out reads on in its place. XZ0201.
std::optional<message::Diagnostic> form_of(const Failure& failure);

/// What a type is called that people call 数字 or string: "整数"; "" for none.
std::string_view type_said(std::string_view word);
/// Whether that is a number.
bool is_number_type(std::string_view word);

}  // namespace xize::syntax
