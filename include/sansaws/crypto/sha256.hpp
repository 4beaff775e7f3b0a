// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// SHA-256 (FIPS 180-4), and the concept of a hash that can replace it.
#pragma once

#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/crypto/detail/sha256_block.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::crypto {

/// The value of a 256-bit hash, first byte first.
using digest = std::array<std::uint8_t, 32>;

/// A 256-bit hash over blocks of 64 bytes, for instance an adapter for a certified module.
///
/// A copy continues from the state of the original. `finish` may be called once. `update` and
/// `finish` do not throw. If there is a `wipe()`, it is called when the state is no longer needed.
template <class H>
concept hash_256 = std::default_initializable<H> && std::copyable<H> && H::block_size == 64 &&
                   requires(H& hash, std::string_view text) {
  { hash.update(text) }
  noexcept;
  { hash.finish() }
  noexcept->std::same_as<digest>;
};

/// SHA-256 of bytes that come in pieces. A copy continues from the state of the original.
///
/// Never allocates or fails. No branch and no address depends on the values of the bytes. At run
/// time the processor's SHA instructions are used where it has them. O(size). Specification:
/// FIPS 180-4.
///
/// @snippet reference_examples.cpp sha256
class sha256 {
 public:
  /// How many bytes are hashed at a time.
  static constexpr std::size_t block_size = detail::sha256_block_size;
  /// The largest number of bytes that padding appends: one byte, the length, and zeros up to the
  /// end of a block.
  static constexpr std::size_t padding_size = 1 + 8 + block_size - 1;

  /// Nothing hashed so far.
  constexpr sha256() noexcept = default;

  /// Takes the next piece. The result does not depend on how the bytes are cut into pieces.
  constexpr sha256& update(std::string_view text) noexcept {
    const std::size_t used = size_ % block_size;
    size_ += text.size();
    if (text.size() < block_size - used) {
      text.copy(pending_.data() + used, text.size());
      return *this;
    }
    if (used != 0) {
      text.remove_prefix(text.copy(pending_.data() + used, block_size - used));
      compress_pending();
    }
    const std::size_t blocks = text.size() / block_size;
    if (blocks != 0) detail::sha256_compress(state_, text.data(), blocks);
    text.remove_prefix(blocks * block_size);
    text.copy(pending_.data(), text.size());
    return *this;
  }

  /// The digest of everything since construction. Afterwards the object is like a new one. The
  /// padding is that of FIPS 180-4 section 5.1.1.
  constexpr digest finish() noexcept {
    const std::size_t used = size_ % block_size;
    pending_[used] = static_cast<char>(0x80);
    if (used >= block_size - sizeof size_) compress_pending();  // no room for the length
    sansaws::detail::store_big_endian(size_ * 8, &pending_[block_size - sizeof size_]);
    detail::sha256_compress(state_, pending_.data(), 1);
    return take_digest();
  }

  /// The same as `update({text, size})` and `finish()`, without copying the text: writes the
  /// padding behind it. Precondition: there is room for `padding_size` bytes more.
  constexpr digest finish_in_place(char* text, std::size_t size) noexcept {
    if (size_ % block_size != 0) return update({text, size}).finish();
    size_ += size;
    const std::size_t blocks = (size + 1 + sizeof size_ + block_size - 1) / block_size;
    char* const length = text + blocks * block_size - sizeof size_;
    std::char_traits<char>::assign(text + size, static_cast<std::size_t>(length - text) - size, 0);
    text[size] = static_cast<char>(0x80);
    sansaws::detail::store_big_endian(size_ * 8, length);
    detail::sha256_compress(state_, text, blocks);
    return take_digest();
  }

  /// Makes the object like a new one, in a way that the optimiser may not remove.
  constexpr void wipe() noexcept { sansaws::detail::wipe(this, 1); }

 private:
  constexpr void compress_pending() noexcept {
    detail::sha256_compress(state_, pending_.data(), 1);
    pending_ = {};
  }

  constexpr digest take_digest() noexcept {
    digest result{};
    for (std::size_t i = 0; i != state_.size(); i += 2) {
      // One store of eight bytes: reading eight bytes is slower after two stores of four.
      const auto pair = std::uint64_t{state_[i]} << 32 | state_[i + 1];
      sansaws::detail::store_big_endian(pair, &result[4 * i]);
    }
    *this = sha256();
    return result;
  }

  detail::sha256_state state_ = detail::sha256_initial_state;
  std::array<char, block_size> pending_{};  // zero from index size_ % block_size on
  std::uint64_t size_ = 0;
};

/// The hash of one text. O(size).
///
/// @snippet reference_examples.cpp hash
template <hash_256 Hash = sha256>
constexpr digest hash(std::string_view text) noexcept {
  Hash hash;
  hash.update(text);
  return hash.finish();
}

}  // namespace sansaws::crypto
