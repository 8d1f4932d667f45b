#include "core/model.hpp"

namespace xize::core {

std::vector<ColumnId> Model::columns_of(FrameId frame) const {
  std::vector<ColumnId> ids;
  for (ColumnId id = 0; id < columns.size(); ++id) {
    if (columns[id].frame == frame) ids.push_back(id);
  }
  return ids;
}

std::optional<ColumnId> Model::find_column(FrameId frame, std::string_view name) const {
  for (ColumnId id = 0; id < columns.size(); ++id) {
    if (columns[id].frame == frame && columns[id].name == name) return id;
  }
  return std::nullopt;
}

std::optional<FrameId> Model::find_frame(std::string_view name) const {
  for (FrameId id = 0; id < frames.size(); ++id) {
    if (frames[id].name == name) return id;
  }
  return std::nullopt;
}

}  // namespace xize::core
