// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function by the x86-64 SHA extensions, for one stream or for several
// whose instructions fill each other's waiting times.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)

#include <sansaws/encoding/sha256_block_portable.hpp>

#include <cpuid.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace sansaws::encoding::detail {

/// Asks the processor. That is slow, and slower still in a virtual machine: ask once.
inline bool detect_sha256_instructions() noexcept {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  constexpr unsigned ssse3_and_sse41 = 1u << 9 | 1u << 19;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & ssse3_and_sse41) != ssse3_and_sse41) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & 1u << 29) != 0;
}

// Sums of words wrap around, so the words are unsigned; the compilers' functions want them signed.
using sha256_words = std::uint32_t __attribute__((vector_size(16)));
using sha256_signed_words = int __attribute__((vector_size(16)));
using sha256_bytes = char __attribute__((vector_size(16)));

[[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline sha256_words sha256rnds2(
    sha256_words cdgh, sha256_words abef, sha256_words input) noexcept {
  return reinterpret_cast<sha256_words>(__builtin_ia32_sha256rnds2(
      reinterpret_cast<sha256_signed_words>(cdgh), reinterpret_cast<sha256_signed_words>(abef),
      reinterpret_cast<sha256_signed_words>(input)));
}
[[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline sha256_words sha256msg1(
    sha256_words w0, sha256_words w1) noexcept {
  return reinterpret_cast<sha256_words>(__builtin_ia32_sha256msg1(
      reinterpret_cast<sha256_signed_words>(w0), reinterpret_cast<sha256_signed_words>(w1)));
}
[[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline sha256_words sha256msg2(
    sha256_words sum, sha256_words w3) noexcept {
  return reinterpret_cast<sha256_words>(__builtin_ia32_sha256msg2(
      reinterpret_cast<sha256_signed_words>(sum), reinterpret_cast<sha256_signed_words>(w3)));
}

/// One stream: the state in the order that the instructions want, and sixteen schedule words.
struct sha256_lane {
  sha256_words abef;
  sha256_words cdgh;
  sha256_words abef_before;
  sha256_words cdgh_before;
  sha256_words w[4];

  [[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void load_state(
      const sha256_state& state) noexcept {
    sha256_words abcd;
    sha256_words efgh;
    std::memcpy(&abcd, state.data(), sizeof abcd);
    std::memcpy(&efgh, state.data() + 4, sizeof efgh);
    abef = __builtin_shufflevector(abcd, efgh, 5, 4, 1, 0);
    cdgh = __builtin_shufflevector(abcd, efgh, 7, 6, 3, 2);
  }

  [[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void store_state(
      sha256_state& state) const noexcept {
    const sha256_words abcd = __builtin_shufflevector(abef, cdgh, 3, 2, 7, 6);
    const sha256_words efgh = __builtin_shufflevector(abef, cdgh, 1, 0, 5, 4);
    std::memcpy(state.data(), &abcd, sizeof abcd);
    std::memcpy(state.data() + 4, &efgh, sizeof efgh);
  }

  template <std::size_t I>
  [[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void load_words(
      const char* block) noexcept {
    sha256_bytes bytes;
    std::memcpy(&bytes, block + 16 * I, sizeof bytes);
    bytes =
        __builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    std::memcpy(&w[I], &bytes, sizeof bytes);
  }

  [[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void start_block() noexcept {
    abef_before = abef;
    cdgh_before = cdgh;
  }

  [[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void finish_block() noexcept {
    abef += abef_before;
    cdgh += cdgh_before;
  }

  /// Four rounds, with the words in `w[I]` and the constants at `k`. With `Next`, what is then in
  /// `w[I]` are the words that will be needed there sixteen rounds later.
  template <std::size_t I, bool Next>
  [[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void four_rounds(
      const std::uint32_t* k) noexcept {
    // In assembly only so that the constant stays in memory: a compiler that sees the load keeps
    // those of the last rounds in registers across blocks, and has none left for the streams.
    using four_words = const std::uint32_t[4];
    sha256_words input = w[I];
    asm("paddd {%1, %0|%0, %1}" : "+x"(input) : "m"(*reinterpret_cast<four_words*>(k)));
    cdgh = sha256rnds2(cdgh, abef, input);
    abef = sha256rnds2(abef, cdgh, __builtin_shufflevector(input, input, 2, 3, 2, 3));
    if constexpr (Next) {
      const sha256_words last = w[(I + 3) % 4];
      const sha256_words sum = sha256msg1(w[I], w[(I + 1) % 4]) +
                               __builtin_shufflevector(w[(I + 2) % 4], last, 1, 2, 3, 4);
      w[I] = sha256msg2(sum, last);
    }
  }
};

/// Sixteen rounds of each stream, with the constants at `k`.
template <bool Next, std::size_t... Stream>
[[gnu::target("sha,sse4.1,ssse3"), gnu::always_inline]] inline void sha256_sixteen_rounds(
    sha256_lane* lanes, const std::uint32_t* k, std::index_sequence<Stream...>) noexcept {
  (lanes[Stream].template four_rounds<0, Next>(k), ...);
  (lanes[Stream].template four_rounds<1, Next>(k + 4), ...);
  (lanes[Stream].template four_rounds<2, Next>(k + 8), ...);
  (lanes[Stream].template four_rounds<3, Next>(k + 12), ...);
}

/// Mixes `count` blocks of each stream into its state, all streams in step.
///
/// Precondition: `detect_sha256_instructions()`.
template <std::size_t N, std::size_t... Stream>
[[gnu::target("sha,sse4.1,ssse3")]] inline void sha256_compress_by_instructions(
    const std::array<sha256_state*, N>& states, std::array<const char*, N> blocks,
    std::size_t count, std::index_sequence<Stream...> streams) noexcept {
  sha256_lane lanes[N];
  (lanes[Stream].load_state(*states[Stream]), ...);
  for (; count != 0; --count) {
    (lanes[Stream].start_block(), ...);
    (lanes[Stream].template load_words<0>(blocks[Stream]), ...);
    (lanes[Stream].template load_words<1>(blocks[Stream]), ...);
    (lanes[Stream].template load_words<2>(blocks[Stream]), ...);
    (lanes[Stream].template load_words<3>(blocks[Stream]), ...);
    const std::uint32_t* k = sha256_constants.data();
    for (const std::uint32_t* const last = k + 48; k != last; k += 16) {
      sha256_sixteen_rounds<true>(lanes, k, streams);
    }
    sha256_sixteen_rounds<false>(lanes, k, streams);
    (lanes[Stream].finish_block(), ...);
    ((blocks[Stream] += sha256_block_size), ...);
  }
  (lanes[Stream].store_state(*states[Stream]), ...);
}

}  // namespace sansaws::encoding::detail

#endif
