// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where text goes: a string, a count, a hash. One writer serves them all, so they cannot disagree.
#pragma once

#include <cstddef>
#include <string_view>

namespace sansaws {

/// Anything that text can be appended to; std::string is one.
template <class S>
concept text_sink = requires(S& sink, std::string_view text) {
  sink.append(text);
};

/// Counts what is written, so that a buffer can be reserved in one step.
struct counting_sink {
  std::size_t size = 0;
  constexpr void append(std::string_view text) noexcept { size += text.size(); }
};

}  // namespace sansaws
