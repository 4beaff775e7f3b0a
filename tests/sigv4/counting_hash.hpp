// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A hash of another type, as a caller would plug one in: it has the least that one must have, and
// counts the blocks it is made to do.
#pragma once

#include <sansaws/crypto/sha256.hpp>

#include <cstddef>
#include <string_view>

namespace samples {

class counting_hash {
 public:
  static constexpr std::size_t block_size = 64;
  static inline std::size_t blocks = 0;

  void update(std::string_view text) noexcept {
    blocks += (size_ % block_size + text.size()) / block_size;
    size_ += text.size();
    hash_.update(text);
  }
  sansaws::crypto::digest finish() noexcept {
    blocks += size_ % block_size + 9 > block_size ? 2U : 1U;  // a byte and the length are added
    return hash_.finish();
  }

 private:
  sansaws::crypto::sha256 hash_;
  std::size_t size_ = 0;
};
static_assert(sansaws::crypto::hash_256<counting_hash>);

}  // namespace samples
