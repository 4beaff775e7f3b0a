// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Bytes as hexadecimal digits (RFC 4648 section 8, in lower case).
#pragma once

#include <sansaws/core/detail/byte_lanes.hpp>
#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/core/text_sink.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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

/// Appends two lower-case digits for each byte. The time depends on the length alone.
template <text_sink S>
constexpr void append_hex(S& sink, std::span<const std::uint8_t> bytes) {
  std::array<char, 64> text{};
  while (!bytes.empty()) {
    const std::size_t taken = bytes.size() < 32 ? bytes.size() : 32;
    for (std::size_t at = 0; at < taken; at += 4) {
      if (taken - at >= 4) {
        write_hex_of_4(bytes.data() + at, text.data() + 2 * at);
      } else {
        std::array<std::uint8_t, 4> last{};
        for (std::size_t i = 0; i != taken - at; ++i) last[i] = bytes[at + i];
        write_hex_of_4(last.data(), text.data() + 2 * at);
      }
    }
    sink.append(std::string_view(text.data(), 2 * taken));
    bytes = bytes.subspan(taken);
  }
}

/// Two lower-case digits for each byte, as a string.
constexpr std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  append_hex(text, bytes);
  return text;
}

/// The same for a fixed number of bytes, such as a digest, without allocation.
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
