// Random data for a rulebook, as the texts of its files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "proof/proof.hpp"
#include "random/dice.hpp"
#include "table/dataset.hpp"

namespace xize::test::random {

struct Sheet {
  std::string frame;
  std::vector<std::string> headers;            // names of input columns
  std::vector<std::vector<std::string>> rows;  // "" = absent
};

struct Sheets {
  std::vector<Sheet> frames;
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// Values at the edges of the declared domains, links that lead somewhere. Keys may repeat and constraints break:
/// mend() sees to that.
Sheets random_sheets(const core::Model& model, Dice& dice);
/// Draws the rows anew that break a key, link, constraint or promise, and in the end leaves them out. False if some
/// break is left.
bool mend(const proof::Proved& rulebook, Sheets& sheets, Dice& dice);

/// Columns that the sheets do not have are absent where they may be, else the row is left out.
table::Dataset to_dataset(const core::Model& model, const Sheets& sheets);
/// As the comments of a regression file: "#> data/人.csv", "#| 编号,甲".
std::string to_text(const Sheets& sheets);
Sheets read_sheets(const std::string& text);

}  // namespace xize::test::random
