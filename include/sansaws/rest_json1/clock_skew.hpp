// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How far the caller's clock is from the service's, which refuses signatures of another time.
#pragma once

#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// When an exchange began and ended by the caller's own clock, uncorrected.
struct exchange_times {
  timestamp sent;
  timestamp received;
};

/// An exchange that took longer says nothing about clocks.
inline constexpr std::chrono::seconds max_exchange{900};

/// A date farther off is no clock's: added to a std::chrono::system_clock's time it might overflow.
inline constexpr std::chrono::seconds max_clock_offset{std::chrono::years(100)};

/// Clocks that are closer are not the reason why a signature is refused.
inline constexpr std::chrono::seconds min_skew{240};

/// What to add to the caller's clock to get the service's, as of when the answer came.
/// `server_time` is `response_error::server_time`. Nothing where that is unknown, where the
/// exchange took over `max_exchange`, or where it ended before it began, as the clock was set
/// meanwhile.
constexpr std::optional<std::chrono::seconds> measure_clock_offset(
    const std::optional<timestamp>& server_time, const exchange_times& times) noexcept {
  if (!server_time || times.received < times.sent) return std::nullopt;
  if (times.received > plus_seconds(times.sent, max_exchange.count())) return std::nullopt;
  // Date counts in whole seconds, and so does this.
  const std::chrono::seconds offset(clamped(*server_time).seconds -
                                    clamped(times.received).seconds);
  if (offset > max_clock_offset || offset < -max_clock_offset) return std::nullopt;
  return offset;
}

/// Whether requests signed with `applied` were so far off that the service may refuse them.
constexpr bool is_skewed(std::chrono::seconds measured, std::chrono::seconds applied) noexcept {
  // Each lies within the years 0000 to 9999, unless a caller made it up: no difference overflows.
  constexpr std::chrono::seconds far(std::int64_t{1} << 40);
  measured = std::clamp(measured, -far, far);
  applied = std::clamp(applied, -far, far);
  return measured - applied >= min_skew || applied - measured >= min_skew;
}

}  // namespace sansaws::rest_json1
