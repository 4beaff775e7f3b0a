// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A hash as a sink for text.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/crypto/sha256.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::crypto::detail {

/// A sink that passes its text to a hash, `Size` bytes at a time: a hash is faster with one long
/// text than with many short ones.
template <hash_256 Hash, std::size_t Size>
requires(Size % Hash::block_size == 0) class hash_writer {
 public:
  constexpr explicit hash_writer(Hash& hash) noexcept : hash_(hash) {}
  hash_writer(const hash_writer&) = delete;
  hash_writer& operator=(const hash_writer&) = delete;

  SANSAWS_ALWAYS_INLINE constexpr void append(std::string_view text) {
    if (text.size() <= Size - size_) {
      put(text);
    } else {
      append_in_parts(text);
    }
  }
  /// Where the next `count` bytes go, or null where there is no room for that many.
  constexpr char* prepare(std::size_t count) noexcept {
    return count <= Size - size_ ? gathered_.data() + size_ : nullptr;
  }
  /// Appends the first `count` bytes that were written there.
  constexpr void commit(std::size_t count) noexcept { size_ += count; }

  /// The hash of all that was appended. Precondition: called once.
  constexpr digest finish() {
    if constexpr (std::same_as<Hash, sha256>) {
      return hash_.finish_in_place(gathered_.data(), size_);
    } else {
      flush();
      return hash_.finish();
    }
  }

 private:
  SANSAWS_NOINLINE constexpr void append_in_parts(std::string_view text) {
    while (text.size() > Size - size_) {
      const std::size_t taken = Size - size_;
      put(text.substr(0, taken));
      text.remove_prefix(taken);
      flush();
    }
    put(text);
  }
  SANSAWS_ALWAYS_INLINE constexpr void put(std::string_view text) {
    std::char_traits<char>::copy(gathered_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  constexpr void flush() {
    hash_.update({gathered_.data(), size_});
    size_ = 0;
  }

  // Not initialised: only bytes that were put are read. The hash adds its padding in place.
  // Aligned, because loads across cache lines are slower.
  alignas(64) std::array<char, Size + sha256::padding_size> gathered_;
  Hash& hash_;
  std::size_t size_ = 0;
};

}  // namespace sansaws::crypto::detail
