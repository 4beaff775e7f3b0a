// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// HMAC (RFC 2104, FIPS 198-1) with SHA-256 or another implementation of it.
#pragma once

#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/crypto/detail/hash_writer.hpp>
#include <sansaws/crypto/sha256.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::crypto {

/// The authentication code of a message that comes in pieces.
///
/// Does not hold the key, but the states of two hashes after they took the key. So a copy can begin
/// another message with the same key in less time. Wiped on destruction. Copies that the compiler
/// leaves on the stack meanwhile are not: see `wipe_stack` in core/detail/wipe.hpp.
///
/// Never allocates or fails. O(size). Specification: RFC 2104, FIPS 198-1.
///
/// @snippet reference_examples.cpp hmac
template <hash_256 Hash = sha256>
class hmac {
 public:
  /// The key, which may come in two pieces. The caller still owns it. As RFC 2104 wants, a key of
  /// more than 64 bytes is replaced by its hash.
  constexpr explicit hmac(std::string_view key, std::string_view rest_of_key = {}) noexcept {
    if (key.size() + rest_of_key.size() > Hash::block_size) {
      Hash hash;
      hash.update(key);
      hash.update(rest_of_key);
      digest short_key = hash.finish();
      start(short_key);
      wipe_object(short_key);
      wipe_hash(hash);
      return;
    }
    std::array<char, Hash::block_size> block{};
    rest_of_key.copy(block.data() + key.copy(block.data(), key.size()), rest_of_key.size());
    start(block);
  }
  /// The key is a digest, such as the code of another message.
  constexpr explicit hmac(const digest& key) noexcept { start(key); }
  constexpr hmac(const hmac&) = default;
  constexpr hmac& operator=(const hmac&) = default;
  constexpr ~hmac() { wipe(); }

  /// Takes the next piece of the message.
  constexpr hmac& update(std::string_view text) noexcept {
    inner_.update(text);
    return *this;
  }

  /// The code of everything since construction. Precondition: called once. To go on with the
  /// message, copy the object first.
  constexpr digest finish() noexcept { return outer_code(outer_, inner_.finish()); }

  /// The code of a whole message, which `write` appends to the sink that it is given. The sink
  /// passes `Size` bytes at a time to the hash. This object is not changed, so that any number of
  /// messages may be written. Precondition: `update` was not called.
  template <std::size_t Size, class Write>
  constexpr digest code_of_written(Write write) const {
    Hash inner = inner_;
    Hash outer = outer_;
    detail::hash_writer<Hash, Size> message(inner);
    write(message);
    const digest code = outer_code(outer, message.finish());
    wipe_hash(inner);
    wipe_hash(outer);
    return code;
  }

  /// Ends the message, and begins another one with its code as the key: one step of a chain of
  /// derived keys.
  constexpr void finish_into_key() noexcept {
    digest key = finish();
    inner_ = outer_ = Hash();
    start(key);
    wipe_object(key);
  }

  /// Wipes the hashes, where `Hash` has a `wipe()`. Afterwards the object can only be assigned to
  /// or destroyed.
  constexpr void wipe() noexcept {
    wipe_hash(inner_);
    wipe_hash(outer_);
  }

 private:
  template <class T>
  static constexpr void wipe_object(T& object) noexcept {
    sansaws::detail::wipe(object.data(), object.size());
  }
  static constexpr void wipe_hash(Hash& hash) noexcept {
    if constexpr (requires { hash.wipe(); }) hash.wipe();
  }

  static constexpr digest outer_code(Hash& outer, const digest& inner) noexcept {
    const auto text = std::bit_cast<std::array<char, 32>>(inner);
    detail::hash_writer<Hash, Hash::block_size> message(outer);
    message.append(sansaws::detail::text_of(text));
    return message.finish();
  }

  constexpr void start(const digest& key) noexcept {
    std::array<char, Hash::block_size> block{};
    for (std::size_t i = 0; i != key.size(); ++i) block[i] = static_cast<char>(key[i]);
    start(block);
  }
  /// Gives the key to both hashes. Precondition: both are new.
  constexpr void start(std::array<char, Hash::block_size>& block) noexcept {
    for (char& c : block) c = static_cast<char>(c ^ 0x36);
    inner_.update(sansaws::detail::text_of(block));
    for (char& c : block) c = static_cast<char>(c ^ 0x36 ^ 0x5c);
    outer_.update(sansaws::detail::text_of(block));
    wipe_object(block);
  }

  Hash inner_;
  Hash outer_;
};

/// The authentication code of one message. O(size).
///
/// @snippet reference_examples.cpp hmac_sha256
template <hash_256 Hash = sha256>
constexpr digest hmac_sha256(std::string_view key, std::string_view message) noexcept {
  return hmac<Hash>(key).update(message).finish();
}
/// The same with a digest as the key, such as the code of another message.
template <hash_256 Hash = sha256>
constexpr digest hmac_sha256(const digest& key, std::string_view message) noexcept {
  return hmac<Hash>(key).update(message).finish();
}

}  // namespace sansaws::crypto
