// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A hash in hexadecimal digits.
#pragma once

#include <sansaws/crypto/detail/hex.hpp>
#include <sansaws/crypto/sha256.hpp>

#include <array>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::crypto {

/// A 256-bit hash as 64 lower-case hexadecimal digits, as SigV4 writes it.
class hex_digest {
 public:
  /// The digits of the bytes, the first byte first.
  constexpr explicit hex_digest(const digest& bytes) noexcept
      : digits_(detail::to_hex_array(bytes)) {}
  /// The digits. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return {digits_.data(), digits_.size()}; }
  std::string_view text() const&& = delete;
  friend constexpr bool operator==(const hex_digest&, const hex_digest&) = default;

 private:
  std::array<char, 64> digits_;
};

}  // namespace sansaws::crypto
