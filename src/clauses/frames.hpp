// Frames, inputs and links: what there is before anything is computed.
#pragma once

#include "clauses/context.hpp"

namespace xize::clauses {

/// The frame that a `name` node names, or none (reported, with the nearest name).
FrameId find_frame(Context& context, const Node& name);

/// First pass: frames by name, types, inputs, keys, links by name. Expressions are left for later.
void declare_frames(Context& context, const std::vector<const Node*>& clauses);
void declare_inputs(Context& context, const Node& input);
void declare_keys(Context& context);
void declare_link(Context& context, const Node& link);
/// The links that derived frames bring along: from the rows they were made of, and back.
void declare_own_links(Context& context);
/// The input columns of links that say neither VIA nor =: they read the column of their own name.
void declare_link_columns(Context& context);

/// Last pass: conditions of frames and key expressions of links.
void build_frame_conditions(Context& context);
void build_links(Context& context);

}  // namespace xize::clauses
