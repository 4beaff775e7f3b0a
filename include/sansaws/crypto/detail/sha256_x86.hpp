// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function with the SHA extensions of x86-64.
#pragma once

#include <sansaws/core/detail/config.hpp>

#if SANSAWS_SHA256_X86

#include <sansaws/crypto/detail/sha256_portable.hpp>

#include <cpuid.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sansaws::inline SANSAWS_ABI::crypto::detail {

/// Whether the processor has the instructions. Slow, above all in a virtual machine: ask once.
inline bool detect_sha256_instructions() noexcept {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  constexpr unsigned ssse3_and_sse41 = 1u << 9 | 1u << 19;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & ssse3_and_sse41) != ssse3_and_sse41) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & 1u << 29) != 0;
}

// The words are unsigned, because their sums wrap around. The compilers' functions take signed
// ones.
using sha256_words SANSAWS_VECTOR_16 = std::uint32_t;
using sha256_signed_words SANSAWS_VECTOR_16 = int;
using sha256_bytes SANSAWS_VECTOR_16 = char;

/// Four words of a block.
SANSAWS_TARGET("sha,sse4.1,ssse3")
SANSAWS_ALWAYS_INLINE inline sha256_words sha256_load_words(const char* from) noexcept {
  sha256_bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return reinterpret_cast<sha256_words>(
      __builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
}

/// Four rounds, with the words `w` and the constants at `k`.
SANSAWS_TARGET("sha,sse4.1,ssse3")
SANSAWS_ALWAYS_INLINE
inline void sha256_four_rounds(sha256_words& abef, sha256_words& cdgh, sha256_words w,
                               const std::uint32_t* k) noexcept {
  sha256_words constants;
  std::memcpy(&constants, k, sizeof constants);
  const auto input = reinterpret_cast<sha256_signed_words>(w + constants);
  const auto last_two = __builtin_shufflevector(input, input, 2, 3, 2, 3);
  cdgh = reinterpret_cast<sha256_words>(
      __builtin_ia32_sha256rnds2(reinterpret_cast<sha256_signed_words>(cdgh),
                                 reinterpret_cast<sha256_signed_words>(abef), input));
  abef = reinterpret_cast<sha256_words>(
      __builtin_ia32_sha256rnds2(reinterpret_cast<sha256_signed_words>(abef),
                                 reinterpret_cast<sha256_signed_words>(cdgh), last_two));
}

/// The four words that follow these sixteen in the message schedule.
SANSAWS_TARGET("sha,sse4.1,ssse3")
SANSAWS_ALWAYS_INLINE inline sha256_words sha256_next_words(sha256_words w0, sha256_words w1,
                                                            sha256_words w2,
                                                            sha256_words w3) noexcept {
  const auto sum =
      reinterpret_cast<sha256_words>(__builtin_ia32_sha256msg1(
          reinterpret_cast<sha256_signed_words>(w0), reinterpret_cast<sha256_signed_words>(w1))) +
      __builtin_shufflevector(w2, w3, 1, 2, 3, 4);
  return reinterpret_cast<sha256_words>(__builtin_ia32_sha256msg2(
      reinterpret_cast<sha256_signed_words>(sum), reinterpret_cast<sha256_signed_words>(w3)));
}

/// Mixes `count` blocks into the state. Precondition: `detect_sha256_instructions()`.
SANSAWS_TARGET("sha,sse4.1,ssse3")
inline void sha256_compress_by_instructions(sha256_state& state, const char* blocks,
                                            std::size_t count) noexcept {
  sha256_words abcd;
  sha256_words efgh;
  std::memcpy(&abcd, state.data(), sizeof abcd);
  std::memcpy(&efgh, state.data() + 4, sizeof efgh);
  // The instructions need the state in this order.
  sha256_words abef = __builtin_shufflevector(abcd, efgh, 5, 4, 1, 0);
  sha256_words cdgh = __builtin_shufflevector(abcd, efgh, 7, 6, 3, 2);
  for (; count != 0; --count, blocks += sha256_block_size) {
    const sha256_words abef_before = abef;
    const sha256_words cdgh_before = cdgh;
    sha256_words w0 = sha256_load_words(blocks);
    sha256_words w1 = sha256_load_words(blocks + 16);
    sha256_words w2 = sha256_load_words(blocks + 32);
    sha256_words w3 = sha256_load_words(blocks + 48);
    const std::uint32_t* k = sha256_constants.data();
    for (int i = 0; i != 3; ++i, k += 16) {
      sha256_four_rounds(abef, cdgh, w0, k);
      w0 = sha256_next_words(w0, w1, w2, w3);
      sha256_four_rounds(abef, cdgh, w1, k + 4);
      w1 = sha256_next_words(w1, w2, w3, w0);
      sha256_four_rounds(abef, cdgh, w2, k + 8);
      w2 = sha256_next_words(w2, w3, w0, w1);
      sha256_four_rounds(abef, cdgh, w3, k + 12);
      w3 = sha256_next_words(w3, w0, w1, w2);
    }
    sha256_four_rounds(abef, cdgh, w0, k);
    sha256_four_rounds(abef, cdgh, w1, k + 4);
    sha256_four_rounds(abef, cdgh, w2, k + 8);
    sha256_four_rounds(abef, cdgh, w3, k + 12);
    abef += abef_before;
    cdgh += cdgh_before;
  }
  abcd = __builtin_shufflevector(abef, cdgh, 3, 2, 7, 6);
  efgh = __builtin_shufflevector(abef, cdgh, 1, 0, 5, 4);
  std::memcpy(state.data(), &abcd, sizeof abcd);
  std::memcpy(state.data() + 4, &efgh, sizeof efgh);
}

}  // namespace sansaws::crypto::detail

#endif
