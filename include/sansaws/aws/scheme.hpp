// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The scheme of an endpoint: http or https.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstdint>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws {

/// The scheme of an endpoint's URL: plain HTTP, or HTTP over TLS. RFC 9110 section 4.2.
enum class scheme {
  http,   ///< plain
  https,  ///< over TLS
};

/// The scheme as it stands in a URL.
constexpr std::string_view to_string(scheme value) noexcept {
  return value == scheme::http ? "http" : "https";
}
/// The port of a URL that has none: 80 or 443. RFC 9110 sections 4.2.1 and 4.2.2.
constexpr std::uint16_t default_port(scheme value) noexcept {
  return value == scheme::http ? 80 : 443;
}

}  // namespace sansaws::aws
