// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The SHA-256 compression function, with the processor's instructions where it has them.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/crypto/detail/sha256_arm.hpp>
#include <sansaws/crypto/detail/sha256_portable.hpp>
#include <sansaws/crypto/detail/sha256_x86.hpp>

#include <cstddef>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::crypto::detail {

#if SANSAWS_SHA256_X86 || SANSAWS_SHA256_ARM

/// Whether the processor has instructions for SHA-256. Asks it once.
inline bool has_sha256_instructions() noexcept {
  static const bool has = detect_sha256_instructions();
  return has;
}

#else

inline bool has_sha256_instructions() noexcept {
  return false;
}

/// Never called. Declared for `sha256_compress` below.
inline void sha256_compress_by_instructions(sha256_state&, const char*, std::size_t) noexcept {}

#endif

/// Mixes `count` blocks into the state. Plain C++ is used in constant evaluation, and where the
/// processor has no instructions for it.
constexpr void sha256_compress(sha256_state& state, const char* blocks,
                               std::size_t count) noexcept {
  if (!std::is_constant_evaluated() && has_sha256_instructions()) {
    sha256_compress_by_instructions(state, blocks, count);
  } else {
    sha256_compress_portable(state, blocks, count);
  }
}

}  // namespace sansaws::crypto::detail
