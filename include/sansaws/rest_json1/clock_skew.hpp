// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Measures the difference between the caller's clock and the service's. A service refuses
// signatures of another time.
#pragma once

#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// When a request was sent and its response received, by the caller's own clock, without any
/// offset.
struct exchange_times {
  timestamp sent;      ///< just before the request was sent
  timestamp received;  ///< when the response was complete, or the transport gave up
};

/// If an exchange took longer than this, it says nothing about the clocks.
inline constexpr std::chrono::seconds max_exchange{900};

/// A larger offset is ignored: no clock is so wrong, and a system_clock time plus the offset could
/// overflow.
inline constexpr std::chrono::seconds max_clock_offset{std::chrono::years(100)};

/// A smaller difference of the clocks is not the reason why a signature is refused.
inline constexpr std::chrono::seconds min_skew{240};

/// The offset of the service's clock: the service's time minus the caller's time, when the response
/// was received. `server_time` is `response_error::server_time`.
///
/// Nothing if `server_time` is unknown, if the exchange took longer than `max_exchange`, if it
/// ended before it began (the clock was set meanwhile), or if the offset exceeds
/// `max_clock_offset`. O(1).
///
/// @snippet reference_examples.cpp measure_clock_offset
constexpr std::optional<std::chrono::seconds> measure_clock_offset(
    const std::optional<timestamp>& server_time, const exchange_times& times) noexcept {
  if (!server_time || times.received < times.sent) return std::nullopt;
  if (times.received > plus_seconds(times.sent, max_exchange.count())) return std::nullopt;
  // In whole seconds, because Date is.
  const std::chrono::seconds offset(clamped(*server_time).seconds -
                                    clamped(times.received).seconds);
  if (offset > max_clock_offset || offset < -max_clock_offset) return std::nullopt;
  return offset;
}

/// Whether the measured offset differs from the `applied` one, with which a request was signed, by
/// `min_skew` or more, so that the service may refuse the signature for it.
constexpr bool is_skewed(std::chrono::seconds measured, std::chrono::seconds applied) noexcept {
  // Clamped so that the difference cannot overflow, whatever a caller passes.
  constexpr std::chrono::seconds limit(std::int64_t{1} << 40);
  measured = std::clamp(measured, -limit, limit);
  applied = std::clamp(applied, -limit, limit);
  return measured - applied >= min_skew || applied - measured >= min_skew;
}

}  // namespace sansaws::rest_json1
