// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Numbers as decimal digits, there and back.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/sink.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {

/// A number's decimal digits, without allocation.
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
  std::array<char, 20> digits_{};  // as many as 2^64 - 1 has
  std::size_t first_ = 20;
};

/// Appends a number, after a minus sign where it is negative.
template <text_sink S, std::integral Number>
constexpr void append_decimal(S& sink, Number number) {
  const bool negative = number < 0;
  const auto bits = static_cast<std::uint64_t>(number);
  const decimal_text digits(negative ? 0 - bits : bits);
  if (negative) sink.append("-");
  sink.append(digits.text());
}

/// The number that `text` is: 1*DIGIT, no sign, no blank, at most 2^64 - 1; nothing otherwise.
constexpr std::optional<std::uint64_t> parse_decimal(std::string_view text) noexcept {
  constexpr auto max = std::numeric_limits<std::uint64_t>::max();
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (number > (max - digit) / 10) return std::nullopt;
    number = number * 10 + digit;
  }
  return number;
}

}  // namespace sansaws
