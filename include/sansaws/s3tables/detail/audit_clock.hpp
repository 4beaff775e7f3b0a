// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The time of an audit, made of a clock that may be set.
#pragma once

#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// That much later; no later than the last moment of a timestamp.
inline timestamp plus(timestamp start, std::chrono::nanoseconds span) noexcept {
  start = plus_seconds(start, span.count() / 1'000'000'000);
  const std::int64_t part = start.nanoseconds + span.count() % 1'000'000'000;
  start.nanoseconds = static_cast<std::int32_t>(part % 1'000'000'000);
  return plus_seconds(start, part / 1'000'000'000);
}

/// Time that has passed, less than 200 years. It never goes back where the caller's clock does, and
/// no leap of that counts for more than a day; behind a century of leaps, for more than a second.
class audit_clock {
 public:
  using time = std::chrono::nanoseconds;

  /// At the last `advance`.
  time elapsed() const noexcept { return elapsed_; }
  /// What `advance` would return.
  time at(timestamp now) const noexcept {
    if (!last_) return elapsed_;
    const auto from = clamped(*last_);
    const auto to = clamped(now);
    if (to <= from) return elapsed_;
    const std::int64_t most = elapsed_ < std::chrono::years(100) ? 86'400 : 1;
    if (to.seconds - from.seconds >= most) return elapsed_ + std::chrono::seconds(most);
    return elapsed_ + std::chrono::seconds(to.seconds - from.seconds) +
           time(to.nanoseconds - from.nanoseconds);
  }
  /// It is `now` by the caller's clock.
  time advance(timestamp now) noexcept {
    elapsed_ = at(now);
    last_ = now;
    return elapsed_;
  }

 private:
  std::optional<timestamp> last_;
  time elapsed_{0};
};

}  // namespace sansaws::s3tables::detail
