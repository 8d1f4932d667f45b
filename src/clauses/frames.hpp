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

/// Frames of periods (periods.cpp): those that 数据 … 每月 brings, before inputs are declared; their keys; their links.
void declare_periodic_data(Context& context, const std::vector<const Node*>& clauses);
/// The frame that `数据 甲 每月` means, or none.
FrameId periodic_of(const Context& context, FrameId owner, Kind kind);
Kind kind_of_every(const Context& context, const Node& every);
/// Whether 每月 or its like brings rows or a key of that name: 各月, 上月, 月份.
bool comes_with_periods(std::string_view name);
/// The keys of the frame of context.periodics[i], whose owner's keys are there. False if they are refused.
bool declare_periodic_keys(Context& context, std::size_t i);
void declare_periodic_links(Context& context);
/// Key expressions of such links. False if the link is none of them.
bool build_periodic_link(Context& context, LinkId link);

/// Last pass: conditions of frames and key expressions of links.
void build_frame_conditions(Context& context);
void build_links(Context& context);

}  // namespace xize::clauses
