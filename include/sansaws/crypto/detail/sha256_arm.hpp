// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function with the SHA-2 instructions of AArch64.
#pragma once

#include <sansaws/core/detail/config.hpp>

#if SANSAWS_SHA256_ARM

#include <sansaws/crypto/detail/sha256_portable.hpp>

#if defined(__linux__)
#include <sys/auxv.h>
#endif

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sansaws::inline SANSAWS_ABI::crypto::detail {

/// Whether the processor has the instructions. Asks the operating system where that is known how,
/// else answers by what the compiler may assume.
inline bool detect_sha256_instructions() noexcept {
#if SANSAWS_SHA256_ARM_ALWAYS
  return true;
#elif defined(__linux__)
  constexpr unsigned long sha2 = 1ul << 6;  // HWCAP_SHA2
  return (getauxval(AT_HWCAP) & sha2) != 0;
#else
  return false;
#endif
}

using sha256_words SANSAWS_VECTOR_16 = std::uint32_t;
using sha256_bytes SANSAWS_VECTOR_16 = std::uint8_t;

// Written as assembly, because the compilers' functions for these four instructions have different
// names, and need a command-line switch or a slow header. None of them has side effects.

SANSAWS_ALWAYS_INLINE inline sha256_words sha256h(sha256_words abcd, sha256_words efgh,
                                                  sha256_words input) noexcept {
  asm(".arch_extension sha2\n\tsha256h %q0, %q1, %2.4s" : "+w"(abcd) : "w"(efgh), "w"(input));
  return abcd;
}
SANSAWS_ALWAYS_INLINE inline sha256_words sha256h2(sha256_words efgh, sha256_words abcd,
                                                   sha256_words input) noexcept {
  asm(".arch_extension sha2\n\tsha256h2 %q0, %q1, %2.4s" : "+w"(efgh) : "w"(abcd), "w"(input));
  return efgh;
}
SANSAWS_ALWAYS_INLINE inline sha256_words sha256su0(sha256_words w0, sha256_words w1) noexcept {
  asm(".arch_extension sha2\n\tsha256su0 %0.4s, %1.4s" : "+w"(w0) : "w"(w1));
  return w0;
}
SANSAWS_ALWAYS_INLINE inline sha256_words sha256su1(sha256_words sum, sha256_words w2,
                                                    sha256_words w3) noexcept {
  asm(".arch_extension sha2\n\tsha256su1 %0.4s, %1.4s, %2.4s" : "+w"(sum) : "w"(w2), "w"(w3));
  return sum;
}

/// Four words of a block.
SANSAWS_ALWAYS_INLINE inline sha256_words sha256_load_words(const char* from) noexcept {
  sha256_bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return reinterpret_cast<sha256_words>(
      __builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
}

/// Four rounds, with the words `w` and the constants at `k`.
SANSAWS_ALWAYS_INLINE inline void sha256_four_rounds(sha256_words& abcd, sha256_words& efgh,
                                                     sha256_words w,
                                                     const std::uint32_t* k) noexcept {
  sha256_words constants;
  std::memcpy(&constants, k, sizeof constants);
  const sha256_words input = w + constants;
  const sha256_words before = abcd;
  abcd = sha256h(abcd, efgh, input);
  efgh = sha256h2(efgh, before, input);
}

/// The four words that follow these sixteen in the message schedule.
SANSAWS_ALWAYS_INLINE inline sha256_words sha256_next_words(sha256_words w0, sha256_words w1,
                                                            sha256_words w2,
                                                            sha256_words w3) noexcept {
  return sha256su1(sha256su0(w0, w1), w2, w3);
}

/// Mixes `count` blocks into the state. Precondition: `detect_sha256_instructions()`.
inline void sha256_compress_by_instructions(sha256_state& state, const char* blocks,
                                            std::size_t count) noexcept {
  sha256_words abcd;
  sha256_words efgh;
  std::memcpy(&abcd, state.data(), sizeof abcd);
  std::memcpy(&efgh, state.data() + 4, sizeof efgh);
  for (; count != 0; --count, blocks += sha256_block_size) {
    const sha256_words abcd_before = abcd;
    const sha256_words efgh_before = efgh;
    sha256_words w0 = sha256_load_words(blocks);
    sha256_words w1 = sha256_load_words(blocks + 16);
    sha256_words w2 = sha256_load_words(blocks + 32);
    sha256_words w3 = sha256_load_words(blocks + 48);
    const std::uint32_t* k = sha256_constants.data();
    for (int i = 0; i != 3; ++i, k += 16) {
      sha256_four_rounds(abcd, efgh, w0, k);
      w0 = sha256_next_words(w0, w1, w2, w3);
      sha256_four_rounds(abcd, efgh, w1, k + 4);
      w1 = sha256_next_words(w1, w2, w3, w0);
      sha256_four_rounds(abcd, efgh, w2, k + 8);
      w2 = sha256_next_words(w2, w3, w0, w1);
      sha256_four_rounds(abcd, efgh, w3, k + 12);
      w3 = sha256_next_words(w3, w0, w1, w2);
    }
    sha256_four_rounds(abcd, efgh, w0, k);
    sha256_four_rounds(abcd, efgh, w1, k + 4);
    sha256_four_rounds(abcd, efgh, w2, k + 8);
    sha256_four_rounds(abcd, efgh, w3, k + 12);
    abcd += abcd_before;
    efgh += efgh_before;
  }
  std::memcpy(state.data(), &abcd, sizeof abcd);
  std::memcpy(state.data() + 4, &efgh, sizeof efgh);
}

}  // namespace sansaws::crypto::detail

#endif
