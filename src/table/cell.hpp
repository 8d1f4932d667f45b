// One column's values from their texts, checked against type, places, domain and members.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model.hpp"
#include "table/dataset.hpp"

namespace xize::table {

/// A value as it stands in a file. `text` of a number in JSON is its digits as written.
struct RawValue {
  enum class Kind : std::uint8_t { text, number, truth, null };
  Kind kind = Kind::text;
  std::string_view text;
};

/// Why a value is refused: a code XZ10xx, and its arguments from {2} on.
struct Fault {
  std::uint16_t code;
  std::vector<message::Argument> arguments = {};
};

/// A value for a message: at most 60 characters, nothing that a terminal would act on.
std::string shown(std::string_view value);

/// Builds one column. The model must outlive it.
class ColumnBuilder {
 public:
  ColumnBuilder(const core::Model& model, core::ColumnId column);
  const std::string& header() const { return column_.header.empty() ? column_.name : column_.header; }
  const std::string& name() const { return column_.name; }
  /// Appends one cell; with a fault, an unset one. Copies the text.
  std::optional<Fault> add(RawValue raw);
  void add_unset() { push(Column::State::unset); }
  Column finish();

 private:
  struct Cells;
  std::optional<Fault> add_number(std::string_view text);
  std::optional<Fault> add_member(std::string_view text);
  std::optional<Fault> add_period(std::string_view text);
  std::optional<Fault> add_boolean(std::string_view text);
  std::optional<Fault> add_text(std::string_view text);
  std::optional<Fault> wrong_json(RawValue raw) const;
  void push(Column::State state);
  std::string domain_text() const;

  const core::Model& model_;
  const core::Column& column_;
  const bool percent_;
  const bool required_;
  std::int64_t low_, high_;  // scaled numbers or ordinals
  std::unordered_map<std::string_view, std::uint32_t> members_;
  std::shared_ptr<Cells> cells_;
};

}  // namespace xize::table
