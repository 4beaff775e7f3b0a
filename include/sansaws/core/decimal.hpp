// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Numbers as decimal digits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

}  // namespace sansaws
