// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sixteen bytes at a time, in the registers that every processor of today has: the compiler chooses
// the instructions, or makes do without any.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

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
inline void store_lanes(byte_lanes lanes, void* to) noexcept {
  std::memcpy(to, &lanes, sizeof lanes);
}

/// Which bytes lie from `first` to `last`.
inline byte_lanes lanes_in(byte_lanes lanes, char first, char last) noexcept {
  const auto low = static_cast<unsigned char>(first);
  const auto high = static_cast<unsigned char>(last);
  return static_cast<byte_lanes>(lanes - low <= static_cast<unsigned char>(high - low));
}

inline bool any_lane(byte_lanes lanes) noexcept {
  const auto halves = std::bit_cast<lane_halves>(lanes);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace sansaws::encoding::detail
