// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How an endpoint is spoken to.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstdint>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws {

enum class scheme { http, https };

constexpr std::string_view to_string(scheme value) noexcept {
  return value == scheme::http ? "http" : "https";
}
/// The port where a URL names none.
constexpr std::uint16_t default_port(scheme value) noexcept {
  return value == scheme::http ? 80 : 443;
}

}  // namespace sansaws::aws
