// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function: the processor's own instructions where it has them, plain C++
// elsewhere and in constant evaluation.
#pragma once

#include <sansaws/encoding/sha256_block_arm.hpp>
#include <sansaws/encoding/sha256_block_portable.hpp>
#include <sansaws/encoding/sha256_block_x86.hpp>

#include <cstddef>
#include <type_traits>

namespace sansaws::encoding::detail {

#if (defined(__x86_64__) || defined(__AARCH64EL__)) && defined(__GNUC__)

/// What the processor said when it was first asked: the one variable of this library, no more than
/// a memory of a fact that cannot change. Threads that ask at once all write the same.
enum class sha256_support : unsigned char { not_asked, absent, present };
inline sha256_support sha256_known_support = sha256_support::not_asked;

inline bool has_sha256_instructions() noexcept {
  sha256_support support = sha256_support::not_asked;
  __atomic_load(&sha256_known_support, &support, __ATOMIC_RELAXED);
  if (support == sha256_support::not_asked) [[unlikely]] {
    support = detect_sha256_instructions() ? sha256_support::present : sha256_support::absent;
    __atomic_store(&sha256_known_support, &support, __ATOMIC_RELAXED);
  }
  return support == sha256_support::present;
}

#else

inline bool has_sha256_instructions() noexcept {
  return false;
}

/// Never called; lets the choice below be written once.
inline void sha256_compress_by_instructions(sha256_state&, const char*, std::size_t) noexcept {}

#endif

/// Mixes `count` blocks into the state.
constexpr void sha256_compress(sha256_state& state, const char* blocks,
                               std::size_t count) noexcept {
  if (!std::is_constant_evaluated() && has_sha256_instructions()) {
    sha256_compress_by_instructions(state, blocks, count);
  } else {
    sha256_compress_portable(state, blocks, count);
  }
}

}  // namespace sansaws::encoding::detail
