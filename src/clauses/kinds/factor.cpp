// 系数: a number by which scores are multiplied, as a rule a table by one or several enumerations.
#include "clauses/kinds/kind.hpp"

namespace xize::clauses {
namespace {

bool accept_number(Context& context, const Node& body, const Type& type) {
  if (type.kind == Kind::number) return true;
  context.report(443, body, {context.type_argument(type)});
  return false;
}

}  // namespace

const ClauseKind factor_kind{
    Rule::factor,
    [](Context& context, const Node& clause) { declare_computed(context, clause, "factor", accept_number); },
    nullptr,
};

}  // namespace xize::clauses
