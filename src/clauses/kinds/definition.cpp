// 定义: a named value of every row of a frame.
#include "clauses/kinds/kind.hpp"

namespace xize::clauses {

const ClauseKind definition_kind{
    Rule::definition,
    [](Context& context, const Node& clause) { declare_computed(context, clause, "definition", nullptr); },
    nullptr,
};

}  // namespace xize::clauses
