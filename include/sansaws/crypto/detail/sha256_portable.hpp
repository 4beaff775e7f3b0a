// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function (FIPS 180-4 section 6.2.2) in plain C++.
#pragma once

#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/core/detail/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::crypto::detail {

/// The eight working words, a to h, in the order of the specification.
using sha256_state = std::array<std::uint32_t, 8>;

inline constexpr std::size_t sha256_block_size = 64;

/// The initial hash value, FIPS 180-4 section 5.3.3.
inline constexpr sha256_state sha256_initial_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// The constants of the rounds, FIPS 180-4 section 4.2.2. Aligned for vector loads.
alignas(64) inline constexpr std::array<std::uint32_t, 64> sha256_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// std::rotr, but several times as fast in constant evaluation.
constexpr std::uint32_t rotate_right(std::uint32_t word, int bits) noexcept {
  return word >> bits | word << (32 - bits);
}

/// One round. It leaves the new `a` in `h`, and its caller renames the words instead of moving
/// them.
SANSAWS_ALWAYS_INLINE constexpr void sha256_round(std::uint32_t a, std::uint32_t b, std::uint32_t c,
                                                  std::uint32_t& d, std::uint32_t e,
                                                  std::uint32_t f, std::uint32_t g,
                                                  std::uint32_t& h, std::uint32_t input) noexcept {
  h += (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) + (g ^ (e & (f ^ g))) +
       input;
  d += h;
  h += (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) + ((a & b) | (c & (a | b)));
}

/// Replaces sixteen words of the message schedule by the next sixteen.
template <std::size_t... I>
constexpr void sha256_next_words(std::array<std::uint32_t, 16>& w,
                                 std::index_sequence<I...>) noexcept {
  const auto sigma0 = [](std::uint32_t x) {
    return rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3;
  };
  const auto sigma1 = [](std::uint32_t x) {
    return rotate_right(x, 17) ^ rotate_right(x, 19) ^ x >> 10;
  };
  ((w[I] += sigma0(w[(I + 1) % 16]) + w[(I + 9) % 16] + sigma1(w[(I + 14) % 16])), ...);
}

/// Mixes `count` blocks into the state. No branch and no address depends on the data. Not inlined,
/// because most programs run the processor's instructions instead.
SANSAWS_NOINLINE constexpr void sha256_compress_portable(sha256_state& state, const char* blocks,
                                                         std::size_t count) noexcept {
  for (; count != 0; --count, blocks += sha256_block_size) {
    std::array<std::uint32_t, 16> w{};
    for (std::size_t i = 0; i != 16; ++i) {
      w[i] = sansaws::detail::load_big_endian<std::uint32_t>(blocks + 4 * i);
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t t = 0; t != 64; t += 16) {
      if (t != 0) sha256_next_words(w, std::make_index_sequence<16>{});
      const std::uint32_t* const k = sha256_constants.data() + t;
      sha256_round(a, b, c, d, e, f, g, h, w[0] + k[0]);
      sha256_round(h, a, b, c, d, e, f, g, w[1] + k[1]);
      sha256_round(g, h, a, b, c, d, e, f, w[2] + k[2]);
      sha256_round(f, g, h, a, b, c, d, e, w[3] + k[3]);
      sha256_round(e, f, g, h, a, b, c, d, w[4] + k[4]);
      sha256_round(d, e, f, g, h, a, b, c, w[5] + k[5]);
      sha256_round(c, d, e, f, g, h, a, b, w[6] + k[6]);
      sha256_round(b, c, d, e, f, g, h, a, w[7] + k[7]);
      sha256_round(a, b, c, d, e, f, g, h, w[8] + k[8]);
      sha256_round(h, a, b, c, d, e, f, g, w[9] + k[9]);
      sha256_round(g, h, a, b, c, d, e, f, w[10] + k[10]);
      sha256_round(f, g, h, a, b, c, d, e, w[11] + k[11]);
      sha256_round(e, f, g, h, a, b, c, d, w[12] + k[12]);
      sha256_round(d, e, f, g, h, a, b, c, w[13] + k[13]);
      sha256_round(c, d, e, f, g, h, a, b, w[14] + k[14]);
      sha256_round(b, c, d, e, f, g, h, a, w[15] + k[15]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

}  // namespace sansaws::crypto::detail
