// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Single characters of ASCII, whatever the locale.
#pragma once

#include <sansaws/core/detail/config.hpp>

namespace sansaws::inline SANSAWS_ABI::ascii {

constexpr bool is_digit(char c) noexcept {
  return '0' <= c && c <= '9';
}
constexpr bool is_lower(char c) noexcept {
  return 'a' <= c && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
  return 'A' <= c && c <= 'Z';
}
constexpr bool is_letter(char c) noexcept {
  return is_lower(c) || is_upper(c);
}

/// The lower-case form of a letter; any other byte as it is.
constexpr char to_lower(char c) noexcept {
  return is_upper(c) ? static_cast<char>(c | ('a' - 'A')) : c;
}

/// What a hexadecimal digit of either case counts, else -1.
constexpr int hex_value(char c) noexcept {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace sansaws::ascii
