// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text of a fixed layout: decimal columns read and written, arrays of characters seen as text.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// The characters as text, valid while the array lives.
template <std::size_t N>
constexpr std::string_view as_view(const std::array<char, N>& text) noexcept {
  return {text.data(), N};
}
template <std::size_t N>
constexpr std::string_view as_view(const std::array<char, N>&&) = delete;

/// Two decimal digits as a number, anything else as a negative one.
constexpr int two_digits(const char* at) noexcept {
  const int tens = at[0] - '0';
  const int ones = at[1] - '0';
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
}

/// Writes the last `Count` decimal digits of `value`, and returns where they end.
template <std::size_t Count>
constexpr char* write_digits(char* to, unsigned value) noexcept {
  if constexpr (Count == 1) {
    *to++ = static_cast<char>('0' + value % 10);
  } else {
    if constexpr (Count > 2) to = write_digits<Count - 2>(to, value / 100);
    *to++ = static_cast<char>('0' + value / 10 % 10);
    *to++ = static_cast<char>('0' + value % 10);
  }
  return to;
}

}  // namespace sansaws::detail
