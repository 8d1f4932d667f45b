// Columns of an evaluation: from the reference's values to the arrays that callers read.
#pragma once

#include <string>
#include <vector>

#include "core/model.hpp"
#include "xize/result.hpp"

namespace xize::detail {

/// One column as it is read by span. Texts are borrowed from the data.
struct Stored {
  Kind kind = Kind::number;
  int places = 0;
  std::size_t rows = 0;
  std::vector<State> states;
  std::vector<std::int64_t> numbers;
  std::vector<std::uint8_t> booleans;
  std::vector<std::uint32_t> members;
  std::vector<std::int32_t> periods;
  std::vector<std::string_view> texts;
  ColumnView view() const;
};

Kind public_kind(core::Kind kind);
/// `places`: as many as every value needs; none: the column has no exact decimal and `numbers` stays empty, as it does
/// where a value needs more than 64 bits.
/// `withheld`: rows whose values are not given out.
Stored store(std::vector<core::Value> values, const core::Column& column, std::optional<int> places,
             const std::vector<bool>& withheld = {});

}  // namespace xize::detail
