// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text of a fixed layout: decimal columns read and written, arrays of characters seen as text.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::encoding {

/// The characters as text, valid while the array lives.
template <std::size_t N>
constexpr std::string_view as_view(const std::array<char, N>& text) noexcept {
  return {text.data(), N};
}
template <std::size_t N>
constexpr std::string_view as_view(const std::array<char, N>&&) = delete;

namespace detail {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// Reads a text from the front. A step that does not fit returns false (or -1) and takes nothing.
struct text_scanner {
  std::string_view rest;

  constexpr bool at_end() const noexcept { return rest.empty(); }

  constexpr bool literal(std::string_view expected) noexcept {
    if (rest.substr(0, expected.size()) != expected) return false;
    rest.remove_prefix(expected.size());
    return true;
  }

  /// The next character where it is one of `allowed`, else NUL.
  constexpr char one_of(std::string_view allowed) noexcept {
    if (rest.empty() || allowed.find(rest.front()) == allowed.npos) return '\0';
    const char found = rest.front();
    rest.remove_prefix(1);
    return found;
  }

  /// Exactly `count` (up to 9) decimal digits as a number, else -1.
  constexpr int digits(std::size_t count) noexcept {
    if (rest.size() < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i != count; ++i) {
      if (!is_digit(rest[i])) return -1;
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return value;
  }
};

/// Writes the last `Count` decimal digits of `value`, and returns where they end.
template <std::size_t Count>
constexpr char* write_digits(char* to, unsigned value) noexcept {
  for (std::size_t i = Count; i-- != 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
  return to + Count;
}

}  // namespace detail
}  // namespace sansaws::encoding
