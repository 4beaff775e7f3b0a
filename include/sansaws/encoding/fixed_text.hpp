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

  /// Exactly `Count` decimal digits as a number, else -1.
  template <std::size_t Count>
  requires(Count == 1 || Count == 2 || Count == 4) constexpr int digits() noexcept {
    if (rest.size() < Count) return -1;
    int value = 0;
    if constexpr (Count == 4) {
      value = (two_digits(0) * 100) + two_digits(2);
      if (two_digits(0) < 0 || two_digits(2) < 0) return -1;
    } else if constexpr (Count == 2) {
      value = two_digits(0);
    } else {
      value = is_digit(rest[0]) ? rest[0] - '0' : -1;
    }
    if (value >= 0) rest.remove_prefix(Count);
    return value;
  }

 private:
  constexpr int two_digits(std::size_t at) const noexcept {
    if (!is_digit(rest[at]) || !is_digit(rest[at + 1])) return -1;
    return (rest[at] - '0') * 10 + (rest[at + 1] - '0');
  }
};

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

}  // namespace detail
}  // namespace sansaws::encoding
