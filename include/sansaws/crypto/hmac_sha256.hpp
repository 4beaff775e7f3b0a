// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// HMAC (RFC 2104, FIPS 198-1) over SHA-256 or a hash that stands in for it.
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
/// Holds the hash states after the two key blocks and not the key. A copy of a keyed object starts
/// another message without paying for those blocks. Wiped on destruction; what a compiler spills to
/// the stack meanwhile is for `wipe_stack`.
template <hash_256 Hash = sha256>
class hmac {
 public:
  /// A key over 64 bytes counts as its own hash, as the RFC has it. It may come in two pieces. The
  /// caller still owns it.
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
  constexpr explicit hmac(const digest& key) noexcept { start(key); }
  constexpr hmac(const hmac&) = default;
  constexpr hmac& operator=(const hmac&) = default;
  constexpr ~hmac() { wipe(); }

  /// Takes the next piece of the message.
  constexpr hmac& update(std::string_view text) noexcept {
    inner_.update(text);
    return *this;
  }

  /// The code of everything since construction. Precondition: called once; copy first to go on.
  constexpr digest finish() noexcept { return outer_code(outer_, inner_.finish()); }

  /// The code of what `write` appends to the sink that it is given, which gathers `Size` bytes at a
  /// time. Nothing of it stays here: any number of messages may be written. Precondition: no
  /// message was begun.
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

  /// Ends the message, and starts another one under the code as key: the link of a derivation
  /// chain.
  constexpr void finish_into_key() noexcept {
    digest key = finish();
    inner_ = outer_ = Hash();
    start(key);
    wipe_object(key);
  }

  /// Forgets key and message, where `Hash` can. Afterwards only assignment and destruction remain.
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
  /// Both hashes must be new.
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

/// The authentication code of one message.
template <hash_256 Hash = sha256>
constexpr digest hmac_sha256(std::string_view key, std::string_view message) noexcept {
  return hmac<Hash>(key).update(message).finish();
}
template <hash_256 Hash = sha256>
constexpr digest hmac_sha256(const digest& key, std::string_view message) noexcept {
  return hmac<Hash>(key).update(message).finish();
}

}  // namespace sansaws::crypto
