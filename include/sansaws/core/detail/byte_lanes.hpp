// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sixteen bytes at a time, in the registers that every processor of today has: the compiler chooses
// the instructions, or makes do without any.
#pragma once

#include <sansaws/core/detail/byte_order.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sansaws::encoding::detail {

/// Arithmetic and comparison are done on each byte; a comparison gives 0xff for true and 0 for
/// false.
using byte_lanes = unsigned char __attribute__((vector_size(16)));
using lane_halves = std::uint64_t __attribute__((vector_size(16)));

inline byte_lanes load_lanes(const void* from) noexcept {
  byte_lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
/// The same of eight bytes; the other eight are 0.
inline byte_lanes load_half_lanes(const void* from) noexcept {
  lane_halves halves{};
  std::uint64_t half = 0;
  std::memcpy(&half, from, sizeof half);
  halves[0] = half;
  return std::bit_cast<byte_lanes>(halves);
}
inline void store_lanes(byte_lanes lanes, void* to) noexcept {
  std::memcpy(to, &lanes, sizeof lanes);
}

/// Which bytes lie from `first` to `last`.
inline byte_lanes lanes_in(byte_lanes lanes, char first, char last) noexcept {
  const auto low = static_cast<unsigned char>(first);
  const auto high = static_cast<unsigned char>(last);
  return std::bit_cast<byte_lanes>(lanes - low <= static_cast<unsigned char>(high - low));
}

/// Four 32-bit words with their bytes the other way round.
inline byte_lanes swap_bytes_of_words(byte_lanes lanes) noexcept {
  using pairs = std::uint16_t __attribute__((vector_size(16)));
  using words = std::uint32_t __attribute__((vector_size(16)));
  const auto paired = std::bit_cast<pairs>(lanes);
  const auto swapped = std::bit_cast<words>(paired << 8 | paired >> 8);
  return std::bit_cast<byte_lanes>(swapped << 16 | swapped >> 16);
}

/// Eight of the bytes as a number, the first one the lowest.
template <std::size_t Half>
requires(Half < 2) std::uint64_t half_of(byte_lanes lanes)
noexcept {
  const std::uint64_t half = std::bit_cast<lane_halves>(lanes)[Half];
  return std::endian::native == std::endian::little ? half : swap_bytes(half);
}

/// The number of the first byte that is 0xff, where the others are 0; or 16.
inline std::size_t first_lane(byte_lanes lanes) noexcept {
#if defined(__SSE2__)
  // An instruction makes one bit of each byte; compilers do not find it by themselves.
  using signed_bytes = char __attribute__((vector_size(16)));
  const int word = __builtin_ia32_pmovmskb128(std::bit_cast<signed_bytes>(lanes));
  return word == 0 ? 16 : static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(word)));
#else
  using pairs = std::uint16_t __attribute__((vector_size(16)));
  using half = unsigned char __attribute__((vector_size(8)));
  // Four bits of each byte, in one word.
  const auto word =
      std::bit_cast<std::uint64_t>(__builtin_convertvector(std::bit_cast<pairs>(lanes) >> 4, half));
  const int bits =
      std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
  return static_cast<std::size_t>(bits) / 4;
#endif
}

inline bool any_lane(byte_lanes lanes) noexcept {
  const auto halves = std::bit_cast<lane_halves>(lanes);
  return (halves[0] | halves[1]) != 0;
}

/// Whether `mark` marks any byte of a text of at least 16 bytes; some are looked at twice.
template <class Mark>
bool any_marked(std::string_view text, Mark mark) noexcept {
  byte_lanes found = mark(load_lanes(text.data() + text.size() - 16));
  for (std::size_t i = 0; i + 16 < text.size(); i += 16) found |= mark(load_lanes(text.data() + i));
  return any_lane(found);
}

}  // namespace sansaws::encoding::detail
