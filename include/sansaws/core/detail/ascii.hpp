// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Letters and digits of ASCII, independent of the locale.
#pragma once

#include <sansaws/core/detail/config.hpp>

namespace sansaws::inline SANSAWS_ABI::detail {

/// The lower-case form of an ASCII letter. Any other byte is unchanged.
constexpr char to_lower(char c) noexcept {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c | ('a' - 'A')) : c;
}

/// The value of a hexadecimal digit in either case, 0 to 15. -1 for any other byte.
constexpr int hex_value(char c) noexcept {
  if ('0' <= c && c <= '9') return c - '0';
  const char lower = to_lower(c);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace sansaws::detail
