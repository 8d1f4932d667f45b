// Functions of one row: abs, clamp, round, points to a target, next and previous member, shares of steps.
#include "clauses/expr/call.hpp"
#include "clauses/expr/parts.hpp"
#include "clauses/types.hpp"

namespace xize::clauses {
namespace {

ExprId call_abs(const Call& call) {
  const ExprId x = elaborate_number(call.context, *call.items[0], call.scope);
  if (x == none) return none;
  const Type type = call.context[x].type;
  return call.context.make(Op::abs, type, call.scope.frame, {x}, call.span());
}

ExprId call_clamp(const Call& call, const std::optional<Type>& wanted) {
  const auto parts = elaborate_alike(call.context, {call.items[0], call.items[1], call.items[2]}, call.scope, wanted);
  if (parts[0] == none) return none;
  Type type = call.context[parts[0]].type;
  if (type.kind == Kind::number) {
    type.unit = common_unit(call.context, parts[0], parts[1], call.span());
    common_unit(call.context, parts[0], parts[2], call.span());
  } else if (compare_values(call.context, "<=", parts[0], parts[1], call.scope, call.span()) == none) {
    return none;
  }
  return call.context.make(Op::clamp, type, call.scope.frame, parts, call.span());
}

/// 取舍(x; 保留 2 去尾)
ExprId call_round(const Call& call) {
  const ExprId x = elaborate_number(call.context, *call.items[0], call.scope);
  const Node* places = call.section(Rule::places);
  if (places == nullptr) {
    call.report_missing(Keyword::places_);
    return none;
  }
  return x == none ? none : apply_tail(call.context, x, *places, call.scope);
}

/// 达标(x; 目标 t; 得 b; 每超 1 加 1; 每少 1 扣 2): b at the target, more above, less below; the other way round where fewer
/// is better.
ExprId call_linear(const Call& call) {
  Context& c = call.context;
  const Node* each = call.section(Rule::each);
  const Node* over = each != nullptr ? each : call.section(Rule::over);
  const Node* under = each != nullptr ? each : call.section(Rule::under);
  for (const auto& [section, word] : {std::pair{call.section(Rule::target), Keyword::target_}, {call.section(Rule::gain), Keyword::gain_}}) {
    if (section != nullptr) continue;
    call.report_missing(word);
    return none;
  }
  if (each != nullptr && (call.section(Rule::over) != nullptr || call.section(Rule::under) != nullptr)) {
    c.report(426, *each);
    return none;
  }
  const ExprId x = elaborate_number(c, *call.items[0], call.scope);
  const ExprId target = elaborate_number(c, call.section(Rule::target)->children[0], call.scope);
  const ExprId base = elaborate_number(c, call.section(Rule::gain)->children[0], call.scope);
  if (x == none || target == none || base == none) return none;
  common_unit(c, x, target, call.span());
  const FrameId frame = call.scope.frame;
  const text::Span span = call.span();
  ExprId above = base, below = base;
  if (over != nullptr) {
    const ExprId gained = make_times(c, c.make(Op::subtract, {}, frame, {x, target}, span), *over, call.scope);
    if (gained == none) return none;
    above = c.make(c.has_token(*over, Keyword::lose_) ? Op::subtract : Op::add, {}, frame, {base, gained}, span);
  }
  if (under != nullptr) {
    const ExprId lost = make_times(c, c.make(Op::subtract, {}, frame, {target, x}, span), *under, call.scope);
    if (lost == none) return none;
    below = c.make(c.has_token(*under, Keyword::add_) ? Op::add : Op::subtract, {}, frame, {base, lost}, span);
  }
  const ExprId reached = c.make(Op::greater_equal, {Kind::boolean}, frame, {x, target}, span);
  return c.make(Op::choose, {}, frame, {reached, above, below}, span);
}

/// 余数(a, b): a less the largest multiple of b (> 0) that is not above it. The bounds state what is always so.
ExprId call_modulo(const Call& call) {
  Context& c = call.context;
  const ExprId a = elaborate_number(c, *call.items[0], call.scope);
  const ExprId b = elaborate_number(c, *call.items[1], call.scope);
  if (a == none || b == none) return none;
  const FrameId frame = call.scope.frame;
  const text::Span span = call.span();
  const ExprId whole = make_round(c, c.make(Op::divide, {}, frame, {a, b}, span), Rational(1), exact::Rounding::down, span);
  const ExprId multiple = c.make(Op::multiply, {}, frame, {b, whole}, span);
  const ExprId rest = c.make(Op::subtract, {}, frame, {a, multiple}, span);
  return c.make(Op::clamp, {}, frame, {rest, c.number(Rational(0), frame, span), b}, span);
}

/// The first item, which must be of an ordered enumeration.
ExprId ordered_item(const Call& call) {
  Context& c = call.context;
  const ExprId x = elaborate(c, *call.items[0], call.scope);
  if (x == none) return none;
  const Type type = c[x].type;
  if (type.kind == Kind::enumeration && c.model.enumerations[type.id].ordered) return x;
  c.report(427, *call.items[0], {call.function_name(), c.type_argument(type)});
  return none;
}

/// 升级(x), 降级(x, 2)
ExprId call_shift(const Call& call, int direction) {
  Context& c = call.context;
  const ExprId x = ordered_item(call);
  if (x == none) return none;
  const Type type = c[x].type;
  int amount = 1;
  if (call.items.size() > 1) {
    const Node& item = *call.items[1];
    if (item.rule != Rule::number_lit) {
      c.report(428, item);
      return none;
    }
    const auto read = small_integer(c, item.children[0], 1, 1000);
    if (!read) return none;
    amount = *read;
  }
  const ExprId id = c.make(Op::shift_member, type, call.scope.frame, {x}, call.span());
  c.model.exprs[id].amount = direction * amount;
  return id;
}

ExprId call_level(const Call& call) {
  Context& c = call.context;
  const ExprId x = ordered_item(call);
  if (x == none) return none;
  return c.make(Op::level, {}, call.scope.frame, {x}, call.span());
}

/// 名次分配(名次, 并列数, {5000, 3000, 2000})
ExprId call_steps(const Call& call) {
  Context& c = call.context;
  if (call.items[2]->rule != Rule::list) {
    c.report(429, *call.items[2]);
    return none;
  }
  std::vector<ExprId> args{elaborate_number(c, *call.items[0], call.scope), elaborate_number(c, *call.items[1], call.scope)};
  for (const Node& item : call.items[2]->children) args.push_back(elaborate_number(c, item, call.scope));
  for (const ExprId arg : args) {
    if (arg == none) return none;
  }
  Type type = c[args[2]].type;
  for (std::size_t i = 3; i < args.size(); ++i) type.unit = common_unit(c, args[2], args[i], c[args[i]].span);
  return c.make(Op::steps, type, call.scope.frame, std::move(args), call.span());
}

}  // namespace

ExprId call_scalar(Context& context, const Node& node, const Scope& scope, const std::optional<Type>& wanted) {
  const auto with = [&](std::size_t least, std::size_t most, const std::vector<Rule>& sections, auto&& build) {
    const Call call(context, node, scope, least, most, sections);
    return call.good() ? build(call) : none;
  };
  switch (context.first_keyword(node)) {
    case Keyword::f_abs_: return with(1, 1, {}, call_abs);
    case Keyword::f_clamp_: return with(3, 3, {}, [&](const Call& call) { return call_clamp(call, wanted); });
    case Keyword::f_round_: return with(1, 1, {Rule::places}, call_round);
    case Keyword::f_linear_: return with(1, 1, {Rule::target, Rule::gain, Rule::over, Rule::under, Rule::each}, call_linear);
    case Keyword::f_modulo_: return with(2, 2, {}, call_modulo);
    case Keyword::f_next_: return with(1, 2, {}, [](const Call& call) { return call_shift(call, 1); });
    case Keyword::f_prev_: return with(1, 2, {}, [](const Call& call) { return call_shift(call, -1); });
    case Keyword::f_level_: return with(1, 1, {}, call_level);
    default: return with(3, 3, {}, call_steps);
  }
}

}  // namespace xize::clauses
