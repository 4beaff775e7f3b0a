// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Numbers as bytes, in big-endian and little-endian order on any machine.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::detail {

// Compilers make one instruction of each of these two.

/// The number with its bytes in reverse order.
constexpr std::uint32_t swap_bytes(std::uint32_t word) noexcept {
  return word << 24 | (word & 0xff00) << 8 | (word >> 8 & 0xff00) | word >> 24;
}
constexpr std::uint64_t swap_bytes(std::uint64_t word) noexcept {
  return std::uint64_t{swap_bytes(static_cast<std::uint32_t>(word))} << 32 |
         swap_bytes(static_cast<std::uint32_t>(word >> 32));
}

/// The number at `from` in that byte order. Precondition: as many bytes as the number has.
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
/// Writes the number to `to` in that byte order.
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

// Big-endian has the highest byte first, as hashes do.

template <std::unsigned_integral Word>
constexpr Word load_big_endian(const char* from) noexcept {
  return load_word<Word, std::endian::big>(from);
}
template <std::unsigned_integral Word, class Byte>
constexpr void store_big_endian(Word word, Byte* to) noexcept {
  store_word<std::endian::big>(word, to);
}

// Little-endian has the lowest byte first: a shift to the right removes the first bytes.

constexpr std::uint64_t load_little_endian(const char* from) noexcept {
  return load_word<std::uint64_t, std::endian::little>(from);
}
constexpr void store_little_endian(std::uint64_t word, char* to) noexcept {
  store_word<std::endian::little>(word, to);
}

}  // namespace sansaws::detail
