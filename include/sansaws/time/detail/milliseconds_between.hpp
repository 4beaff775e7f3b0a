// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The duration from one moment to another.
#pragma once

#include <sansaws/time/timestamp.hpp>

#include <chrono>

namespace sansaws::inline SANSAWS_ABI::detail {

/// The duration from `start` to `end`, rounded down. Negative where `end` is earlier. Both are
/// first clamped to the years 0000 to 9999, so that nothing overflows.
constexpr std::chrono::milliseconds milliseconds_between(timestamp start, timestamp end) noexcept {
  using std::chrono::milliseconds;
  start = clamped(start);
  end = clamped(end);
  const std::chrono::nanoseconds part(end.nanoseconds - start.nanoseconds);
  return std::chrono::seconds(end.seconds - start.seconds) + std::chrono::floor<milliseconds>(part);
}

}  // namespace sansaws::detail
