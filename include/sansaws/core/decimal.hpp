// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Numbers as decimal digits, there and back.
#pragma once

#include <sansaws/core/ascii.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sansaws {

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
  constexpr std::string_view view() const& noexcept {
    return {digits_.data() + first_, digits_.size() - first_};
  }
  std::string_view view() const&& = delete;

 private:
  std::array<char, 20> digits_{};  // as many as 2^64 - 1 has
  std::size_t first_ = 20;
};

/// The number that `text` is: 1*DIGIT, no sign, no blank, at most 2^64 - 1; nothing otherwise.
constexpr std::optional<std::uint64_t> parse_decimal(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (__builtin_mul_overflow(number, 10U, &number) ||
        __builtin_add_overflow(number, digit, &number)) {
      return std::nullopt;
    }
  }
  return number;
}

}  // namespace sansaws
