// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A short text that is kept inside its object.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Text of at most `Max` bytes. Never allocates, and works in constant expressions.
template <std::size_t Max>
class bounded_text {
 public:
  static constexpr std::size_t max_size = Max;

  constexpr bounded_text() noexcept = default;
  /// Copies the text. Precondition: it has at most `max_size` bytes.
  constexpr explicit bounded_text(std::string_view text) noexcept
      : size_(text.copy(bytes_.data(), max_size)) {}

  /// Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return {bytes_.data(), size_}; }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const bounded_text& left, const bounded_text& right) noexcept {
    return left.text() == right.text();
  }

 private:
  std::array<char, Max> bytes_{};  // before size_, as the constructor fills it to learn the size
  // Not a smaller type: compilers copy texts that they know to be short by slow instructions.
  std::size_t size_ = 0;
};

}  // namespace sansaws::detail
