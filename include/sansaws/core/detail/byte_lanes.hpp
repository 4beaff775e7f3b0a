// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sixteen bytes at a time, in the registers that every processor of today has: the compiler chooses
// the instructions, or makes do without any. Where there are no such types, nothing is here.
#pragma once

#include <sansaws/core/detail/config.hpp>

#if SANSAWS_VECTORS

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Arithmetic and comparison are done on each byte; a comparison gives 0xff for true and 0 for
/// false.
using byte_lanes SANSAWS_VECTOR_16 = unsigned char;

inline byte_lanes load_lanes(const void* from) noexcept {
  byte_lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
/// The first and the last eight bytes of `size` bytes, which are eight or more.
inline byte_lanes load_ends(const char* from, std::size_t size) noexcept {
  std::array<char, 16> ends;
  std::memcpy(ends.data(), from, 8);
  std::memcpy(ends.data() + 8, from + size - 8, 8);
  return load_lanes(ends.data());
}
inline void store_lanes(byte_lanes lanes, void* to) noexcept {
  std::memcpy(to, &lanes, sizeof lanes);
}

/// Which bytes lie from `first` to `last`.
inline byte_lanes lanes_between(byte_lanes lanes, unsigned char first,
                                unsigned char last) noexcept {
  if (first == last) return std::bit_cast<byte_lanes>(lanes == first);
  return std::bit_cast<byte_lanes>(lanes - first <= static_cast<unsigned char>(last - first));
}

/// Two times sixteen bytes, one of these and one of those in turn.
inline std::array<byte_lanes, 2> interleave(byte_lanes these, byte_lanes those) noexcept {
  return {
      __builtin_shufflevector(these, those, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
      __builtin_shufflevector(these, those, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30,
                              15, 31)};
}

/// Which of sixteen bytes are 0xff, where the others are 0: so many bits for each, of which the
/// lowest counts, and the first byte's are the lowest.
using lane_marks = std::uint64_t;

#if SANSAWS_SSE2

inline constexpr int bits_per_mark = 1;

inline lane_marks marks_of(byte_lanes lanes) noexcept {
  // An instruction makes one bit of each byte; compilers do not find it by themselves.
  using signed_bytes SANSAWS_VECTOR_16 = char;
  return static_cast<unsigned>(__builtin_ia32_pmovmskb128(std::bit_cast<signed_bytes>(lanes)));
}

#else

inline constexpr int bits_per_mark = 4;

inline lane_marks marks_of(byte_lanes lanes) noexcept {
  using pairs SANSAWS_VECTOR_16 = std::uint16_t;
  // The lower half of the first byte and the upper half of the second, of each two.
  const pairs middle = std::bit_cast<pairs>(lanes) >> 4;
  lane_marks marks = 0;
  for (int i = 8; i-- != 0;) marks = marks << 8 | (middle[i] & 0xff);
  return marks & 0x1111'1111'1111'1111;
}

#endif

/// The number of the first byte that is marked. Precondition: one is.
inline std::size_t first_mark(lane_marks marks) noexcept {
  return static_cast<std::size_t>(std::countr_zero(marks) / bits_per_mark);
}
/// The marks of the first eight bytes.
inline lane_marks first_half(lane_marks marks) noexcept {
  return marks & ((lane_marks{1} << (8 * bits_per_mark)) - 1);
}
/// The marks without those of the first `count` bytes, the others being so much further in front.
inline lane_marks drop_marks(lane_marks marks, std::size_t count) noexcept {
  return marks >> (count * bits_per_mark);
}

}  // namespace sansaws::detail

#endif
