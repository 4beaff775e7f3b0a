// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How long a presigned request may be valid.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <chrono>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The shortest time for which a presigned request may be valid, from its signing time on: 1
/// second. Specification: AWS Signature Version 4, "Authenticating requests: using query
/// parameters", X-Amz-Expires.
inline constexpr std::chrono::seconds min_expires_in{1};
/// The longest such time: 7 days.
inline constexpr std::chrono::seconds max_expires_in{604'800};

/// Whether a presigned request may be valid for that time.
constexpr bool is_valid_expires_in(std::chrono::seconds time) noexcept {
  return time >= min_expires_in && time <= max_expires_in;
}

}  // namespace sansaws::sigv4
