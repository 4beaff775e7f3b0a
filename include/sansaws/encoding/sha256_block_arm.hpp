// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function by the AArch64 SHA-2 instructions, for one stream or for several
// whose instructions fill each other's waiting times.
#pragma once

#if defined(__AARCH64EL__) && defined(__GNUC__)

#include <sansaws/encoding/sha256_block_portable.hpp>

#if defined(__linux__)
#include <sys/auxv.h>
#endif

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace sansaws::encoding::detail {

/// Asks the system. Where it cannot be asked, the answer is what the compiler was told to assume.
inline bool detect_sha256_instructions() noexcept {
#if defined(__ARM_FEATURE_SHA2) || defined(__APPLE__)
  return true;
#elif defined(__linux__)
  constexpr unsigned long sha2 = 1ul << 6;  // HWCAP_SHA2
  return (getauxval(AT_HWCAP) & sha2) != 0;
#else
  return false;
#endif
}

using sha256_words = std::uint32_t __attribute__((vector_size(16)));
using sha256_bytes = std::uint8_t __attribute__((vector_size(16)));

// Written as assembly: the compilers' own functions for these four want either a command-line
// switch or a slow header, and differ in name. Each is one instruction without side effects.

[[gnu::always_inline]] inline sha256_words sha256h(sha256_words abcd, sha256_words efgh,
                                                   sha256_words input) noexcept {
  asm(".arch_extension sha2\n\tsha256h %q0, %q1, %2.4s" : "+w"(abcd) : "w"(efgh), "w"(input));
  return abcd;
}
[[gnu::always_inline]] inline sha256_words sha256h2(sha256_words efgh, sha256_words abcd,
                                                    sha256_words input) noexcept {
  asm(".arch_extension sha2\n\tsha256h2 %q0, %q1, %2.4s" : "+w"(efgh) : "w"(abcd), "w"(input));
  return efgh;
}
[[gnu::always_inline]] inline sha256_words sha256su0(sha256_words w0, sha256_words w1) noexcept {
  asm(".arch_extension sha2\n\tsha256su0 %0.4s, %1.4s" : "+w"(w0) : "w"(w1));
  return w0;
}
[[gnu::always_inline]] inline sha256_words sha256su1(sha256_words sum, sha256_words w2,
                                                     sha256_words w3) noexcept {
  asm(".arch_extension sha2\n\tsha256su1 %0.4s, %1.4s, %2.4s" : "+w"(sum) : "w"(w2), "w"(w3));
  return sum;
}

/// One stream: the state and sixteen schedule words.
struct sha256_lane {
  sha256_words abcd;
  sha256_words efgh;
  sha256_words abcd_before;
  sha256_words efgh_before;
  sha256_words w[4];

  [[gnu::always_inline]] inline void load_state(const sha256_state& state) noexcept {
    std::memcpy(&abcd, state.data(), sizeof abcd);
    std::memcpy(&efgh, state.data() + 4, sizeof efgh);
  }

  [[gnu::always_inline]] inline void store_state(sha256_state& state) const noexcept {
    std::memcpy(state.data(), &abcd, sizeof abcd);
    std::memcpy(state.data() + 4, &efgh, sizeof efgh);
  }

  template <std::size_t I>
  [[gnu::always_inline]] inline void load_words(const char* block) noexcept {
    sha256_bytes bytes;
    std::memcpy(&bytes, block + 16 * I, sizeof bytes);
    bytes =
        __builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    std::memcpy(&w[I], &bytes, sizeof bytes);
  }

  [[gnu::always_inline]] inline void start_block() noexcept {
    abcd_before = abcd;
    efgh_before = efgh;
  }

  [[gnu::always_inline]] inline void finish_block() noexcept {
    abcd += abcd_before;
    efgh += efgh_before;
  }

  /// Four rounds, with the words in `w[I]` and the constants at `k`. With `Next`, what is then in
  /// `w[I]` are the words that will be needed there sixteen rounds later.
  template <std::size_t I, bool Next>
  [[gnu::always_inline]] inline void four_rounds(const std::uint32_t* k) noexcept {
    sha256_words constants;
    std::memcpy(&constants, k, sizeof constants);
    const sha256_words input = w[I] + constants;
    const sha256_words before = abcd;
    abcd = sha256h(abcd, efgh, input);
    efgh = sha256h2(efgh, before, input);
    if constexpr (Next) {
      w[I] = sha256su1(sha256su0(w[I], w[(I + 1) % 4]), w[(I + 2) % 4], w[(I + 3) % 4]);
    }
  }
};

/// Sixteen rounds of each stream, with the constants at `k`.
template <bool Next, std::size_t... Stream>
[[gnu::always_inline]] inline void sha256_sixteen_rounds(sha256_lane* lanes, const std::uint32_t* k,
                                                         std::index_sequence<Stream...>) noexcept {
  (lanes[Stream].template four_rounds<0, Next>(k), ...);
  (lanes[Stream].template four_rounds<1, Next>(k + 4), ...);
  (lanes[Stream].template four_rounds<2, Next>(k + 8), ...);
  (lanes[Stream].template four_rounds<3, Next>(k + 12), ...);
}

/// Mixes `count` blocks of each stream into its state, all streams in step.
///
/// Precondition: `detect_sha256_instructions()`.
template <std::size_t N, std::size_t... Stream>
inline void sha256_compress_by_instructions(const std::array<sha256_state*, N>& states,
                                            std::array<const char*, N> blocks, std::size_t count,
                                            std::index_sequence<Stream...> streams) noexcept {
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
