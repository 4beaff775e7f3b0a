// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A text out of several.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Appends each of them.
constexpr void append_all(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

}  // namespace sansaws::detail
