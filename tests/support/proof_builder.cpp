#include "support/proof_builder.hpp"

#include "clauses/build.hpp"
#include "core/calendar.hpp"
#include "message/render.hpp"
#include "syntax/parse.hpp"

namespace xize::test {

Proving::Proving(std::string text) : source("test.xize", std::move(text)) {
  const syntax::Tree tree = syntax::parse(source, 0, diagnostics);
  model = clauses::build_model(tree, diagnostics);
  if (model && diagnostics.empty()) proved = proof::prove(*model, diagnostics);
}

std::string Proving::codes() const {
  std::string text;
  for (const message::Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += ' ';
    text += std::to_string(diagnostic.code);
  }
  return model ? text : "front: " + sentences();
}

std::string Proving::sentences() const {
  std::string text;
  for (const message::Diagnostic& diagnostic : diagnostics) {
    const xize::Diagnostic said = message::say(diagnostic.code, diagnostic.arguments);
    text += std::to_string(diagnostic.code) + " " + std::string(said.message.zh) + " 【" +
            std::string(source.slice(diagnostic.span)) + "】" + std::string(said.remedy.zh) + "\n";
  }
  return text;
}

std::string to_text(const core::Model& model, const core::Type& type, const proof::Facts& facts) {
  std::string text;
  if (facts.never_present) return "never";
  if (type.kind == core::Kind::number) {
    text = facts.low.to_string() + ".." + facts.high.to_string();
    text += facts.step.is_zero()
                ? " pair " + facts.numerator_limit.to_string() + "/" + facts.denominator_limit.to_string()
                : " step " + facts.step.to_string();
  } else if (type.is_period()) {
    const auto period = [&](const exact::Rational& x) {
      return core::to_text(type.kind, {static_cast<std::int32_t>(*x.to_int64())});
    };
    text = period(facts.low) + ".." + period(facts.high);
  } else {
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
      if (!facts.members[i]) continue;
      if (!text.empty()) text += ", ";
      text += type.kind == core::Kind::boolean ? (i == 0 ? "否" : "是") : model.enumerations[type.id].members[i];
    }
    text = "{" + text + "}";
  }
  return facts.may_be_absent ? text + " ?" : text;
}

std::string Proving::facts(std::string_view name) const {
  if (!proved) return sentences();
  const std::size_t dot = name.find('.');
  const auto frame = proved->model.find_frame(name.substr(0, dot));
  const auto column = frame ? proved->model.find_column(*frame, name.substr(dot + 1)) : std::nullopt;
  if (!column) return "no such column";
  return to_text(proved->model, proved->model.columns[*column].type, proved->columns[*column]);
}

}  // namespace xize::test
