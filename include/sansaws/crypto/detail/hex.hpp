// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Bytes as hexadecimal digits (RFC 4648 section 8, in lower case).
#pragma once

#include <sansaws/core/detail/byte_lanes.hpp>
#include <sansaws/core/detail/byte_order.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::crypto::detail {

/// Writes four bytes as eight digits. Calculates all digits at once, without a table and without
/// branches, so that the time does not depend on the bytes: they may be secret.
constexpr void write_hex_of_4(const std::uint8_t* from, char* to) noexcept {
  std::uint64_t digits = std::uint64_t{from[0]} << 24 | std::uint64_t{from[1]} << 16 |
                         std::uint64_t{from[2]} << 8 | std::uint64_t{from[3]};
  digits = (digits << 16 | digits) & 0x0000'ffff'0000'ffffu;
  digits = (digits << 8 | digits) & 0x00ff'00ff'00ff'00ffu;
  digits = (digits << 4 | digits) & 0x0f0f'0f0f'0f0f'0f0fu;
  // 1 in each byte whose digit is a letter: adding 6 to these carries into bit 4.
  const std::uint64_t letters = (digits + 0x0606'0606'0606'0606u) >> 4 & 0x0101'0101'0101'0101u;
  digits += 0x3030'3030'3030'3030u + letters * ('a' - '0' - 10);
  sansaws::detail::store_big_endian(digits, to);
}

#if SANSAWS_VECTORS

/// Writes sixteen bytes as 32 digits.
inline void write_hex_of_16(const std::uint8_t* from, char* to) noexcept {
  using namespace sansaws::detail;
  const byte_lanes bytes = load_lanes(from);
  const auto digits = [](byte_lanes values) {
    return values + '0' + (lanes_between(values, 10, 15) & ('a' - '0' - 10));
  };
  const auto [first, second] = interleave(digits(bytes >> 4), digits(bytes & 15));
  store_lanes(first, to);
  store_lanes(second, to + 16);
}

#endif

/// Two lower-case digits for each byte. The time does not depend on the bytes.
template <std::size_t N>
requires(N % 4 == 0) constexpr std::array<char, 2 * N> to_hex_array(
    const std::array<std::uint8_t, N>& bytes) noexcept {
  std::array<char, 2 * N> text{};
  std::size_t at = 0;
#if SANSAWS_VECTORS
  if (!std::is_constant_evaluated()) {
    for (; at + 16 <= N; at += 16) write_hex_of_16(&bytes[at], &text[2 * at]);
  }
#endif
  for (; at < N; at += 4) write_hex_of_4(bytes.data() + at, text.data() + 2 * at);
  return text;
}

}  // namespace sansaws::crypto::detail
