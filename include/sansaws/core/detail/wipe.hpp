// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Memory of secrets: overwritten for certain, compared in constant time.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Overwrites `size` objects with zeros, in a way that the optimiser may not remove.
template <class T>
requires std::is_trivially_copyable_v<T>
constexpr void wipe(T* first, std::size_t size) noexcept {
  for (std::size_t i = 0; i != size; ++i) first[i] = T{};
  if (std::is_constant_evaluated()) return;
#if SANSAWS_ASM
  // The compiler must assume that this reads the memory, so it has to keep the stores above.
  asm volatile("" : : "r"(first) : "memory");
#else
  // A compiler has to keep stores that are read as volatile.
  const volatile char* const bytes = reinterpret_cast<const char*>(first);
  for (std::size_t i = 0; i != size * sizeof *first; ++i) static_cast<void>(bytes[i]);
#endif
}

/// Overwrites `Size` bytes of the stack below the caller's frame. There lie the values that a
/// function called before moved from registers to the stack. They have no names, so that function
/// cannot wipe them itself.
template <std::size_t Size>
SANSAWS_NOINLINE void wipe_stack() noexcept {
  char spilled[Size];
  wipe(spilled, sizeof spilled);
}

/// Whether two texts are equal. The time depends on their lengths alone, not on their bytes.
constexpr bool equal_in_constant_time(std::string_view left, std::string_view right) noexcept {
  if (left.size() != right.size()) return false;
  std::uint64_t difference = 0;
  std::size_t at = 0;
  if (!std::is_constant_evaluated()) {
    for (; left.size() - at >= sizeof difference; at += sizeof difference) {
      std::uint64_t one = 0;
      std::uint64_t other = 0;
      std::memcpy(&one, left.data() + at, sizeof one);
      std::memcpy(&other, right.data() + at, sizeof other);
      difference |= one ^ other;
    }
  }
  for (; at != left.size(); ++at) {
    difference |= static_cast<unsigned char>(left[at] ^ right[at]);
  }
  return difference == 0;
}

}  // namespace sansaws::detail
