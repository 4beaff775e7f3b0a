// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sixteen bytes at a time, with the compiler's vector types. Empty where there are no such types.
#pragma once

#include <sansaws/core/detail/config.hpp>

#if SANSAWS_VECTORS

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Sixteen bytes. Arithmetic and comparisons work on each byte by itself. A comparison gives 0xff
/// for true and 0 for false.
using byte_lanes SANSAWS_VECTOR_16 = unsigned char;

// Where the text is a short literal, GCC 12 at -O3 sees the search for long texts read behind it.
SANSAWS_PRAGMA(GCC diagnostic push)
SANSAWS_PRAGMA(GCC diagnostic ignored "-Warray-bounds")
/// The sixteen bytes at `from`.
inline byte_lanes load_lanes(const void* from) noexcept {
  byte_lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
SANSAWS_PRAGMA(GCC diagnostic pop)
/// The first eight and the last eight of `size` bytes. They overlap where `size` is below 16.
/// Precondition: `size` is at least 8.
inline byte_lanes load_ends(const char* from, std::size_t size) noexcept {
  // As two numbers, which need no array on the stack: the bytes may be those of a secret.
  using words SANSAWS_VECTOR_16 = std::uint64_t;
  words ends{};
  std::uint64_t word = 0;
  std::memcpy(&word, from, sizeof word);
  ends[0] = word;
  std::memcpy(&word, from + size - sizeof word, sizeof word);
  ends[1] = word;
  return std::bit_cast<byte_lanes>(ends);
}
/// Writes the sixteen bytes to `to`.
inline void store_lanes(byte_lanes lanes, void* to) noexcept {
  std::memcpy(to, &lanes, sizeof lanes);
}

/// 0xff for each byte from `first` to `last`, 0 for any other.
inline byte_lanes lanes_between(byte_lanes lanes, unsigned char first,
                                unsigned char last) noexcept {
  if (first == last) return std::bit_cast<byte_lanes>(lanes == first);
  return std::bit_cast<byte_lanes>(lanes - first <= static_cast<unsigned char>(last - first));
}

/// 32 bytes: the first of `these`, the first of `those`, the second of `these`, and so on.
inline std::array<byte_lanes, 2> interleave(byte_lanes these, byte_lanes those) noexcept {
  return {
      __builtin_shufflevector(these, those, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
      __builtin_shufflevector(these, those, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30,
                              15, 31)};
}

/// Sixteen marks in one number, set for the bytes that were 0xff and not for those that were 0.
/// Each mark has `bits_per_mark` bits, of which only the lowest is used. The first byte's bits are
/// the lowest.
using lane_marks = std::uint64_t;

#if SANSAWS_SSE2

/// The number of bits for each byte.
inline constexpr int bits_per_mark = 1;

/// The marks of bytes that are 0xff or 0.
inline lane_marks marks_of(byte_lanes lanes) noexcept {
  // One instruction takes a bit of each byte. Compilers do not find it by themselves.
  using signed_bytes SANSAWS_VECTOR_16 = char;
  return static_cast<unsigned>(__builtin_ia32_pmovmskb128(std::bit_cast<signed_bytes>(lanes)));
}

#else

inline constexpr int bits_per_mark = 4;

inline lane_marks marks_of(byte_lanes lanes) noexcept {
  using pairs SANSAWS_VECTOR_16 = std::uint16_t;
  // Of each two bytes, the upper half of the first and the lower half of the second.
  const pairs middle = std::bit_cast<pairs>(lanes) >> 4;
  lane_marks marks = 0;
  for (int i = 8; i-- != 0;) marks = marks << 8 | (middle[i] & 0xff);
  return marks & 0x1111'1111'1111'1111;
}

#endif

/// The index of the first byte that is marked. Precondition: at least one is.
inline std::size_t first_mark(lane_marks marks) noexcept {
  return static_cast<std::size_t>(std::countr_zero(marks) / bits_per_mark);
}
/// The marks of the first eight bytes.
inline lane_marks first_half(lane_marks marks) noexcept {
  return marks & ((lane_marks{1} << (8 * bits_per_mark)) - 1);
}
/// The marks of the bytes after the first `count`, which become the first ones.
inline lane_marks drop_marks(lane_marks marks, std::size_t count) noexcept {
  return marks >> (count * bits_per_mark);
}

}  // namespace sansaws::detail

#endif
