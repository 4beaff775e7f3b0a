// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Words as bytes with the highest or the lowest first, whatever the machine's own order.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sansaws::encoding::detail {

constexpr std::uint32_t swap_bytes(std::uint32_t word) noexcept {
  return __builtin_bswap32(word);
}
constexpr std::uint64_t swap_bytes(std::uint64_t word) noexcept {
  return __builtin_bswap64(word);
}

/// The first four or eight bytes of `from`, which must have as many, as a number.
template <std::unsigned_integral Word>
constexpr Word load_big_endian(const char* from) noexcept {
  Word word = 0;
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i != sizeof word; ++i) {
      word = static_cast<Word>(word << 8 | static_cast<unsigned char>(from[i]));
    }
    return word;
  }
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::little) word = swap_bytes(word);
  return word;
}

/// The inverse, over characters or octets.
template <std::unsigned_integral Word, class Byte>
requires(sizeof(Byte) == 1) constexpr void store_big_endian(Word word, Byte* to) noexcept {
  if (std::is_constant_evaluated()) {
    for (std::size_t i = sizeof word; i-- != 0; word >>= 8) to[i] = static_cast<Byte>(word & 0xff);
    return;
  }
  if constexpr (std::endian::native == std::endian::little) word = swap_bytes(word);
  std::memcpy(to, &word, sizeof word);
}

/// The first eight bytes of `from` as a number, the first one the lowest.
inline std::uint64_t load_little_endian(const char* from) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, from, sizeof word);
  return std::endian::native == std::endian::little ? word : swap_bytes(word);
}
inline void store_little_endian(std::uint64_t word, char* to) noexcept {
  if constexpr (std::endian::native != std::endian::little) word = swap_bytes(word);
  std::memcpy(to, &word, sizeof word);
}

}  // namespace sansaws::encoding::detail
