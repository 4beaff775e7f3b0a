// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Decimal numbers, written and read.
#pragma once

#include <sansaws/core/text_sink.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// The decimal digits of a number, kept in the object.
class decimal_text {
 public:
  constexpr explicit decimal_text(std::uint64_t number) noexcept {
    do {
      digits_[--first_] = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number != 0);
  }

  /// Valid while this object lives.
  constexpr std::string_view text() const& noexcept {
    return {digits_.data() + first_, digits_.size() - first_};
  }
  std::string_view text() const&& = delete;

 private:
  std::array<char, 20> digits_{};  // 2^64 - 1 has twenty
  std::size_t first_ = 20;
};

/// Appends a number in decimal digits, with a minus sign where it is negative.
template <text_sink S, std::integral Number>
constexpr void append_decimal(S& sink, Number number) {
  const bool negative = number < 0;
  const auto bits = static_cast<std::uint64_t>(number);
  const decimal_text digits(negative ? 0 - bits : bits);
  if (negative) sink.append("-");
  sink.append(digits.text());
}

/// The number that `text` is: 1*DIGIT without sign or blanks, at most 2^64 - 1. Nothing for any
/// other text.
constexpr std::optional<std::uint64_t> parse_decimal(std::string_view text) noexcept {
  constexpr auto max = (std::numeric_limits<std::uint64_t>::max)();
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (number > (max - digit) / 10) return std::nullopt;
    number = number * 10 + digit;
  }
  return number;
}

/// The number that the two decimal digits at `at` make. Negative where one of them is no digit.
constexpr int two_digits(const char* at) noexcept {
  const int tens = at[0] - '0';
  const int ones = at[1] - '0';
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
}

/// Writes the last `Count` decimal digits of `value`, with leading zeros. Returns where they end.
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
