// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A length of time that a caller is told to wait.
#pragma once

#include <compare>
#include <cstdint>
#include <type_traits>

namespace sansaws::rest_json1 {

/// A number of milliseconds, for programs with and without <chrono>.
struct milliseconds {
  std::int64_t count = 0;

  /// As a `std::chrono::duration`, without including <chrono>: `delay.to<std::chrono::seconds>()`.
  /// Rounded towards zero where `Duration` counts in integers. Precondition: it can hold the time.
  template <class Duration>
  constexpr Duration to() const {
    using rep = typename Duration::rep;
    constexpr std::int64_t ticks = Duration::period::den;
    constexpr std::int64_t per = Duration::period::num * std::int64_t{1000};
    if constexpr (std::is_floating_point_v<rep>) {
      return Duration(static_cast<rep>(count) * static_cast<rep>(ticks) / static_cast<rep>(per));
    } else {
      return Duration(static_cast<rep>(count / per * ticks + count % per * ticks / per));
    }
  }

  friend constexpr auto operator<=>(const milliseconds&, const milliseconds&) = default;
};

}  // namespace sansaws::rest_json1
