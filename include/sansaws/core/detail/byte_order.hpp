// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Words as bytes with the highest or the lowest first, whatever the machine's own order.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::detail {

// Compilers make one instruction of each.
constexpr std::uint32_t swap_bytes(std::uint32_t word) noexcept {
  return word << 24 | (word & 0xff00) << 8 | (word >> 8 & 0xff00) | word >> 24;
}
constexpr std::uint64_t swap_bytes(std::uint64_t word) noexcept {
  return std::uint64_t{swap_bytes(static_cast<std::uint32_t>(word))} << 32 |
         swap_bytes(static_cast<std::uint32_t>(word >> 32));
}

/// The first four or eight bytes of `from`, which must have as many, as a number.
template <std::unsigned_integral Word, std::endian Order>
constexpr Word load_word(const char* from) noexcept {
  Word word = 0;
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i != sizeof word; ++i) {
      word = static_cast<Word>(word << 8 | static_cast<unsigned char>(from[i]));
    }
    return Order == std::endian::big ? word : swap_bytes(word);
  }
  std::memcpy(&word, from, sizeof word);
  return Order == std::endian::native ? word : swap_bytes(word);
}
/// The inverse, over characters or octets.
template <std::endian Order, std::unsigned_integral Word, class Byte>
requires(sizeof(Byte) == 1) constexpr void store_word(Word word, Byte* to) noexcept {
  if (std::is_constant_evaluated()) {
    if (Order == std::endian::little) word = swap_bytes(word);
    for (std::size_t i = sizeof word; i-- != 0; word >>= 8) to[i] = static_cast<Byte>(word & 0xff);
    return;
  }
  if (Order != std::endian::native) word = swap_bytes(word);
  std::memcpy(to, &word, sizeof word);
}

/// The highest byte first, as on the wire and in hashes.
template <std::unsigned_integral Word>
constexpr Word load_big_endian(const char* from) noexcept {
  return load_word<Word, std::endian::big>(from);
}
template <std::unsigned_integral Word, class Byte>
constexpr void store_big_endian(Word word, Byte* to) noexcept {
  store_word<std::endian::big>(word, to);
}

/// Eight bytes, the lowest first: a shift to the right takes the first bytes off.
constexpr std::uint64_t load_little_endian(const char* from) noexcept {
  return load_word<std::uint64_t, std::endian::little>(from);
}
constexpr void store_little_endian(std::uint64_t word, char* to) noexcept {
  store_word<std::endian::little>(word, to);
}

}  // namespace sansaws::detail
