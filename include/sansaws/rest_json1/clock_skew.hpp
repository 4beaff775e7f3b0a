// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How far the caller's clock is from the service's, which refuses signatures of another time.
#pragma once

#include <sansaws/encoding/timestamp.hpp>

#include <compare>
#include <cstdint>
#include <optional>

namespace sansaws::rest_json1 {

/// What to add to the caller's clock to get the service's.
struct clock_offset {
  std::int64_t seconds = 0;

  friend constexpr auto operator<=>(const clock_offset&, const clock_offset&) = default;
};

/// The time to sign with, held within the years that a signature can express.
constexpr encoding::timestamp operator+(encoding::timestamp now, clock_offset offset) noexcept {
  return encoding::plus_seconds(now, offset.seconds);
}

/// When an exchange began and ended by the caller's own clock, uncorrected.
struct exchange_times {
  encoding::timestamp sent;
  encoding::timestamp received;
};

/// An exchange that took longer says nothing about clocks.
inline constexpr std::int64_t longest_exchange_seconds = 900;

/// Clocks that are closer are not the reason why a signature is refused.
inline constexpr std::int64_t least_skew_seconds = 240;

/// The service's clock less the caller's when the answer came. `server_time` is
/// `response_error::server_time`. Nothing where that is unknown, where the exchange took over
/// `longest_exchange_seconds`, or where it ended before it began, as the clock was set meanwhile.
constexpr std::optional<clock_offset> measure_clock_offset(
    const std::optional<encoding::timestamp>& server_time, const exchange_times& times) noexcept {
  if (!server_time || times.received < times.sent) return std::nullopt;
  constexpr clock_offset longest{longest_exchange_seconds};
  if (times.received > times.sent + longest) return std::nullopt;
  // Date counts in whole seconds, and so does this.
  return clock_offset{encoding::clamped(*server_time).seconds -
                      encoding::clamped(times.received).seconds};
}

/// Whether requests signed with `applied` were so far off that the service may refuse them.
constexpr bool is_skewed(clock_offset measured, clock_offset applied) noexcept {
  // Each is well within the type, unless a caller made it up; then the difference is not small.
  constexpr std::int64_t plausible = std::int64_t{1} << 60U;
  if (applied.seconds > plausible || applied.seconds < -plausible) return true;
  if (measured.seconds > plausible || measured.seconds < -plausible) return true;
  const auto difference = measured.seconds - applied.seconds;
  return difference >= least_skew_seconds || difference <= -least_skew_seconds;
}

}  // namespace sansaws::rest_json1
