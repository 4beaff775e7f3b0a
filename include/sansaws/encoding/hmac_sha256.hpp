// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// HMAC (RFC 2104, FIPS 198-1) over SHA-256 or a hash that stands in for it.
#pragma once

#include <sansaws/core/secret.hpp>
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/sha256_streams.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sansaws::encoding {
namespace detail {

/// A digest's bytes as characters, for those who take text.
constexpr std::array<char, 32> characters_of(const digest& bytes) noexcept {
  std::array<char, 32> text{};
  for (std::size_t i = 0; i != text.size(); ++i) text[i] = static_cast<char>(bytes[i]);
  return text;
}

}  // namespace detail

/// The authentication code of a message that comes in pieces.
///
/// Holds the hash states after the two key blocks and not the key. A copy of a keyed object starts
/// another message without paying for those blocks. Everything is wiped on destruction.
template <hash_256 Hash = sha256>
class hmac {
 public:
  /// A key over 64 bytes counts as its own hash, as the RFC has it. The caller still owns the key.
  constexpr explicit hmac(std::string_view key) noexcept {
    std::array<char, Hash::block_size> block{};
    if (key.size() <= block.size()) {
      key.copy(block.data(), block.size());
    } else {
      digest short_key = hash<Hash>(key);
      for (std::size_t i = 0; i != short_key.size(); ++i)
        block[i] = static_cast<char>(short_key[i]);
      wipe_object(short_key);
    }
    start(block);
  }
  /// A digest as key: the link of a derivation chain.
  constexpr explicit hmac(const digest& key) noexcept {
    std::array<char, Hash::block_size> block{};
    for (std::size_t i = 0; i != key.size(); ++i) block[i] = static_cast<char>(key[i]);
    start(block);
  }
  constexpr hmac(const hmac&) = default;
  constexpr hmac& operator=(const hmac&) = default;
  constexpr ~hmac() { wipe(); }

  /// Takes the next piece of the message.
  constexpr hmac& update(std::string_view text) noexcept {
    inner_.update(text);
    return *this;
  }

  /// The code of everything since construction. Precondition: called once; copy first to go on.
  constexpr digest finish() noexcept {
    const std::array<char, 32> inner = detail::characters_of(inner_.finish());
    outer_.update(as_view(inner));
    return outer_.finish();
  }

  /// `codes[i]->update(texts[i])` and `codes[i]->finish()` for each i, as fast as the processor can
  /// do two or three together. Precondition: the objects are distinct.
  template <std::size_t N>
  static constexpr void update_streams(const std::array<hmac*, N>& codes,
                                       const std::array<std::string_view, N>& texts) noexcept {
    encoding::update_streams(inner_of(codes), texts);
  }
  template <std::size_t N>
  static constexpr std::array<digest, N> finish_streams(
      const std::array<hmac*, N>& codes) noexcept {
    const std::array<digest, N> digests = encoding::finish_streams(inner_of(codes));
    std::array<Hash*, N> outer{};
    std::array<std::array<char, 32>, N> inner{};
    std::array<std::string_view, N> texts{};
    for (std::size_t i = 0; i != N; ++i) {
      outer[i] = &codes[i]->outer_;
      inner[i] = detail::characters_of(digests[i]);
      texts[i] = as_view(inner[i]);
    }
    encoding::update_streams(outer, texts);
    return encoding::finish_streams(outer);
  }

  /// Forgets key and message, where `Hash` can. Afterwards only assignment and destruction remain.
  constexpr void wipe() noexcept {
    if constexpr (requires { inner_.wipe(); }) {
      inner_.wipe();
      outer_.wipe();
    }
  }

 private:
  template <std::size_t N>
  static constexpr std::array<Hash*, N> inner_of(const std::array<hmac*, N>& codes) noexcept {
    std::array<Hash*, N> inner{};
    for (std::size_t i = 0; i != N; ++i) inner[i] = &codes[i]->inner_;
    return inner;
  }

  static constexpr std::array<char, Hash::block_size> with_pad(
      const std::array<char, Hash::block_size>& block, std::uint64_t pad) noexcept {
    auto words = std::bit_cast<std::array<std::uint64_t, Hash::block_size / 8>>(block);
    for (std::uint64_t& word : words) word ^= pad;
    return std::bit_cast<std::array<char, Hash::block_size>>(words);
  }

  template <class T>
  static constexpr void wipe_object(T& object) noexcept {
    sansaws::wipe(object.data(), object.size());
  }

  constexpr void start(std::array<char, Hash::block_size>& block) noexcept {
    std::array<char, Hash::block_size> outer_block = with_pad(block, 0x5c5c'5c5c'5c5c'5c5c);
    block = with_pad(block, 0x3636'3636'3636'3636);
    encoding::update_streams(std::array{&inner_, &outer_},
                             std::array{as_view(block), as_view(outer_block)});
    wipe_object(block);
    wipe_object(outer_block);
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

}  // namespace sansaws::encoding
