// Findings of an evaluation, and values in words.
#include "core/calendar.hpp"
#include "reference/evaluation.hpp"

namespace xize::reference {

message::Argument Evaluation::words(const core::Type& type, const Value& value) const {
  if (value.is_absent()) return {"（空）", "(absent)"};
  if (value.is_unset()) return {"（未给出）", "(not given)"};
  switch (type.kind) {
    case core::Kind::number: return value.number().to_string();
    case core::Kind::boolean: return value.truth() ? message::Argument{"是", "true"} : message::Argument{"否", "false"};
    case core::Kind::enumeration: return model_.enumerations[type.id].members[value.member()];
    case core::Kind::text: return std::string(value.text());
    case core::Kind::row: {
      const auto& key = model_.frames[type.id].key;
      std::vector<Value> values;
      for (const core::ColumnId column : key) values.push_back(result_.columns[column].at(value.row()));
      return key_words(type.id, values);
    }
    default: return core::to_text(type.kind, core::Period{value.period()});
  }
}

message::Argument Evaluation::key_words(FrameId frame, const std::vector<Value>& key) const {
  message::Argument all = "";
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto part = words(model_.columns[model_.frames[frame].key[i]].type, key[i]);
    all.zh += (i == 0 ? "" : "，") + part.zh;
    all.en += (i == 0 ? "" : ", ") + part.en;
  }
  return all;
}

void Evaluation::finding(std::uint16_t code, FrameId frame, RowIndex row, std::string column, message::Argument value,
                         std::vector<message::Argument> arguments) {
  findings_.push_back({code, {}, 0, frame, row, std::move(column), value.zh, std::move(arguments)});
}

void Evaluation::broken(std::uint16_t code, ExprId expr, RowIndex row, message::Argument value,
                        std::vector<message::Argument> arguments) {
  broken_.try_emplace({expr, row}, table::Finding{code, {}, 0, model_[expr].scope, row, clause_name(), value.zh,
                                                  std::move(arguments)});
}

std::vector<table::Finding> Evaluation::take_findings() {
  for (auto& entry : broken_) findings_.push_back(std::move(entry.second));
  broken_.clear();
  return std::move(findings_);
}

std::string Evaluation::clause_name() const {
  return clause_ < model_.clauses.size() ? model_.clauses[clause_].name : std::string();
}

}  // namespace xize::reference
